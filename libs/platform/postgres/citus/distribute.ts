import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import { sqlFolder } from '../repository.js';

/** Whose rows decide where all others of the same tenant lie. */
const LEADER = 'store.tenant_log';
/**
 * Tables without a tenant that stand beside tenants' rows in a question, and so lie on every node. The others stay with
 * the coordinator: a role that may only add to a table may not add to one that every node has.
 */
const EVERYWHERE = ['store.log_epoch'] as const;
/** A power of two, some for each node that may come; they are moved whole, never cut up by us. */
export const USUAL_SHARDS = 32;
const LOCK = 7_316_005;

export interface DistributeOptions {
  /** Counted once, when the first table is spread: all others lie as it does. */
  readonly shards?: number;
  readonly onStep?: (step: DistributionStep, done: number, of: number) => void;
}

/** One thing that is to be done; each is a transaction of its own, so that a run that was cut off is taken up again. */
export interface DistributionStep {
  readonly what: 'table' | 'copy' | 'function';
  readonly name: string;
  /** Rows there are, as the planner's statistics count them; 0 for a function. */
  readonly rows: number;
}

const TABLES = `
  SELECT n.nspname || '.' || c.relname AS name, greatest(c.reltuples, 0)::float8 AS rows,
    EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f') AS refers,
    EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id') AS has_tenant
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname IN ('store', 'read', 'platform') AND c.relkind = 'r'
    AND NOT EXISTS (SELECT FROM pg_dist_partition d WHERE d.logicalrelid = c.oid)`;

/** Functions in files of `infra/postgres/citus`; the first of each carries the hash of the file that made it. */
const FILES: Readonly<Record<string, { readonly file: string; readonly carried: readonly string[] }>> = {
  'store.append_in': { file: 'append.sql', carried: ['store.append_in', 'store.append_in_at', 'store.create_tenant'] },
  'store.writers': { file: 'writers.sql', carried: [] },
  'read.answer_version': { file: 'functions.sql', carried: [] },
};
const HASH_OF = `SELECT obj_description(to_regproc($1), 'pg_proc') AS hash`;

const readSql = async (file: string): Promise<{ readonly sql: string; readonly hash: string }> => {
  const sql = (await readFile(join(sqlFolder, 'citus', file), 'utf8')).replaceAll('\r\n', '\n');
  return { sql, hash: createHash('sha256').update(sql).digest('hex') };
};

const functionsLeft = async (client: ClientBase): Promise<readonly string[]> => {
  const left: string[] = [];
  for (const [name, { file }] of Object.entries(FILES)) {
    const { rows } = await client.query<{ hash: string | null }>(HASH_OF, [name]);
    if (rows[0]?.hash !== (await readSql(file)).hash) left.push(name);
  }
  return left;
};

interface TableRow {
  readonly name: string;
  readonly rows: number;
  readonly refers: boolean;
  readonly has_tenant: boolean;
}

/** The tenant's own row first, then what others refer to, then the rest. */
const rank = ({ name, refers }: TableRow): number => (name === LEADER ? 0 : refers ? 2 : 1);

/** What is left to do until every table of a tenant lies on the nodes; empty where all is done. Changes nothing. */
export const planDistribution = async (client: ClientBase): Promise<readonly DistributionStep[]> => {
  const { rows: tables } = await client.query<TableRow>(TABLES);
  const led = tables.filter(({ has_tenant: has }) => has);
  led.sort((one, other) => rank(one) - rank(other) || (one.name < other.name ? -1 : 1));
  const copies = tables.filter(({ name }) => EVERYWHERE.some((one) => one === name));
  return [
    ...led.map(({ name, rows }): DistributionStep => ({ what: 'table', name, rows })),
    ...copies.map(({ name, rows }): DistributionStep => ({ what: 'copy', name, rows })),
    ...(await functionsLeft(client)).map((name): DistributionStep => ({ what: 'function', name, rows: 0 })),
  ];
};

/** Names of tables of tenants that lie on the coordinator alone and have rows: their distribution is an operator's act. */
export const undistributedWithRows = async (client: ClientBase): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const { what, name } of await planDistribution(client)) {
    if (what !== 'table') continue;
    const { rowCount } = await client.query(`SELECT FROM ${name} LIMIT 1`);
    if (rowCount) found.push(name);
  }
  return found;
};

/**
 * Carries out what is left. `admin`: a superuser in the database, whom row-level security does not bind. Of several
 * processes one does it, the others wait and find nothing left.
 */
export const distribute = async (
  admin: ClientBase,
  { shards = USUAL_SHARDS, onStep = () => undefined }: DistributeOptions = {},
): Promise<readonly DistributionStep[]> => {
  await admin.query('SELECT pg_advisory_lock($1)', [LOCK]);
  try {
    const steps = await planDistribution(admin);
    for (const [n, step] of steps.entries()) {
      await carryOut(admin, step, shards);
      onStep(step, n + 1, steps.length);
    }
    await takeAwayCopies(admin);
    return steps;
  } finally {
    await admin.query('SELECT pg_advisory_unlock($1)', [LOCK]);
  }
};

/** What was copied to the nodes stays behind on the coordinator, where no statement sees it, until it is taken away. */
const takeAwayCopies = async (admin: ClientBase): Promise<void> => {
  const { rows } = await admin.query<{ name: string }>(
    `SELECT logicalrelid::regclass::text AS name FROM pg_dist_partition
     WHERE pg_relation_size(logicalrelid) > 0`,
  );
  for (const { name } of rows)
    await admin.query('SELECT truncate_local_data_after_distributing_table($1::regclass)', [name]);
};

const carryOut = async (admin: ClientBase, { what, name }: DistributionStep, shards: number): Promise<void> => {
  await admin.query('BEGIN');
  try {
    if (what === 'function') await placeFunction(admin, name);
    else if (what === 'copy') await admin.query('SELECT create_reference_table($1)', [name]);
    else await placeTable(admin, name, shards);
    await admin.query('COMMIT');
  } catch (error) {
    await admin.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
};

const placeTable = async (admin: ClientBase, name: string, shards: number): Promise<void> => {
  await dropTriggers(admin, name);
  await simplifyPolicies(admin, name);
  if (name === LEADER)
    await admin.query(
      `SELECT create_distributed_table($1, 'tenant_id', colocate_with => 'none', shard_count => $2::int)`,
      [name, shards],
    );
  else await admin.query(`SELECT create_distributed_table($1, 'tenant_id', colocate_with => $2)`, [name, LEADER]);
};

const dropTriggers = async (admin: ClientBase, name: string): Promise<void> => {
  const { rows } = await admin.query<{ sql: string }>(
    `SELECT format('DROP TRIGGER %I ON %s', tgname, tgrelid::regclass) AS sql FROM pg_trigger
     WHERE tgrelid = $1::regclass AND NOT tgisinternal`,
    [name],
  );
  for (const { sql } of rows) await admin.query(sql);
};

const PLAIN = `(tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]))`;
/** What `pg_get_expr` makes of the form that migration 0070 gave the policies, without its brackets and blanks. */
const READ_ONCE =
  "tenant_id=ANYSELECTstring_to_arraycurrent_setting'app.tenants'::text,true,','::text::uuid[]ASstring_to_array::uuid[]";

const simplifyPolicies = async (admin: ClientBase, name: string): Promise<void> => {
  const { rows } = await admin.query<{ alter: string; using: string | null; check: string | null }>(
    `SELECT format('ALTER POLICY %I ON %s', polname, polrelid::regclass) AS alter, pg_get_expr(polqual, polrelid) AS using,
       pg_get_expr(polwithcheck, polrelid) AS check FROM pg_policy WHERE polrelid = $1::regclass`,
    [name],
  );
  for (const { alter, using, check } of rows) {
    const parts = [withoutSelect('USING', using, name), withoutSelect('WITH CHECK', check, name)].filter(
      (part) => part !== '',
    );
    if (parts.length > 0) await admin.query(`${alter} ${parts.join(' ')}`);
  }
};

const withoutSelect = (clause: string, expression: string | null, table: string): string => {
  if (!expression?.includes('SELECT')) return '';
  if (expression.replaceAll(/[\s()]/g, '') === READ_ONCE) return `${clause} ${PLAIN}`;
  throw new Error(`A policy of ${table} has a sub-select that Citus does not take: ${expression}`);
};

/** Made on the coordinator; the store's own are carried to the nodes, and a call of them goes to the tenant's node. */
const placeFunction = async (admin: ClientBase, name: string): Promise<void> => {
  const { file, carried } = FILES[name] ?? { file: '', carried: [] };
  const { sql, hash } = await readSql(file);
  await admin.query('SET LOCAL citus.enable_ddl_propagation = off');
  await admin.query(sql);
  await admin.query(`COMMENT ON FUNCTION ${name} IS '${hash}'`);
  await admin.query('SET LOCAL citus.enable_ddl_propagation = on');
  for (const one of carried) {
    const { rows } = await admin.query<{ signature: string }>('SELECT $1::regproc::regprocedure::text AS signature', [
      one,
    ]);
    await admin.query(`SELECT create_distributed_function($1::regprocedure, 'p_tenant', colocate_with => $2)`, [
      rows[0]?.signature,
      LEADER,
    ]);
    await carryRights(admin, rows[0]?.signature ?? one);
  }
};

/** A call that goes to a node is judged by the node's rights alone, and there a function comes open to everybody. */
const carryRights = async (admin: ClientBase, signature: string): Promise<void> => {
  const { rows } = await admin.query<{ role: string }>(
    `SELECT DISTINCT quote_ident(r.rolname) AS role FROM pg_proc p, aclexplode(p.proacl) a JOIN pg_roles r ON r.oid = a.grantee
     WHERE p.oid = $1::regprocedure`,
    [signature],
  );
  await admin.query(`REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC`);
  for (const { role } of rows) await admin.query(`GRANT EXECUTE ON FUNCTION ${signature} TO ${role}`);
};
