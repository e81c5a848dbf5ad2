import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LiveClient } from '../support/live-client.js';
import { subscriptionCases, type Owner, type SubscriptionCase } from './support/cases.js';
import { documentFor, rootFields } from './support/documents.js';
import { leaksIn, secretsFrom, type Secrets } from './support/secrets.js';
import { watchLog, type WatchedLog } from './support/stderr.js';
import { Life, makeWorld, wordsOf, type World } from './support/world.js';

let world: World;
let owner: Owner;
let log: WatchedLog;
let strangers: { readonly name: string; readonly key: string; readonly own: readonly string[] }[];
const clients: LiveClient[] = [];

beforeAll(async () => {
  log = watchLog();
  world = await makeWorld();
  const { trust, school, sister, other, stranger } = world;
  owner = { group: trust, school, life: new Life(world, school, wordsOf(world).trust) };
  const ofOther = [other.id, stranger.id];
  strangers = [
    { name: "another group's lead", key: other.keys.lead, own: ofOther },
    { name: "another group's auditor", key: other.keys.auditor, own: ofOther },
    { name: "another group's integrator", key: other.keys.integrator, own: ofOther },
    { name: "another group's headteacher", key: stranger.keys.headteacher, own: [stranger.id] },
    { name: "a sister school's headteacher", key: sister.keys.headteacher, own: [sister.id] },
    { name: "a sister school's clerk", key: sister.keys.clerk, own: [sister.id] },
    { name: "a sister school's integrator", key: sister.keys.integrator, own: [sister.id] },
  ];
}, 120_000);
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});
afterAll(() => {
  log.stop();
});

const caseOf = (field: string): SubscriptionCase => {
  const found = subscriptionCases[field];
  if (!found) throw new Error(`Subscription.${field} has no case: write one in tests/tenancy/support/cases.ts.`);
  return found;
};
const keyOf = (as: SubscriptionCase['as']): string => ({ ...owner.group.keys, ...owner.school.keys })[as];
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Everything that a key hears of a subscription from now on. */
const listen = async (key: string, field: string): Promise<LiveClient> => {
  const client = await LiveClient.to(world.server.url, { key });
  clients.push(client);
  const payload = { query: documentFor('subscription', field), variables: caseOf(field).variables(owner) };
  client.send({ id: field, type: 'subscribe', payload });
  while (client.of(field).length === 0) await pause(5);
  return client;
};
const heardBy = (client: LiveClient): string => JSON.stringify(client.heard);

describe.each(rootFields('subscription'))('The subscription %s', (field) => {
  it('tells its own asker, and of the same happening nobody else', async () => {
    const { trust, school } = world;
    const own = await listen(keyOf(caseOf(field).as), field);
    const others = await Promise.all(strangers.map(async (who) => ({ ...who, client: await listen(who.key, field) })));
    const before = own.heard.length;
    await owner.life.draft();
    while (own.heard.length === before) await pause(5);
    await pause(900);
    const words = Object.values(wordsOf(world));
    for (const { name, own: mine, client } of others) {
      const secrets: Secrets = await secretsFrom(world.server, mine, words);
      expect({ name, leaks: leaksIn(heardBy(client), secrets) }).toEqual({ name, leaks: [] });
      // The first message alone: nothing of theirs has moved, and that something else did is not said either.
      expect({ name, messages: client.of(field).length }).toEqual({ name, messages: 1 });
    }
    expect(heardBy(own)).toContain(school.id);
    expect(leaksIn(heardBy(own), { words, ids: new Set() })).toEqual([]);
    expect(heardBy(own)).not.toContain(trust.name);
  });

  it('tells a stranger who names a foreign record what it tells one who names none that exists', async () => {
    const { key } = strangers[0] as (typeof strangers)[number];
    const [named, unnamed] = [await listen(key, field), await LiveClient.to(world.server.url, { key })];
    clients.push(unnamed);
    const since = [{ tenant: '00000000-0000-4000-8000-000000000000', position: 1 }];
    const payload = { query: documentFor('subscription', field), variables: { since, askedAgo: 60 } };
    unnamed.send({ id: field, type: 'subscribe', payload });
    while (unnamed.of(field).length === 0) await pause(5);
    expect(named.of(field)[0]).toEqual(unnamed.of(field)[0]);
  });

  it('gives staff what the case says', async () => {
    const client = await listen(owner.school.keys.staff, field);
    const { errors } = client.of(field)[0]?.payload ?? {};
    if (caseOf(field).staff === 'refused') expect(errors?.[0].extensions.code).toBe('READ.FORBIDDEN');
    else expect(errors).toBeUndefined();
  });

  it('is for nobody without a key', async () => {
    const client = await LiveClient.to(world.server.url, { init: {} });
    clients.push(client);
    expect((await client.end()).code).toBe(4401);
  });
});

describe('The log of the server', () => {
  it('names nobody', () => {
    expect(leaksIn(log.text(), { words: Object.values(wordsOf(world)), ids: new Set() })).toEqual([]);
    expect(world.server.faults).toEqual([]);
  });
});
