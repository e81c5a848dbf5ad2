import type { InboxAnswer, InboxApproval, InboxBreach, InboxPolicy, InboxRequest } from './inbox.query.js';

/** One thing that waits for the viewer. */
export type InboxItem =
  | { readonly kind: 'breach'; readonly id: string; readonly days: number; readonly breach: InboxBreach }
  | { readonly kind: 'approval'; readonly id: string; readonly days: number; readonly approval: InboxApproval }
  | { readonly kind: 'returned'; readonly id: string; readonly days: number; readonly approval: InboxApproval }
  | { readonly kind: 'reading'; readonly id: string; readonly days: number; readonly request: InboxRequest }
  | { readonly kind: 'review'; readonly id: string; readonly days: number; readonly policy: InboxPolicy };

export type ItemKind = InboxItem['kind'];

const DAY = 86_400_000;

const daysSince = (instant: string, now: number): number => Math.max(0, Math.floor((now - Date.parse(instant)) / DAY));

/** Cases that nobody handles yet and the viewer may, and those that they handle. */
const breachItems = ({ breaches, viewer }: InboxAnswer, now: number): InboxItem[] =>
  breaches.edges
    .map(({ node }) => node)
    .filter(({ readable, handlerPersonId }) => readable && (!handlerPersonId || handlerPersonId === viewer.personId))
    .map((breach) => ({ kind: 'breach', id: breach.id, days: daysSince(breach.reportedAt, now), breach }));

/** A head answers for all reviews of the school; anybody else for the policies that name them as who keeps them. */
const isMine = ({ owner }: InboxPolicy, { viewer }: InboxAnswer): boolean =>
  (viewer.role === 'HEADTEACHER' && viewer.tenantKind === 'SCHOOL') ||
  (owner !== null && owner !== undefined && viewer.personName !== null && owner === viewer.personName);

const reviewItems = (answer: InboxAnswer): InboxItem[] =>
  [...answer.overdue.edges, ...answer.due.edges]
    .map(({ node }) => node)
    .filter((policy) => isMine(policy, answer))
    .map((policy) => ({
      kind: 'review',
      id: policy.id,
      days: policy.status === 'OVERDUE' ? (policy.days ?? 0) : -(policy.days ?? 0),
      policy,
    }));

const readingItems = ({ requests }: InboxAnswer, now: number): InboxItem[] =>
  requests
    .filter(({ status }) => status === 'LATE' || status === 'OUTSTANDING')
    .map((request) => ({
      kind: 'reading',
      id: request.id,
      days: Math.floor((now - Date.parse(`${request.dueOn}T00:00:00Z`)) / DAY),
      request,
    }));

const approvalItems = ({ approvals, returned }: InboxAnswer): InboxItem[] => [
  ...approvals.map((approval): InboxItem => ({
    kind: 'approval',
    id: approval.id,
    days: approval.daysWaiting,
    approval,
  })),
  ...returned.map((approval): InboxItem => ({
    kind: 'returned',
    id: approval.id,
    days: approval.daysWaiting,
    approval,
  })),
];

/** A case first, for somebody may be harmed; then what is late or waits, the longest first; last what is still to come. */
const RANK: Readonly<Record<ItemKind, number>> = { breach: 0, approval: 1, returned: 1, reading: 1, review: 1 };

const rankOf = ({ kind, days }: InboxItem): number => (days < 0 ? 2 : RANK[kind]);

/** What waits for the viewer at a moment, worst first. */
export const inboxItems = (answer: InboxAnswer, now: number): readonly InboxItem[] =>
  [...breachItems(answer, now), ...approvalItems(answer), ...readingItems(answer, now), ...reviewItems(answer)].sort(
    (one, other) => rankOf(one) - rankOf(other) || other.days - one.days || one.id.localeCompare(other.id),
  );

/** How many of each kind. */
export const countKinds = (items: readonly InboxItem[]): Readonly<Record<ItemKind, number>> => {
  const counts = { breach: 0, approval: 0, returned: 0, reading: 0, review: 0 };
  for (const { kind } of items) counts[kind] += 1;
  return counts;
};
