import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { LockLost, underLock } from '#platform/sealing/file-lock.js';
import { BackupError, placeFault } from './backup.errors.js';
import { noDatabase } from './backup-session.js';
import { requireSound } from './check-backup.js';
import { claimFolder } from './claimed-folder.js';
import { KEYS_MANIFEST, UNFINISHED, writeManifest, type FileEntry, type KeysManifest } from './manifest.js';
import { copyKeyring, copyOutside } from './outside-files.js';
import { requireApart } from './places.js';

/** Copies of keys open what was erased after they were made; this long they are worth that. */
const KEEP_DAYS = 35;
const DAY_MS = 86_400_000;

/**
 * Copies what lies outside the database while nobody can change the keyring, and does `meanwhile` under the same lock.
 * A key is in the keyring before anything is wrapped with it and goes after the last thing was: so the copy has every
 * key that the database has use for at that moment. Throws `BACKUP.KEYS_MOVED` when the lock was lost.
 */
export const copyKeysWhile = async <Answer>(
  dataFolder: string,
  keysOut: string,
  meanwhile: () => Promise<Answer>,
): Promise<{ readonly files: readonly FileEntry[]; readonly answer: Answer }> => {
  const others = await copyOutside(dataFolder, keysOut);
  try {
    return await underLock(join(dataFolder, 'keys', 'keyring.json.lock'), async (stillHeld) => {
      const files = [...others, ...(await copyKeyring(dataFolder, keysOut))];
      const answer = await meanwhile();
      await stillHeld();
      return { files, answer };
    });
  } catch (error) {
    if (!(error instanceof LockLost)) throw error;
    throw new BackupError('BACKUP.KEYS_MOVED', 'Keys changed while they were copied: ask again.', { cause: error });
  }
};

/** Writes the manifest of a copy of keys, which makes it whole. */
export const writeKeysManifest = async (
  keysOut: string,
  files: readonly FileEntry[],
  backupId: string | null,
): Promise<KeysManifest> => {
  const now = Date.now();
  const manifest: KeysManifest = {
    format: 'trustlog keys 1',
    backupId,
    takenAt: new Date(now).toISOString(),
    destroyAfter: new Date(now + KEEP_DAYS * DAY_MS).toISOString().slice(0, 10),
    files,
  };
  await writeManifest(join(keysOut, KEYS_MANIFEST), manifest);
  return manifest;
};

/** Copies the keys and nothing else: for a database that is backed up by other means. Throws `BackupError`. */
export const copyKeysAlone = async (
  dataFolder: string,
  keysOut: string,
): Promise<{ readonly files: number; readonly destroyAfter: string }> => {
  const [from, to] = [resolve(dataFolder), resolve(keysOut)];
  if ((await stat(join(from, 'keys')).catch(() => null)) === null) throw noDatabase();
  await requireApart({ 'The data folder': from, 'the copy of its keys': to });
  const claimed = await claimFolder(to, UNFINISHED, { wholeWith: KEYS_MANIFEST });
  try {
    const { files } = await copyKeysWhile(from, to, () => Promise.resolve(null));
    await requireSound(to, { files });
    const { destroyAfter } = await writeKeysManifest(to, files, null);
    await claimed.release();
    return { files: files.length, destroyAfter };
  } catch (error) {
    await claimed.clear().catch(() => undefined);
    throw placeFault(to, error);
  }
};
