import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Keyring } from '#platform/sealing/keyring.js';
import { newPair } from './ed25519.js';
import { LogKeys } from './log-keys.js';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trustlog-keys-'));
  path = join(folder, 'keys', 'log-keys.json');
  await Keyring.open({ dataDir: folder });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('The keys of the log', () => {
  it('are made once, whoever comes first, and read back by all', async () => {
    const opened = await Promise.all(
      [1, 2, 3].map(() => LogKeys.open({ dataDir: folder, host: 'records.example.org' })),
    );
    const [first] = opened;
    expect(first?.name).toMatch(/^records\.example\.org\/log-[0-9a-f]{8}$/);
    expect(new Set(opened.map((keys) => keys.verifierKey)).size).toBe(1);
    expect((await LogKeys.open({ dataDir: folder })).verifierKey).toBe(first?.verifierKey);
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('keep the name of the log', async () => {
    const { verifierKey } = await LogKeys.open({ dataDir: folder, name: 'records.example.org/log' });
    const renamed = LogKeys.open({ dataDir: folder, name: 'other.example.org' });
    await expect(renamed).rejects.toMatchObject({ code: 'PROOF.NAME_CHANGED' });
    expect((await LogKeys.open({ dataDir: folder })).verifierKey).toBe(verifierKey);
  });

  it.each(['two words', 'a+b', 'ysg\u00f4l', 'x'.repeat(201)])('have no name like %j', async (name) => {
    await expect(LogKeys.open({ dataDir: folder, name })).rejects.toMatchObject({ code: 'PROOF.KEYS_UNUSABLE' });
    await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('do not end a change that was not begun', async () => {
    const keys = await LogKeys.open({ dataDir: folder });
    await expect(keys.endRotation('2026-11-23T12:00:00.000Z')).rejects.toMatchObject({ code: 'PROOF.NO_ROTATION' });
    expect(keys.list()).toHaveLength(1);
  });

  it('are wrapped by the root key, and forgotten once they sign no more', async () => {
    const keys = await LogKeys.open({ dataDir: folder });
    await keys.rotate('2026-11-21T12:00:00.000Z');
    const wrapped = async (): Promise<(string | null)[]> => {
      const file = JSON.parse(await readFile(path, 'utf8')) as { keys: { wrapped: string | null }[] };
      return file.keys.map((key) => key.wrapped);
    };
    expect(await wrapped()).toEqual([expect.any(String), expect.any(String)]);
    await keys.endRotation('2026-11-22T12:00:00.000Z');
    expect(await wrapped()).toEqual([null, expect.any(String)]);
    const otherRoot = Buffer.from(newPair().seed).toString('base64');
    const strange = LogKeys.open({ dataDir: folder, rootKey: otherRoot });
    await expect(strange).rejects.toMatchObject({ code: 'PROOF.KEYS_UNUSABLE' });
  });

  it.each(['', '{}', '{"format":"trustlog log keys 2"}'])(
    'are not guessed at where the file reads %j',
    async (text) => {
      await LogKeys.open({ dataDir: folder });
      await writeFile(path, text);
      await expect(LogKeys.open({ dataDir: folder })).rejects.toMatchObject({ code: 'PROOF.KEYS_UNUSABLE' });
    },
  );
});
