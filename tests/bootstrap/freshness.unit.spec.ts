import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installKey, recordAgrees, sourcesKey } from '../../infra/bootstrap/freshness.mjs';

const machine = { os: 'linux', cpu: 'x64', libc: 'glibc' };
const text = (packages: object): string => JSON.stringify({ packages });
const lock = text({
  '': { name: 'trustlog' },
  'node_modules/pg': { version: '8.0.0' },
  'node_modules/@swc/core-linux': { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'], libc: ['glibc'] },
  'node_modules/@swc/core-darwin': { version: '1.0.0', optional: true, os: ['darwin'], cpu: ['arm64'] },
});
const here = { 'node_modules/pg': { version: '8.0.0' }, 'node_modules/@swc/core-linux': { version: '1.0.0' } };

describe("npm's record of an installation", () => {
  it('agrees when it holds what this machine needs', () => {
    expect(recordAgrees(lock, text(here), machine)).toBe(true);
  });

  it.each([
    ['a package is of another version', { ...here, 'node_modules/pg': { version: '7.0.0' } }],
    ['a package is missing', { 'node_modules/@swc/core-linux': { version: '1.0.0' } }],
    ["this machine's programs are missing", { 'node_modules/pg': { version: '8.0.0' } }],
  ])('disagrees when %s', (_, packages) => {
    expect(recordAgrees(lock, text(packages), machine)).toBe(false);
  });

  it('disagrees when there is none', () => {
    expect(recordAgrees(lock, '', machine)).toBe(false);
  });
});

describe('the key of an installation', () => {
  it('changes with the lock file and the machine, not with line ends', () => {
    expect(installKey('a\r\nb', 'linux', 'x64')).toBe(installKey('a\nb', 'linux', 'x64'));
    expect(installKey('a', 'linux', 'x64')).not.toBe(installKey('b', 'linux', 'x64'));
    expect(installKey('a', 'linux', 'x64')).not.toBe(installKey('a', 'darwin', 'x64'));
  });
});

describe('the key of the sources', () => {
  let root: string;
  const key = (): Promise<string> => sourcesKey(root, ['libs'], ['.swcrc'], (name) => name.endsWith('.spec.ts'));
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'trustlog-sources-'));
    await mkdir(join(root, 'libs', 'deep'), { recursive: true });
    await writeFile(join(root, 'libs', 'deep', 'a.ts'), 'one');
    await writeFile(join(root, '.swcrc'), '{}');
  });
  afterEach(() => rm(root, { recursive: true }));

  it('stays when only a date or a spec changes', async () => {
    const before = await key();
    await utimes(join(root, 'libs', 'deep', 'a.ts'), 1, 1);
    await writeFile(join(root, 'libs', 'a.spec.ts'), 'test');
    expect(await key()).toBe(before);
  });

  it('changes with a content, a name and the compiler’s settings', async () => {
    const keys = [await key()];
    await writeFile(join(root, 'libs', 'deep', 'a.ts'), 'two');
    keys.push(await key());
    await rename(join(root, 'libs', 'deep', 'a.ts'), join(root, 'libs', 'deep', 'b.ts'));
    keys.push(await key());
    await writeFile(join(root, '.swcrc'), '{ }');
    keys.push(await key());
    expect(new Set(keys).size).toBe(4);
  });
});
