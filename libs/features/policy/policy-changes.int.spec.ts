import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  PolicyArchived,
  policyEvents,
  PolicyRegistered,
  ReviewRecorded,
  VersionDrafted,
  VersionPublished,
  VersionSuperseded,
  type PolicyEvent,
} from '#contracts/policy.events.js';
import { askBetween } from '#platform/graphql/two-times.js';
import type { Decider } from '#platform/kernel/decider.js';
import type { Uuid } from '#platform/kernel/event.js';
import { accept, type Refusal } from '#platform/kernel/result.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { policyProjections } from './policy.projections.js';
import { PolicyChangesQuery, type PolicyChange } from './query/changes/policy-changes.query.js';

let platform: TestPlatform;
let oak: Uuid;

const anything: Decider<null, readonly PolicyEvent[], PolicyEvent, Refusal> = {
  initialState: null,
  evolve: () => null,
  decide: (events) => accept(events),
};
const write = async (policyId: Uuid, ...events: readonly PolicyEvent[]): Promise<void> => {
  const spec = { name: 'Write', tenantId: oak, subject: oak, roles: ['CLERK'], input: { events } } as const;
  const outcome = await platform.runner.run(platform.as('CLERK', oak), spec, async (unit) => {
    const loaded = await unit.load(anything, `policy-${policyId}`);
    const decided = unit.decide(anything, loaded, events);
    return decided.ok ? accept(policyId) : decided;
  });
  if (!outcome.done) throw new Error(outcome.refusal.code);
};

const title = { en: 'Behaviour', cy: null };
const contentHash = '0'.repeat(64);
const registered = (policyId: Uuid): PolicyEvent =>
  PolicyRegistered({ policyId, category: 'behaviour', title, owner: null, audience: [] });
const published = (
  policyId: Uuid,
  number: number,
  supersedes: Uuid | null = null,
): { versionId: Uuid; events: PolicyEvent[] } => {
  const versionId = randomUUID();
  const metadata = { approvals: [], approvers: [], lastReviewed: null, nextReviewDue: null, reviewCycleMonths: null };
  const about = { policyId, versionId, number, contentHash, title, audience: [], material: true };
  const events = [
    VersionDrafted({
      ...about,
      ...{ sections: [], people: null, findings: [], questions: [], changes: null, source: null },
      metadata: { ...metadata, versions: [], amendments: [] },
    }),
    VersionPublished({
      ...about,
      ...{ category: 'behaviour', lastReviewed: null, nextReviewDue: '2027-01', reviewCycleMonths: null, supersedes },
    }),
    ...(supersedes ? [VersionSuperseded({ policyId, versionId: supersedes, by: versionId, material: true })] : []),
  ];
  return { versionId, events };
};
/** A moment that lies after all that was recorded, and before what will be. */
const moment = async (): Promise<string> => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  const at = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 5));
  return at;
};
const changes = async (from: string, to: string | null = null, first = 10) => {
  await platform.engine.catchUp(oak);
  const { actor } = platform.as('AUDITOR', oak);
  const asked = { before: { actor, asOf: from }, after: { actor, asOf: to }, schoolId: null };
  return askBetween(platform.reads, asked, (before, after, records) =>
    new PolicyChangesQuery().page(before, after, records, { first }),
  );
};
const told = ({ edges }: { readonly edges: readonly { readonly node: PolicyChange }[] }) =>
  edges.map(({ node: { kind, numberBefore, numberAfter, reviewAfter } }) => [
    ...[kind, numberBefore, numberAfter],
    reviewAfter,
  ]);

beforeAll(async () => {
  platform = await testPlatform({ name: 'policy_changes', events: policyEvents, projections: policyProjections });
});
afterAll(() => platform.drop());
beforeEach(async () => {
  platform.now = new Date(Date.now() + 60_000).toISOString();
  oak = await platform.school();
});

describe('between two moments', () => {
  it('policies were withdrawn, published anew, adopted, reviewed and registered, in this order', async () => {
    const [one, two, three, four, five] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const versions: Uuid[] = [];
    for (const id of [one, two, three]) {
      const { versionId, events } = published(id, 1);
      versions.push(versionId);
      await write(id, registered(id), ...events);
    }
    await write(four, registered(four));
    const from = await moment();
    const [first = '', second = '', third = ''] = versions;
    await write(five, registered(five));
    await write(one, PolicyArchived({ policyId: one, versionId: first, because: 'The nursery closed.' }));
    await write(
      three,
      ReviewRecorded({ policyId: three, versionId: third, reviewedOn: '2026-11-01', nextReviewDue: '2028' }),
    );
    await write(two, ...published(two, 2, second).events);
    await write(four, ...published(four, 1).events);
    const sut = await changes(from);
    expect(told(sut)).toEqual([
      ['WITHDRAWN', 1, 1, '2027-01'],
      ['PUBLISHED', 1, 2, '2027-01'],
      ['ADOPTED', null, 1, '2027-01'],
      ['REVIEWED', 1, 1, '2028'],
      ['REGISTERED', null, null, null],
    ]);
    expect(sut.totalCount).toBe(5);
    const page = await changes(from, null, 2);
    expect([page.edges.length, page.totalCount, page.pageInfo.hasNextPage]).toEqual([2, 5, true]);
  });

  it('only what lies between them counts', async () => {
    const id = randomUUID();
    const before = await moment();
    await write(id, registered(id), ...published(id, 1).events);
    const between = await moment();
    await write(id, PolicyArchived({ policyId: id, versionId: null, because: 'Merged.' }));
    expect(told(await changes(before, between))).toMatchObject([['ADOPTED', null, 1, '2027-01']]);
    expect(told(await changes(between))).toMatchObject([['WITHDRAWN', 1, 1, '2027-01']]);
    expect(told(await changes(between, between))).toEqual([]);
  });
});
