import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DeliveryRecorded } from '#contracts/acknowledgement.events.js';
import { RebuildEnded } from '#contracts/record.events.js';
import type { GraphqlAnswer } from '../support/trustlog-server.js';
import { mutationCases, type MutationCase, type Owner } from './support/cases.js';
import { documentFor, rootFields } from './support/documents.js';
import { idsIn, leaksIn, secretsFrom, type Secrets } from './support/secrets.js';
import { watchLog, type WatchedLog } from './support/stderr.js';
import { headersOf, steady, twinOf } from './support/twin.js';
import { command, Life, makeWorld, wordsOf, type World } from './support/world.js';

interface Stranger {
  readonly name: string;
  readonly key: string;
  /** Records that this key reaches: what is written in them is no secret to it. */
  readonly own: readonly string[];
  /** The school that it may write in. */
  readonly school: string;
}

let world: World;
let owner: Owner;
let strangers: readonly Stranger[];
let log: WatchedLog;
let admin: pg.Client;

beforeAll(async () => {
  log = watchLog();
  world = await makeWorld();
  admin = new pg.Client({ connectionString: world.server.adminUrl });
  admin.on('error', () => undefined);
  await admin.connect();
  const { trust, school, sister, other, stranger } = world;
  owner = { group: trust, school, life: new Life(world, school, wordsOf(world).trust) };
  const theirs = { own: [other.id, stranger.id], school: stranger.id };
  const sisters = { own: [sister.id], school: sister.id };
  strangers = [
    { name: "another group's lead", key: other.keys.lead, ...theirs },
    { name: "another group's headteacher", key: stranger.keys.headteacher, ...theirs },
    { name: "another group's clerk", key: stranger.keys.clerk, ...theirs },
    { name: "another group's staff", key: stranger.keys.staff, ...theirs },
    { name: "another group's integrator", key: other.keys.integrator, ...theirs },
    { name: "a sister school's headteacher", key: sister.keys.headteacher, ...sisters },
    { name: "a sister school's clerk", key: sister.keys.clerk, ...sisters },
  ];
}, 120_000);
afterAll(async () => {
  log.stop();
  await admin.end();
});

const caseOf = (field: string): MutationCase => {
  const found = mutationCases[field];
  if (!found) throw new Error(`Mutation.${field} has no case: write one in tests/tenancy/support/cases.ts.`);
  return found;
};
const keyOf = (as: MutationCase['as']): string => ({ ...owner.group.keys, ...owner.school.keys })[as];

/** How many events each record of the trust has; what became of a mail or a rebuild is written down whenever it is known. */
const written = async (tenants = [owner.group.id, world.school.id, world.sister.id]): Promise<object[]> => {
  const { rows } = await admin.query<object>(
    `SELECT tenant_id, count(*)::int AS events FROM store.event
     WHERE tenant_id = ANY ($1) AND type <> ALL ($2) GROUP BY tenant_id ORDER BY tenant_id`,
    [tenants, [DeliveryRecorded.type, RebuildEnded.type]],
  );
  return rows;
};

/** Refused, by a typed refusal or an error; or an import's account with nothing but errors. */
const isRefused = ({ body }: GraphqlAnswer, field: string): boolean => {
  const answer = body.data?.[field];
  if (!answer) return (body.errors?.length ?? 0) > 0;
  return answer.__typename === 'Refused' || (answer.errors?.length > 0 && answer.positions.length === 0);
};

/** The input without the owner's words, for strangers would not know them; the number of a school is known to all. */
const guessed = (input: object): object => {
  const words = wordsOf(world);
  const text = Object.entries(input).map(([name, value]) =>
    name === 'contentBase64'
      ? [name, Buffer.from('1. Heading\n\nA passage.\n').toString('base64')]
      : [name, JSON.parse(JSON.stringify(value).replaceAll(words.trust, 'guess'))],
  );
  return Object.fromEntries(text) as object;
};

type AllSecrets = ReadonlyMap<string, Secrets>;

/** What is kept from whom, as the records stand now. */
const allSecrets = async (): Promise<AllSecrets> => {
  const words = wordsOf(world);
  const { sister, other, stranger } = world;
  const theirs = [other.id, stranger.id];
  return new Map([
    [theirs.join(), await secretsFrom(world.server, theirs, Object.values(words))],
    [sister.id, await secretsFrom(world.server, [sister.id], [words.school])],
  ]);
};
const kept = (secrets: AllSecrets, own: readonly string[]): Secrets => {
  const found = secrets.get(own.join());
  if (!found) throw new Error(`Nobody is known to reach ${own.join()}.`);
  return found;
};

/** Everybody but the owner tries: refused, nothing stored, nothing shown, and told what one is told of what is absent. */
const attack = async (field: string, input: object): Promise<void> => {
  const before = await written();
  const sent = guessed(input);
  const twin = twinOf(sent, [], { [world.school.urn]: '990099' });
  const secrets = await allSecrets();
  for (const { name, key, own } of strangers) {
    const answer = await command(world, key, field, sent);
    const absent = await command(world, key, field, twin.input);
    expect({ name, refused: isRefused(answer, field), text: answer.text }).toMatchObject({ name, refused: true });
    expect({ name, leaks: leaksIn(answer.text + headersOf(answer), kept(secrets, own), JSON.stringify(sent)) }).toEqual(
      {
        ...{ name, leaks: [] },
      },
    );
    expect(steady(answer)).toBe(twin.back(steady(absent)));
    expect(headersOf(answer)).toBe(headersOf(absent));
  }
  expect(await written()).toEqual(before);
};

/** Ids of the owner's, slipped into what strangers write in a school of their own. */
const smuggle = async (field: string, input: object): Promise<void> => {
  if (!('schoolId' in input)) return;
  // A sister school's staff may write in their own.
  const mine = [owner.group.id, world.school.id];
  const before = await written(mine);
  const plain = (text: string): string =>
    text
      .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
      .replaceAll(/"position":\d+/g, '"position":0')
      .replaceAll(/"key":"tl_[^"]*"/g, '"key":"-"')
      .replaceAll(/"contentHash":"[^"]*"/g, '"contentHash":"-"');
  const secrets = await allSecrets();
  for (const { name, key, own, school } of strangers) {
    const sent = { ...guessed(input), schoolId: school };
    const twin = twinOf(sent, [school]);
    const answer = await command(world, key, field, { ...sent, idempotencyKey: undefined });
    const absent = await command(world, key, field, { ...twin.input, idempotencyKey: undefined });
    expect({ name, leaks: leaksIn(answer.text, kept(secrets, own), JSON.stringify(sent)) }).toEqual({
      name,
      leaks: [],
    });
    expect(plain(steady(answer))).toBe(plain(steady(absent)));
  }
  expect(await written(mine)).toEqual(before);
};

describe('The suite', () => {
  it('has a case for every command', () => {
    expect(Object.keys(mutationCases).sort()).toEqual(rootFields('mutation'));
  });
});

describe.each(rootFields('mutation'))('Mutation.%s', (field) => {
  let made: object | undefined;
  /** One input for all who are refused, for they leave it as it is; who may give the command comes last. */
  const good = async (): Promise<object> => (made ??= await caseOf(field).input(owner));

  it('is carried out for the owner and for nobody else, before or after', async () => {
    const { as, input: inputFor } = caseOf(field);
    const input = { ...(await inputFor(owner)), idempotencyKey: `once-${field}` };
    await world.server.settled();
    await attack(field, input);
    await smuggle(field, input);
    const before = await written();
    const own = await command(world, keyOf(as), field, input);
    expect({ refused: isRefused(own, field), text: own.text }).toMatchObject({ refused: false });
    expect(await written()).not.toEqual(before);
    await world.server.settled();
    await attack(field, input);
    const again = await command(world, keyOf(as), field, input);
    expect(isRefused(again, field)).toBe(false);
  });

  it('is given by staff only where it is theirs to give', async () => {
    const { as } = caseOf(field);
    if (as === 'staff' || as === 'chair') return;
    const input = await good();
    await world.server.settled();
    const before = await written();
    const answer = await command(world, owner.school.keys.staff, field, input);
    expect({ refused: isRefused(answer, field), text: answer.text }).toMatchObject({ refused: true });
    expect(answer.text).toMatch(/ACCESS\.ROLE|READ\.FORBIDDEN|APPROVAL\.POST_NOT_HELD/);
    expect(await written()).toEqual(before);
  });

  it('is refused twice where it is asked twice, under other names and by a fragment', async () => {
    const input = guessed(await good());
    await world.server.settled();
    const before = await written();
    const document = documentFor('mutation', field, { disguised: true });
    for (const { key } of strangers) {
      const { body, text } = await world.server.graphql(key, document, { input });
      for (const name of ['one', 'two']) {
        const answer = { body: { data: { [field]: body.data?.[name] }, errors: body.errors }, text } as GraphqlAnswer;
        expect({ name, refused: isRefused(answer, field), text }).toMatchObject({ name, refused: true });
      }
    }
    expect(await written()).toEqual(before);
  });

  it('is given by no auditor, and by nobody without a key', async () => {
    const { as } = caseOf(field);
    const input = await good();
    await world.server.settled();
    const before = await written();
    const auditor = await command(world, owner.group.keys.auditor, field, input);
    expect({ refused: isRefused(auditor, field), text: auditor.text }).toMatchObject({ refused: true });
    expect(auditor.text).toMatch(/ACCESS\.ROLE|READ\.FORBIDDEN/);
    const nobody = await command(world, null, field, input);
    expect([nobody.status, idsIn(nobody.text).size]).toEqual([401, 0]);
    expect(await written()).toEqual(before);
    // The input was good: it is carried out for whom it is meant.
    const own = await command(world, keyOf(as), field, input);
    expect({ refused: isRefused(own, field), text: own.text }).toMatchObject({ refused: false });
  });
});

describe('The log of the server', () => {
  it('names nobody and shows no text', () => {
    expect(leaksIn(log.text(), { words: Object.values(wordsOf(world)), ids: new Set() })).toEqual([]);
    expect(world.server.faults).toEqual([]);
  });
});
