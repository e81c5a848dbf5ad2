import { hash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inclusionPath, rootOf, subtreesOf, verifyInclusion } from '#platform/proof/core/merkle.js';
import { checkPack } from '#platform/proof/pack/check/check-pack.js';
import { PackFile } from '#platform/proof/pack/check/pack-file.js';
import { planOf, sourceOf, TENANT, testKey } from '#platform/proof/pack/pack.fixtures.js';
import { eventLine } from '#platform/proof/pack/write/event-text.js';
import { writeWhole } from '#platform/proof/pack/write/file-sink.js';
import { writePack } from '#platform/proof/pack/write/pack-writer.js';
import { sha256 } from '#platform/proof/sha256.js';
import type { Settings } from '../../composition/settings.js';
import { inTurns, lineOf, type BenchLine } from './bench-line.js';

const ROUNDS = 9;
const EVENTS = 1_000_000;
const LEAVES = 65_536;
const PROOFS = 20_000;
/** Lines that the floor hashes again and again: enough of them not to stay in the processor's cache. */
const LINES = 50_000;
const CONTENT_END = ',"position":';

export const PROOF_FIGURES = ['verify', 'prove'] as const;

const idOf = (kind: number, position: number): string =>
  `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${position.toString(16).padStart(12, '0')}`;

/** An event as somebody's signature leaves it, with a sealed name: some 700 bytes. */
const line = (position: number): string => {
  const box = `${idOf(9, position)}${idOf(8, position)}`.replaceAll('-', '').repeat(2).slice(0, 110);
  const sealed = `sealed:1:${idOf(1, position)}:typedName:${box.slice(0, 22)}:${box}`;
  const bodyText = `{"campaignId":"${idOf(2, 1)}","personId":"${idOf(1, position)}","requestId":"${idOf(3, position)}","typedName":"${sealed}"}`;
  const at = new Date(1_735_689_600_000 + position * 1_000).toISOString().slice(0, 19);
  return eventLine({
    ...{ tenantId: TENANT, streamId: `request-${idOf(3, position)}`, eventId: idOf(4, position), bodyText },
    ...{ type: 'AcknowledgementSigned', schemaVersion: 1, occurredAt: `${at}.000000Z`, actorId: idOf(1, position) },
    ...{ causationId: null, correlationId: idOf(5, position), position, recordedAt: `${at}.000000Z`, version: 2 },
  });
};

const perSecond = async (count: number, work: () => Promise<void> | void): Promise<number> => {
  const began = performance.now();
  await work();
  return (count * 1000) / (performance.now() - began);
};

const bare = (bytes: Uint8Array): string => hash('sha256', bytes, 'latin1' as 'binary');

/** `verify`: a pack of a million events, beside nothing but the SHA-256 of the same bytes: content, leaf and node. */
const benchVerify = async (folder: string): Promise<BenchLine> => {
  const file = join(folder, 'pack.zip');
  const key = testKey();
  await writeWhole(file, (sink) => writePack(planOf(key, [sourceOf({ size: EVENTS, key, lines: line })]), sink));
  const contents = Array.from({ length: LINES }, (_, n) => {
    const text = line(n + 1);
    return Buffer.from(`${text.slice(0, text.lastIndexOf(CONTENT_END))}}`);
  });
  const [leaf, node] = [Buffer.alloc(73), Buffer.alloc(65)];
  const verify = async (): Promise<void> => {
    const { ok, firstBad } = await checkPack(() => PackFile.open(file));
    if (!ok) throw new Error(`The pack of the bench is not good: ${firstBad?.code ?? ''}`);
  };
  const floor = (): void => {
    for (let n = 0; n < EVENTS; n += 1) {
      bare(contents[n % LINES] as Buffer);
      bare(leaf);
      bare(node);
    }
  };
  // Once over it all, so that no round pays for the disk.
  await verify();
  const rounds = await inTurns(
    ROUNDS,
    () => perSecond(EVENTS, verify),
    () => perSecond(EVENTS, floor),
  );
  return lineOf('verify', 'events/s', rounds);
};

/** `prove`: an inclusion path out of a tree in memory, and its check, beside the SHA-256 of the nodes on the path. */
const benchProve = async (): Promise<BenchLine> => {
  const leaves = Array.from({ length: LEAVES }, (_, n) => sha256(Buffer.from(String(n))));
  const tree = subtreesOf(sha256, leaves);
  const root = rootOf(sha256, leaves);
  const height = Math.log2(LEAVES);
  const prove = (): void => {
    for (let n = 0; n < PROOFS; n += 1) {
      const index = (n * 7_919) % LEAVES;
      const path = inclusionPath(sha256, tree, index, LEAVES);
      const leafHash = leaves[index] as Uint8Array;
      if (!verifyInclusion(sha256, { leafHash, index, size: LEAVES, path, root }))
        throw new Error('A path does not hold.');
    }
  };
  const node = Buffer.alloc(65);
  const floor = (): void => {
    for (let n = 0; n < PROOFS * height; n += 1) sha256(node);
  };
  prove();
  const rounds = await inTurns(
    ROUNDS,
    () => perSecond(PROOFS, prove),
    () => perSecond(PROOFS, floor),
  );
  return lineOf('prove', 'proofs/s', rounds);
};

export const benchProof = async (_settings: Settings, names: readonly string[]): Promise<BenchLine[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'trustlog-bench-'));
  try {
    const lines: BenchLine[] = [];
    if (names.includes('verify')) lines.push(await benchVerify(folder));
    if (names.includes('prove')) lines.push(await benchProve());
    return lines;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
