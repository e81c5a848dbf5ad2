import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PolicyEvent } from '#contracts/policy.events.js';
import { fold } from '#platform/kernel/decider.js';
import { contextOf } from '#platform/testing/given.js';
import type { PolicyCommand } from './policy.commands.js';
import { policyDecider } from './policy.decider.js';
import { inForce } from './policy.in-force.js';
import * as history from './testing/policy.history.js';

const versionId = fc.constantFrom('v1', 'v2', 'v3');
const approvalId = fc.constantFrom('a1', 'a2', 'a3');
const contentHash = fc.constantFrom('h1', 'h2', 'h3');
const date = fc.constantFrom(null, '2027-07', '2026-11-20', 'soon');
const draft = fc
  .record({ versionId, contentHash, material: fc.boolean() })
  .map((some) => ({ ...history.draft, ...some, questions: [] }));

const command: fc.Arbitrary<PolicyCommand> = fc.oneof(
  draft.map((one) => ({ kind: 'DraftVersion' as const, category: null, draft: one })),
  fc.record({
    kind: fc.constant('EditDraft' as const),
    ...{ versionId, contentHash, sections: fc.constantFrom(history.sections, []), nextReviewDue: date },
    ...{ changes: fc.constantFrom(null, 'Some.'), findings: fc.constant([]) },
  }),
  fc.record({
    kind: fc.constant('AnswerQuestions' as const),
    ...{ versionId, contentHash },
    answers: fc.array(
      fc.record({
        field: fc.constantFrom('owner', 'approver', 'approvedOn', 'reviewCycleMonths', 'title', 'toString'),
        value: fc.constantFrom('', '2014-07', '12', 'headteacher'),
      }),
      { maxLength: 3 },
    ),
  }),
  fc.record({ kind: fc.constant('SubmitVersion' as const), versionId, approvalId, chain: fc.constant(history.chain) }),
  fc.record({ kind: fc.constant('MarkVersionApproved' as const), versionId, approvalId, contentHash }),
  fc.record({
    kind: fc.constant('ReturnVersionToDraft' as const),
    ...{ versionId, approvalId, because: fc.constantFrom('rejected' as const, 'withdrawn' as const) },
  }),
  fc.record({ kind: fc.constant('PublishVersion' as const), versionId, nextReviewDue: date }),
  fc.record({
    kind: fc.constant('RecordReview' as const),
    ...{ reviewedOn: fc.constantFrom('2026-11-20', '2030-01-01', 'x'), nextReviewDue: date },
  }),
);
const first: PolicyCommand = {
  kind: 'RegisterPolicy',
  policyId: 'p',
  category: 'social-media',
  draft: { ...history.draft, versionId: 'v1', contentHash: 'h1' },
};
const sequence = fc.array(command, { maxLength: 60 }).map((all) => [first, ...all]);

const run = (all: readonly PolicyCommand[]): readonly PolicyEvent[] =>
  all.reduce<readonly PolicyEvent[]>((events, one) => {
    const decided = policyDecider.decide(one, fold(policyDecider, events), contextOf());
    return decided.ok ? [...events, ...decided.value] : events;
  }, []);

/** A history to a published version, so that the random part begins where it matters. */
const publishedFirst: readonly PolicyCommand[] = [
  first,
  { kind: 'SubmitVersion', versionId: 'v1', approvalId: 'a1', chain: history.chain },
  { kind: 'MarkVersionApproved', versionId: 'v1', approvalId: 'a1', contentHash: 'h1' },
  { kind: 'PublishVersion', versionId: 'v1', nextReviewDue: null },
];
const either = fc.oneof(
  sequence,
  sequence.map((all) => [...publishedFirst, ...all]),
);

describe('any sequence of commands to a policy', () => {
  it('publishes only the text that was approved last, in the version that it was approved in', () => {
    fc.assert(
      fc.property(either, (all) => {
        const events = run(all);
        events.forEach((event, index) => {
          if (event.type !== 'VersionPublished') return;
          const before = events.slice(0, index).reverse();
          const approval = before.find(({ type }) => type === 'VersionApproved' || type === 'DraftEdited');
          expect(approval).toMatchObject({
            type: 'VersionApproved',
            body: { versionId: event.body.versionId, contentHash: event.body.contentHash },
          });
        });
      }),
      { numRuns: 300 },
    );
  });
  it('supersedes each version that was in force, when and only when the next one comes into force', () => {
    fc.assert(
      fc.property(either, (all) => {
        const events = run(all);
        const published = events.flatMap((one) => (one.type === 'VersionPublished' ? [one.body] : []));
        const superseded = events.flatMap((one) => (one.type === 'VersionSuperseded' ? [one.body] : []));
        expect(superseded.map(({ versionId: id, by }) => [id, by])).toEqual(
          published.slice(1).map(({ versionId: id }, index) => [published[index]?.versionId, id]),
        );
        expect(inForce(fold(policyDecider, events))?.versionId).toBe(published.at(-1)?.versionId);
      }),
      { numRuns: 300 },
    );
  });
});

describe('any sequence of events', () => {
  it('leads to a state, even in an order that no decision would bring about', () => {
    const shuffled = either.chain((all) => fc.shuffledSubarray([...run(all)]));
    fc.assert(
      fc.property(shuffled, (events) => {
        expect(['unregistered', 'registered', 'archived']).toContain(fold(policyDecider, events).status);
      }),
    );
  });
});

describe('the version in force', () => {
  const immaterial = { ...history.published.body, versionId: 'v2', number: 2, material: false };
  const after = (body: typeof immaterial) =>
    inForce(fold(policyDecider, [...history.inForce, { ...history.published, body }]));

  it('asks readers again only since the newest version that changed something for them', () => {
    expect(after(immaterial)).toMatchObject({ number: 2, materialSince: 1, archived: false });
    expect(after({ ...immaterial, material: true })).toMatchObject({ number: 2, materialSince: 2 });
  });
  it('is new to everybody when it is the first', () => {
    const quiet = { ...history.published, body: { ...history.published.body, material: false } };
    expect(inForce(fold(policyDecider, [...history.ready, quiet]))).toMatchObject({ materialSince: 1 });
  });
  it('is none before a publication', () => {
    expect(inForce(fold(policyDecider, history.ready))).toBeNull();
  });
});
