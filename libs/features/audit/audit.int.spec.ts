import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  acknowledgementEvents,
  AcknowledgementRequested,
  AudienceAsked,
  CampaignLaunched,
  PersonNudged,
} from '#contracts/acknowledgement.events.js';
import type { Names, PostsThen, SomebodyThen } from '#contracts/audience.port.js';
import { breachEvents, BreachClosed } from '#contracts/breach.events.js';
import { peopleEvents, PersonLeft, type PostStarted } from '#contracts/people.events.js';
import type { Schools } from '#contracts/schools.port.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Decider } from '#platform/kernel/decider.js';
import type { Uuid } from '#platform/kernel/event.js';
import { accept, type Refusal } from '#platform/kernel/result.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { DensityQuery } from './query/density/density.query.js';
import type { EventFilter } from './query/events/event.filter.js';
import { EventsQuery } from './query/events/events.query.js';

let platform: TestPlatform;
let oak: Uuid;
let first: number;
let asked: readonly SomebodyThen[];

const schools: Schools = {
  schoolsIn: () => Promise.resolve([]),
  visibleFrom: ({ tenants }) => Promise.resolve(new Map(tenants.map((tenant) => [tenant, first]))),
  joinedLater: () => Promise.resolve([]),
  one: () => Promise.resolve(null),
};
const names: Names = {
  namesIn: (_, ids) => Promise.resolve(new Map(ids.map((id) => [id, `Name of ${id}`]))),
  holdersIn: () => Promise.resolve(new Map()),
};
const posts: PostsThen = {
  postsThen: (_, people) => {
    asked = people;
    return Promise.resolve(new Map(people.map(({ key }) => [key, ['headteacher']])));
  },
};

type Written =
  | ReturnType<typeof CampaignLaunched>
  | ReturnType<typeof AudienceAsked>
  | ReturnType<typeof AcknowledgementRequested>
  | ReturnType<typeof PersonNudged>
  | ReturnType<typeof PostStarted>
  | ReturnType<typeof PersonLeft>
  | ReturnType<typeof BreachClosed>;
const anything: Decider<null, Written, Written, Refusal> = {
  initialState: null,
  evolve: () => null,
  decide: (event) => accept([event]),
};
const write = async (stream: string, event: Written, more: Partial<RequestContext> = {}): Promise<number> => {
  const context = { ...platform.as('CLERK', oak), ...more };
  const spec = { name: 'Write', tenantId: oak, subject: oak, roles: ['CLERK'], input: { stream, event } } as const;
  const outcome = await platform.runner.run(context, spec, async (unit) => {
    const loaded = await unit.load(anything, stream);
    const decided = unit.decide(anything, loaded, event);
    return decided.ok ? accept(oak) : decided;
  });
  if (!outcome.done) throw new Error(outcome.refusal.code);
  return outcome.position;
};
const left = (personId: Uuid): Written => PersonLeft({ personId, leftOn: '2026-09-01' });

interface Node {
  readonly id: string;
  readonly position: number;
  readonly type: string;
  readonly sentence: { readonly en: string; readonly cy: string };
  readonly actorName: string | null;
  readonly aboutName: string | null;
  readonly actorPosts: readonly { readonly en: string; readonly cy: string }[];
  readonly because: { readonly id: string; readonly position: number } | null;
  readonly recordedAt: Date;
  readonly policy: { readonly policyId: string } | null;
}
const events = async (filter: EventFilter = {}, asOf: string | null = null): Promise<readonly Node[]> => {
  const { actor } = platform.as('AUDITOR', oak);
  const query = new EventsQuery(schools, names, posts);
  const page = await platform.reads.ask({ actor, asOf }, (scope) => query.page(scope, filter, { first: 50 }));
  return (page as { edges: { node: Node }[] }).edges.map(({ node }) => node);
};
const density = (filter: EventFilter = {}) =>
  platform.reads.ask({ actor: platform.as('AUDITOR', oak).actor }, (scope) =>
    new DensityQuery(schools).density(scope, filter),
  );
const nearest = (at: string, filter: EventFilter = {}) =>
  platform.reads.ask({ actor: platform.as('AUDITOR', oak).actor }, (scope) =>
    new DensityQuery(schools).nearest(scope, filter, at),
  );

beforeAll(async () => {
  platform = await testPlatform({
    name: 'audit',
    events: [...acknowledgementEvents, ...peopleEvents, ...breachEvents],
    projections: [],
  });
});
afterAll(() => platform.drop());
beforeEach(async () => {
  platform.now = new Date(Date.now() + 60_000).toISOString();
  first = 1;
  oak = await platform.school();
});

describe('an event', () => {
  it('is told with its author, the post held that day, and whom it is about', async () => {
    const [author, personId] = [randomUUID(), randomUUID()];
    await write('person-1', left(personId), platform.as('CLERK', oak, author));
    const [sut] = await events();
    expect(sut).toMatchObject({
      sentence: { en: 'Somebody left.', cy: 'Gadawodd rhywun.' },
      actorName: `Name of ${author}`,
      aboutName: `Name of ${personId}`,
      actorPosts: [{ en: 'headteacher', cy: 'pennaeth' }],
      because: null,
    });
    expect(asked).toMatchObject([{ tenantId: oak, personId: author, day: sut?.recordedAt.toISOString().slice(0, 10) }]);
  });

  it('names the event that set it off, unless that lies before what the asker may see', async () => {
    await write('person-1', left(randomUUID()));
    const [cause] = await events();
    await write('person-2', left(randomUUID()), { causationId: cause?.id ?? null });
    expect((await events())[0]?.because).toMatchObject({ id: cause?.id, position: 1 });
    first = 2;
    expect((await events())[0]?.because).toBeNull();
  });

  it('is told with the policy that it is about, as far as the asker may see where that was said', async () => {
    const [policyId, campaignId, requestId, personId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const policyTitle = { en: 'Behaviour', cy: 'Ymddygiad' };
    const launched = { campaignId, policyId, policyTitle, versionId: randomUUID(), versionNumber: 1 };
    const asks = { contentHash: '0'.repeat(64), audience: [], statement: policyTitle, dueOn: '2026-11-30' };
    await write(`campaign-${campaignId}`, CampaignLaunched({ ...launched, ...asks }));
    const asked = { audienceId: randomUUID(), campaignId, policyId, versionId: launched.versionId };
    await write(`audience-${asked.audienceId}`, AudienceAsked(asked));
    await write(`request-${requestId}`, AcknowledgementRequested({ requestId, campaignId, personId }));
    await write(`request-${requestId}`, PersonNudged({ requestId, campaignId, personId }));
    const policies = async () => (await events()).map(({ policy }) => policy?.policyId);
    expect(await policies()).toEqual([policyId, policyId, policyId, policyId]);
    first = 2;
    expect(await policies()).toEqual([undefined, undefined, undefined]);
  });

  it('is found by its place in the record', async () => {
    await write('person-1', left(randomUUID()));
    await write('person-2', left(randomUUID()));
    expect((await events({ tenantId: oak, position: 1 })).map(({ position }) => position)).toEqual([1]);
    expect(await events({ tenantId: oak, position: 9 })).toEqual([]);
  });

  it('of a case says that it was written and nothing else, and causes nothing that is shown', async () => {
    await write('breach-1', BreachClosed({ breachId: randomUUID(), closedBy: randomUUID() }));
    const [sut] = await events();
    expect(sut).toMatchObject({ type: 'ConfidentialRecordWritten', actorName: null, actorPosts: [], aboutName: null });
    await write('person-2', left(randomUUID()), { causationId: sut?.id ?? null });
    expect((await events())[0]?.because).toBeNull();
  });
});

describe('the density of a record', () => {
  it('counts what the asker may see, and what the filter leaves', async () => {
    const person = randomUUID();
    await write('person-1', left(person));
    await write('person-2', left(randomUUID()));
    await write('breach-1', BreachClosed({ breachId: randomUUID(), closedBy: randomUUID() }));
    const total = async (filter: EventFilter = {}) =>
      (await density(filter)).periods.reduce((sum, { events: count }) => sum + count, 0);
    expect(await density()).toMatchObject({ step: 'DAY', records: [oak] });
    expect([await total(), await total({ personId: person }), await total({ types: ['BreachClosed'] })]).toEqual([
      3, 1, 0,
    ]);
    first = 3;
    expect(await total()).toBe(1);
  });

  it('of nothing is nothing', async () => {
    expect(await density()).toEqual({ step: null, periods: [], records: [] });
  });
});

describe('the changes beside a moment', () => {
  it('are those before and after it, and as at each the change is the newest', async () => {
    await write('person-1', left(randomUUID()));
    await new Promise((resolve) => setTimeout(resolve, 5));
    await write('person-2', left(randomUUID()));
    const end = await nearest(platform.now);
    expect(end).toMatchObject({ before: { tenantId: oak, position: 2 }, after: null });
    const last = end.before?.at.toISOString() ?? '';
    expect((await events({}, last))[0]?.position).toBe(2);
    const middle = await nearest(last);
    expect(middle).toMatchObject({ before: { position: 1 }, after: null });
    const start = middle.before?.at.toISOString() ?? '';
    expect((await events({}, start)).map(({ position }) => position)).toEqual([1]);
    expect(await nearest(start)).toMatchObject({ before: null, after: { position: 2 } });
  });
});
