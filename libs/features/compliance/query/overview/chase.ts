import type { PostOfSchool } from '#contracts/audience.port.js';
import type { LocalText } from '#contracts/local-text.js';
import { postOf } from '#contracts/posts.js';
import type { Uuid } from '#platform/kernel/event.js';
import { daysBetween, londonDay } from '#platform/kernel/plain-date.js';
import type { MatrixSchool } from '../matrix/matrix.js';
import type { PolicyDetails, Standings } from '../standings/standings.query.js';

export type ChaseReason = 'OVERDUE_POLICY' | 'UNSIGNED' | 'APPROVAL_WAITING';

/**
 * Somebody to chase. `who` is the post where one is meant until `named` says who holds it, and an overdue policy has no
 * title until `detailed` gives it.
 */
export interface Chase {
  readonly reason: ChaseReason;
  readonly who: string;
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

const HEAD = 'headteacher';

const nobodyElse = { lastNudgedAt: null, campaignId: null, approvalId: null } as const;

const overdue = (row: MatrixSchool): Chase[] =>
  row.cells
    .filter(({ code }) => code === 'O')
    .map(({ policyId, days }) => ({
      reason: 'OVERDUE_POLICY',
      who: HEAD,
      post: HEAD,
      schoolId: row.schoolId,
      schoolName: row.name,
      policyId,
      policyTitle: null,
      days: days ?? 0,
      ...nobodyElse,
    }));

const people = (count: number): string => `${String(count)} ${count === 1 ? 'person' : 'people'}`;

/**
 * Whom to chase, worst first: overdue policies go to the head, unsigned ones to those who have not signed, waiting
 * approvals to who holds the post. Longest first; of the same days, what is overdue comes first.
 */
export const chaseList = (rows: readonly MatrixSchool[], standings: Standings): Chase[] => {
  const nameOf = new Map(rows.map(({ schoolId, name }) => [schoolId, name]));
  const none: LocalText = { en: null, cy: null };
  const unsigned = standings.askings
    .filter(({ asked, signed }) => signed < asked)
    .map((asking): Chase => ({
      reason: 'UNSIGNED',
      who: people(asking.asked - asking.signed),
      post: null,
      schoolId: asking.schoolId,
      schoolName: nameOf.get(asking.schoolId) ?? none,
      policyId: asking.policyId,
      policyTitle: asking.policyTitle,
      days: daysBetween(asking.dueOn, standings.today),
      lastNudgedAt: asking.lastNudgedAt,
      campaignId: asking.campaignId,
      approvalId: null,
    }));
  const waiting = standings.waitings.map((approval): Chase => ({
    reason: 'APPROVAL_WAITING',
    who: approval.post,
    post: approval.post,
    schoolId: approval.schoolId,
    schoolName: nameOf.get(approval.schoolId) ?? none,
    policyId: approval.policyId,
    policyTitle: approval.policyTitle,
    days: daysBetween(londonDay(approval.requestedAt.toISOString()), standings.today),
    lastNudgedAt: approval.lastNudgedAt,
    campaignId: null,
    approvalId: approval.approvalId,
  }));
  const all = [...rows.flatMap((row) => overdue(row)), ...unsigned, ...waiting];
  return all.sort((one, other) => other.days - one.days || (one.reason < other.reason ? -1 : 1));
};

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

/** The same with the names of who holds the posts; one that nobody holds on record stands for itself. */
export const named = (
  chased: readonly Chase[],
  posts: readonly PostOfSchool[],
  names: readonly (string | null)[],
): Chase[] => {
  const byPost = new Map(posts.map((one, n) => [keyOf(one), names[n] ?? null]));
  return chased.map((line) => {
    const { schoolId, post } = line;
    return post === null ? line : { ...line, who: byPost.get(keyOf({ schoolId, post })) ?? post };
  });
};

const keyOf = ({ schoolId, post }: PostOfSchool): string => `${schoolId}/${postOf(post).key}`;
