import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTrustlog, type TrustlogServer } from '../support/trustlog-server.js';
import { BAD_FILES, BAD_LISTS } from './support/bad-files.js';
import { Caller, mutationText, type Json } from './support/caller.js';

/** What no answer to a mistake may hold: code, statements, paths, roles of the database. */
const LEAK =
  /node_modules|\.[jt]s:\d|\bat \w+ \(|\b(SELECT|INSERT|UPDATE|DELETE)\b.*\b(FROM|INTO|SET)\b|\/libs\/|\/apps\/|trustlog_|\bpg_|stacktrace/;

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

describe('a server that is asked for what cannot be', () => {
  let sut: TrustlogServer;
  let caller: Caller;
  let clerk: string;
  let school: string;
  /** A school of the same trust that the clerk has no part in. */
  let foreign: string;
  let versions: { policyId: string; old: string; present: string };
  let before: number;

  /** Events of all records together: whatever is stored anywhere shows here. */
  const stored = async (): Promise<number> =>
    (await sut.installation.store.tenants()).reduce((sum, { head }) => sum + head, 0);
  /** Refused by a mutation: code and field; the sentence says what to do. */
  const refused = (name: string, input: object, key = clerk): Promise<object> => caller.refused(key, name, input);
  /** An error of a question: status, code, and the argument that is wrong. */
  const wrong = async (query: string, variables?: object, key = clerk): Promise<object> => {
    const { status, body, text } = await sut.graphql(key, query, variables);
    expect(text).not.toMatch(LEAK);
    const [error] = body.errors ?? [];
    expect(error.message).toMatch(/^.{10,}$/s);
    const { code, argument } = error.extensions;
    return argument === undefined ? { status, code } : { status, code, argument };
  };
  const raw = async (body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Json> => {
    const answer = await sut.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${clerk}`, ...headers },
      body: typeof body === 'string' ? body : Buffer.from(body),
    });
    const text = await answer.text();
    expect(text).not.toMatch(LEAK);
    return { status: answer.status, ...JSON.parse(text) };
  };
  const codeOf = ({ status, errors }: Json): object => ({ status, code: errors[0].extensions.code });

  beforeAll(async () => {
    sut = await startTrustlog({ seed: true });
    caller = new Caller(sut);
    clerk = sut.keys.clerk;
    school = (await caller.ask(clerk, '{ viewer { tenantId } }')).viewer.tenantId;
    const { schools } = await caller.ask(sut.keys.trustLead, '{ schools(first: 100) { edges { node { id } } } }');
    foreign = schools.edges.map(({ node }: Json) => node.id).find((id: string) => id !== school);
    const { policies } = await caller.ask(
      clerk,
      '{ policies(first: 100) { edges { node { id versions { id status } } } } }',
    );
    const renewed = policies.edges
      .map(({ node }: Json) => node)
      .find((node: Json) => node.versions[1]?.status === 'SUPERSEDED');
    versions = { policyId: renewed.id, present: renewed.versions[0].id, old: renewed.versions[1].id };
    await sut.settled();
  }, 240_000);

  beforeEach(async () => {
    before = await stored();
  });
  afterEach(async () => {
    expect(await stored()).toBe(before);
  });
  afterAll(async () => {
    await sut.settled();
    expect(await stored()).toBe(before);
    expect(sut.faults).toEqual([]);
    await sut.stop();
  });

  describe('by a document', () => {
    it.each(BAD_FILES)('says what is wrong with %s', async (_what, fileName, code, bytes) => {
      const file = { fileName, contentBase64: base64(bytes()) };
      const input = { schoolId: school, ...file, category: 'social-media' };
      for (const dryRun of [true, false]) {
        expect(await refused('importPolicy', { ...input, dryRun })).toEqual({ code, path: ['contentBase64'] });
      }
    });

    it('does not take in a file of 50 MB, and says how large one may be', async () => {
      const input = { schoolId: school, fileName: 'policy.txt', category: 'social-media' };
      const variables = { input: { ...input, contentBase64: base64(new Uint8Array(50 * 1024 * 1024).fill(97)) } };
      const answer = await raw(JSON.stringify({ query: mutationText('importPolicy'), variables }));
      expect(answer.errors).toEqual([
        {
          message: expect.stringContaining('20 MB'),
          extensions: { code: 'REQUEST_TOO_LARGE', argument: ['input', 'contentBase64'] },
        },
      ]);
      expect(answer.status).toBe(413);
    });

    it('names the field that is wrong beside the file', async () => {
      const input = { schoolId: school, fileName: 'policy.txt', contentBase64: base64(Buffer.from('A\n\n1. B\n\nC.')) };
      const no = (rest: object): Promise<object> => refused('importPolicy', { ...input, dryRun: false, ...rest });
      expect(await no({})).toEqual({ code: 'POLICY.CATEGORY_MISSING', path: ['category'] });
      expect(await no({ category: 'astrology' })).toEqual({ code: 'POLICY.CATEGORY_UNKNOWN', path: ['category'] });
      expect(await no({ policyId: foreign })).toEqual({ code: 'POLICY.UNKNOWN', path: ['policyId'] });
      expect(await no({ contentBase64: '%%%' })).toEqual({ code: 'IMPORT.NOT_BASE64', path: ['contentBase64'] });
      const answers = [{ field: 'nextReviewDue', value: '31/02/2026' }];
      expect(await no({ category: 'social-media', answers })).toEqual({
        code: 'POLICY.BAD_ANSWER',
        path: ['answers', 'nextReviewDue'],
      });
    });
  });

  describe('by a list of people', () => {
    it.each(BAD_LISTS)('says of a list that %s which cell it is', async (_what, [row, column, code], csv) => {
      for (const dryRun of [true, false]) {
        const { errors, positions } = await caller.done(clerk, 'importPeople', { csv, dryRun });
        expect(positions).toEqual([]);
        expect(errors[0]).toMatchObject({ row, column, code, message: expect.stringMatching(/\.$/) });
      }
    });

    it('stores no row of a list in which one is wrong', async () => {
      const heading = BAD_LISTS[5]![2].split('\n')[0]!;
      const csv = [heading, 'p1,Sian,Jones,,teacher,900001,,,,', 'p2,Tom,Price,,wizard,900001,,,,'].join('\n');
      const { errors, registered } = await caller.done(clerk, 'importPeople', { csv, dryRun: false });
      expect({ rows: errors.map(({ row }: Json) => row), registered }).toEqual({ rows: [3], registered: 0 });
    });

    it('notices letters of another encoding in the request', async () => {
      const query = mutationText('importPeople');
      const csv = BAD_LISTS[12]![2].replace('\ufffd', '@@');
      const body = Buffer.from(JSON.stringify({ query, variables: { input: { csv, dryRun: false } } }));
      const at = body.indexOf('@@');
      const { data } = await raw(Buffer.concat([body.subarray(0, at), Buffer.from([0xe2]), body.subarray(at + 2)]));
      expect(data.importPeople.errors[0]).toMatchObject({ row: 2, column: 'given_name', code: 'CSV.WRONG_ENCODING' });
    });
  });

  describe('by ids', () => {
    const NOTHING = { code: 'ACCESS.NOT_FOUND', path: ['schoolId'] };

    it('does the same for a school of others, one that does not exist, and one that is no id', async () => {
      for (const schoolId of [foreign, '00000000-0000-4000-8000-000000000000', "' OR 1=1 --", '']) {
        const about = { schoolId, policyId: versions.policyId, versionId: versions.present };
        expect(await refused('archivePolicy', { ...about, versionId: undefined, because: 'x' })).toEqual(NOTHING);
        expect(await refused('publishVersion', about)).toEqual(NOTHING);
        expect(await refused('reportBreach', { schoolId, category: 'HACKED_ACCOUNT', summary: 'x' })).toEqual(NOTHING);
        const { schoolCompliance, school: found } = await caller.ask(
          clerk,
          'query ($id: ID!) { schoolCompliance(schoolId: $id) { events } school(id: $id) { urn } }',
          { id: schoolId },
        );
        expect({ schoolCompliance, found }).toEqual({ schoolCompliance: null, found: null });
      }
    });

    it('says nothing of one group to the other', async () => {
      const other = sut.keys.otherTrustLead;
      const about = { schoolId: school, policyId: versions.policyId, versionId: versions.present };
      expect(await refused('publishVersion', about, other)).toEqual(NOTHING);
      const { status, text } = await sut.graphql(
        other,
        'query ($s: ID!, $p: ID!) { school(id: $s) { name { en } } policy(id: $p) { title { en } } }',
        { s: school, p: versions.policyId },
      );
      expect({ status, body: JSON.parse(text) }).toEqual({
        status: 200,
        body: { data: { school: null, policy: null } },
      });
    });

    it('refuses what is meant for an older version', async () => {
      const { policyId, old } = versions;
      const about = { schoolId: school, policyId, versionId: old };
      const sections = [{ heading: 'One', text: 'Two.' }];
      const campaign = { dueOn: '2099-01-01', statement: { en: 'I have read it.' } };
      const published = { code: 'POLICY.VERSION_PUBLISHED', path: ['versionId'] };
      expect(await refused('editDraft', { ...about, sections })).toEqual(published);
      expect(await refused('publishVersion', about)).toEqual(published);
      expect(await refused('submitVersion', { ...about, chain: [{ post: 'headteacher' }] })).toEqual(published);
      expect(await refused('launchCampaign', { ...about, ...campaign })).toEqual({
        code: 'ACKNOWLEDGEMENT.SUPERSEDED',
        path: ['versionId'],
      });
    });

    it('refuses days that no calendar has, and days that have passed', async () => {
      const { policyId, present } = versions;
      const about = { schoolId: school, policyId };
      const review = { ...about, reviewedOn: '2026-02-31' };
      expect(await wrong(mutationText('recordReview'), { input: review })).toEqual({
        status: 400,
        code: 'BAD_USER_INPUT',
      });
      expect(await refused('recordReview', { ...about, reviewedOn: '2099-01-01' })).toEqual({
        code: 'POLICY.REVIEW_IN_FUTURE',
        path: ['reviewedOn'],
      });
      const campaign = { ...about, versionId: present, dueOn: '2001-01-01', statement: { en: 'I have read it.' } };
      expect(await refused('launchCampaign', campaign)).toEqual({
        code: 'ACKNOWLEDGEMENT.DUE_IN_THE_PAST',
        path: ['dueOn'],
      });
    });
  });

  describe('by a key that was used for something else', () => {
    it.each([
      ['reportBreach', { category: 'HACKED_ACCOUNT', summary: 'One.' }, { summary: 'Two.' }],
      [
        'draftPolicy',
        { category: 'rse', title: { en: 'One' }, sections: [{ heading: 'A', text: 'B.' }] },
        { material: false },
      ],
      ['importPeople', { csv: BAD_LISTS[5]![2].split('\n').slice(0, 2).join('\n'), dryRun: false }, null],
    ])('refuses %s with other content, and gives the first answer to a repeat', async (name, first, change) => {
      const own = name === 'importPeople' ? {} : { schoolId: school };
      const input = { ...own, ...first, idempotencyKey: `bad-${name}` };
      const answer = await caller.done(clerk, name, input);
      await sut.settled();
      before = await stored();
      const other = change ?? { csv: `${'csv' in first ? first.csv : ''}\np9,Nia,Pugh,,teacher,900001,,,,` };
      expect(await refused(name, { ...input, ...other })).toEqual({
        code: 'COMMAND.IDEMPOTENCY_KEY_REUSED',
        path: ['idempotencyKey'],
      });
      const again = await caller.done(clerk, name, input);
      expect(again.position ?? again.positions).toEqual(answer.position ?? answer.positions);
    });
  });

  describe('by a question', () => {
    const invalid = (argument: string): object => ({ status: 200, code: 'READ.PAGE_INVALID', argument: [argument] });
    const LISTS = ['schools', 'people', 'policies', 'approvals', 'campaigns', 'breaches', 'events'];
    const cursor = (text: string): string => Buffer.from(text).toString('base64url');

    it.each(LISTS)('wants one to a hundred %s at a time', async (list) => {
      for (const first of [0, -1, 101, 2_147_483_647]) {
        expect(await wrong(`{ ${list}(first: ${first}) { pageInfo { hasNextPage } } }`)).toEqual(invalid('first'));
      }
    });

    it.each(LISTS)('takes no cursor of %s but its own', async (list) => {
      const cursors = ['nonsense', '-1', cursor('row:-5'), cursor('row:1e30'), cursor('row:99999999999999999999')];
      for (const after of [...cursors, cursor(`1|${school}|1`), cursor(`9999-99-99T00:00:00.000Z|${school}|1`)]) {
        const answer = await wrong(`{ ${list}(first: 5, after: "${after}") { pageInfo { hasNextPage } } }`);
        expect(answer).toEqual(invalid('after'));
      }
    });

    it('takes no moment that is broken, impossible or to come', async () => {
      const at = (asOf: string): Promise<object> =>
        wrong('query ($at: DateTime) { overview(asOf: $at) { events } }', { at: asOf });
      for (const broken of ['yesterday', '2026-11-21', '2026-02-31T00:00:00Z', '2026-13-01T00:00:00Z', '']) {
        expect(await at(broken)).toEqual({ status: 400, code: 'BAD_USER_INPUT' });
      }
      expect(await at('2099-01-01T00:00:00Z')).toEqual({ status: 200, code: 'READ.AS_OF_FUTURE', argument: ['asOf'] });
    });

    it('waits for no position that was not given, and for none of others', async () => {
      const after = (tenant: string, position: number): Promise<object> =>
        wrong('query ($min: [MinPosition!]) { overview(minPosition: $min) { events } }', {
          min: [{ tenant, position }],
        });
      const unknown = { status: 200, code: 'READ.POSITION_UNKNOWN', argument: ['minPosition', 'tenant'] };
      expect(await after(foreign, 1)).toEqual(unknown);
      expect(await after('x', 1)).toEqual(unknown);
      expect(await after(school, 999_999)).toEqual({
        status: 200,
        code: 'READ.POSITION_BEYOND_HEAD',
        argument: ['minPosition', 'position'],
      });
    });

    it.each([
      ['an unknown field', '{ viewer { role nickname } }', 'GRAPHQL_VALIDATION_FAILED'],
      ['an unfinished document', '{ viewer {', 'GRAPHQL_PARSE_FAILED'],
      ['an empty document', ' ', 'GRAPHQL_PARSE_FAILED'],
      ['an unknown value', '{ policies(status: FINE) { totalCount } }', 'GRAPHQL_VALIDATION_FAILED'],
      ['a subscription', 'subscription { positions }', 'GRAPHQL_VALIDATION_FAILED'],
      ['two operations', 'query A { viewer { role } } query B { viewer { role } }', 'OPERATION_RESOLUTION_FAILURE'],
      [
        'too deep',
        `{ __schema { types { fields { type ${'{ ofType '.repeat(8)}{ name }${' }'.repeat(8)} } } } }`,
        'GRAPHQL_VALIDATION_FAILED',
      ],
      [
        'too many aliases',
        `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: viewer { role }`).join(' ')} }`,
        'GRAPHQL_VALIDATION_FAILED',
      ],
      [
        'too many names of types',
        `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: __typename`).join(' ')} }`,
        'GRAPHQL_VALIDATION_FAILED',
      ],
      ['too many directives', `{ viewer { ${'role @include(if: true) '.repeat(11)} } }`, 'GRAPHQL_VALIDATION_FAILED'],
      ['too many words', `{ viewer { ${'role '.repeat(5_000)} } }`, 'GRAPHQL_PARSE_FAILED'],
      [
        'fragments in a circle',
        '{ viewer { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A }',
        'GRAPHQL_VALIDATION_FAILED',
      ],
    ])('answers %s with its code, and nothing is carried out', async (_what, query, code) => {
      expect(await wrong(query)).toEqual({ status: 400, code });
    });

    it.each([
      ['of another type', { first: 'ten' }],
      ['with a fraction', { first: 1.5 }],
      ['left out', {}],
    ])('names a variable %s', async (_what, variables) => {
      const query = 'query ($first: Int!) { policies(first: $first) { totalCount } }';
      expect(await wrong(query, variables)).toEqual({ status: 400, code: 'BAD_USER_INPUT' });
    });

    it('names fields of an input that are missing or unknown', async () => {
      const input = { schoolId: school, policyId: versions.policyId, because: 'x', evil: 'y' };
      const { body } = await sut.graphql(clerk, mutationText('archivePolicy'), { input });
      expect(body.errors?.[0].message).toContain('"evil"');
      const { body: missing } = await sut.graphql(clerk, mutationText('archivePolicy'), {
        input: { schoolId: school },
      });
      expect(missing.errors?.[0].message).toContain('"policyId"');
    });

    it('finds nothing under an id of five million characters, or with a zero byte', async () => {
      for (const id of ['x'.repeat(5_000_000), `${school}\u0000`]) {
        expect(await caller.ask(clerk, 'query ($id: ID!) { school(id: $id) { urn } }', { id })).toEqual({
          school: null,
        });
      }
    });
  });

  describe('by a request that is none', () => {
    it.each([
      ['cut off', '{"query": "{ viewer'],
      ['empty', ''],
      ['a word', '"x"'],
      ['null', 'null'],
      ['a batch', '[{"query":"{ viewer { role } }"},{"query":"{ viewer { role } }"}]'],
      ['without a query', '{}'],
      ['with a number for a query', '{"query": 5}'],
      ['with text for variables', '{"query":"{ viewer { role } }","variables":"x"}'],
      ['with a prototype', '{"query":"{ viewer { role } }","__proto__":{"role":"SYSTEM"}}'],
    ])('answers a body that is %s with a code', async (_what, body) => {
      expect(codeOf(await raw(body))).toEqual({ status: 400, code: 'BAD_REQUEST' });
    });

    it('takes no form and no text for a request of its own page', async () => {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
        expect(codeOf(await raw('{"query":"{ viewer { role } }"}', { 'content-type': type }))).toEqual({
          status: 400,
          code: 'BAD_REQUEST',
        });
      }
    });

    it('tells a stranger nothing but to sign in', async () => {
      for (const key of [null, '', 'tl_x_y', `${clerk}x`]) {
        const { status, body } = await sut.graphql(key, '{ viewer { role } }');
        expect(codeOf({ status, ...body })).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
      }
    });

    it('knows no link that it did not make', async () => {
      for (const path of ['/read/x', '/read/%00', `/read/${'a'.repeat(2_000)}`, `/read/${school}.${school}`]) {
        for (const init of [{}, { method: 'POST', body: new URLSearchParams({ agreed: 'yes', typedName: 'A' }) }]) {
          const answer = await sut.fetch(path, init);
          expect({ path, found: ![404, 414].includes(answer.status) }).toEqual({ path, found: false });
          expect(await answer.text()).not.toMatch(LEAK);
        }
      }
      const large = await sut.fetch('/read/x', {
        method: 'POST',
        body: new URLSearchParams({ a: 'x'.repeat(70_000) }),
      });
      expect(large.status).toBe(413);
    });
  });
});
