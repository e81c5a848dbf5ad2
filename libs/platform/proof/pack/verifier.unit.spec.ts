import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { noteOf, packOf, planOf, sourceOf, TENANT, testKey } from './pack.fixtures.js';
import { VERIFIER } from './verifier.text.js';

const key = testKey();
const source = sourceOf({ size: 60, key });
let folder: string;

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the single file as an auditor does: in a folder of its own, with nothing installed. */
const verify = (...args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['verify.mjs', ...args], { cwd: folder, env: {} }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trustlog-verifier-'));
  const { file } = await packOf(planOf(key, [source]));
  const changed = Buffer.from(file);
  const at = changed.indexOf('"position":17,');
  changed.write('"position":18,', at);
  await writeFile(join(folder, 'verify.mjs'), VERIFIER);
  await writeFile(join(folder, 'good.zip'), file);
  await writeFile(join(folder, 'bad.zip'), changed);
  await writeFile(join(folder, 'short.zip'), file.subarray(0, file.length / 2));
  await writeFile(join(folder, 'kept.note'), noteOf(key, TENANT, source.tree, 41));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the single file', () => {
  it('finds a good pack good, and says what a key out of the pack is worth', async () => {
    const { code, stdout, stderr } = await verify('good.zip');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('60 events checked');
    expect(stdout).toContain('The key came with the pack.');
    expect(stdout).toContain('were not folded into the tables');
  });

  it('goes by a key and a kept checkpoint, and shows one event', async () => {
    const { code, stdout } = await verify(
      'good.zip',
      '--key',
      key.verifierKey,
      '--checkpoint',
      'kept.note',
      '--record',
      '7',
      '--json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ ok: true, events: 60, firstBad: null, trustworthyUpTo: 60 },
      ...{ trust: { keys: 'given' }, included: { position: 7, index: 6, size: 60 }, replay: { run: false } },
    });
  });

  it('names the first bad event and what is still trustworthy', async () => {
    const { code, stdout } = await verify('bad.zip', '--json');
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, firstBad: { position: 17 }, trustworthyUpTo: 16 });
  });

  it('is told of a pack that was cut short', async () => {
    const { code, stdout } = await verify('short.zip');
    expect(code).toBe(3);
    expect(stdout).toContain('PACK.CUT_SHORT');
  });

  it('says how it is used, and what it could not read', async () => {
    expect(await verify()).toMatchObject({ code: 2, stderr: expect.stringContaining('node verify.mjs PACK') });
    expect(await verify('good.zip', '--what')).toMatchObject({ code: 2 });
    expect(await verify('none.zip')).toMatchObject({ code: 1, stderr: expect.stringContaining('could not be read') });
  });

  it('needs nothing but Node', () => {
    const imports = [...VERIFIER.matchAll(/^import .* from '([^']+)';$/gm)].map(([, name]) => name);
    expect(imports).toEqual(['node:crypto', 'node:fs/promises', 'node:util', 'node:zlib']);
  });
});
