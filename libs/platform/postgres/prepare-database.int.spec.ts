import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withParts } from './database-url.js';
import { startEmbedded, type EmbeddedPostgres } from './embedded.js';
import { prepareDatabase } from './prepare-database.js';

const roleSecret = 'a secret of this test';

const ask = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};

/** A server of its own: roles belong to a whole server, and these specs break them on purpose. */
describe('a server without roles', () => {
  let folder: string;
  let server: EmbeddedPostgres;
  let migrations: string;
  const prepare = (database: string, more = {}) =>
    prepareDatabase(server.adminUrl, { roleSecret, database, folder: migrations, ...more });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trustlog-prepare-'));
    server = await startEmbedded(folder, { durable: false });
    migrations = await mkdtemp(join(tmpdir(), 'trustlog-migrations-'));
    await writeFile(join(migrations, '0001-first.sql'), 'CREATE TABLE store.first (id int);\n');
    await writeFile(join(migrations, '0010-second.sql'), 'CREATE TABLE read.second (id int);\n');
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
    await rm(migrations, { recursive: true, force: true });
  });

  it('is made ready by several processes at once, each migration once', async () => {
    const all = await Promise.all(['one', 'one', 'two', 'one'].map((database) => prepare(database)));
    const applied = await ask(all[0]?.owner ?? '', 'SELECT number, name FROM platform.migration ORDER BY number');
    expect(applied).toEqual([
      { number: 1, name: '0001-first.sql' },
      { number: 10, name: '0010-second.sql' },
    ]);
    expect(await ask(all[2]?.owner ?? '', 'SELECT count(*)::int AS n FROM platform.migration')).toEqual([{ n: 2 }]);
  });

  it('has roles that row-level security binds, and only the owner may become another', async () => {
    const urls = await prepare('one');
    const roles = await ask(
      urls.owner,
      `SELECT rolname FROM pg_roles WHERE rolname LIKE 'trustlog%'
         AND NOT (rolsuper OR rolbypassrls OR rolinherit OR rolcreaterole OR rolcreatedb) ORDER BY 1`,
    );
    expect(roles.map(({ rolname }) => rolname)).toEqual(
      ['append', 'owner', 'platform', 'project', 'read', 'relay', 'seal', 'seed', 'store'].map(
        (name) => `trustlog_${name}`,
      ),
    );
    await expect(ask(urls.read, 'SET ROLE trustlog_owner')).rejects.toThrow(/permission denied to set role/);
    await expect(ask(urls.owner, 'SET ROLE trustlog_store')).resolves.toEqual([]);
  });

  it('lets nobody but the administrator name a tenant by set_config()', async () => {
    const urls = await prepare('one');
    for (const url of [urls.owner, urls.append, urls.read, urls.project, urls.platform, urls.seed]) {
      await expect(ask(url, `SELECT set_config('app.tenants', 'x', false)`)).rejects.toThrow(/permission denied/);
      await expect(ask(url, 'CREATE TABLE public.mine (id int)')).rejects.toThrow(/permission denied/);
    }
    expect(await ask(urls.append, 'SHOW enable_seqscan')).toEqual([{ enable_seqscan: 'off' }]);
  });

  it('keeps a password that works and replaces one that does not', async () => {
    const urls = await prepare('one');
    const stored = () =>
      ask(server.adminUrl, `SELECT rolpassword FROM pg_authid WHERE rolname LIKE 'trustlog%' ORDER BY rolname`);
    const before = await stored();
    await prepare('one');
    expect(await stored()).toEqual(before);
    await ask(server.adminUrl, `ALTER ROLE trustlog_read PASSWORD 'changed by hand'`);
    await expect(ask(urls.read, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    await prepare('one');
    expect(await ask(urls.read, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  it('refuses a role that was given more rights', async () => {
    await ask(server.adminUrl, 'ALTER ROLE trustlog_read BYPASSRLS');
    await expect(prepare('one')).rejects.toThrow('role trustlog_read has been given more rights than it may have');
    await ask(server.adminUrl, 'ALTER ROLE trustlog_read NOBYPASSRLS');
  });

  it('rolls a failing migration back, names its line, and goes on when it is mended', async () => {
    const file = join(migrations, '0011-third.sql');
    await writeFile(file, 'CREATE TABLE read.third (id int);\n\nSELECT nonsense;\n');
    await expect(prepare('one')).rejects.toThrow('Migration 0011-third.sql, line 3: column "nonsense" does not exist');
    await writeFile(file, 'CREATE TABLE read.third (id int);\n');
    const urls = await prepare('one');
    expect(await ask(urls.owner, `SELECT to_regclass('read.third')::text AS made`)).toEqual([{ made: 'read.third' }]);
    await rm(file);
    await expect(prepare('one')).rejects.toThrow(/has migration 0011-third\.sql, which this release does not know/);
    await writeFile(file, 'CREATE TABLE read.third (id int);\n');
  });

  it('calls the hook as the owner after the migrations', async () => {
    let seen: unknown;
    await prepare('one', {
      afterMigrate: async (owner: Client) => {
        seen = (await owner.query(`SELECT current_user AS who, to_regclass('read.second')::text AS made`)).rows[0];
      },
    });
    expect(seen).toEqual({ who: 'trustlog_owner', made: 'read.second' });
  });

  it('can be set up by an administrator who is no superuser, who is told what is left', async () => {
    const fresh = await mkdtemp(join(tmpdir(), 'trustlog-prepare-'));
    const managed = await startEmbedded(fresh, { durable: false });
    await ask(managed.adminUrl, `CREATE ROLE manager LOGIN CREATEROLE CREATEDB PASSWORD 'managed'`);
    const managerUrl = withParts(managed.adminUrl, { user: 'manager', password: 'managed' });
    const notices: string[] = [];
    const options = { roleSecret, folder: migrations, onNotice: (sentence: string) => void notices.push(sentence) };
    await prepareDatabase(managerUrl, options);
    const urls = await prepareDatabase(managerUrl, options);
    expect(await ask(urls.owner, 'SELECT current_database() AS name')).toEqual([{ name: 'trustlog' }]);
    expect(notices[0]).toMatch(/only a superuser can take set_config\(\) from PUBLIC/);
    await managed.stop();
    await rm(fresh, { recursive: true, force: true });
  });

  it('says in one sentence that it cannot be reached, or refuses the password', async () => {
    const nowhere = 'postgres://postgres:secret@127.0.0.1:1/postgres';
    await expect(prepareDatabase(nowhere, { roleSecret })).rejects.toThrow(
      /^PostgreSQL at postgres:\/\/postgres@127\.0\.0\.1:1\/postgres cannot be reached \(.*ECONNREFUSED.*\); check/,
    );
    const guess = withParts(server.adminUrl, { password: 'guess' });
    await expect(prepareDatabase(guess, { roleSecret })).rejects.toThrow(/refuses the user or the password/);
  });
});
