import { describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withLock } from '../../infra/bootstrap/lock.mjs';
import { canRun } from '../../infra/bootstrap/node-version.mjs';
import { parsePort, portFault } from '../../infra/bootstrap/port.mjs';
import { installFault } from '../../infra/bootstrap/prepare.mjs';

describe('the version of Node', () => {
  it.each(['v20.19.0', 'v20.20.2', 'v22.13.0', 'v24.21.0', 'v26.0.0'])('%s will do', (version) => {
    expect(canRun(version)).toBe(true);
  });
  it.each(['v12.22.12', 'v18.20.8', 'v20.18.3'])('%s is too old', (version) => {
    expect(canRun(version)).toBe(false);
  });
});

describe('the port', () => {
  it.each([
    ['3000', 3000],
    ['0', 0],
    ['65535', 65_535],
    ['65536', null],
    ['-1', null],
    ['abc', null],
    ['', null],
  ])('%j is %j', (text, port) => {
    expect(parsePort(text)).toBe(port);
  });

  it('is told in one sentence when another program has it', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, () => {
        const address = other.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    expect(await portFault(String(port))).toMatch(new RegExp(`^Port ${port} is taken, .* PORT=\\d+ npm start\\.$`));
    await new Promise((resolve) => other.close(resolve));
    expect(await portFault(String(port))).toBeNull();
  });
});

describe('a failed installation', () => {
  it.each([
    ['npm error code ENOSPC', 'the disk is full'],
    ['npm error code EACCES', 'this user may not write there'],
    [
      'npm error network request to https://registry.example failed, reason: getaddrinfo ENOTFOUND',
      'cannot be reached',
    ],
    ['npm error code EINTEGRITY\nnpm error A complete log', 'npm says: code EINTEGRITY'],
    ['', 'run npm ci there to see why'],
  ])('that ended with %j says: %s', (said, why) => {
    const sentence = installFault('/clone', said);
    expect(sentence).toContain(why);
    expect(sentence).toMatch(/^Installing the packages into \/clone failed: [^\n]*\.$/);
  });
});

describe('the lock of a clone', () => {
  it('lets one in at a time, and leaves nothing behind', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'trustlog-lock-'));
    const file = join(folder, 'lock');
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, (inside += 1));
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside -= 1;
    };
    await withLock(file, work);
    await withLock(file, work);
    expect(most).toBe(1);
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });

  it('is taken from a process that died with it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'trustlog-lock-'));
    const file = join(folder, 'lock');
    await writeFile(file, String(2 ** 22 + 1));
    expect(await withLock(file, () => Promise.resolve('done'))).toBe('done');
    await rm(folder, { recursive: true });
  });
});
