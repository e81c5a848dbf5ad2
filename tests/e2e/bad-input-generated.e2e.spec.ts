import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DeliveryRecorded } from '#contracts/acknowledgement.events.js';
import { RebuildEnded } from '#contracts/record.events.js';
import { mutationCases, type Owner } from '../tenancy/support/cases.js';
import { rootFields } from '../tenancy/support/documents.js';
import { ask, command, Life, makeWorld, wordsOf, type World } from '../tenancy/support/world.js';
import { hostileTexts, LEAK } from './support/hostile-texts.js';
import { namesOf, questionPlaces, textPlaces, withText } from './support/text-places.js';

/** What must not come back: a fault of ours, or a look behind the scenes. */
const isFault = (text: string): boolean => /"INTERNAL|"INTERNAL_SERVER_ERROR"/.test(text) || LEAK.test(text);

interface Said {
  readonly __typename: string;
  readonly code?: string;
  readonly path?: readonly string[];
  readonly errors?: readonly unknown[];
}

const isCarriedOut = (answer: Said | null | undefined): boolean =>
  Boolean(answer) && answer?.__typename !== 'Refused' && !answer?.errors?.length;

/** A refusal has a stable code and names the field; what is no text at all is refused before, by the schema. */
const flawsOfRefusal = (answer: Said | null | undefined, names: readonly unknown[]): string[] => {
  if (answer?.__typename !== 'Refused') return [];
  const { code = '', path = [] } = answer;
  return [
    ...(/^[A-Z_]+\.[A-Z_0-9]+$/.test(code) ? [] : [`no code: ${code}`]),
    ...(path.some((part) => names.includes(part)) ? [] : [`${code} names ${path.join('.')}`]),
  ];
};

describe('every text and every id that anybody can send', () => {
  let world: World;
  let owner: Owner;
  let admin: pg.Client;
  const keyOf = (as: string): string => ({ ...owner.group.keys, ...owner.school.keys })[as as 'clerk'];

  /** Events of all records together, but for what the server writes down by itself whenever it is known. */
  const stored = async (): Promise<number> => {
    const count = `SELECT count(*)::int AS n FROM store.event WHERE type <> ALL ($1)`;
    const { rows } = await admin.query<{ n: number }>(count, [[DeliveryRecorded.type, RebuildEnded.type]]);
    return rows[0]?.n ?? -1;
  };

  beforeAll(async () => {
    world = await makeWorld();
    const { trust, school } = world;
    owner = { group: trust, school, life: new Life(world, school, wordsOf(world).trust) };
    admin = new pg.Client({ connectionString: world.server.adminUrl });
    admin.on('error', () => undefined);
    await admin.connect();
  }, 120_000);
  afterAll(async () => {
    await admin.end();
    expect(world.server.faults).toEqual([]);
    await world.server.stop();
  });

  /** A good input, with nothing left to do from making it. */
  const fresh = async (field: string): Promise<{ input: object; before: number }> => {
    const input = (await mutationCases[field]?.input(owner)) ?? {};
    await world.server.settled();
    return { input, before: await stored() };
  };

  /** What is wrong with the answer to one text; null for what was carried out. */
  const flawsOf = async (
    field: string,
    sent: object,
    names: readonly unknown[],
    before: number,
  ): Promise<string[] | null> => {
    const { text, body, status } = await command(world, keyOf(mutationCases[field]?.as ?? 'clerk'), field, sent);
    const answer = body.data?.[field];
    if (isFault(text) || status >= 500) return [`a fault: ${text.slice(0, 200)}`];
    if (isCarriedOut(answer)) return null;
    return [...((await stored()) === before ? [] : ['refused, and stored']), ...flawsOfRefusal(answer, names)];
  };

  describe.each(rootFields('mutation'))('of Mutation.%s', (field) => {
    it('is stored, or refused by a code that names the field, with nothing stored', async () => {
      const flaws: string[] = [];
      let base = await fresh(field);
      for (const place of textPlaces(field)) {
        for (const [what, text] of hostileTexts(place)) {
          const sent = withText(base.input, place.path, text);
          const found = await flawsOf(field, sent, namesOf(place, base.input), base.before);
          flaws.push(...(found ?? []).map((flaw) => `${place.path.join('.')}, ${what}: ${flaw}`));
          if (found === null) base = await fresh(field);
        }
      }
      expect(flaws).toEqual([]);
    }, 120_000);
  });

  describe.each(rootFields('query'))('of Query.%s', (field) => {
    it('is answered, or refused by a code: never a fault', async () => {
      const flaws: string[] = [];
      for (const { place, variables } of questionPlaces(field, owner.school.id)) {
        for (const key of [owner.group.keys.lead, owner.school.keys.headteacher]) {
          const { text, status } = await ask(world, key, field, variables);
          if (isFault(text) || status >= 500) flaws.push(`${place}: ${text.slice(0, 200)}`);
        }
      }
      expect(flaws).toEqual([]);
    }, 120_000);
  });
});
