import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { fromBase64 } from '../core/base64.js';
import { verifyInclusion } from '../core/merkle.js';
import { sha256 } from '../sha256.js';
import { checkPack, type CheckOptions, type PackReport } from './check/check-pack.js';
import { PackFile } from './check/pack-file.js';
import { lineOf, noteOf, packOf, planOf, sourceOf, TENANT, testKey, uuidOf } from './pack.fixtures.js';

const key = testKey();
const source = sourceOf({ size: 900, first: 101, last: 800, earlier: [300, 600], key });
const plan = planOf(key, [source]);
const { file, manifest } = await packOf(plan);

const check = (bytes: Buffer, options: CheckOptions = {}): Promise<PackReport> =>
  checkPack(() => PackFile.of(bytes), options);

describe('a pack of a part of a record', () => {
  it('is good, counts its events, and says that its key is its own', async () => {
    const report = await check(file);
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({ ok: true, events: 700, firstBad: null, trustworthyUpTo: 900, keys: 'pack' });
    expect(report.records[0]).toMatchObject({ withheld: 7, size: 900, root: expect.any(String) });
  });

  it('has the same bytes each time', async () => {
    const again = await packOf(planOf(key, [sourceOf({ size: 900, first: 101, last: 800, earlier: [300, 600], key })]));
    expect(createHash('sha256').update(again.file).digest('hex')).toBe(createHash('sha256').update(file).digest('hex'));
  });

  it('is a ZIP that others unpack, each entry with the hash that the manifest lists', () => {
    const entries = unzipSync(file);
    expect(Object.keys(entries).slice(0, -2)).toEqual(manifest.entries.map(({ name }) => name));
    for (const { name, sha256: expected } of manifest.entries)
      expect([
        name,
        createHash('sha256')
          .update(entries[name] ?? '')
          .digest('hex'),
      ]).toEqual([name, expected]);
  });

  it('holds each event as the text that was hashed, with its place behind it', () => {
    const [name] = manifest.entries.map((entry) => entry.name).filter((entry) => entry.includes('/events/'));
    const [line = ''] = Buffer.from(unzipSync(file)[name ?? ''] ?? '')
      .toString()
      .split('\n');
    expect(line).toBe(lineOf(TENANT, 101));
    expect(JSON.parse(line)).toMatchObject({ position: 101, type: 'AcknowledgementSigned', tenantId: TENANT });
  });

  it('shows that one event is in it, by a path that others can follow', async () => {
    const { included } = await check(file, { position: 444 });
    expect(included).toMatchObject({ tenantId: TENANT, position: 444, index: 443, size: 900 });
    const path = included?.path.map(fromBase64) ?? [];
    const [leafHash, root] = [fromBase64(included?.leafHash ?? ''), fromBase64(included?.root ?? '')];
    expect(verifyInclusion(sha256, { leafHash, index: 443, size: 900, path, root })).toBe(true);
  });

  it('has no event beyond its tree', async () => {
    expect(await check(file, { position: 901 })).toMatchObject({ ok: false, firstBad: { code: 'PACK.NOT_INCLUDED' } });
  });

  it('is good for who has the key from elsewhere', async () => {
    expect(await check(file, { keys: [key.verifierKey] })).toMatchObject({ ok: true, keys: 'given' });
  });

  it('is not good for who has another key', async () => {
    const report = await check(file, { keys: [testKey().verifierKey] });
    expect(report).toMatchObject({ ok: false, trustworthyUpTo: 0 });
    expect(report.problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['PACK.MANIFEST_UNSIGNED', 'PACK.CHECKPOINT_UNSIGNED']),
    );
  });

  it('begins with the tree that somebody kept a checkpoint of', async () => {
    const kept = Buffer.from(noteOf(key, TENANT, source.tree, 437));
    expect(await check(file, { kept })).toMatchObject({ ok: true, keys: 'kept' });
  });
});

describe('a pack and a kept checkpoint', () => {
  const forked = sourceOf({
    size: 900,
    key,
    lines: (at) => lineOf(TENANT, at === 50 ? 5000 : at).replace(/"position":\d+/, `"position":${at}`),
  });

  it('that contradict each other are a fork, and nothing is trustworthy', async () => {
    const kept = Buffer.from(noteOf(key, TENANT, forked.tree, 437));
    const report = await check(file, { kept });
    expect(report).toMatchObject({ ok: false, trustworthyUpTo: 0, firstBad: { code: 'PACK.FORKED', position: 1 } });
  });

  it('agree where they part only later', async () => {
    const kept = Buffer.from(noteOf(key, TENANT, forked.tree, 49));
    expect(await check(file, { kept })).toMatchObject({ ok: true });
  });

  it('that is newer than the pack says nothing about it', async () => {
    const longer = sourceOf({ size: 950, key });
    const kept = Buffer.from(noteOf(key, TENANT, longer.tree, 950));
    expect(await check(file, { kept })).toMatchObject({
      ok: false,
      firstBad: { code: 'PACK.KEPT_BEYOND', position: 901 },
    });
  });

  it('of another record is not passed over', async () => {
    const other = sourceOf({ size: 20, key, tenantId: uuidOf('other') });
    const kept = Buffer.from(noteOf(key, uuidOf('other'), other.tree, 20));
    expect(await check(file, { kept })).toMatchObject({ ok: false, firstBad: { code: 'PACK.OTHER_RECORD' } });
  });

  it('that a forger signed beside the right key is found by the key of the kept one', async () => {
    const forger = testKey(key.name);
    const forgedPlan = planOf(forger, [sourceOf({ size: 900, key: forger })]);
    const keys = { name: 'keys.txt', content: Buffer.from(`${forger.verifierKey}\n${key.verifierKey}\n`) };
    const forged = await packOf({ ...forgedPlan, files: [keys] });
    expect(await check(forged.file)).toMatchObject({ ok: true, keys: 'pack' });
    const kept = Buffer.from(noteOf(key, TENANT, source.tree, 437));
    expect(await check(forged.file, { kept })).toMatchObject({ ok: false, trustworthyUpTo: 0 });
  });

  it('that is no note is told', async () => {
    expect(await check(file, { kept: Buffer.from('no note') })).toMatchObject({
      ok: false,
      firstBad: { code: 'PACK.KEPT_UNREADABLE', position: null },
    });
  });
});

describe('a pack whose log lies', () => {
  it('names the events between the last checkpoint that holds and the first that does not', async () => {
    const good = sourceOf({ size: 900, key });
    const changed = sourceOf({
      size: 900,
      earlier: [300, 600],
      key,
      lines: (at) =>
        at === 450 ? lineOf(TENANT, 450).replace('"campaignId":"', '"campaignId":"0') : lineOf(TENANT, at),
    });
    const checkpoints = new Map([300, 600, 900].map((size) => [size, noteOf(key, TENANT, good.tree, size)]));
    const pack = await packOf(planOf(key, [{ ...changed, checkpoints }]));
    const report = await check(pack.file);
    expect(report).toMatchObject({
      ok: false,
      trustworthyUpTo: 300,
      firstBad: { code: 'PACK.ROOT_DIFFERS', position: 301 },
    });
    expect(report.firstBad?.reason).toContain('events 301 to 600');
  });

  it('names the one event where its leaf was left as it was', async () => {
    const good = sourceOf({ size: 900, earlier: [300, 600], key });
    const lines = sourceOf({
      size: 900,
      earlier: [300, 600],
      key,
      lines: (at) =>
        at === 450 ? lineOf(TENANT, 451).replace('"position":451', '"position":450') : lineOf(TENANT, at),
    });
    const pack = await packOf(planOf(key, [{ ...good, events: lines.events }]));
    const report = await check(pack.file);
    expect(report).toMatchObject({
      ok: false,
      trustworthyUpTo: 449,
      firstBad: { code: 'PACK.EVENT_CHANGED', position: 450, at: expect.any(String) },
    });
  });

  it('is not good as far as no checkpoint vouches for it', async () => {
    const sealed = sourceOf({ size: 500, key });
    const longer = sourceOf({ size: 520, key });
    const pack = await packOf(
      planOf(key, [
        { ...sealed, record: { ...sealed.record, last: 520, withheld: longer.record.withheld }, events: longer.events },
      ]),
    );
    expect(await check(pack.file)).toMatchObject({
      ok: false,
      trustworthyUpTo: 500,
      firstBad: { code: 'PACK.UNSEALED', position: 501 },
    });
  });
});

describe('a pack with the events of another record', () => {
  it('is found out at the first of them', async () => {
    const other = sourceOf({ size: 900, first: 101, last: 800, key, tenantId: uuidOf('other') });
    const pack = await packOf(planOf(key, [{ ...source, events: other.events }]));
    expect(await check(pack.file)).toMatchObject({ ok: false, trustworthyUpTo: 100, firstBad: { position: 101 } });
  });

  it('is found out by its checkpoint', async () => {
    const other = sourceOf({ size: 900, key, tenantId: uuidOf('other') });
    const pack = await packOf(
      planOf(key, [
        {
          ...source,
          checkpoints: new Map([300, 600, 900].map((size) => [size, noteOf(key, uuidOf('other'), other.tree, size)])),
        },
      ]),
    );
    const report = await check(pack.file);
    expect(report).toMatchObject({ ok: false, trustworthyUpTo: 0 });
    expect(report.problems.map(({ code }) => code)).toContain('PACK.OTHER_RECORD');
  });
});
