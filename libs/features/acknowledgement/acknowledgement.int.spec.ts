import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { acknowledgementEvents } from '#contracts/acknowledgement.events.js';
import type { Audience } from '#contracts/audience.port.js';
import type { VersionInForce, VersionsInForce } from '#contracts/version-in-force.port.js';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import { defineEvent, type Uuid } from '#platform/kernel/event.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { acknowledgementProjections } from './acknowledgement.projections.js';
import {
  LaunchCampaign,
  LaunchCampaignHandler,
  requestIdOf,
} from './command/launch-campaign/launch-campaign.handler.js';
import { Nudge, NudgeHandler } from './command/nudge/nudge.handler.js';
import { Sign, SignHandler } from './command/sign/sign.handler.js';
import { CampaignsQuery } from './query/campaigns/campaigns.query.js';
import { EarlierQuery } from './query/earlier/earlier.query.js';
import { OpenRequestsQuery } from './query/open-requests/open-requests.query.js';
import { RequestsQuery } from './query/requests/requests.query.js';

const PolicyMoved = defineEvent('PolicyMoved', 1)<{ readonly number: number }>();
const policyId = randomUUID();
const people: readonly Uuid[] = Array.from({ length: 3 }, () => randomUUID());
const [maya, tom] = people as [Uuid, Uuid];

/** A policy whose version in force a spec can replace, with a stream of its own to guard. */
class Versions implements VersionsInForce {
  current: VersionInForce | null = null;

  constructor(private readonly platform: () => TestPlatform) {}

  async publish(tenantId: Uuid, number: number, material = true): Promise<VersionInForce> {
    const streamId = `policy-${policyId}`;
    const { streamVersion, materialSince } = this.current ?? { streamVersion: 0, materialSince: number };
    const context = this.platform().as('SYSTEM', tenantId);
    await this.platform().runner.run(
      context,
      { name: 'Move', tenantId, roles: ['SYSTEM'], input: { number } },
      async (unit) =>
        unit.decide(
          { initialState: null, evolve: () => null, decide: () => ({ ok: true, value: [PolicyMoved({ number })] }) },
          { streamId, version: streamVersion, state: null },
          {},
        ),
    );
    this.current = {
      policyId,
      title: { en: 'Social media', cy: null },
      audience: ['teacher'],
      versionId: randomUUID(),
      number,
      contentHash: String(number).repeat(64).slice(0, 64),
      materialSince: material ? number : materialSince,
      archived: false,
      streamId,
      streamVersion: streamVersion + 1,
    };
    return this.current;
  }

  find = (): Promise<VersionInForce | null> => Promise.resolve(this.current);
}

const audience: Audience = {
  peopleOf: (_, kinds) => Promise.resolve(kinds.includes('teacher') ? people : []),
  present: (_, ids) => Promise.resolve(people.filter((id) => ids.includes(id))),
  addressees: () => Promise.resolve([]),
  postsHeldBy: () => Promise.resolve([]),
};

let platform: TestPlatform;
let school: Uuid;
let versions: Versions;

const catchUp = (): Promise<void> => platform.engine.catchUp(school);
const launchInput = (version: VersionInForce) => ({
  schoolId: school,
  policyId,
  versionId: version.versionId,
  audience: [],
  statement: { en: 'I have read it and agree.' },
  dueOn: '2026-11-30',
});
const launch = (version: VersionInForce, key?: string): Promise<CommandOutcome> =>
  new LaunchCampaignHandler(platform.runner, versions, audience).execute(
    new LaunchCampaign(platform.as('CLERK', school), launchInput(version), key),
  );
const sign = (campaignId: Uuid, personId: Uuid, versionId: Uuid, by = personId): Promise<CommandOutcome> =>
  new SignHandler(platform.runner, versions).execute(
    new Sign(
      platform.as('STAFF', school, by),
      {
        schoolId: school,
        requestId: requestIdOf(campaignId, personId),
        versionId,
        typedName: 'Maya Lewis',
        agreed: true,
      },
      'sign-in',
    ),
  );
const campaign = async (id: Uuid, asOf?: string) => {
  await catchUp();
  const question = { actor: platform.as('CLERK', school).actor, asOf };
  return platform.reads.ask(question, (scope) => new CampaignsQuery().one(scope, id));
};
const done = (outcome: CommandOutcome) => {
  if (!outcome.done) throw new Error(outcome.refusal.code);
  return outcome;
};
const refusal = (outcome: CommandOutcome): string => (outcome.done ? 'done' : outcome.refusal.code);

beforeAll(async () => {
  platform = await testPlatform({
    name: 'acknowledgement',
    events: [...acknowledgementEvents, PolicyMoved],
    projections: acknowledgementProjections,
  });
});
afterAll(() => platform.drop());
beforeEach(async () => {
  school = await platform.school();
  versions = new Versions(() => platform);
  platform.now = new Date().toISOString();
});

describe('a version in force', () => {
  it('is asked for: one request a person, counted from events', async () => {
    const { id } = done(await launch(await versions.publish(school, 1)));
    expect(await campaign(id)).toMatchObject({ asked: 3, signed: 0, outstanding: 3 });
  });

  it('is launched once however often the same key comes', async () => {
    const version = await versions.publish(school, 1);
    const first = done(await launch(version, 'key-1'));
    const head = await platform.store.head(school);
    expect(done(await launch(version, 'key-1'))).toEqual({ ...first, replayed: true });
    expect(await platform.store.head(school)).toBe(head);
  });

  it('refuses a key that was used for another request, and stores nothing', async () => {
    const version = await versions.publish(school, 1);
    done(await launch(version, 'key-1'));
    const head = await platform.store.head(school);
    const other = new LaunchCampaign(
      platform.as('CLERK', school),
      { ...launchInput(version), dueOn: '2026-12-24' },
      'key-1',
    );
    const again = await new LaunchCampaignHandler(platform.runner, versions, audience).execute(other);
    expect(refusal(again)).toBe('COMMAND.IDEMPOTENCY_KEY_REUSED');
    expect(await platform.store.head(school)).toBe(head);
  });

  it('is signed by who was asked and by nobody else', async () => {
    const version = await versions.publish(school, 1);
    const { id } = done(await launch(version));
    expect(refusal(await sign(id, maya, version.versionId, tom))).toBe('ACKNOWLEDGEMENT.REQUEST_UNKNOWN');
    done(await sign(id, maya, version.versionId));
    expect(refusal(await sign(id, maya, version.versionId))).toBe('ACKNOWLEDGEMENT.ALREADY_SIGNED');
    expect(await campaign(id)).toMatchObject({ asked: 3, signed: 1, outstanding: 2 });
  });

  it('keeps the typed name sealed in the log', async () => {
    const version = await versions.publish(school, 1);
    const { id, position } = done(await sign(done(await launch(version)).id, maya, version.versionId));
    const [event] = await platform.store.readTenant(school, position - 1, 1);
    expect(event?.body).toMatchObject({ requestId: id, typedName: expect.stringMatching(/^sealed:/) });
  });

  it('answers as at an earlier moment with what was known then', async () => {
    const version = await versions.publish(school, 1);
    const { id } = done(await launch(version));
    const [last] = (await platform.store.readTenant(school, 0, 100)).slice(-1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    done(await sign(id, maya, version.versionId));
    await catchUp();
    platform.now = new Date(Date.now() + 1000).toISOString();
    const before = new Date(Date.parse(last?.metadata.recordedAt ?? '') + 1).toISOString();
    expect(await campaign(id, before)).toMatchObject({ asked: 3, signed: 0 });
    expect(await campaign(id)).toMatchObject({ asked: 3, signed: 1 });
  });
});

describe('a version that was replaced', () => {
  it('is not asked for any more', async () => {
    const old = await versions.publish(school, 1);
    const newer = await versions.publish(school, 2);
    expect(refusal(await launch(old))).toBe('ACKNOWLEDGEMENT.SUPERSEDED');
    done(await launch(newer));
  });

  it('is never credited with a signature', async () => {
    const old = await versions.publish(school, 1);
    const { id } = done(await launch(old));
    const newer = await versions.publish(school, 2);
    const head = await platform.store.head(school);
    expect(refusal(await sign(id, maya, old.versionId))).toBe('ACKNOWLEDGEMENT.SUPERSEDED');
    expect(refusal(await sign(id, maya, newer.versionId))).toBe('ACKNOWLEDGEMENT.SUPERSEDED');
    expect(await platform.store.head(school)).toBe(head);
  });

  it('is not credited either when it is replaced in the middle of a signature', async () => {
    const old = await versions.publish(school, 1);
    const { id } = done(await launch(old));
    let looked = 0;
    const overtaken: VersionsInForce = {
      find: async () => {
        const seen = versions.current;
        looked += 1;
        if (looked === 1) await versions.publish(school, 2);
        return seen;
      },
    };
    const input = {
      schoolId: school,
      requestId: requestIdOf(id, maya),
      versionId: old.versionId,
      typedName: 'Maya',
      agreed: true,
    };
    const outcome = await new SignHandler(platform.runner, overtaken).execute(
      new Sign(platform.as('STAFF', school, maya), input, 'link'),
    );
    expect(refusal(outcome)).toBe('ACKNOWLEDGEMENT.SUPERSEDED');
  });

  it('keeps its campaign when only editorial things changed, and the signature names the text that was shown', async () => {
    const { id } = done(await launch(await versions.publish(school, 1)));
    const editorial = await versions.publish(school, 2, false);
    const { position } = done(await sign(id, maya, editorial.versionId));
    const [event] = await platform.store.readTenant(school, position - 1, 1);
    expect(event?.body).toMatchObject({ versionId: editorial.versionId, contentHash: editorial.contentHash });
  });
});

describe('somebody who is asked to read a newer version', () => {
  const before = async (requestId: Uuid, asOf?: string) => {
    await catchUp();
    const texts = {
      textOf: () => Promise.resolve(null),
      publishedBefore: () => Promise.resolve(null),
      numbersIn: (_: unknown, ids: readonly Uuid[]) =>
        Promise.resolve(
          new Map(published.flatMap((one) => (ids.includes(one.versionId) ? [[one.versionId, one.number]] : []))),
        ),
    };
    const question = { actor: platform.as('STAFF', school, maya).actor, asOf };
    const found = await platform.reads.ask(question, (scope) => new EarlierQuery(texts).ofRequests(scope, [requestId]));
    return found.get(requestId) ?? null;
  };
  let published: VersionInForce[];
  const publish = async (number: number, material = true): Promise<VersionInForce> => {
    const version = await versions.publish(school, number, material);
    published.push(version);
    return version;
  };
  beforeEach(() => {
    published = [];
  });

  it('is told which version they confirmed last, and when', async () => {
    const first = await publish(1);
    const launched = done(await launch(first));
    expect(await before(requestIdOf(launched.id, maya))).toBeNull();
    done(await sign(launched.id, maya, first.versionId));
    const { id } = done(await launch(await publish(2)));
    expect(await before(requestIdOf(id, maya))).toEqual({ versionNumber: 1, confirmedAt: expect.any(Date) });
    expect(await before(requestIdOf(id, tom))).toBeNull();
  });

  it('is told the version that they signed, which an editorial change had put in place of the one asked for', async () => {
    const { id: asked } = done(await launch(await publish(1)));
    const editorial = await publish(2, false);
    done(await sign(asked, maya, editorial.versionId));
    const { id } = done(await launch(await publish(3)));
    expect(await before(requestIdOf(id, maya))).toMatchObject({ versionNumber: 2 });
  });

  it('is told nothing once they have signed the newer one', async () => {
    const first = await publish(1);
    done(await sign(done(await launch(first)).id, maya, first.versionId));
    const second = await publish(2);
    const { id } = done(await launch(second));
    done(await sign(id, maya, second.versionId));
    expect(await before(requestIdOf(id, maya))).toBeNull();
  });
});

describe('people who have not signed', () => {
  const names = {
    namesIn: () => Promise.resolve(new Map([[maya, 'Maya Lewis']])),
    holdersIn: () => Promise.resolve(new Map()),
  };

  it('are reminded, and those who signed are not', async () => {
    const version = await versions.publish(school, 1);
    const { id } = done(await launch(version));
    done(await sign(id, maya, version.versionId));
    await catchUp();
    const nudge = new Nudge(platform.as('CLERK', school), { schoolId: school, campaignId: id });
    done(await new NudgeHandler(platform.runner, new OpenRequestsQuery(platform.reads)).execute(nudge));
    await catchUp();
    const question = { actor: platform.as('CLERK', school).actor };
    const page = await platform.reads.ask(question, (scope) =>
      new RequestsQuery(names).page(scope, { campaignId: id }, { first: 10 }),
    );
    expect(page.edges[0]?.node).toMatchObject({ policyTitle: { en: 'Social media', cy: null }, dueOn: '2026-11-30' });
    const told = page.edges.map(({ node }) => [node.personName, node.status, node.nudges]);
    expect(told).toEqual([
      [null, 'OUTSTANDING', 1],
      [null, 'OUTSTANDING', 1],
      ['Maya Lewis', 'SIGNED', 0],
    ]);
  });

  it('are late once the due date has passed, computed when it is read', async () => {
    done(await launch(await versions.publish(school, 1)));
    await catchUp();
    platform.now = '2026-12-01T00:00:01.000Z';
    const question = { actor: platform.as('CLERK', school).actor };
    const page = await platform.reads.ask(question, (scope) =>
      new RequestsQuery(names).page(scope, { status: 'LATE' }, { first: 10 }),
    );
    expect(page.totalCount).toBe(3);
  });
});

describe('another school', () => {
  it('sees nothing of a campaign and cannot act on it', async () => {
    const version = await versions.publish(school, 1);
    const { id } = done(await launch(version));
    await catchUp();
    const other = await platform.school();
    const stranger = platform.as('HEADTEACHER', other);
    const seen = await platform.reads.ask({ actor: stranger.actor }, (scope) => new CampaignsQuery().one(scope, id));
    expect(seen).toBeNull();
    const asked = new LaunchCampaign(stranger, launchInput(version));
    expect(refusal(await new LaunchCampaignHandler(platform.runner, versions, audience).execute(asked))).toBe(
      'ACCESS.NOT_FOUND',
    );
  });
});
