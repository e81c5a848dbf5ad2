import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { discardCluster, giveAllTo, userFor } from '#platform/postgres/adopt-cluster.js';
import { UNFINISHED_RESTORE } from '#platform/postgres/closed-doors.js';
import { openDatabase, type OpenDatabase, type OpenDatabaseOptions } from '#platform/postgres/open-database.js';
import { openPool } from '#platform/postgres/open-pool.js';
import { StartupError } from '#platform/postgres/startup.error.js';
import { ErasureLedger } from '#platform/sealing/erasure-ledger.js';
import { Keyring } from '#platform/sealing/keyring.js';
import { reapplyErasures, type Reapplied } from '#platform/sealing/reapply-erasures.js';
import * as after from './after-recovery.js';
import { BackupError, placeFault } from './backup.errors.js';
import { requireKeys, requireLater } from './check-keys.js';
import { claimFolder } from './claimed-folder.js';
import { countedProgress, type CountedProgress, type OnProgress } from './counted-progress.js';
import { readBackupManifest, type BackupManifest, type KeysManifest } from './manifest.js';
import { noteRestore } from './of-the-data-folder.js';
import { headsFile } from './online-copy.js';
import { requireApart, requireSpace } from './places.js';
import { putInPlace, requireSameMajor, requireSoundBackup } from './put-in-place.js';
import type { RestoreReport } from './restore.types.js';
import { lostSince, takeSignedHeads } from './signed-since.js';

/** Where a restore stands; tests stop between two of them. */
export type RestoreStep = 'checked' | 'placed' | 'recovered' | 'renewed' | 'erased' | 'open';

export interface CheckOfBackup {
  readonly from: string;
  /** Null: only the backup is looked at. */
  readonly keysFrom: string | null;
  /** Takes keys of another time than the backup's. */
  readonly otherKeys?: boolean;
  /** `TRUSTLOG_ROOT_KEY`. */
  readonly rootKey?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}

export interface RestoreOptions extends CheckOfBackup {
  readonly keysFrom: string;
  /** The data folder to be: empty, not there yet, or left by a restore that was cut off. */
  readonly toEmpty: string;
  readonly later: string | null;
  /** `TRUSTLOG_ROLE_SECRET`. */
  readonly roleSecret?: string;
  readonly afterMigrate: OpenDatabaseOptions['afterMigrate'];
  readonly onStep?: (step: RestoreStep) => Promise<void> | void;
}

/** A backup and its keys, read through and found as they were written. */
export interface SoundBackup {
  readonly manifest: BackupManifest;
  readonly keys: KeysManifest | null;
  readonly bytes: number;
}

const bytesOf = ({ files }: BackupManifest): number => files.reduce((sum, { size }) => sum + size, 0);

interface Checked extends SoundBackup {
  readonly progress: CountedProgress;
}

const checked = async (options: CheckOfBackup, passes: number): Promise<Checked> => {
  const from = resolve(options.from);
  const manifest = await readBackupManifest(from);
  const bytes = bytesOf(manifest);
  const backupId = options.otherKeys === true ? null : manifest.id;
  const keys =
    options.keysFrom === null
      ? null
      : await requireKeys({ keysFrom: resolve(options.keysFrom), backupId, rootKey: options.rootKey });
  const progress = countedProgress(options.onProgress, passes * bytes);
  await requireSoundBackup(from, manifest, { signal: options.signal, onBytes: progress.count });
  return { manifest, keys, bytes, progress };
};

/** Reads every file of a backup, and of its keys where they are named. Throws `BackupError`. */
export const checkBackup = async (options: CheckOfBackup): Promise<SoundBackup> => {
  const { progress, ...sound } = await checked(options, 1);
  progress.end();
  return sound;
};

const recovered = async (options: RestoreOptions, dataFolder: string): Promise<OpenDatabase> => {
  const { roleSecret, afterMigrate } = options;
  try {
    return await openDatabase({ dataFolder, roleSecret, afterMigrate, duringRestore: true });
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    throw new BackupError('RESTORE.NOT_RECOVERED', `The restored database does not start. ${error.message}`, {
      cause: error,
    });
  }
};

/** What was erased after the backup is erased again, by the newest ledger that there is. */
const eraseAgain = async (database: OpenDatabase, keyring: Keyring, folders: Folders): Promise<Reapplied> => {
  const ledger = await ErasureLedger.open(folders.dataFolder);
  if (folders.later !== null)
    for (const entry of await (await ErasureLedger.open(folders.later)).entries()) await ledger.note(entry);
  const pool = openPool(database.urls.platform, 2);
  try {
    return await reapplyErasures({ pool, keyring, ledger });
  } finally {
    await pool.end();
  }
};

interface Folders {
  readonly dataFolder: string;
  readonly later: string | null;
}

type Finished = Omit<RestoreReport, 'backupId' | 'backupFinishedAt' | 'restoredAt' | 'seconds'>;

/** Everything that must be done before anybody may ask. All of it may be done again. */
const finish = async (options: RestoreOptions, database: OpenDatabase, folders: Folders): Promise<Finished> => {
  const { onStep, signal, rootKey } = options;
  const keyring = await Keyring.open({ dataDir: folders.dataFolder, ...(rootKey !== undefined && { rootKey }) });
  const inside = <Answer>(work: Parameters<typeof after.asSuperuser<Answer>>[2]): Promise<Answer> =>
    after.asSuperuser(database.adminUrl, 'trustlog', work);
  const complete = await inside((admin) => after.requireComplete(admin, headsFile(resolve(options.from))));
  await onStep?.('recovered');
  signal?.throwIfAborted();
  const logEpoch = await after.renewEpoch(database);
  const sessionsEnded = await inside(after.endSessions);
  await onStep?.('renewed');
  const again = await eraseAgain(database, keyring, folders);
  await onStep?.('erased');
  return {
    ...complete,
    logEpoch,
    sessionsEnded,
    mailsWaiting: await inside(after.mailsWaiting),
    ledgerFrom: folders.later === null ? 'keys' : 'later',
    erasuresApplied: again.applied.length,
    erasuresStanding: again.standing,
    unreadable: await inside((admin) => after.unreadableSubjects(admin, keyring)),
    lostKnownFrom: await takeSignedHeads(folders.dataFolder, folders.later),
    lost: await inside((admin) => lostSince(admin, folders.dataFolder)),
  };
};

/** What root wrote into a folder of another user is that user's, who is to run Trustlog on it. */
const giveToOwner = async (dataFolder: string): Promise<void> => {
  const user = await userFor(dataFolder);
  const { uid } = await stat(dataFolder);
  if (user === null || uid === 0) return;
  for (const name of await readdir(dataFolder)) await giveAllTo(join(dataFolder, name), user);
};

const interrupted = (error: unknown, signal: AbortSignal | undefined): unknown =>
  signal?.aborted === true
    ? new BackupError('BACKUP.INTERRUPTED', 'The restore was broken off, and the folder is empty again.', {
        cause: error,
      })
    : error;

/**
 * Makes a data folder of a backup and the keys that were copied with it. Nothing can open the folder until the log has
 * a new epoch and the ledger of erasures was gone through. Broken off or failed, it leaves the folder empty; killed, it
 * leaves it closed, and the same call begins anew. Throws `BackupError`.
 */
export const restoreBackup = async (options: RestoreOptions): Promise<RestoreReport> => {
  const began = performance.now();
  const folders = { dataFolder: resolve(options.toEmpty), later: options.later && resolve(options.later) };
  const { dataFolder } = folders;
  const [from, keysFrom] = [resolve(options.from), resolve(options.keysFrom)];
  await requireApart({ 'The backup': from, 'the copy of its keys': keysFrom, 'the data folder': dataFolder });
  const { manifest, keys, bytes, progress } = await checked(options, 2);
  if (keys === null) throw new Error('The keys were not looked at.');
  await requireSameMajor(manifest);
  if (folders.later !== null) await requireLater(folders.later);
  await options.onStep?.('checked');
  const claimed = await claimFolder(dataFolder, UNFINISHED_RESTORE, {
    beforeClearing: () => discardCluster(dataFolder),
  });
  try {
    await requireSpace(dataFolder, bytes);
    const placing = { from, manifest, keysFrom, keys, dataFolder, signal: options.signal, onBytes: progress.count };
    await putInPlace(placing);
    progress.end();
    await options.onStep?.('placed');
    const database = await recovered(options, dataFolder);
    const finished = await finish(options, database, folders).finally(() => database.close());
    const report: RestoreReport = {
      backupId: manifest.id,
      backupFinishedAt: manifest.finishedAt,
      restoredAt: new Date().toISOString(),
      seconds: Math.round(performance.now() - began) / 1000,
      ...finished,
    };
    await noteRestore(dataFolder, report);
    await giveToOwner(dataFolder);
    await claimed.release();
    await options.onStep?.('open');
    return report;
  } catch (error) {
    await discardCluster(dataFolder).catch(() => undefined);
    await claimed.clear().catch(() => undefined);
    throw interrupted(placeFault(dataFolder, error), options.signal);
  }
};
