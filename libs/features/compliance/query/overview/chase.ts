import type { NamedHolder, PostOfSchool } from '#contracts/audience.port.js';
import type { LocalText } from '#contracts/local-text.js';
import { postOf } from '#contracts/posts.js';
import type { Uuid } from '#platform/kernel/event.js';
import { daysBetween, londonDay } from '#platform/kernel/plain-date.js';
import { overdueIn, type Cell } from '../matrix/cells.js';
import type { MatrixSchool } from '../matrix/matrix.js';
import type { Asking, PolicyDetails, Standings, Waiting } from '../standings/standings.query.js';

export type ChaseReason = 'OVERDUE_POLICY' | 'UNSIGNED' | 'APPROVAL_WAITING';

/**
 * Somebody to chase. `who` is the post where one is meant until `named` says who holds it and whether that is who looks,
 * and an overdue policy has no title until `detailed` gives it.
 */
export interface Chase {
  readonly reason: ChaseReason;
  readonly who: string;
  readonly isViewer: boolean;
  readonly post: string | null;
  readonly schoolId: Uuid;
  readonly schoolName: LocalText;
  readonly policyId: Uuid | null;
  readonly policyTitle: LocalText | null;
  readonly days: number;
  readonly lastNudgedAt: Date | null;
  readonly campaignId: Uuid | null;
  readonly approvalId: Uuid | null;
}

/** A line of the list before it is written: a trust has hundreds to chase and a screen shows five. */
export type ToChase = { readonly days: number } & (
  | { readonly reason: 'OVERDUE_POLICY'; readonly of: Cell; readonly school: MatrixSchool }
  | { readonly reason: 'UNSIGNED'; readonly of: Asking }
  | { readonly reason: 'APPROVAL_WAITING'; readonly of: Waiting }
);

const HEAD = 'headteacher';

/**
 * Whom to chase, worst first: overdue policies go to the head, unsigned ones to those who have not signed, waiting
 * approvals to who holds the post. Longest first; of the same days, what is overdue comes first.
 */
export const chaseOrder = (rows: readonly MatrixSchool[], { askings, waitings, today }: Standings): ToChase[] => {
  const all: ToChase[] = [];
  for (const school of rows)
    for (const of of overdueIn(school.cells)) all.push({ reason: 'OVERDUE_POLICY', days: of.days ?? 0, of, school });
  for (const of of askings)
    if (of.signed < of.asked) all.push({ reason: 'UNSIGNED', days: daysBetween(of.dueOn, today), of });
  for (const of of waitings) {
    const days = daysBetween(londonDay(of.requestedAt), today);
    all.push({ reason: 'APPROVAL_WAITING', days, of });
  }
  return all.sort(
    (one, other) => other.days - one.days || byText(one.reason, other.reason) || byText(thingOf(one), thingOf(other)),
  );
};

const byText = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

/** What a line is about. Of equal ones the ids decide: the order of rows in a table is nobody's, and not the same after a replay. */
const thingOf = (line: ToChase): string => {
  if (line.reason === 'UNSIGNED') return line.of.campaignId;
  return (line.reason === 'APPROVAL_WAITING' ? line.of.approvalId : line.of.policyId) ?? '';
};

const people = (count: number): string => `${String(count)} ${count === 1 ? 'person' : 'people'}`;

const NONE: LocalText = { en: null, cy: null };
const nobodyElse = { isViewer: false, lastNudgedAt: null, campaignId: null, approvalId: null } as const;

const overdueLine = ({ policyId }: Cell, { schoolId, name }: MatrixSchool, days: number): Chase => ({
  reason: 'OVERDUE_POLICY',
  ...{ who: HEAD, post: HEAD, schoolId, schoolName: name, policyId, policyTitle: null, days },
  ...nobodyElse,
});

const unsignedLine = (asking: Asking, schoolName: LocalText, days: number): Chase => ({
  reason: 'UNSIGNED',
  who: people(asking.asked - asking.signed),
  isViewer: false,
  post: null,
  schoolId: asking.schoolId,
  schoolName,
  policyId: asking.policyId,
  policyTitle: asking.policyTitle,
  days,
  lastNudgedAt: asking.lastNudgedAt,
  campaignId: asking.campaignId,
  approvalId: null,
});

const waitingLine = (approval: Waiting, schoolName: LocalText, days: number): Chase => ({
  reason: 'APPROVAL_WAITING',
  who: approval.post,
  isViewer: false,
  post: approval.post,
  schoolId: approval.schoolId,
  schoolName,
  policyId: approval.policyId,
  policyTitle: approval.policyTitle,
  days,
  lastNudgedAt: approval.lastNudgedAt,
  campaignId: null,
  approvalId: approval.approvalId,
});

/** The lines, written. */
export const chaseLines = (next: readonly ToChase[], rows: readonly MatrixSchool[]): Chase[] =>
  next.map((line) => {
    if (line.reason === 'OVERDUE_POLICY') return overdueLine(line.of, line.school, line.days);
    const name = rows.find(({ schoolId }) => schoolId === line.of.schoolId)?.name ?? NONE;
    return line.reason === 'UNSIGNED' ? unsignedLine(line.of, name, line.days) : waitingLine(line.of, name, line.days);
  });

/** The policies that are overdue. */
export const policiesToName = (chased: readonly Chase[]): Uuid[] =>
  chased.flatMap(({ reason, policyId }) => (reason === 'OVERDUE_POLICY' ? (policyId ?? []) : []));

/** The same with what is said of the overdue policies. */
export const detailed = (chased: readonly Chase[], details: ReadonlyMap<Uuid, PolicyDetails>): Chase[] =>
  chased.map((line) => {
    const found = line.reason === 'OVERDUE_POLICY' && details.get(line.policyId ?? '');
    return found ? { ...line, policyTitle: found.title, lastNudgedAt: found.lastNudgedAt } : line;
  });

/** The posts whose holders are to be named, a post of a school once. */
export const postsToName = (chased: readonly Chase[]): PostOfSchool[] => {
  const posts = chased.flatMap(({ schoolId, post }) => (post === null ? [] : [{ schoolId, post }]));
  return [...new Map(posts.map((one) => [keyOf(one), one])).values()];
};

/** Who holds each of some posts, in their order. */
export interface Holders {
  readonly posts: readonly PostOfSchool[];
  readonly holders: readonly (NamedHolder | null)[];
}

/** The same with the names of who holds the posts; one that nobody holds on record stands for itself. */
export const named = (chased: readonly Chase[], { posts, holders }: Holders, viewer: Uuid | null): Chase[] => {
  const byPost = new Map(posts.map((one, n) => [keyOf(one), holders[n] ?? null]));
  return chased.map((line) => {
    const { schoolId, post } = line;
    if (post === null) return line;
    const holder = byPost.get(keyOf({ schoolId, post }));
    return { ...line, who: holder?.name ?? post, isViewer: viewer !== null && holder?.personId === viewer };
  });
};

const keyOf = ({ schoolId, post }: PostOfSchool): string => `${schoolId}/${postOf(post).key}`;
