import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ApprovalEvent } from '#contracts/approval.events.js';
import { fold } from '#platform/kernel/decider.js';
import { contextOf } from '#platform/testing/given.js';
import type { ApprovalCommand } from './approval.commands.js';
import { approvalDecider } from './approval.decider.js';

const id = '22222222-2222-4222-8222-222222222222';
const post = fc.constantFrom(
  'headteacher',
  'Head',
  'chair of governors',
  'governing body',
  'trust board',
  '',
  'janitor',
);
const hash = fc.constantFrom('a'.repeat(64), 'b'.repeat(64));
const decision = { post, heldPosts: fc.array(post, { maxLength: 3 }) };
const chain = fc.array(fc.record({ post, appliesTo: fc.constantFrom('whole', 'Appendix A', '') }), { maxLength: 4 });

const command: fc.Arbitrary<ApprovalCommand> = fc.oneof(
  chain.map((steps) => ({
    kind: 'RequestApproval' as const,
    ...{ approvalId: id, policyId: id, versionId: id },
    contentHash: 'a'.repeat(64),
    policyTitle: { en: 'A policy', cy: null },
    chain: steps,
  })),
  fc.record({
    kind: fc.constant('ApproveStep' as const),
    ...decision,
    contentHash: hash,
    decidedOn: fc.constantFrom(null, '2026-02-31', '2026-07-19', '2030-01-01'),
  }),
  fc.record({ kind: fc.constant('RejectStep' as const), ...decision, reason: fc.constantFrom('', 'Wrong school.') }),
  fc.constant({ kind: 'VoidApproval' as const, because: 'edited' as const }),
  fc.constant({ kind: 'WithdrawApproval' as const }),
);
const asked = fc.tuple(command, fc.constantFrom('person-1', 'person-2', 'person-3'));

const run = (all: readonly (readonly [ApprovalCommand, string])[]): readonly ApprovalEvent[] =>
  all.reduce<readonly ApprovalEvent[]>((events, [one, actorId]) => {
    const decided = approvalDecider.decide(one, fold(approvalDecider, events), contextOf({ actorId }));
    return decided.ok ? [...events, ...decided.value] : events;
  }, []);

/** Half of the sequences begin with an approval that waits, so that the random part meets one. */
const valid: ApprovalCommand = {
  kind: 'RequestApproval',
  ...{ approvalId: id, policyId: id, versionId: id },
  contentHash: 'a'.repeat(64),
  policyTitle: { en: 'A policy', cy: null },
  chain: [
    { post: 'headteacher', appliesTo: 'whole' },
    { post: 'governing body', appliesTo: 'whole' },
  ],
};
const sequence = fc.oneof(
  fc.array(asked, { maxLength: 12 }),
  fc.array(asked, { maxLength: 30 }).map((all) => [[valid, 'person-1'] as [ApprovalCommand, string], ...all]),
);

const enders = ['StepRejected', 'ApprovalVoided', 'ApprovalWithdrawn'];

describe('any sequence of commands to an approval', () => {
  it('ends it at most once, and nobody decides on their own request', () => {
    fc.assert(
      fc.property(sequence, (all) => {
        const events = run(all);
        expect(events.filter(({ type }) => enders.includes(type)).length).toBeLessThanOrEqual(1);
        const requester = events.flatMap((one) => (one.type === 'ApprovalRequested' ? [one.body.requestedBy] : []));
        const deciders = events.flatMap((one) => (one.type === 'StepApproved' ? [one.body.decidedBy] : []));
        expect(deciders.filter((one) => requester.includes(one))).toEqual([]);
      }),
    );
  });
  it('approves steps in their order and completes after the last', () => {
    fc.assert(
      fc.property(sequence, (all) => {
        const events = run(all);
        const numbers = events.flatMap((one) => (one.type === 'StepApproved' ? [one.body.number] : []));
        expect(numbers).toEqual(numbers.map((_, index) => index + 1));
        const steps = events.flatMap((one) => (one.type === 'ApprovalRequested' ? [one.body.steps.length] : []))[0];
        const completed = events.some(({ type }) => type === 'ApprovalCompleted');
        expect(completed).toBe(numbers.length > 0 && numbers.length === steps);
      }),
    );
  });
});

describe('any sequence of events', () => {
  it('leads to a state, even in an order that no decision would bring about', () => {
    const shuffled = sequence.chain((all) => fc.shuffledSubarray([...run(all)]));
    fc.assert(
      fc.property(shuffled, (events) => {
        const statuses = ['absent', 'waiting', 'approved', 'rejected', 'voided', 'withdrawn'];
        expect(statuses).toContain(fold(approvalDecider, events).status);
      }),
    );
  });
});
