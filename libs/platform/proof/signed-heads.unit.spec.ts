import { randomUUID } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SignedHeads } from './signed-heads.js';
import type { SignedHead } from './signed-heads.js';

let folder: string;
let path: string;
const epoch = randomUUID();
const headAt = (size: number, history = 1): SignedHead => ({
  history,
  logEpoch: epoch,
  size,
  root: Buffer.alloc(32, size),
  statement: null,
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trustlog-heads-'));
  path = join(folder, 'proof', 'signed-heads.jsonl');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('The file of signed heads', () => {
  it('knows of each tenant what was set last, in this process, in another and after a restart', async () => {
    const [one, other] = [await SignedHeads.open(folder), await SignedHeads.open(folder)];
    const [school, trust] = [randomUUID(), randomUUID()];
    expect(await one.last(school)).toBeNull();
    expect(await one.advance(school, null, headAt(3))).toBe(true);
    expect(await other.advance(trust, null, headAt(1))).toBe(true);
    expect(await other.advance(school, headAt(3), headAt(7))).toBe(true);
    for (const heads of [one, other, await SignedHeads.open(folder)]) {
      expect(await heads.last(school)).toMatchObject({ size: 7, history: 1, logEpoch: epoch });
      expect(await heads.last(trust)).toMatchObject({ size: 1 });
    }
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('lets one of many at once be first, and refuses those who expect something else', async () => {
    const parts = await Promise.all([1, 2, 3].map(() => SignedHeads.open(folder)));
    const school = randomUUID();
    const wishes = parts.flatMap((heads, n) =>
      [1, 2].map((m) => heads.advance(school, null, headAt(10 * (n + 1) + m))),
    );
    expect((await Promise.all(wishes)).filter(Boolean)).toHaveLength(1);
    expect(await parts[0]?.advance(school, headAt(99), headAt(100))).toBe(false);
    expect(await parts[0]?.advance(school, null, headAt(100))).toBe(false);
  });

  it('passes over a last line that was cut off, and goes on behind the line before', async () => {
    const school = randomUUID();
    const heads = await SignedHeads.open(folder);
    await heads.advance(school, null, headAt(3));
    await appendFile(path, '{"tenant":"cut o');
    const again = await SignedHeads.open(folder);
    expect(await again.last(school)).toMatchObject({ size: 3 });
    expect(await again.advance(school, headAt(3), headAt(4))).toBe(true);
    expect(await (await SignedHeads.open(folder)).last(school)).toMatchObject({ size: 4 });
    expect(await heads.last(school)).toMatchObject({ size: 4 });
  });

  it('does not guess at a line that cannot be read', async () => {
    const heads = await SignedHeads.open(folder);
    await heads.advance(randomUUID(), null, headAt(3));
    await writeFile(path, `nonsense\n${await readFile(path, 'utf8')}`);
    const damaged = await SignedHeads.open(folder);
    await expect(damaged.last(randomUUID())).rejects.toMatchObject({ code: 'PROOF.SIGNED_HEADS_DAMAGED' });
  });

  it('notices a file that was taken away or made shorter', async () => {
    const school = randomUUID();
    const heads = await SignedHeads.open(folder);
    await heads.advance(school, null, headAt(3));
    const before = (await stat(path)).size;
    await heads.advance(school, headAt(3), headAt(4));
    await truncate(path, before);
    expect(await heads.last(school)).toMatchObject({ size: 3 });
    await rm(path);
    expect(await heads.last(school)).toBeNull();
  });

  it('is written anew when most of it is of the past, and nothing of it is lost', async () => {
    const [school, other] = [randomUUID(), randomUUID()];
    const seed = await SignedHeads.open(folder);
    await seed.advance(other, null, headAt(5));
    const line = (size: number): string =>
      JSON.stringify({ tenant: school, history: 1, epoch, size, root: Buffer.alloc(32, size).toString('base64') });
    await appendFile(path, Array.from({ length: 10_010 }, (_, n) => `${line(n)}\n`).join(''));
    const heads = await SignedHeads.open(folder);
    expect(await heads.advance(school, headAt(10_009), headAt(10_010))).toBe(true);
    expect((await readFile(path, 'utf8')).trim().split('\n')).toHaveLength(2);
    expect(await seed.last(school)).toMatchObject({ size: 10_010 });
    expect(await seed.last(other)).toMatchObject({ size: 5 });
  });

  it('says which tenants it knows of from a backup alone', async () => {
    const [old, fresh, never] = [randomUUID(), randomUUID(), randomUUID()];
    const heads = await SignedHeads.open(folder);
    await heads.advance(old, null, headAt(5));
    expect(await Promise.all([old, never].map((each) => heads.isFromBackup(each)))).toEqual([false, false]);
    await heads.markRestored('2026-11-21T10:00:00.000Z');
    await heads.advance(fresh, null, headAt(1));
    const again = await SignedHeads.open(folder);
    expect(await Promise.all([old, fresh, never].map((each) => again.isFromBackup(each)))).toEqual([true, false, true]);
    await again.advance(old, headAt(5), headAt(0, 2));
    expect(await again.isFromBackup(old)).toBe(false);
  });
});
