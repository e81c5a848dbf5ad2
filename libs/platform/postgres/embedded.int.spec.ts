import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openCluster } from './cluster.js';
import { startEmbedded, type EmbeddedPostgres } from './embedded.js';
import { ensureRunning } from './launch.js';
import { isPostgres, readPostmaster, stopPostmaster } from './postmaster.js';
import { repositoryRoot } from './repository.js';
import { canReach } from './run-as.js';

const NOBODY = 65_534;
const asRoot = process.getuid?.() === 0;
const compiled = join(repositoryRoot, 'dist', 'libs', 'platform', 'postgres', 'embedded.js');
const nobodyReachesBuild = await canReach(repositoryRoot, { uid: NOBODY, gid: NOBODY });
const quick = { durable: false };

const one = async (url: string, sql: string): Promise<unknown> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ one: unknown }>(`SELECT ${sql} AS one`)).rows[0]?.one;
  } finally {
    await client.end();
  }
};

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  const deadline = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('It did not come to hold within 60 s.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** A starter in a process of its own: prints the address, then stays until it is killed. */
const starter = (folder: string, user: { uid?: number; gid?: number } = {}) => {
  const program = `
    const { startEmbedded } = await import(${JSON.stringify(pathToFileURL(compiled).href)});
    try {
      console.log((await startEmbedded(${JSON.stringify(folder)}, { durable: false })).adminUrl);
    } catch (error) {
      console.log(error.name + ': ' + error.message);
      process.exit(1);
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'ignore'],
    ...user,
  });
  const said = new Promise<string>((resolve) =>
    child.stdout.once('data', (text: Buffer) => resolve(String(text).trim())),
  );
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return { said, kill: () => (child.kill('SIGKILL'), gone) };
};

describe('the embedded PostgreSQL', () => {
  let folder: string;
  let open: EmbeddedPostgres[];
  const start = async (): Promise<EmbeddedPostgres> => {
    const server = await startEmbedded(folder, quick);
    open.push(server);
    return server;
  };
  const data = (): string => join(folder, 'postgres', 'data');
  const pid = async (): Promise<number> => (await readPostmaster(data()))?.pid ?? 0;

  beforeEach(async () => {
    open = [];
    folder = await mkdtemp(join(tmpdir(), 'trustlog-embedded-'));
  });
  afterEach(async () => {
    for (const server of open) await server.stop();
    await stopPostmaster(data());
    await rm(folder, { recursive: true, force: true });
  });

  it('answers as PostgreSQL 18 in UTF-8 on loopback, and is gone after the stop', async () => {
    const sut = await start();
    expect(await one(sut.adminUrl, `current_setting('server_version_num')::int / 10000`)).toBe(18);
    expect(await one(sut.adminUrl, `current_setting('server_encoding') || current_setting('listen_addresses')`)).toBe(
      'UTF8127.0.0.1',
    );
    const server = await pid();
    expect(await sut.stop()).toBe('stopped');
    expect(await isPostgres(server)).toBe(false);
  });

  it('wants a password, and keeps it where only its owner reads it', async () => {
    const sut = await start();
    const address = new URL(sut.adminUrl);
    address.password = 'guess';
    await expect(one(address.href, '1')).rejects.toThrow(/password authentication failed/);
    expect((await stat(join(folder, 'postgres', 'password'))).mode & 0o077).toBe(0);
    expect((await stat(data())).mode & 0o077).toBe(0);
  });

  it('keeps its data over a restart', async () => {
    await one((await start()).adminUrl, '1');
    const client = new Client({ connectionString: open[0]?.adminUrl });
    await client.connect();
    await client.query('CREATE TABLE kept (id int)');
    await client.end();
    await open[0]?.stop();
    expect(await one((await start()).adminUrl, `to_regclass('kept')::text`)).toBe('kept');
  });

  it('is shared by several, and stopped by the last to leave', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    expect(first.adminUrl).toBe(second.adminUrl);
    expect(await first.stop()).toBe('left-running');
    expect(await one(second.adminUrl, '1')).toBe(1);
    expect(await second.stop()).toBe('stopped');
    expect((await readdir(folder)).filter((name) => name.includes('half'))).toEqual([]);
  });

  it('stays for the others when one leaves twice, or after losing its connection', async () => {
    const [first, second, third] = [await start(), await start(), await start()];
    expect(await first.stop()).toBe('left-running');
    expect(await first.stop()).toBe('left-running');
    const holders = `FROM pg_stat_activity WHERE application_name = 'trustlog holder'`;
    await one(third.adminUrl, `(SELECT count(pg_terminate_backend(pid)) ${holders})`);
    await until(async () => (await one(third.adminUrl, `(SELECT count(*)::int ${holders})`)) === 2);
    expect(await second.stop()).toBe('left-running');
    expect(await one(third.adminUrl, '1')).toBe(1);
    expect(await third.stop()).toBe('stopped');
  });

  it('takes over a server whose starter is gone, and stops it', async () => {
    const orphan = await ensureRunning(await openCluster(folder, false), quick);
    const sut = await start();
    expect(await pid()).toBe(orphan.pid);
    expect(await sut.stop()).toBe('stopped');
    expect(await isPostgres(orphan.pid)).toBe(false);
  });

  it('comes back on the same port when it is killed', async () => {
    const sut = await start();
    process.kill(await pid(), 'SIGKILL');
    await until(() => one(sut.adminUrl, '1').then(Boolean, () => false));
    expect(await one(sut.adminUrl, '1')).toBe(1);
  });

  it('is not put off by a process number that another program has now', async () => {
    await (await start()).stop();
    await writeFile(join(data(), 'postmaster.pid'), `${process.pid}\n${data()}\n1\n5432\n\n\n\nready\n`);
    const sut = await start();
    expect(await one(sut.adminUrl, '1')).toBe(1);
  });

  it('says in one sentence that another major version made the folder', async () => {
    await (await start()).stop();
    await writeFile(join(data(), 'PG_VERSION'), '16\n');
    await expect(start()).rejects.toThrow(/was made by PostgreSQL 16 and this release brings 18/);
  });

  it('says in one sentence that a file stands where the folder should be', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(startEmbedded(join(folder, 'file', 'data'))).rejects.toThrow(/a file stands where a folder is needed/);
  });

  const withBuild = existsSync(compiled) ? it : it.skip;

  withBuild('outlives a starter that was killed, and belongs to the next one', async () => {
    const predecessor = starter(folder);
    const address = await predecessor.said;
    await predecessor.kill();
    const sut = await start();
    expect(sut.adminUrl).toBe(address);
    expect(await sut.stop()).toBe('stopped');
  });

  const asRootWithBuild = asRoot && existsSync(compiled) && nobodyReachesBuild ? it : it.skip;

  asRootWithBuild('runs for a user who is not root, and for root afterwards under that user', async () => {
    await chown(folder, NOBODY, NOBODY);
    const user = starter(folder, { uid: NOBODY, gid: NOBODY });
    expect(await user.said).toMatch(/^postgres:/);
    await user.kill();
    const sut = await start();
    expect(await sut.stop()).toBe('stopped');
    const again = await start();
    expect((await stat(join(data(), 'postmaster.pid'))).uid).toBe(NOBODY);
    await again.stop();
  });

  (asRoot ? it : it.skip)('leaves a folder that only root may enter, and says where it went', async () => {
    const closed = join(folder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    await chmod(closed, 0o700);
    const sut = await startEmbedded(join(closed, 'data'), quick);
    expect(await one(sut.adminUrl, '1')).toBe(1);
    const { folder: home } = await openCluster(join(closed, 'data'), false);
    expect(home).toMatch(/^\/var\/lib\/trustlog\/postgres-\w{6}$/);
    await sut.stop();
    await rm(home, { recursive: true });
  });

  asRootWithBuild('says in one sentence that a user may not write', async () => {
    const stranger = starter(join(folder, 'data'), { uid: NOBODY, gid: NOBODY });
    expect(await stranger.said).toMatch(/^StartupError: Trustlog cannot keep its data in .* may not write there; set/);
    await stranger.kill();
  });

  it('keeps what it says in a log that only its owner reads', async () => {
    await start();
    expect(await readFile(join(folder, 'postgres', 'server.log'), 'utf8')).toMatch(/ready to accept connections/);
    expect((await stat(join(folder, 'postgres', 'server.log'))).mode & 0o077).toBe(0);
  });
});
