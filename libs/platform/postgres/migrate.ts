import { Client } from 'pg';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keepFromNodes, type DatabaseKind } from './citus/database-kind.js';
import { forCitus } from './citus/for-citus.js';
import { sqlFolder } from './repository.js';
import { StartupError } from './startup.error.js';

/** One file of `infra/postgres/migrations`. */
export interface Migration {
  readonly number: number;
  /** `0001-event-store.sql` */
  readonly name: string;
  readonly sql: string;
  /** Hex SHA-256 of the text with line ends as `\n`, so that a checkout on Windows is the same migration. */
  readonly sha256: string;
}

export interface MigrateOptions {
  /** Default `infra/postgres/migrations`. */
  readonly folder?: string;
  /** What the migrations are applied to; default one PostgreSQL. */
  readonly kind?: DatabaseKind;
  /** Called as the owner when all files are applied, still under the lock, outside a transaction. */
  readonly afterMigrate?: (owner: Client) => Promise<void>;
}

const FILE_NAME = /^(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.sql$/;
const MIGRATION_LOCK = 7_316_003;

export const migrationsFolder: string = join(sqlFolder, 'migrations');

/** Reads one file; `text` is its content. Throws for a name that is not `NNNN-some-words.sql`. */
export const parseMigration = (name: string, text: string): Migration => {
  const number = FILE_NAME.exec(name)?.[1];
  if (number === undefined) throw new StartupError(`Migration ${name} must be named like 0001-event-store.sql.`);
  const sql = text.replaceAll('\r\n', '\n');
  return { number: Number(number), name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
};

/** The migrations of a folder in the order of their numbers. Throws when two have the same. */
export const readMigrations = async (folder: string = migrationsFolder): Promise<readonly Migration[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const all = await Promise.all(
    names.map(async (name) => parseMigration(name, await readFile(join(folder, name), 'utf8'))),
  );
  for (const [index, { number, name }] of all.entries()) {
    const before = all[index - 1];
    if (before?.number === number)
      throw new StartupError(`Migrations ${before.name} and ${name} have the same number.`);
  }
  return all;
};

/**
 * Which of `all` are still to be applied. A number lower than the last applied is allowed: each part of the program
 * has a range of its own. Throws when an applied file was changed or is not among ours.
 */
export const pendingMigrations = (
  all: readonly Migration[],
  applied: readonly Pick<Migration, 'number' | 'name' | 'sha256'>[],
): readonly Migration[] => {
  const ours = new Map(all.map((migration) => [migration.number, migration]));
  for (const { number, name, sha256 } of applied) {
    const file = ours.get(number);
    if (file === undefined) {
      throw new StartupError(
        `The database has migration ${name}, which this release does not know; start the newer release.`,
      );
    }
    if (file.sha256 !== sha256) {
      throw new StartupError(
        `Migration ${file.name} was changed after it was applied; restore it and put the change into a new migration.`,
      );
    }
  }
  const done = new Set(applied.map(({ number }) => number));
  return all.filter(({ number }) => !done.has(number));
};

const lineOf = (sql: string, position: string | undefined): string =>
  position === undefined ? '' : `, line ${sql.slice(0, Number(position)).split('\n').length}`;

const runOnCluster = async (owner: Client, sql: string): Promise<void> => {
  for (const { sql: statement, told } of forCitus(sql)) {
    await owner.query(`SET LOCAL citus.enable_ddl_propagation = ${told ? 'on' : 'off'}`);
    await owner.query(statement);
  }
  await owner.query('SET LOCAL citus.enable_ddl_propagation = on');
};

const apply = async (owner: Client, migration: Migration, kind: DatabaseKind): Promise<void> => {
  try {
    await owner.query('BEGIN');
    if (kind === 'citus') await runOnCluster(owner, migration.sql);
    else await owner.query(migration.sql);
    await owner.query('INSERT INTO platform.migration (number, name, sha256) VALUES ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.sha256,
    ]);
    await owner.query('COMMIT');
  } catch (error) {
    await owner.query('ROLLBACK').catch(() => undefined);
    const { message, position } = error as { message: string; position?: string };
    throw new Error(`Migration ${migration.name}${lineOf(migration.sql, position)}: ${message}`, { cause: error });
  }
};

const RECORD = `
  CREATE TABLE IF NOT EXISTS platform.migration (
    number integer PRIMARY KEY,
    name text NOT NULL,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    applied_at timestamptz NOT NULL DEFAULT now()
  );
  GRANT SELECT ON platform.migration TO trustlog_platform`;

/**
 * Applies the missing migrations as the owner, each in a transaction of its own, and answers their names. Of several
 * processes one applies, the others wait. Throws StartupError when an applied file was altered.
 */
export const migrate = async (ownerUrl: string, options: MigrateOptions = {}): Promise<readonly string[]> => {
  const all = await readMigrations(options.folder);
  const owner = new Client({ connectionString: ownerUrl, application_name: 'trustlog migrate' });
  owner.on('error', () => undefined);
  await owner.connect();
  try {
    if (options.kind !== 'citus') await keepFromNodes(owner);
    await owner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await owner.query(RECORD);
    const { rows } = await owner.query<Migration>(
      'SELECT number, name, sha256 FROM platform.migration ORDER BY number',
    );
    const pending = pendingMigrations(all, rows);
    for (const migration of pending) await apply(owner, migration, options.kind ?? 'postgres');
    await options.afterMigrate?.(owner);
    return pending.map(({ name }) => name);
  } finally {
    await owner.end();
  }
};
