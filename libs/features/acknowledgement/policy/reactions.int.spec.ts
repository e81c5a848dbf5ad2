import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Command, CommandBus } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import { acknowledgementEvents } from '#contracts/acknowledgement.events.js';
import type { Audience } from '#contracts/audience.port.js';
import { peopleEvents, PersonLeft, PostStarted } from '#contracts/people.events.js';
import { PolicyArchived, policyEvents, VersionSuperseded } from '#contracts/policy.events.js';
import type { VersionInForce } from '#contracts/version-in-force.port.js';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import { aCommand, anEvent } from '#platform/event-store/event-store.fixtures.js';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { DomainEvent, Uuid } from '#platform/kernel/event.js';
import { MailOutbox } from '#platform/messaging/mail/mail-outbox.js';
import { openPool, type Pool } from '#platform/postgres/open-pool.js';
import { ReactionEngine } from '#platform/projection/reaction-engine.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { acknowledgementProjections } from '../acknowledgement.projections.js';
import { AskPeople, AskPeopleHandler } from '../command/ask-people/ask-people.handler.js';
import { CloseCampaign, CloseCampaignHandler } from '../command/close-campaign/close-campaign.handler.js';
import {
  LaunchCampaign,
  LaunchCampaignHandler,
  requestIdOf,
} from '../command/launch-campaign/launch-campaign.handler.js';
import { RecordDelivery, RecordDeliveryHandler } from '../command/record-delivery/record-delivery.handler.js';
import { ReleasePerson, ReleasePersonHandler } from '../command/release-person/release-person.handler.js';
import { ReadTokens } from '../link/read-token.js';
import { MailFacts } from '../query/mail-facts/mail-facts.query.js';
import { OpenRequestsQuery } from '../query/open-requests/open-requests.query.js';
import { AskNewStarterWhenPersonArrives } from './ask-new-starter-when-person-arrives.policy.js';
import { EndCampaignsWhenVersionSuperseded } from './end-campaigns-when-version-superseded.policy.js';
import { MailPersonWhenAsked } from './mail-person-when-asked.policy.js';
import { RecordDeliveryWhenMailEnded } from './record-delivery-when-mail-ended.js';
import { ReleaseRequestsWhenPersonLeft } from './release-requests-when-person-left.policy.js';

const policyId = randomUUID();
const [maya, tom, gwen] = [randomUUID(), randomUUID(), randomUUID()];
const tokens = new ReadTokens(new Uint8Array(32));

/** Who is in the school, and who of them has an address. */
let people: Uuid[];
let addresses: Map<Uuid, string>;
const audience: Audience = {
  peopleOf: (_, kinds) => Promise.resolve(kinds.includes('teacher') ? people : []),
  present: (_, ids) => Promise.resolve(people.filter((id) => ids.includes(id))),
  addressees: (_, ids) =>
    Promise.resolve(
      ids.map((personId) => ({ personId, name: 'Maya Lewis', email: addresses.get(personId) ?? null, language: 'en' })),
    ),
  postsHeldBy: () => Promise.resolve([]),
};
const version: VersionInForce = {
  policyId,
  title: { en: 'Social media', cy: null },
  audience: ['teacher'],
  versionId: randomUUID(),
  number: 2,
  contentHash: 'a'.repeat(64),
  materialSince: 2,
  archived: false,
  streamId: `policy-${policyId}`,
  streamVersion: 0,
};

let platform: TestPlatform;
let pool: Pool;
let outbox: MailOutbox;
let reactions: ReactionEngine;
let failed: unknown[];
let school: Uuid;

/** The command bus as far as these reactions need one. */
const busOf = ({ runner }: TestPlatform): CommandBus => {
  const execute = (command: Command<CommandOutcome>): Promise<CommandOutcome> => {
    if (command instanceof AskPeople) return new AskPeopleHandler(runner).execute(command);
    if (command instanceof ReleasePerson) return new ReleasePersonHandler(runner).execute(command);
    if (command instanceof CloseCampaign) return new CloseCampaignHandler(runner).execute(command);
    if (command instanceof RecordDelivery) return new RecordDeliveryHandler(runner).execute(command);
    throw new Error('Nobody handles this command here.');
  };
  return { execute } as unknown as CommandBus;
};

/** Lets read models and reactions come to rest, as the feed does. */
const settle = async (): Promise<void> => {
  for (let head = -1; head !== (await platform.store.head(school));) {
    head = await platform.store.head(school);
    await platform.engine.catchUp(school);
    await reactions.catchUp(school);
  }
  expect(failed).toEqual([]);
};
const log = (): Promise<readonly StoredEvent[]> => platform.store.readTenant(school, 0, 1_000);
const typesOf = async (type: string): Promise<readonly StoredEvent[]> => (await log()).filter((e) => e.type === type);

/** Another feature's event. */
const happens = async ({ type, body }: DomainEvent<string, object>): Promise<void> => {
  const event = anEvent({ type, body: body as Record<string, string> });
  await platform.store.append(
    aCommand(school, [{ streamId: `other-${randomUUID()}`, expectedVersion: 0, events: [event] }]),
  );
  await settle();
};
const arrives = (personId: Uuid): Promise<void> => {
  people.push(personId);
  return happens(
    PostStarted({ personId, post: 'teacher', postLabel: 'teacher', kind: 'teacher', startDate: '2026-11-21' }),
  );
};
const superseded = (material: boolean): Promise<void> =>
  happens(VersionSuperseded({ policyId, versionId: version.versionId, by: randomUUID(), material }));

/** Asks all teachers, or these people alone. */
const launch = async (personIds?: readonly Uuid[]): Promise<Uuid> => {
  const input = {
    schoolId: school,
    policyId,
    versionId: version.versionId,
    audience: ['teacher'],
    personIds,
    statement: { en: 'I have read it.' },
    dueOn: '2999-01-01',
  };
  const handler = new LaunchCampaignHandler(platform.runner, { find: () => Promise.resolve(version) }, audience);
  const outcome = await handler.execute(new LaunchCampaign(platform.as('CLERK', school), input));
  if (!outcome.done) throw new Error(outcome.refusal.code);
  await settle();
  return outcome.id;
};

beforeAll(async () => {
  platform = await testPlatform({
    name: 'acknowledgement_reactions',
    events: [...acknowledgementEvents, ...peopleEvents, ...policyEvents],
    projections: acknowledgementProjections,
  });
  pool = openPool(platform.urls.platform, 2);
  outbox = new MailOutbox(pool, platform.sealing);
  const commands = busOf(platform);
  const open = new OpenRequestsQuery(platform.reads);
  reactions = new ReactionEngine({
    projectUrl: platform.urls.project,
    reactions: [
      new EndCampaignsWhenVersionSuperseded(commands, open),
      new AskNewStarterWhenPersonArrives(commands, open, audience),
      new ReleaseRequestsWhenPersonLeft(commands, open),
      new MailPersonWhenAsked(outbox, tokens, new MailFacts(platform.reads), audience, 'https://trustlog.example'),
    ],
    readEvents: (tenantId, after, limit) => platform.store.readTenant(tenantId, after, limit),
    onFailed: (_, __, error) => failed.push(error),
  });
});
beforeEach(async () => {
  failed = [];
  people = [maya, tom];
  addresses = new Map([
    [maya, 'maya@example.org'],
    [gwen, 'gwen@example.org'],
  ]);
  school = await platform.school();
});
afterAll(async () => {
  await reactions.close();
  await pool.end();
  await platform.drop();
});
afterEach(() => {
  expect(failed).toEqual([]);
});

describe('somebody who arrives while a campaign runs', () => {
  it('is asked by it, caused by their arrival and in nobody’s name', async () => {
    const campaignId = await launch();
    await arrives(gwen);
    const [arrival] = await typesOf('PostStarted');
    const asked = (await typesOf('AcknowledgementRequested')).at(-1);
    expect(asked).toMatchObject({
      body: { campaignId, personId: gwen, requestId: requestIdOf(campaignId, gwen) },
      metadata: { causationId: arrival?.metadata.eventId, correlationId: arrival?.metadata.correlationId },
    });
    expect(people).not.toContain(asked?.metadata.actorId);
  });

  it('is asked once, however many of their posts begin', async () => {
    await launch();
    await arrives(gwen);
    await arrives(gwen);
    expect(await typesOf('AcknowledgementRequested')).toHaveLength(3);
  });

  it('is not asked by a campaign that named its people, nor by one that has ended', async () => {
    await launch([maya]);
    await launch();
    await superseded(true);
    await arrives(gwen);
    expect((await typesOf('AcknowledgementRequested')).map(({ body }) => body['personId'])).not.toContain(gwen);
  });
});

describe('somebody who leaves', () => {
  it('is released from everything that is still asked of them, and nobody else is', async () => {
    const campaigns = [await launch(), await launch([maya])];
    await happens(PersonLeft({ personId: maya, leftOn: '2026-11-20' }));
    const released = await typesOf('RequestReleased');
    expect(released.map(({ body }) => body['campaignId']).sort()).toEqual([...campaigns].sort());
    for (const { body } of released) expect(body).toMatchObject({ personId: maya, because: 'left' });
  });

  it('of whom nothing is asked leaves no trace here', async () => {
    await happens(PersonLeft({ personId: gwen, leftOn: '2026-11-20' }));
    expect((await log()).map(({ type }) => type)).toEqual(['PersonLeft']);
  });
});

describe('a version that is replaced', () => {
  it('ends the campaigns that ask for it, each once', async () => {
    const campaignId = await launch();
    await superseded(true);
    await superseded(true);
    expect((await typesOf('CampaignEnded')).map(({ body }) => body)).toEqual([
      { campaignId, because: 'superseded', reason: null },
    ]);
  });

  it('by an editorial successor ends nothing', async () => {
    await launch();
    await superseded(false);
    expect(await typesOf('CampaignEnded')).toEqual([]);
  });

  it('ends no campaign that was launched after it, however late the reaction comes', async () => {
    const event = anEvent({
      type: 'VersionSuperseded',
      body: { ...VersionSuperseded({ policyId, versionId: randomUUID(), by: version.versionId, material: true }).body },
    });
    await platform.store.append(aCommand(school, [{ streamId: 'other', expectedVersion: 0, events: [event] }]));
    await launch();
    expect(await typesOf('CampaignEnded')).toEqual([]);
  });

  it('and a policy that is archived end them with their own reason', async () => {
    await launch();
    await happens(PolicyArchived({ policyId, versionId: version.versionId, because: 'Merged into another.' }));
    expect((await typesOf('CampaignEnded')).map(({ body }) => body['because'])).toEqual(['archived']);
  });
});

describe('somebody who is asked', () => {
  it('gets one message with their own link; who has no address gets none', async () => {
    const campaignId = await launch();
    const mails = await outbox.list([school]);
    expect(mails).toMatchObject([
      { kind: 'acknowledgement.link', personId: maya, message: { to: 'maya@example.org' } },
    ]);
    const requestId = requestIdOf(campaignId, maya);
    const [, token = ''] = /https:\/\/trustlog\.example\/read\/(\S+)/.exec(mails[0]?.message?.text ?? '') ?? [];
    expect(tokens.read(token)).toEqual({ tenantId: school, requestId });
  });

  it('gets it once, however often the event is told', async () => {
    await launch();
    const again = new MailPersonWhenAsked(
      outbox,
      tokens,
      new MailFacts(platform.reads),
      audience,
      'https://trustlog.example',
    );
    for (const event of await typesOf('AcknowledgementRequested')) await again.react(event);
    expect(await outbox.list([school])).toHaveLength(1);
  });
});

describe('a message whose way has ended', () => {
  const sut = (): RecordDeliveryWhenMailEnded => new RecordDeliveryWhenMailEnded(busOf(platform));
  const at = '2026-11-21T10:00:00.000Z';

  it('is part of the request’s history, once, however often it is told', async () => {
    await launch();
    const [mail] = await outbox.list([school]);
    if (!mail) throw new Error('no mail');
    await sut().onDelivery(mail, { status: 'sent', messageId: '<1@example.org>', at });
    await sut().onDelivery(mail, { status: 'sent', messageId: '<1@example.org>', at });
    expect((await typesOf('DeliveryRecorded')).map(({ body }) => body)).toEqual([
      { requestId: mail.reference, personId: maya, mailId: mail.mailId, message: 'link', status: 'sent' },
    ]);
  });

  it('of another feature is left alone', async () => {
    const mail = { tenantId: school, mailId: randomUUID(), kind: 'breach.waiting', reference: 'case', personId: maya };
    await sut().onDelivery(mail, { status: 'not_sent', at });
    expect(await log()).toEqual([]);
  });
});
