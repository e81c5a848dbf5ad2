import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { mutationCases, type Owner } from '../tenancy/support/cases.js';
import { rootFields } from '../tenancy/support/documents.js';
import { command, Life, makeWorld, wordsOf, type World } from '../tenancy/support/world.js';
import { MEETINGS } from './support/meetings.js';

interface Answer {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
  readonly messageCy?: string;
  readonly id?: string;
  readonly position?: object;
  readonly positions?: readonly object[];
}

interface Stored {
  readonly command: string;
  readonly type: string;
  readonly actor: string;
}

/** Where an answer stands in the record; a secret, for one, is told the first time alone. */
const placeOf = ({ id, position, positions }: Answer): string => JSON.stringify([id, position, positions]);

const isRefused = (answer: Answer | undefined): boolean => answer?.__typename === 'Refused';

const outcomeOf = (meeting: string): object => ({
  stored: meeting === 'both' ? 2 : 1,
  refused: meeting === 'both' || meeting === 'nothing left' ? [] : [meeting],
});

const SENTENCE = /\S+ .*[.!?]$/s;

describe('each command that the API has', () => {
  let world: World;
  let owner: Owner;
  let admin: pg.Client;

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

  const keyOf = (as: string): string => ({ ...owner.group.keys, ...owner.school.keys })[as as 'clerk'];
  const send = async (field: string, input: object): Promise<Answer> => {
    const { body, text } = await command(world, keyOf(mutationCases[field]?.as ?? 'clerk'), field, input);
    const answer = body.data?.[field] as Answer | null | undefined;
    if (!answer) throw new Error(`${field}: ${text}`);
    return answer;
  };
  /** A good input, with nothing left to do from making it. */
  const fresh = async (field: string): Promise<object> => {
    const input = (await mutationCases[field]?.input(owner)) ?? {};
    await world.server.settled();
    return { ...input, idempotencyKey: randomUUID() };
  };
  const log = async (): Promise<Stored[]> => {
    await world.server.settled();
    const query =
      'SELECT command_id AS command, type, actor_id AS actor FROM store.event ORDER BY recorded_at, position';
    return (await admin.query<Stored>(query)).rows;
  };
  /** Commands that were stored meanwhile by somebody: what the server does by itself is not counted. */
  const storedBy = async (work: () => Promise<unknown>): Promise<number> => {
    const before = new Set((await log()).map((one) => one.command));
    await work();
    const since = (await log()).filter((one) => !before.has(one.command));
    const people = [...Object.values(owner.school.people), owner.group.lead] as readonly string[];
    return new Set(since.filter(({ actor }) => people.includes(actor)).map((one) => one.command)).size;
  };

  it('has a line that says what becomes of two people who give it at once', () => {
    expect(Object.keys(MEETINGS).sort()).toEqual(rootFields('mutation'));
  });

  describe.each(rootFields('mutation'))('%s', (field) => {
    it('is stored once a form, however often it is sent; of two forms at once the slower is told', async () => {
      const one = await fresh(field);
      const other = { ...one, idempotencyKey: randomUUID() };
      const said: Record<'one' | 'other', Answer[]> = { one: [], other: [] };
      const stored = await storedBy(async () => {
        const answers = await Promise.all([send(field, one), send(field, one), send(field, other)]);
        said.one.push(...answers.slice(0, 2), await send(field, one));
        said.other.push(...answers.slice(2), await send(field, other));
      });
      const meeting = MEETINGS[field] ?? '';
      const refused = [said.one[0], said.other[0]].filter(isRefused);
      expect({ stored, refused: refused.map((answer) => answer?.code) }).toEqual(outcomeOf(meeting));
      for (const answer of refused) {
        const inBoth = [answer?.message, answer?.messageCy];
        expect(inBoth).toEqual([expect.stringMatching(SENTENCE), expect.stringMatching(SENTENCE)]);
      }
      // What changed nothing is answered with the record as it stands, each time anew.
      const done = Object.values(said).filter(([first]) => !isRefused(first) && meeting !== 'nothing left');
      for (const answers of done) expect(new Set(answers.map(placeOf)).size).toBe(1);
    }, 60_000);
  });
});
