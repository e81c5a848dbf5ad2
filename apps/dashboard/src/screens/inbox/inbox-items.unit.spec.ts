import { describe, expect, it } from '@jest/globals';
import { countKinds, inboxItems } from './inbox-items.js';
import type { InboxAnswer, InboxApproval, InboxBreach, InboxPolicy, InboxRequest } from './inbox.query.js';

const now = Date.parse('2026-11-21T09:14:00Z');
const listed = <Node>(...nodes: Node[]) => ({ edges: nodes.map((node) => ({ node })) });

const viewer = {
  __typename: 'Viewer' as const,
  role: 'HEADTEACHER' as const,
  tenantId: 'school',
  tenantKind: 'SCHOOL' as const,
  tenantName: { en: 'Oak', cy: null },
  personId: 'me',
  personName: 'Ann Head',
  approvalsWaiting: 0,
};
const approval = (id: string, daysWaiting: number): InboxApproval => ({
  ...{ id, schoolId: 'school', schoolName: { en: 'Oak' }, policyId: 'policy', policyTitle: { en: 'Online safety' } },
  ...{ requestedAt: '2026-11-01T09:00:00Z', daysWaiting, requestedBy: 'Cy Clerk', decidesAs: 'headteacher', steps: [] },
});
const request = (id: string, dueOn: string, status: InboxRequest['status']): InboxRequest => ({
  ...{ id, dueOn, status, policyTitle: { en: 'Behaviour' }, askedAt: '2026-10-01T09:00:00Z', readPath: null },
});
const breach = (id: string, rest: Partial<InboxBreach> = {}): InboxBreach => ({
  ...{ id, schoolId: 'school', category: 'DATA_BREACH', status: 'REPORTED', reportedAt: '2026-11-20T09:00:00Z' },
  ...{ readable: true, handlerPersonId: null, clocks: [], ...rest },
});
const policy = (id: string, rest: Partial<InboxPolicy>): InboxPolicy => ({
  ...{ id, schoolId: 'school', title: { en: 'Data' }, owner: 'Dee Puty', status: 'OVERDUE', days: 12 },
  ...{ nextReviewDue: '2026-11-09', ...rest },
});
const answer = (rest: Partial<InboxAnswer>): InboxAnswer => ({
  ...{ viewer, approvals: [], returned: [], requests: [] },
  ...{ breaches: listed(), overdue: listed(), due: listed(), ...rest },
});
const ids = (rest: Partial<InboxAnswer>): string[] => inboxItems(answer(rest), now).map(({ id }) => id);

describe('an inbox', () => {
  it('begins with cases, then what waits longest, and ends with what is still to come', () => {
    expect(
      ids({
        approvals: [approval('waits six days', 6)],
        returned: [approval('came back', 2)],
        requests: [request('to read later', '2026-11-30', 'OUTSTANDING'), request('late', '2026-11-12', 'LATE')],
        breaches: listed(breach('case')),
        overdue: listed(policy('overdue', { days: 12 })),
        due: listed(policy('due soon', { status: 'DUE', days: 4 })),
      }),
    ).toEqual(['case', 'overdue', 'late', 'waits six days', 'came back', 'due soon', 'to read later']);
  });

  it('holds cases that one may handle and that nobody else does', () => {
    expect(
      ids({
        breaches: listed(
          breach('mine', { handlerPersonId: 'me' }),
          breach('nobody’s'),
          breach('another’s', { handlerPersonId: 'somebody' }),
          breach('not mine to read', { readable: false }),
        ),
      }).sort(),
    ).toEqual(['mine', 'nobody’s']);
  });

  it('holds the reviews of a whole school for its head, else those of the policies that one keeps', () => {
    const overdue = listed(policy('kept by another', {}), policy('mine', { owner: 'Cy Clerk' }));
    expect(ids({ overdue })).toHaveLength(2);
    expect(ids({ overdue, viewer: { ...viewer, role: 'CLERK', personName: 'Cy Clerk' } })).toEqual(['mine']);
    const nameless = { ...viewer, role: 'INTEGRATOR' as const, personName: null };
    expect(ids({ overdue: listed(policy('nobody’s', { owner: null })), viewer: nameless })).toEqual([]);
  });

  it('leaves out what has been read', () => {
    expect(ids({ requests: [request('read', '2026-11-12', 'SIGNED')] })).toEqual([]);
  });

  it('is counted by kind', () => {
    const items = inboxItems(answer({ approvals: [approval('a', 1), approval('b', 2)] }), now);
    expect(countKinds(items)).toEqual({ breach: 0, approval: 2, returned: 0, reading: 0, review: 0 });
  });
});
