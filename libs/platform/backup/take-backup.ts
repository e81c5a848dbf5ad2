import { randomUUID } from 'node:crypto';
import { realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { targetDatabase } from '#platform/postgres/admin.js';
import { UNFINISHED_RESTORE } from '#platform/postgres/closed-doors.js';
import { startEmbedded } from '#platform/postgres/embedded.js';
import { flushData } from '#platform/postgres/flush-data.js';
import { syncFolder } from '#platform/sealing/durable-file.js';
import { BackupError, placeFault } from './backup.errors.js';
import { BackupSession, noDatabase } from './backup-session.js';
import { requireSound } from './check-backup.js';
import { claimFolder, isClaimed, type ClaimedFolder } from './claimed-folder.js';
import { DATA } from './copy-data.js';
import { countedProgress } from './counted-progress.js';
import { dataFiles } from './data-files.js';
import { writeKeysManifest } from './keys-copy.js';
import { KEYS_MANIFEST, MANIFEST, UNFINISHED, writeManifest, type BackupManifest } from './manifest.js';
import { noteBackup } from './of-the-data-folder.js';
import { copyOnline, type BackupRun, type BackupStep, type OnlineCopy } from './online-copy.js';
import { requireApart, requireSpace } from './places.js';

export interface BackupOptions {
  /** `TRUSTLOG_DATA_DIR`: its embedded server is joined, or started for the time being. */
  readonly dataFolder: string;
  readonly out: string;
  /** Null: the keys are kept by other means. */
  readonly keysOut: string | null;
  /** Of the program that makes it. */
  readonly release: string;
  readonly signal?: AbortSignal;
  /** Bytes written and read again, of all that are to be. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly onStep?: (step: BackupStep) => Promise<void> | void;
}

/** What was backed up. */
export interface BackupReport {
  readonly manifest: BackupManifest;
  readonly out: string;
  readonly keysOut: string | null;
  readonly bytes: number;
  readonly seconds: number;
}

const bytesOf = (files: readonly { readonly size: number }[]): number => files.reduce((sum, { size }) => sum + size, 0);

const requireDatabase = async (dataFolder: string): Promise<void> => {
  if (await isClaimed(dataFolder, UNFINISHED_RESTORE))
    throw new BackupError(
      'BACKUP.RESTORE_UNFINISHED',
      `The restore into ${dataFolder} was not finished: run it again before anything else.`,
    );
  if ((await stat(join(dataFolder, 'postgres', 'data')).catch(() => null)) === null) throw noDatabase();
};

const manifestOf = (id: string, startedAt: string, copy: OnlineCopy): Omit<BackupManifest, 'release' | 'database'> => {
  const { facts, start, finish, heads } = copy;
  const recorded = heads.flatMap(({ lastRecordedAt }) => lastRecordedAt ?? []).sort();
  return {
    format: 'trustlog backup 1',
    id,
    startedAt,
    finishedAt: new Date().toISOString(),
    postgres: { ...facts, start, stop: finish.stop, timeline: finish.timeline },
    log: {
      epoch: copy.epoch,
      tenants: heads.length,
      events: heads.reduce((sum, { head }) => sum + head, 0),
      lastRecordedAt: recorded.at(-1) ?? null,
    },
    keysCopied: copy.keys !== null,
    damagedPages: copy.damagedPages,
    folders: copy.folders,
    files: copy.files,
  };
};

const paths = (out: string, { files }: BackupManifest): string[] => files.map(({ path }) => join(out, path));

/** Reads all of it again, and only then says that it is whole: keys first, the manifest last. */
const makeWhole = async (run: BackupRun, manifest: BackupManifest, keys: OnlineCopy['keys']): Promise<void> => {
  const { out, keysOut, signal, onBytes, onStep } = run;
  await flushData(join(out, DATA), paths(out, manifest), run.dataFolder);
  for (const folder of manifest.folders) await syncFolder(join(out, folder));
  await onStep('written');
  await requireWritten(() => requireSound(out, manifest, { signal, onBytes }));
  if (keysOut !== null && keys !== null) {
    await requireWritten(() => requireSound(keysOut, { files: keys }, {}));
    await writeKeysManifest(keysOut, keys, run.id);
  }
  await onStep('checked');
  await writeManifest(join(out, MANIFEST), manifest);
  await onStep('whole');
};

const requireWritten = (check: () => Promise<void>): Promise<void> =>
  check().catch((error: unknown) => {
    if (!(error instanceof BackupError) || error.code !== 'RESTORE.DAMAGED') throw error;
    throw new BackupError(
      'BACKUP.WRITTEN_WRONG',
      `What was written does not read the same: the disk of the backup cannot be relied on. ${error.message}`,
      { ...error.details, cause: error },
    );
  });

interface Places {
  readonly out: ClaimedFolder;
  readonly keysOut: ClaimedFolder | null;
}

const claimPlaces = async (options: BackupOptions): Promise<Places> => {
  const { dataFolder, out, keysOut } = options;
  await requireDatabase(dataFolder);
  await requireApart({
    'The data folder': dataFolder,
    'the backup': out,
    ...(keysOut !== null && { 'the copy of its keys': keysOut }),
  });
  const wasCutOff = await isClaimed(out, UNFINISHED);
  const claimed = await claimFolder(out, UNFINISHED, { wholeWith: MANIFEST });
  // Keys that are whole beside a backup that never was are of no use to anybody.
  const ofKeys = wasCutOff ? {} : { wholeWith: KEYS_MANIFEST };
  try {
    return {
      out: claimed,
      keysOut: keysOut === null ? null : await claimFolder(keysOut, UNFINISHED, ofKeys),
    };
  } catch (error) {
    await claimed.clear();
    throw error;
  }
};

const interrupted = (error: unknown, signal: AbortSignal | undefined): unknown =>
  signal?.aborted === true
    ? new BackupError('BACKUP.INTERRUPTED', 'The backup was broken off, and nothing of it was kept.', { cause: error })
    : error;

const withSession = async <Answer>(
  dataFolder: string,
  work: (session: BackupSession, adminUrl: string) => Promise<Answer>,
): Promise<Answer> => {
  const server = await startEmbedded(dataFolder);
  try {
    const session = await BackupSession.open(server.adminUrl);
    try {
      return await work(session, server.adminUrl);
    } catch (error) {
      if (session.lost.aborted) throw session.lost.reason;
      throw error;
    } finally {
      await session.end();
    }
  } finally {
    await server.stop();
  }
};

/**
 * Copies the embedded database of a data folder, while it goes on being used, into an empty folder, and what lies
 * outside it into another one. Reads everything again; the manifest comes last, so that what has one is whole.
 * Broken off or failed, it leaves both folders empty; killed, it leaves them marked, and the next one begins anew.
 * Throws `BackupError`.
 */
export const takeBackup = async (options: BackupOptions): Promise<BackupReport> => {
  const dataFolder = resolve(options.dataFolder);
  const [out, keysOut] = [resolve(options.out), options.keysOut === null ? null : resolve(options.keysOut)];
  const began = performance.now();
  const startedAt = new Date().toISOString();
  const id = randomUUID();
  const places = await claimPlaces({ ...options, dataFolder, out, keysOut });
  try {
    const manifest = await withSession(dataFolder, async (session, adminUrl) => {
      const data = join(await realpath(join(dataFolder, 'postgres')), 'data');
      const found = await dataFiles(data);
      await requireSpace(out, bytesOf(found.files));
      const signal = AbortSignal.any([session.lost, ...(options.signal ? [options.signal] : [])]);
      // Every byte is written, and read again.
      const progress = countedProgress(options.onProgress, 2 * bytesOf(found.files));
      const onBytes = progress.count;
      const onStep = options.onStep ?? ((): void => undefined);
      const run: BackupRun = { id, dataFolder, data, out, keysOut, signal, onBytes, onStep };
      const copy = await copyOnline(run, session, found);
      const whole: BackupManifest = {
        ...manifestOf(id, startedAt, copy),
        release: options.release,
        database: targetDatabase(adminUrl),
      };
      await session.end();
      await makeWhole(run, whole, copy.keys);
      progress.end();
      return whole;
    });
    await places.keysOut?.release();
    await places.out.release();
    const bytes = bytesOf(manifest.files);
    await noteBackup(dataFolder, {
      ...{ id, at: manifest.finishedAt, out, keysOut, bytes },
      damagedPages: manifest.damagedPages.length,
    });
    return { manifest, out, keysOut, bytes, seconds: Math.round(performance.now() - began) / 1000 };
  } catch (error) {
    await places.keysOut?.clear().catch(() => undefined);
    await places.out.clear().catch(() => undefined);
    throw interrupted(placeFault(out, error), options.signal);
  }
};
