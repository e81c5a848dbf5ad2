import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { adoptCluster } from '#platform/postgres/adopt-cluster.js';
import { embeddedMajor } from '#platform/postgres/binaries.js';
import { flushData } from '#platform/postgres/flush-data.js';
import { syncFolder } from '#platform/sealing/durable-file.js';
import { BackupError } from './backup.errors.js';
import { requireSound } from './check-backup.js';
import { DATA } from './copy-data.js';
import { copyFile, inLanes } from './file-copy.js';
import type { BackupManifest, FileEntry, KeysManifest } from './manifest.js';
import { putBackOutside } from './outside-files.js';

export interface Placing {
  readonly from: string;
  readonly manifest: BackupManifest;
  readonly keysFrom: string;
  readonly keys: KeysManifest;
  readonly dataFolder: string;
  readonly signal?: AbortSignal;
  readonly onBytes: (count: number) => void;
}

/** Throws `RESTORE.OTHER_POSTGRES`: PostgreSQL's files are read by the same major version alone. */
export const requireSameMajor = async ({ postgres, release }: BackupManifest): Promise<void> => {
  const ours = await embeddedMajor();
  if (ours === postgres.major) return;
  throw new BackupError(
    'RESTORE.OTHER_POSTGRES',
    `The backup is of PostgreSQL ${String(postgres.major)} and this release brings ${ours === null ? 'none for this machine' : String(ours)}: restore it with release ${release}.`,
  );
};

const isOfDatabase = ({ path }: { path: string }): boolean => path.startsWith(`${DATA}/`);

const fillData = async (half: string, { from, manifest, dataFolder, signal, onBytes }: Placing): Promise<void> => {
  const watch = { ...(signal && { signal }), onBytes };
  for (const folder of manifest.folders) await mkdir(join(half, folder), { mode: 0o700 });
  await inLanes(manifest.files.filter(isOfDatabase), async (file) => {
    const sum = await copyFile(join(from, file.path), join(half, file.path), watch);
    if (sum.sha256 !== file.sha256) throw changed(from, file);
  });
  const files = manifest.files.filter(isOfDatabase).map(({ path }) => join(half, path));
  await flushData(join(half, DATA), files, dataFolder);
  for (const folder of manifest.folders) await syncFolder(join(half, folder));
};

const changed = (from: string, { path }: FileEntry): BackupError =>
  new BackupError('RESTORE.DAMAGED', `${path} in ${from} changed while it was restored: take another backup.`, {
    findings: [{ path, is: 'changed' }],
  });

/** Checks that a backup is as it was written, every file of it. */
export const requireSoundBackup = (
  from: string,
  manifest: BackupManifest,
  watch: { readonly signal?: AbortSignal; readonly onBytes?: (count: number) => void },
): Promise<void> => requireSound(from, manifest, watch);

/** Copies everything into the data folder, which is claimed: what is outside the database first, then the database. */
export const putInPlace = async (placing: Placing): Promise<void> => {
  const { keysFrom, keys, dataFolder } = placing;
  const { password } = await putBackOutside(keysFrom, keys.files, dataFolder);
  await syncFolder(dataFolder);
  await adoptCluster(dataFolder, async (half) => {
    await fillData(half, placing);
    await copyFile(password, join(half, 'password'), { flush: true });
    await syncFolder(half);
  });
};
