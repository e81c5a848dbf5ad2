import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { DemoName } from '#platform/auth/demo-keys.js';
import type { Uuid } from '#platform/kernel/event.js';
import { TRUST_ID } from '../../apps/cli/sandbox/sandbox-ids.js';
import { findShown, screenCases, type Shown } from '../support/screens/asked.js';
import { screenQueries } from '../support/screens/documents.js';
import { GrownSandbox } from '../support/screens/grown-sandbox.js';
import { gatheringsOf, pagesOf, scansOf, tellPlans, WatchedPlans, type RunPlan } from '../support/screens/plans.js';
import { startTrustlog, type TrustlogServer } from '../support/trustlog-server.js';

/** A table of so few rows is read as a whole sooner than by its index, and rightly. */
const SMALL = 2_000;
/** A join may look at so few rows again and again. */
const FEW = 500;

type Plans = ReadonlyMap<string, readonly RunPlan[]>;
type Counted = Readonly<Record<string, number>>;

let watched: WatchedPlans;
let shown: Shown;
/** The school's own screens in the sandbox as it is, and among twenty times as many tenants. */
let alone: Plans;
let among: Plans;
let past: Plans;
let rows: { readonly all: Counted; readonly trust: Counted; readonly school: Counted; readonly tenants: number };

const overseesGroup = (as: DemoName): boolean => /Lead|auditor|integrator/.test(as);

/** The last plan of a transaction is told when it ends, which nobody who answers waits for. */
const givenBack = ({ adminUrl }: TrustlogServer): Promise<void> =>
  asAdmin(adminUrl, async (admin) => {
    for (;;) {
      const { rowCount } = await admin.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND usename = 'trustlog_read' AND state <> 'idle'`,
      );
      await new Promise((resolve) => setImmediate(resolve));
      if (rowCount === 0) return;
    }
  });

/** The plans of every statement that each screen's document runs by; `asOf` null: now. */
const plansOf = async (server: TrustlogServer, asOf: string | null): Promise<Plans> => {
  const found = new Map<string, readonly RunPlan[]>();
  for (const [name, query] of await screenQueries()) {
    const { as, variables } = screenCases[name] ?? { as: 'staff', variables: () => ({}) };
    watched.take();
    const response = await server.fetch('/graphql', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${server.keys[as]}`,
        'content-type': 'application/json',
        'cache-control': 'no-cache',
      },
      body: JSON.stringify({ query, variables: { ...variables(shown), ...(asOf === null ? {} : { asOf }) } }),
    });
    expect(await response.json()).not.toHaveProperty('errors');
    await givenBack(server);
    // What workers do at the same time is none of the screen's.
    const read = watched.take().filter(({ role, text }) => role === 'trustlog_read' && !/\bpg_locks\b/.test(text));
    found.set(name, read);
  }
  return found;
};

/** Rows that tenants have in each table; of everybody without a list. */
const rowsIn = async (admin: pg.Client, tenants: readonly Uuid[] | null): Promise<Counted> => {
  const counted: Record<string, number> = {};
  const tables = await admin.query<{ name: string; bare: string }>(
    `SELECT attrelid::regclass::text AS name, relname AS bare FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE attname = 'tenant_id' AND relkind = 'r' AND relnamespace IN ('store'::regnamespace, 'read'::regnamespace, 'platform'::regnamespace)`,
  );
  for (const { name, bare } of tables.rows) {
    const sql = `SELECT count(*)::int AS n FROM ${name} WHERE $1::uuid[] IS NULL OR tenant_id = ANY ($1)`;
    counted[bare] = (await admin.query<{ n: number }>(sql, [tenants])).rows[0]?.n ?? 0;
  }
  return counted;
};

const asAdmin = async <Answer>(adminUrl: string, work: (admin: pg.Client) => Promise<Answer>): Promise<Answer> => {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  return work(admin).finally(() => admin.end());
};

const lookAlone = async (adminUrl: string): Promise<void> => {
  shown = await asAdmin(adminUrl, async (admin) => {
    await admin.query('ANALYZE');
    return findShown(admin);
  });
  await tellPlans(adminUrl);
};

/** A trust of 36 schools in a land of more than three hundred tenants. */
const growLand = async (adminUrl: string): Promise<void> => {
  const sandbox = await GrownSandbox.of(adminUrl);
  await sandbox.schools(TRUST_ID, 3);
  await sandbox.land(8, await sandbox.everybody());
  await sandbox.analyse();
  await sandbox.end();
  await tellPlans(adminUrl);
};

beforeAll(async () => {
  watched = new WatchedPlans();
  const small = await startTrustlog({ seed: true, prepare: lookAlone });
  alone = await plansOf(small, null);
  await small.stop();
  const server = await startTrustlog({ seed: true, prepare: growLand });
  among = await plansOf(server, null);
  past = await plansOf(server, '2026-06-01T00:00:00.000Z');
  const trust = [TRUST_ID, ...(await server.installation.reads.membersNow(TRUST_ID))];
  rows = await asAdmin(server.adminUrl, async (admin) => ({
    all: await rowsIn(admin, null),
    trust: await rowsIn(admin, trust),
    school: await rowsIn(admin, [shown.schoolId]),
    tenants: (await server.installation.store.tenants()).length,
  }));
  await server.stop();
}, 900_000);
afterAll(() => {
  watched.stop();
});

const inSight = (document: string): Counted =>
  overseesGroup(screenCases[document]?.as ?? 'staff') ? rows.trust : rows.school;

/** What is wrong with the plans of all documents, now and in the past, each said once with its statement. */
const faults = (find: (run: RunPlan, seen: Counted) => readonly string[]): readonly string[] => {
  const said = [...among, ...past].flatMap(([document, plans]) =>
    plans.flatMap((run) =>
      find(run, inSight(document)).map(
        (fault) => `${document}: ${fault}: ${run.text.replaceAll(/\s+/g, ' ').slice(0, 400)}`,
      ),
    ),
  );
  return [...new Set(said)];
};

const isTenantTable = (table: string): boolean => table in rows.all;

describe('the plans of every screen among three hundred tenants', () => {
  it('are of a record at its real size', () => {
    expect(rows.tenants).toBeGreaterThan(300);
    expect(rows.all['event']).toBeGreaterThan(150_000);
    expect([...among.values()].flat().length).toBeGreaterThan(200);
    expect([...past.values()].flat().length).toBeGreaterThan(200);
  });

  it('read no table of rows as a whole', () => {
    const found = faults(({ plan }) =>
      scansOf(plan)
        .filter(({ table, node }) => /Seq Scan/.test(node) && (rows.all[table] ?? 0) > SMALL)
        .map(({ table }) => `${table} is read as a whole`),
    );
    expect(found).toEqual([]);
  });

  it('find rows by the tenant first', () => {
    const found = faults(({ plan }) =>
      scansOf(plan)
        .filter(({ table, node }) => isTenantTable(table) && !/Seq Scan/.test(node))
        .filter(({ condition }) => !/^\(*tenant_id\b/.test(condition))
        .map(({ table, condition }) => `${table} is looked up by ${condition || 'nothing'}`),
    );
    expect(found).toEqual([]);
  });

  it('look at the rows of the tenants in sight and at no others', () => {
    const found = faults(({ plan }, seen) =>
      scansOf(plan)
        .filter(({ table, node }) => isTenantTable(table) && !/Seq Scan/.test(node))
        .filter(({ table, rows: looked }) => looked > Math.max(FEW, seen[table] ?? 0))
        .map(({ table, rows: looked }) => `${table}: ${String(looked)} rows of ${String(seen[table])}`),
    );
    expect(found).toEqual([]);
  });

  it('put no more rows in order, and hash no more, than those tenants have', () => {
    const found = faults(({ plan }, seen) =>
      gatheringsOf(plan)
        .filter(({ tables }) => tables.some(isTenantTable))
        .filter(({ rows: gathered, tables }) => {
          const own = tables.reduce((sum, table) => sum + (seen[table] ?? 0), 0);
          return gathered > Math.max(FEW, own);
        })
        .map(({ node, rows: gathered }) => `${node} of ${String(gathered)} rows`),
    );
    expect(found).toEqual([]);
  });
});

describe('a question about one school', () => {
  it('reads a few times as many pages at the most for eighteen times the tenants', () => {
    const own = [...among.keys()].filter((name) => !overseesGroup(screenCases[name]?.as ?? 'staff'));
    const pages = (plans: Plans, name: string): number =>
      (plans.get(name) ?? []).reduce((sum, { plan }) => sum + pagesOf(plan), 0);
    const grown = own
      .map((name) => ({ name, alone: pages(alone, name), among: pages(among, name) }))
      // A level more of each index, an index instead of a small table that was read as a whole, and rows of a school
      // that lie on pages of their own because others wrote between them.
      .filter((one) => one.among > 4 * one.alone + 200);
    expect(own.length).toBeGreaterThan(12);
    expect(grown).toEqual([]);
  });
});
