import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KEPT_QUESTIONS } from '../../apps/api/graphql/kept-questions.js';
import type { GraphqlAnswer } from '../support/trustlog-server.js';
import {
  nestedCases,
  queryCases,
  subscriptionCases,
  type Owner,
  type QueryCase,
  type Records,
} from './support/cases.js';
import { argumentsOf, documentFor, nestedFields, rootFields } from './support/documents.js';
import { giveEveryCommand } from './support/every-command.js';
import { idsIn, leaksIn, secretsFrom, type Secrets } from './support/secrets.js';
import { watchLog, type WatchedLog } from './support/stderr.js';
import { headersOf, steady, tagOf, twinOf } from './support/twin.js';
import { Life, makeWorld, wordsOf, type World } from './support/world.js';

let world: World;
let owner: Owner;
let records: Records;
let strangers: { readonly name: string; readonly key: string; readonly secrets: () => Secrets }[];
let log: WatchedLog;
/** Everything of the trust that the authority must not see. */
let foreign: Secrets;
let soon: string;

beforeAll(async () => {
  log = watchLog();
  world = await makeWorld();
  const { trust, school, sister, other, stranger } = world;
  const life = new Life(world, school, wordsOf(world).trust);
  owner = { group: trust, school, life };
  const { policyId, versionId, campaignId, requestId } = await life.signed();
  const { approvalId } = await life.submitted();
  await life.returned();
  await life.decided();
  await giveEveryCommand(world, owner);
  const { breachId } = await life.triaged();
  const { erasureId } = await life.erasure();
  records = { policyId, versionId, approvalId, campaignId, requestId, breachId, erasureId };
  const words = wordsOf(world);
  foreign = await secretsFrom(world.server, [other.id, stranger.id], Object.values(words));
  const ofSister = await secretsFrom(world.server, [sister.id], [words.school]);
  strangers = [
    { name: "another group's lead", key: other.keys.lead, secrets: () => foreign },
    { name: "another group's auditor", key: other.keys.auditor, secrets: () => foreign },
    { name: "another group's integrator", key: other.keys.integrator, secrets: () => foreign },
    { name: "another group's headteacher", key: stranger.keys.headteacher, secrets: () => foreign },
    { name: "another group's staff", key: stranger.keys.staff, secrets: () => foreign },
    { name: "a sister school's headteacher", key: sister.keys.headteacher, secrets: () => ofSister },
    { name: "a sister school's clerk", key: sister.keys.clerk, secrets: () => ofSister },
    { name: "a sister school's integrator", key: sister.keys.integrator, secrets: () => ofSister },
  ];
  soon = new Date().toISOString();
}, 300_000);
afterAll(() => {
  log.stop();
});

const keyOf = (as: QueryCase['as']): string => ({ ...owner.group.keys, ...owner.school.keys })[as];
const caseOf = (field: string): QueryCase => {
  const found = queryCases[field];
  if (!found) throw new Error(`Query.${field} has no case: write one in tests/tenancy/support/cases.ts.`);
  return found;
};

/** The forms in which every question is put: plain, disguised, and about the past. */
const forms = (field: string): { readonly name: string; readonly document: string; readonly more: () => object }[] => [
  { name: 'plainly', document: documentFor('query', field), more: () => ({}) },
  {
    name: 'under other names, by a fragment',
    document: documentFor('query', field, { disguised: true }),
    more: () => ({}),
  },
  ...(argumentsOf('query', field).includes('asOf')
    ? [{ name: 'as at a moment', document: documentFor('query', field), more: () => ({ asOf: soon }) }]
    : []),
  ...Object.entries(nestedCases)
    .filter(([, { under }]) => under === field)
    .map(([nested, { given }]) => ({
      name: `with ${nested}(${given})`,
      document: documentFor('query', field, { given: { [nested]: given } }),
      more: () => ({}),
    })),
];

const put = (key: string | null, document: string, variables: object): Promise<GraphqlAnswer> =>
  world.server.graphql(key, document, variables);

/** No data at all: nothing but null, empty lists, names of types, false and zero. */
const isNothing = (value: unknown): boolean => {
  if (value === null || value === undefined || value === false || value === 0) return true;
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value !== 'object') return false;
  return Object.entries(value).every(([name, inner]) => name === '__typename' || isNothing(inner));
};

describe('The suite', () => {
  it('has a case for every question, and for every field below that takes arguments', () => {
    expect(Object.keys(queryCases).sort()).toEqual(rootFields('query'));
    expect(Object.keys(nestedCases).sort()).toEqual(nestedFields().sort());
  });

  it('has a case for every subscription', () => {
    expect(Object.keys(subscriptionCases).sort()).toEqual(rootFields('subscription'));
  });
});

describe.each(rootFields('query'))('Query.%s', (field) => {
  describe.each(forms(field))('asked $name', ({ document, more }) => {
    it('answers the owner with its records, strangers with none of them, and as if they did not exist', async () => {
      const { as, variables, ofAll } = caseOf(field);
      const asked = { ...variables(owner, records), ...more() };
      const own = await put(keyOf(as), document, asked);
      expect(own.body.errors).toBeUndefined();
      if (ofAll === undefined) expect(leaksIn(own.text, foreign)).not.toEqual([]);
      else expect({ ofAll, leaks: leaksIn(own.text, foreign) }).toEqual({ ofAll, leaks: [] });
      const sent = JSON.stringify(asked);
      const twin = twinOf(asked, []);
      for (const { name, key, secrets } of strangers) {
        const answer = await put(key, document, asked);
        const absent = await put(key, document, twin.input);
        expect({ name, leaks: leaksIn(answer.text + headersOf(answer), secrets(), sent) }).toEqual({ name, leaks: [] });
        expect(steady(answer)).toBe(twin.back(steady(absent)));
        expect(headersOf(answer)).toBe(headersOf(absent));
        if (idsIn(sent).size > 0) expect(isNothing(answer.body.data)).toBe(true);
      }
    });
  });

  it('answers nobody without a key', async () => {
    const { status, text } = await put(null, documentFor('query', field), caseOf(field).variables(owner, records));
    expect(status).toBe(401);
    expect(text).toBe((await put(null, '{ __typename }', {})).text);
  });

  it('says of a position in a foreign record what it says of one that does not exist', async () => {
    if (!argumentsOf('query', field).includes('minPosition')) return;
    const asked = {
      ...caseOf(field).variables(owner, records),
      minPosition: [{ tenant: owner.school.id, position: 1 }],
    };
    expect((await put(keyOf(caseOf(field).as), documentFor('query', field), asked)).body.errors).toBeUndefined();
    const twin = twinOf(asked, []);
    for (const { key } of strangers) {
      const answer = await put(key, documentFor('query', field), asked);
      expect(String(answer.body.errors?.[0]?.extensions.code ?? '-')).toMatch(
        /^READ\.(POSITION_UNKNOWN|FORBIDDEN)$|^-$/,
      );
      expect(isNothing(answer.body.data)).toBe(true);
      expect(steady(answer)).toBe(twin.back(steady(await put(key, documentFor('query', field), twin.input))));
    }
  });

  it('gives staff what is theirs and an auditor what may be read', async () => {
    const { variables, staff, auditor } = caseOf(field);
    const asked = variables(owner, records);
    const expectations = [
      [owner.school.keys.staff, staff],
      [owner.group.keys.auditor, auditor ?? 'answer'],
    ] as const;
    for (const [key, expected] of expectations) {
      const { body } = await put(key, documentFor('query', field), asked);
      if (expected === 'refused') expect(body.errors?.[0]?.extensions.code).toBe('READ.FORBIDDEN');
      else expect(body.errors).toBeUndefined();
      expect(isNothing(body.data)).toBe(expected !== 'answer');
    }
  });
});

describe('The tag of an answer', () => {
  /** Everything that others ask by an id of the owner's, and by one that there is not. */
  const tags = async (): Promise<Record<string, readonly (string | null)[]>> => {
    const found: Record<string, readonly (string | null)[]> = {};
    for (const field of KEPT_QUESTIONS) {
      const document = documentFor('query', field);
      const both = questions.get(field) ?? bothOf(field);
      questions.set(field, both);
      for (const { name, key } of strangers)
        found[`${field}, ${name}`] = [
          tagOf(await put(key, document, both[0])),
          tagOf(await put(key, document, both[1])),
        ];
    }
    return found;
  };
  const bothOf = (field: string): readonly [object, object] => {
    const asked = caseOf(field).variables(owner, records);
    return [asked, twinOf(asked, []).input];
  };
  const questions = new Map<string, readonly [object, object]>();

  it('stays the same whatever happens to what somebody asked for and may not see', async () => {
    // A document is compiled when it is asked for the second time; from then on its answers have tags.
    await tags();
    const before = await tags();
    expect(
      Object.values(before)
        .flat()
        .filter((tag) => tag !== null).length,
    ).toBeGreaterThan(KEPT_QUESTIONS.size);
    await owner.life.published();
    await owner.life.returned();
    await world.server.settled();
    expect(await tags()).toEqual(before);
  }, 120_000);

  it('is another one for each asker, and says nothing', async () => {
    const document = documentFor('query', 'people');
    const asked = caseOf('people').variables(owner, records);
    const given: (string | null)[] = [];
    for (const { key } of strangers) given.push(tagOf(await put(key, document, asked)));
    const tagged = given.filter((tag) => tag !== null);
    expect(tagged.length).toBeGreaterThan(2);
    expect(new Set(tagged).size).toBe(tagged.length);
    for (const tag of tagged) expect(tag).toMatch(/^"[\w-]{43}"$/);
  });
});

describe('A key', () => {
  it('that is wrong is answered as none is', async () => {
    const none = await put(null, '{ viewer { role } }', {});
    for (const wrong of ['tl_nobody', `${owner.group.keys.lead.slice(0, -4)}AAAA`]) {
      const answer = await put(wrong, '{ viewer { role } }', {});
      expect([answer.status, answer.text]).toEqual([401, none.text]);
    }
  });
});

describe('A cursor', () => {
  it('of one group leads another one nowhere', async () => {
    const document = documentFor('query', 'events');
    const own = await put(owner.group.keys.auditor, document, { first: 5 });
    const after = String(own.body.data.events.pageInfo.endCursor);
    for (const { key, secrets } of strangers) {
      const { text } = await put(key, document, { first: 100, after });
      expect(leaksIn(text, secrets(), '')).toEqual([]);
    }
  });
});

describe('The log of the server', () => {
  it('names nobody and shows no text', () => {
    expect(leaksIn(log.text(), { words: Object.values(wordsOf(world)), ids: new Set() })).toEqual([]);
    expect(world.server.faults).toEqual([]);
  });
});
