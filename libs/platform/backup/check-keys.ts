import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rootKey } from '#platform/sealing/root-key.js';
import { decodeKeyring, type TenantKeys } from '#platform/sealing/keyring.file.js';
import { SealingError } from '#platform/sealing/sealing.errors.js';
import { BackupError } from './backup.errors.js';
import { requireSound } from './check-backup.js';
import { readKeysManifest, type KeysManifest } from './manifest.js';

export interface KeysWanted {
  readonly keysFrom: string;
  /** The backup that they must have been copied with; null: of any time. */
  readonly backupId: string | null;
  /** `TRUSTLOG_ROOT_KEY`. */
  readonly rootKey: string | undefined;
}

const opened = async (folder: string, root: string | undefined): Promise<TenantKeys> => {
  try {
    const text = await readFile(join(folder, 'keys', 'keyring.json'), 'utf8');
    return decodeKeyring(text, await rootKey(join(folder, 'keys'), root, true));
  } catch (error) {
    const why = error instanceof SealingError ? error.message : `There is no keyring in ${folder}.`;
    throw new BackupError('RESTORE.WRONG_KEYS', `The keys cannot be used. ${why}`, { cause: error });
  }
};

/**
 * A copy of keys that is whole, belongs to the backup and opens with the root key. Throws `RESTORE.KEYS_WANTED`,
 * `RESTORE.DAMAGED`, `RESTORE.WRONG_KEYS`.
 */
export const requireKeys = async ({ keysFrom, backupId, rootKey: root }: KeysWanted): Promise<KeysManifest> => {
  const manifest = await readKeysManifest(keysFrom);
  await requireSound(keysFrom, manifest);
  if (backupId !== null && manifest.backupId !== backupId)
    throw new BackupError(
      'RESTORE.WRONG_KEYS',
      `The keys in ${keysFrom} were copied at ${manifest.takenAt} with another backup: name those that were copied with this one. ` +
        'If they are no more, --other-keys restores with these: personal data of records in which somebody was erased in between cannot be read again.',
    );
  await opened(keysFrom, root);
  return manifest;
};

/** Throws `RESTORE.NO_LATER` where a folder is neither a copy of keys nor a data folder; a copy must be sound. */
export const requireLater = async (folder: string): Promise<void> => {
  const isCopy = await access(join(folder, 'keys.json')).then(
    () => true,
    () => false,
  );
  if (isCopy) return requireSound(folder, await readKeysManifest(folder));
  await access(join(folder, 'keys')).catch((cause: unknown) => {
    throw new BackupError(
      'RESTORE.NO_LATER',
      `${folder} is neither a copy of keys nor a data folder: name what is left of the lost machine's, or a later copy.`,
      { cause },
    );
  });
};
