import { beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { MATRIX, SCHOOL } from '../../apps/cli/bench/http/documents.js';
import { schoolId, TRUST_ID } from '../../apps/cli/sandbox/sandbox-ids.js';
import { statementsOf, type Statement } from '../../apps/cli/bench/http/statements.js';
import { campaignsQuery } from '../../apps/dashboard/src/screens/campaigns/campaigns.query.js';
import { overviewQuery } from '../../apps/dashboard/src/screens/overview/overview.query.js';
import { matrixQuery } from '../../apps/dashboard/src/screens/matrix/matrix.query.js';
import { policiesQuery } from '../../apps/dashboard/src/screens/policies/policies.query.js';
import { startTrustlog, type TrustlogServer } from '../support/trustlog-server.js';

let server: TrustlogServer;
const READER = 'trustlog_read';

beforeAll(async () => {
  server = await startTrustlog({ seed: true });
}, 300_000);

/** The questions that reach the read models for one answer made afresh, without what sets who is seen. */
const asked = async (key: string, query: string, variables: object): Promise<Statement[]> => {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'cache-control': 'no-cache' };
  const statements = await statementsOf(READER, async () => {
    const response = await server.fetch('/graphql', {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    });
    expect(await response.json()).not.toHaveProperty('errors');
  });
  return statements
    .map((one) => ({ ...one, text: one.text.replace(/^SET LOCAL app\.tenants = '[^']*'; /, '') }))
    .filter(({ text }) => /^\s*(SELECT|WITH)/i.test(text) && !/read\.answer_version|\bpg_/.test(text));
};

const page = { asOf: null, minPosition: null, after: null };

describe('the statements of a screen', () => {
  // The trust has twelve schools, the authority four.
  const screens: [string, string, object][] = [
    ['overview', overviewQuery.text, { ...page, since: null, chase: 4 }],
    ['campaigns', campaignsQuery.text, { ...page }],
    ['policies', policiesQuery.text, { ...page }],
  ];

  it.each(screens)('of %s are as many for twelve schools as for four', async (_, text, variables) => {
    const ofTrust = await asked(server.keys.trustLead, text, variables);
    const ofAuthority = await asked(server.keys.otherTrustLead, text, variables);
    // Who holds the posts that approvals wait for is asked once a post, whatever the number of schools.
    expect(Math.abs(ofTrust.length - ofAuthority.length)).toBeLessThanOrEqual(1);
    expect(ofTrust.length).toBeGreaterThan(3);
    expect(ofTrust.length).toBeLessThanOrEqual(25);
  });

  it('are each asked once for the overview and the matrix together', async () => {
    const statements = await asked(server.keys.trustLead, MATRIX, { chase: 4 });
    const texts = statements.map(({ text, values }) => `${text} ${JSON.stringify(values)}`);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('of a school do not grow with its policies, campaigns and approvals', async () => {
    const full = await asked(server.keys.trustLead, SCHOOL, { schoolId: schoolId('dunmere') });
    expect(full.length).toBeLessThanOrEqual(20);
  });
});

/** The scans of a plan, with how each finds its rows. */
const scansOf = (plan: Readonly<Record<string, unknown>>): { node: string; table: string; condition: string }[] => {
  const own = plan['Relation Name'] || plan['Index Cond'] ? [scanOf(plan)] : [];
  return [...own, ...((plan['Plans'] ?? []) as Record<string, unknown>[]).flatMap(scansOf)];
};
const scanOf = (plan: Readonly<Record<string, unknown>>): { node: string; table: string; condition: string } => {
  const said = (...names: readonly string[]): string => {
    const found = names.map((name) => plan[name]).find((value) => typeof value === 'string');
    return typeof found === 'string' ? found : '';
  };
  return {
    node: said('Node Type'),
    table: said('Relation Name', 'Index Name'),
    condition: said('Index Cond', 'Recheck Cond'),
  };
};

describe('the plans of the main questions', () => {
  const questions: [string, string, object][] = [
    ['the matrix now', MATRIX, { chase: 4 }],
    ['the matrix at a past date', MATRIX, { chase: 4, asOf: '2026-06-01T00:00:00Z' }],
    ['a school', SCHOOL, { schoolId: schoolId('dunmere') }],
  ];

  it.each(questions)('of %s have an index led by the tenant for every table of rows', async (_, text, variables) => {
    const statements = await asked(server.keys.trustLead, text, variables);
    const tenants = [TRUST_ID, ...(await server.installation.reads.membersNow(TRUST_ID))];
    const client = new pg.Client({ connectionString: server.installation.database.urls.read });
    await client.connect();
    try {
      // The sandbox is so small that reading a whole table would be right; at a real size it is not.
      await client.query(`BEGIN; SET LOCAL app.tenants = '${tenants.join(',')}'; SET LOCAL enable_seqscan = off`);
      const scans = [];
      for (const statement of statements) {
        const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Record<string, unknown> }[] }>(
          `EXPLAIN (FORMAT JSON) ${statement.text}`,
          [...statement.values],
        );
        scans.push(...scansOf(rows[0]?.['QUERY PLAN'][0]?.Plan ?? {}));
      }
      const bad = scans.filter(({ node, condition }) => /Seq Scan/.test(node) || !/tenant_id/.test(condition));
      expect(scans.length).toBeGreaterThan(5);
      expect(bad).toEqual([]);
    } finally {
      await client.end();
    }
  });
});

describe('an answer by GET', () => {
  const text = '{ viewer { role } }';
  const get = (headers: Record<string, string>, query = `query=${encodeURIComponent(text)}`): Promise<Response> =>
    server.fetch(`/graphql?${query}`, { headers: { authorization: `Bearer ${server.keys.trustLead}`, ...headers } });
  const own = { 'apollo-require-preflight': 'true' };

  it('is confirmed instead of sent again, and kept by nobody but the asker’s own browser', async () => {
    const first = await get(own);
    expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
    const again = await get({ ...own, 'if-none-match': first.headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await get({ ...own, 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('needs a header that a page of another site cannot send', async () => {
    expect((await get({})).status).toBe(400);
  });

  it('says of an unknown hash what to do', async () => {
    const sha256Hash = createHash('sha256').update('nobody wrote this').digest('hex');
    const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash } });
    const response = await get(own, `extensions=${encodeURIComponent(extensions)}`);
    const { errors } = (await response.json()) as { errors: { message: string; extensions: object }[] };
    expect(errors[0]?.message).toContain('Load the page again');
    expect(errors[0]?.extensions).toEqual({ code: 'PERSISTED_QUERY_NOT_FOUND' });
  });
});

describe('who may not ask, and what is too much', () => {
  it.each([
    ['nobody', null, '{ viewer { role } }', 401],
    ['a document that is too deep', 'trustLead', `{ ${'__schema { types { '.repeat(6)} name ${'} }'.repeat(6)} }`, 400],
    [
      'too many aliases',
      'trustLead',
      `{ ${Array.from({ length: 20 }, (_, n) => `a${String(n)}: viewer { role }`).join(' ')} }`,
      400,
    ],
  ] as const)(
    '%s is refused, the second time too, before anything is asked of the database',
    async (_, who, text, status) => {
      const statements = await statementsOf(READER, async () => {
        for (let n = 0; n < 2; n += 1)
          expect((await server.graphql(who && server.keys[who], text)).status).toBe(status);
      });
      expect(statements).toEqual([]);
    },
  );
});

describe('overview and matrix of 100 schools with 40 kinds of policy, of which three in ten need somebody', () => {
  const uuid = (of: string): string => {
    const hash = createHash('sha256').update(of).digest('hex');
    return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join('-');
  };

  it.each([
    ['the first screen', overviewQuery.text],
    ['the matrix’s own', matrixQuery.text],
  ])('are at most 40 kB on their way: %s', async (_, text) => {
    const variables = { ...page, since: null, chase: 4 };
    const { body } = await server.graphql(server.keys.trustLead, text, variables);
    const { data } = body as { data: { matrix: { columns: object[]; rows: { codes: string; days: unknown[] }[] } } };
    const { matrix } = data;
    const [row] = matrix.rows;
    if (!row) throw new Error('The sandbox has no schools.');
    const columns = Array.from({ length: 40 }, (__, n) => ({
      ...matrix.columns[n % matrix.columns.length],
      category: `category-${String(n)}`,
    }));
    const rows = Array.from({ length: 100 }, (__, school) => {
      const letters = Array.from({ length: 40 }, (___, n) => 'IIIDIIOIAI'[(school * 7 + n * n * 13 + n) % 10] ?? 'I');
      const id = uuid(String(school));
      return {
        ...row,
        schoolId: id,
        name: { en: `School ${id.slice(0, 13)}`, cy: null },
        codes: letters.join(''),
        days: letters.map((letter, n) => (letter === 'O' || letter === 'D' ? (school * 31 + n * 17) % 365 : null)),
        policyIds: letters.map((letter, n) => (letter === 'I' ? null : uuid(`${id} ${String(n)}`))),
      };
    });
    const needy = rows.flatMap(({ policyIds }) => policyIds.filter((id) => id !== null));
    expect(needy.length).toBeGreaterThan(1_000);
    const answer = JSON.stringify({ data: { ...data, matrix: { ...matrix, columns, rows } } });
    expect(gzipSync(answer).length).toBeLessThanOrEqual(40_000);
  });

  it('has no policy of a cell that is in date', async () => {
    const { body } = await server.graphql(server.keys.trustLead, MATRIX, { chase: 4 });
    const { data } = body as { data: { matrix: { rows: { codes: string; policyIds: (string | null)[] }[] } } };
    const cells = data.matrix.rows.flatMap(({ codes, policyIds }) => policyIds.map((id, n) => [codes.charAt(n), id]));
    expect(cells.filter(([code, id]) => code === 'I' && id !== null)).toEqual([]);
    expect(cells.filter(([code, id]) => code === 'O' && id === null)).toEqual([]);
  });
});
