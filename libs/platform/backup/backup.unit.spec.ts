import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { claimFolder, isClaimed } from './claimed-folder.js';
import { isLeftOut } from './data-files.js';
import { readBackupManifest } from './manifest.js';
import { outsideFiles } from './outside-files.js';
import { firstBlockOf } from './page-checksum.js';
import { requireApart, requireSpace } from './places.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trustlog-backup-unit-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a file of a running server', () => {
  it.each([
    'postmaster.pid',
    'pg_wal/000000010000000000000003',
    'base/5/pg_internal.init',
    'base/5/t3_16400',
    'base/pgsql_tmp/pgsql_tmp1.0',
    'pg_replslot/one/state',
    'backup_label.old',
  ])('%s is left out', (path) => {
    expect(isLeftOut(path)).toBe(true);
  });
  it.each([
    'pg_wal',
    'pg_notify',
    'base/5/16384',
    'global/pg_control',
    'pg_xact/0000',
    'postgresql.auto.conf',
    'pg_logical/replorigin_checkpoint',
  ])('%s is copied', (path) => {
    expect(isLeftOut(path)).toBe(false);
  });
  it('is a table’s where it has pages with sums', () => {
    expect([firstBlockOf('base/5/16384'), firstBlockOf('base/5/16384.2'), firstBlockOf('global/1262_vm')]).toEqual([
      0, 262_144, 0,
    ]);
    for (const other of ['global/pg_control', 'PG_VERSION', 'base/5/pg_filenode.map', 'pg_xact/0000'])
      expect(firstBlockOf(other)).toBeNull();
  });
});

describe('a manifest', () => {
  const write = async (manifest: object): Promise<void> => {
    const sha256 = createHash('sha256').update(JSON.stringify(manifest)).digest('hex');
    await writeFile(join(folder, 'manifest.json'), JSON.stringify({ sha256, manifest }));
  };
  const format = 'trustlog backup 1';

  it.each(['../../etc/passwd', '/etc/passwd', 'data/../../x', 'C:/x', 'data\\x', '', 'data//x', './x'])(
    'is refused when it says that a file goes to %j',
    async (path) => {
      await write({ format, folders: [], files: [{ path, size: 1, sha256: '' }] });
      await expect(readBackupManifest(folder)).rejects.toMatchObject({ code: 'RESTORE.DAMAGED' });
      await write({ format, folders: [path], files: [] });
      await expect(readBackupManifest(folder)).rejects.toMatchObject({ code: 'RESTORE.DAMAGED' });
    },
  );

  it('of a newer form is told from a damaged one', async () => {
    await write({ format: 'trustlog backup 2', folders: [], files: [] });
    await expect(readBackupManifest(folder)).rejects.toMatchObject({ code: 'RESTORE.NEWER_FORMAT' });
    await writeFile(join(folder, 'manifest.json'), '{"sha256":"","manifest":null}');
    await expect(readBackupManifest(folder)).rejects.toMatchObject({ code: 'RESTORE.DAMAGED' });
  });
});

describe('what lies outside the database', () => {
  it('is everything in a data folder that is not the database, a lock or a draft', async () => {
    for (const name of ['keys/erasures', 'postgres/data', 'binaries-18', 'proof', 'postgres-half-x'])
      await mkdir(join(folder, name), { recursive: true });
    for (const name of [
      'keys/keyring.json',
      'keys/keyring.json.lock',
      'keys/keyring.json.1.new',
      'keys/root.key',
      'keys/installation.key.77',
      'keys/erasures/a.json',
      'postgres/password',
      'proof/signed-heads.jsonl',
      'role.secret',
      'role.secret.0a1b',
      'last-backup.json',
      'binaries-18/postgres',
    ])
      await writeFile(join(folder, name), '');
    expect(await outsideFiles(folder)).toEqual([
      'keys/erasures/a.json',
      'keys/keyring.json',
      'keys/root.key',
      'proof/signed-heads.jsonl',
      'role.secret',
    ]);
  });
});

describe('a folder to be filled', () => {
  const marker = 'unfinished.json';

  it('is marked until it is whole, and empty when it is not to be', async () => {
    const sut = await claimFolder(join(folder, 'new'), marker);
    expect(await isClaimed(sut.path, marker)).toBe(true);
    await writeFile(join(sut.path, 'file'), '');
    await sut.clear();
    expect(await readdir(sut.path)).toEqual([]);
  });

  it('is refused while another process fills it, and taken over from one that is gone', async () => {
    await writeFile(
      join(folder, marker),
      JSON.stringify({ pid: process.ppid, host: (await import('node:os')).hostname(), since: 'now' }),
    );
    await writeFile(join(folder, 'half'), '');
    await expect(claimFolder(folder, marker)).rejects.toMatchObject({ code: 'BACKUP.RUNNING' });
    expect(await readdir(folder)).toContain('half');
    await writeFile(join(folder, marker), '{"pid":');
    await (await claimFolder(folder, marker)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is refused when it holds what nobody marked, and when it is whole but for its mark', async () => {
    await writeFile(join(folder, 'a letter'), '');
    await expect(claimFolder(folder, marker)).rejects.toMatchObject({ code: 'BACKUP.NOT_EMPTY' });
    await writeFile(join(folder, marker), '{}');
    await writeFile(join(folder, 'manifest.json'), '');
    const options = { wholeWith: 'manifest.json' };
    await expect(claimFolder(folder, marker, options)).rejects.toMatchObject({ code: 'BACKUP.NOT_EMPTY' });
    expect(await readdir(folder)).toContain('a letter');
  });
});

describe('a place', () => {
  it('is refused inside another one, links followed, and beside it allowed', async () => {
    await mkdir(join(folder, 'data'));
    await symlink(join(folder, 'data'), join(folder, 'link'));
    const inside = requireApart({ one: join(folder, 'data'), other: join(folder, 'link', 'deep', 'er') });
    await expect(inside).rejects.toMatchObject({ code: 'BACKUP.SAME_PLACE' });
    await requireApart({ one: join(folder, 'data'), other: join(folder, 'data-2') });
  });

  it('is refused when it is too small', async () => {
    await expect(requireSpace(folder, Number.MAX_SAFE_INTEGER)).rejects.toMatchObject({ code: 'BACKUP.NO_SPACE' });
    await requireSpace(folder, 1);
  });
});
