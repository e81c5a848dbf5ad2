import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '#platform/testing/test-database.js';
import { makeReadTables } from '#platform/projection/read-tables.js';
import { projections } from '../../apps/composition/features.js';

/** Tables without anybody's data, and why they have no tenant. */
const EXEMPT: Readonly<Record<string, string>> = {
  'store.log_epoch': 'one random name for the whole log',
  'platform.installation': 'facts about this installation as a whole',
  'platform.migration': 'which files of SQL were applied',
  'platform.relay_lane': 'which relay has which sixteenth of the tenants',
  'platform.relay_worker': 'which relays have been heard of',
  'platform.log_day': 'the root of each day over what all tenants had signed: one hash',
  'platform.anchor': 'who outside was shown the head of a day, and what they gave for it',
  'platform.refused_message': 'where messages of Kafka were not believed, and why: nothing that stood in them',
};

/** Policies without WITH CHECK that let nobody write, with the reason for what they let be read. */
const READ_ONLY = new Set([
  'platform.tenant_key asked_tenants_read',
  'store.event asked_tenants',
  'store.event store_reads',
  'store.tenant_log asked_tenants',
  // A worker does not know where mail is due; it learns ids of tenants by a function, and nothing else.
  'platform.credential asked_tenants_read',
  'platform.mail store_finds_due',
  // The same of what is to be made anew.
  'platform.rebuild store_finds_open',
  // The same of what is not published to Kafka yet.
  'platform.relay_cursor store_compares',
  // The same of what is not signed yet; and what was signed is read with what it proves.
  'platform.log_tree store_compares',
  'platform.log_tree asked_tenants_read',
  'platform.log_node asked_tenants_read',
  'platform.log_checkpoint asked_tenants_read',
  'platform.log_history asked_tenants_read',
  'platform.log_day_leaf asked_tenants_read',
  // What all of them signed becomes the tree of a day behind a function, which hands out hashes alone.
  'platform.log_checkpoint store_compares',
]);

/** Policies that do not ask for the tenant: those of the role that nobody signs in as, behind functions of the store. */
const STORE_ROLE = 'trustlog_store';
const ROLES = ['append', 'seed', 'read', 'project', 'platform', 'relay', 'seal'] as const;

let database: TestDatabase;
let admin: pg.Client;

beforeAll(async () => {
  database = await testDatabase('catalogue', {
    afterMigrate: (owner) => makeReadTables(owner, projections),
  });
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

const ask = async <Row extends object>(sql: string): Promise<Row[]> => (await admin.query<Row>(sql)).rows;

const SCHEMAS = `n.nspname IN ('store', 'read', 'platform')`;
const name = `n.nspname || '.' || c.relname`;
const tables = async (): Promise<string[]> =>
  (
    await ask<{ name: string }>(
      `SELECT ${name} AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE ${SCHEMAS} AND c.relkind IN ('r', 'p') ORDER BY 1`,
    )
  ).map((row) => row.name);

const withTenant = async (): Promise<string[]> => (await tables()).filter((table) => !(table in EXEMPT));

describe('Every table of the store, the read models and the platform', () => {
  it('is here: the projections’ own among them, and no exemption is out of date', async () => {
    const all = await tables();
    expect(all.filter((table) => table.startsWith('read.'))).toHaveLength(projections.length + 1);
    expect(Object.keys(EXEMPT).filter((table) => !all.includes(table))).toEqual([]);
  });

  it('has a tenant that is never null', async () => {
    const found = await ask<{ name: string }>(
      `SELECT ${name} AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND a.attnotnull
         AND a.atttypid = 'uuid'::regtype
       WHERE ${SCHEMAS} AND c.relkind IN ('r', 'p') ORDER BY 1`,
    );
    expect(found.map((row) => row.name)).toEqual(await withTenant());
  });

  it('has row-level security that binds its owner too', async () => {
    const found = await ask<{ name: string }>(
      `SELECT ${name} AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE ${SCHEMAS} AND c.relkind IN ('r', 'p') AND c.relrowsecurity AND c.relforcerowsecurity ORDER BY 1`,
    );
    expect(found.map((row) => row.name)).toEqual(await withTenant());
  });

  it('has policies that ask for the tenant, of what is read and of what is written', async () => {
    const policies = await ask<{
      name: string;
      policy: string;
      roles: string;
      cmd: string;
      qual: string;
      check: string;
    }>(
      `SELECT schemaname || '.' || tablename AS name, policyname AS policy, array_to_string(roles, ',') AS roles, cmd,
         qual, with_check AS check FROM pg_policies WHERE schemaname IN ('store', 'read', 'platform')`,
    );
    const asks = (text: string | null): boolean =>
      /tenant_id = ANY .*current_setting\('app\.tenants'/s.test(text ?? '');
    const bad = policies.filter(({ roles, qual }) => roles !== STORE_ROLE && !asks(qual));
    expect(bad).toEqual([]);
    const unchecked = policies.filter(({ check, roles }) => (roles === STORE_ROLE ? !check : !asks(check)));
    expect(new Set(unchecked.map((one) => `${one.name} ${one.policy}`))).toEqual(READ_ONLY);
    expect(unchecked.filter(({ cmd }) => cmd !== 'SELECT')).toEqual([]);
    expect([...new Set(policies.map((one) => one.name))].sort()).toEqual(await withTenant());
  });

  it('has keys that begin with the tenant, foreign ones too', async () => {
    const keys = await ask<{ key: string; first: string; second: string | null }>(
      `SELECT i.indexrelid::regclass::text AS key, pg_get_indexdef(i.indexrelid, 1, true) AS first
       FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE ${SCHEMAS} AND c.relkind IN ('r', 'p') AND i.indisunique
         AND ${name} NOT IN (${Object.keys(EXEMPT)
           .map((one) => `'${one}'`)
           .join(', ')})`,
    );
    expect(keys.length).toBeGreaterThan(projections.length);
    expect(keys.filter(({ first }) => first !== 'tenant_id')).toEqual([]);
    const foreign = await ask<{ definition: string }>(
      `SELECT pg_get_constraintdef(k.oid) AS definition FROM pg_constraint k
       JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE ${SCHEMAS} AND k.contype = 'f'`,
    );
    for (const { definition } of foreign)
      expect(definition).toMatch(/^FOREIGN KEY \(tenant_id, .*REFERENCES .*\(tenant_id,/);
  });

  it('has a primary key', async () => {
    const found = await ask<{ name: string }>(
      `SELECT ${name} AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary WHERE ${SCHEMAS} ORDER BY 1`,
    );
    expect(found.map((row) => row.name)).toEqual(await tables());
  });
});

describe('The database', () => {
  it('has no view, rule or sequence, by which row-level security could be gone round', async () => {
    expect(
      await ask(
        `SELECT ${name} AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE ${SCHEMAS} AND c.relkind NOT IN ('r', 'p', 'i', 'I', 't', 'c')`,
      ),
    ).toEqual([]);
    expect(await ask(`SELECT 1 FROM pg_rules WHERE schemaname IN ('store', 'read', 'platform')`)).toEqual([]);
  });

  it('runs functions with their owner’s rights only where that is the store, and with a fixed path', async () => {
    const found = await ask<{ name: string; owner: string; path: string | null }>(
      `SELECT p.oid::regprocedure::text AS name, r.rolname AS owner, array_to_string(p.proconfig, ',') AS path
       FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_roles r ON r.oid = p.proowner
       WHERE ${SCHEMAS} AND p.prosecdef`,
    );
    expect(found.length).toBeGreaterThan(0);
    for (const { owner, path } of found) {
      expect(owner).toBe(STORE_ROLE);
      expect(path).toMatch(/^search_path=pg_catalog, pg_temp$/);
    }
    expect(
      await ask(
        `SELECT p.oid::regprocedure::text AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
         WHERE ${SCHEMAS} AND has_function_privilege('public', p.oid, 'EXECUTE')`,
      ),
    ).toEqual([]);
  });
});

describe('The roles that the program signs in as', () => {
  const logins = ROLES.map((role) => `'trustlog_${role}'`).join(', ');

  it('are bound by row-level security and have no right of an administrator', async () => {
    const roles = await ask<object>(
      `SELECT rolname FROM pg_roles WHERE rolname IN (${logins}, 'trustlog_owner', '${STORE_ROLE}')
       AND NOT (rolsuper OR rolbypassrls OR rolinherit OR rolcreaterole OR rolcreatedb OR rolreplication)`,
    );
    expect(roles).toHaveLength(ROLES.length + 2);
  });

  it('own nothing, and can become nobody else', async () => {
    expect(
      await ask(`SELECT relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname IN (${logins})`),
    ).toEqual([]);
    expect(
      await ask(`SELECT proname FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner WHERE r.rolname IN (${logins})`),
    ).toEqual([]);
    expect(
      await ask(
        `SELECT m.roleid FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member WHERE r.rolname IN (${logins})`,
      ),
    ).toEqual([]);
  });

  it.each(ROLES)('cannot name tenants inside a SELECT: %s', async (role) => {
    const client = new pg.Client({ connectionString: database.urls[role] });
    await client.connect();
    try {
      await expect(client.query("SELECT set_config('app.tenants', '', true)")).rejects.toThrow(/permission denied/);
    } finally {
      await client.end();
    }
  });

  it('have no right to write on the log', async () => {
    const rights = await ask(
      `SELECT grantee, table_name, privilege_type FROM information_schema.role_table_grants
       WHERE table_schema = 'store' AND grantee IN (${logins}) AND privilege_type <> 'SELECT'`,
    );
    expect(rights).toEqual([]);
  });
});
