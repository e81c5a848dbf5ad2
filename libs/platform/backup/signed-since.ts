import { access, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import { readLines } from '#platform/proof/signed-heads.file.js';
import { SignedHeads } from '#platform/proof/signed-heads.js';
import { syncFolder } from '#platform/sealing/durable-file.js';
import { copyFile } from './file-copy.js';
import { KEYS_MANIFEST } from './manifest.js';
import type { LostEvents, SignedKnowledge } from './restore.types.js';

const SIGNED_HEADS = join('proof', 'signed-heads.jsonl');

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * Puts the newest word on what was signed last into the restored data folder. Only what the lost machine itself left
 * is the last word; of any copy it is said that checkpoints may be in the world which it does not know, so that each
 * record is signed again in a new history, which an operator begins.
 */
export const takeSignedHeads = async (dataFolder: string, later: string | null): Promise<SignedKnowledge> => {
  const known = await bringSignedHeads(dataFolder, later);
  if (known !== 'of the lost machine')
    await (await SignedHeads.open(dataFolder)).markRestored(new Date().toISOString());
  return known;
};

const bringSignedHeads = async (dataFolder: string, later: string | null): Promise<SignedKnowledge> => {
  if (later === null) return 'of the backup';
  const isCopy = await isThere(join(later, KEYS_MANIFEST));
  const wasSigned = await isThere(join(later, SIGNED_HEADS));
  if (wasSigned) await takeOver(join(later, SIGNED_HEADS), dataFolder);
  // Where the backup has something signed and what came later has not, that is not its whole folder.
  else if (isCopy || (await isThere(join(dataFolder, SIGNED_HEADS)))) return 'of the backup';
  return isCopy ? 'of a later copy' : 'of the lost machine';
};

const takeOver = async (from: string, dataFolder: string): Promise<void> => {
  await mkdir(join(dataFolder, 'proof'), { recursive: true, mode: 0o700 });
  await rm(join(dataFolder, SIGNED_HEADS), { force: true });
  await copyFile(from, join(dataFolder, SIGNED_HEADS), { flush: true });
  await syncFolder(join(dataFolder, 'proof'));
};

/** Records that were signed further than they were restored: these events are lost, and it is known which. */
export const lostSince = async (admin: Client, dataFolder: string): Promise<readonly LostEvents[]> => {
  const signed = new Map<string, number>();
  for (const line of (await readLines(join(dataFolder, SIGNED_HEADS), 0))?.lines ?? [])
    if ('head' in line) signed.set(line.tenantId, line.head.size);
  const { rows } = await admin.query<{ tenantId: string; head: number }>(
    'SELECT tenant_id AS "tenantId", head::float8 AS head FROM store.tenant_log',
  );
  const restored = new Map(rows.map(({ tenantId, head }) => [tenantId, head]));
  return [...signed]
    .map(([tenantId, size]) => ({ tenantId, restored: restored.get(tenantId) ?? 0, signed: size }))
    .filter((each) => each.signed > each.restored)
    .sort((one, other) => (one.tenantId < other.tenantId ? -1 : 1));
};
