import type { Command } from 'commander';
import { BackupError } from '#platform/backup/backup.errors.js';
import { checkBackup, restoreBackup } from '#platform/backup/restore-backup.js';
import type { RestoreReport } from '#platform/backup/restore.types.js';
import { makeReadTables } from '#platform/projection/read-tables.js';
import { projections } from '../../composition/features.js';
import { settingsFrom } from '../../composition/settings.js';
import { EXIT } from '../exit-codes.js';
import { printJson, printLine } from '../output.js';
import { megabytes, watched, withRefusals } from './backup/abortable.js';
import { tellRestore } from './backup/tell-restore.js';

interface Wanted {
  readonly from: string;
  readonly keysFrom?: string;
  readonly otherKeys?: boolean;
  readonly toEmpty?: string;
  readonly later?: string;
  readonly check?: boolean;
  readonly json?: boolean;
}

/** `trustlog restore`: a data folder of a backup and its keys; exit code 4 when something is known to be lost. */
export const restoreCommand = (program: Command): void => {
  program
    .command('restore')
    .description('make a data folder of a backup, and nothing of it open before what was erased is erased again')
    .requiredOption('--from <folder>', 'the backup')
    .option('--keys-from <folder>', 'the keys that were copied with it')
    .option('--other-keys', 'take keys of another time: the right ones are no more')
    .option('--to-empty <folder>', 'the data folder to be; empty, or not there yet')
    .option('--later <folder>', "what is left of the lost machine's data folder, or a later copy of keys")
    .option('--check', 'read the backup and say whether it is as it was written; restore nothing')
    .option('--json', 'print one JSON object')
    .action((wanted: Wanted) =>
      withRefusals(wanted.json === true, async () => {
        if (wanted.check) return check(wanted);
        const report = await restore(wanted);
        if (wanted.json) printJson(report);
        else for (const line of tellRestore(report, wanted.toEmpty ?? '')) printLine(line);
        if (report.unreadable.length > 0 || report.lost.length > 0) process.exitCode = EXIT.differs;
      }),
    );
};

const check = async ({ from, keysFrom, otherKeys, json }: Wanted): Promise<void> => {
  const { rootKey } = settingsFrom(process.env);
  const options = { from, keysFrom: keysFrom ?? null, otherKeys, rootKey };
  const { manifest, keys, bytes } = await checkBackup({ ...options, ...watched('check') });
  const { files, folders: _folders, ...facts } = manifest;
  if (json) printJson({ ...facts, files: files.length, bytes, keysChecked: keys !== null });
  else
    printLine(
      `${from} is as it was written at ${manifest.finishedAt}: ${String(manifest.log.events)} events of ` +
        `${String(manifest.log.tenants)} records, ${String(megabytes(bytes))} MB in ${String(files.length)} files` +
        (keys === null ? '; its keys were not looked at.' : ', and its keys open.'),
    );
};

const restore = async ({ from, keysFrom, otherKeys, toEmpty, later }: Wanted): Promise<RestoreReport> => {
  const { databaseUrl, rootKey, roleSecret } = settingsFrom(process.env);
  if (databaseUrl)
    throw new BackupError(
      'BACKUP.NOT_EMBEDDED',
      'A backup becomes an embedded database: unset DATABASE_URL. A database of your own is restored with its own tools: docs/how-to/back-up-and-restore.md.',
    );
  if (!toEmpty) throw new BackupError('BACKUP.PLACE_WANTED', 'Say which data folder is to be made: --to-empty FOLDER.');
  if (!keysFrom)
    throw new BackupError(
      'RESTORE.KEYS_WANTED',
      'Say where the keys are that were copied with the backup: --keys-from FOLDER.',
    );
  return restoreBackup({
    ...{ from, keysFrom, otherKeys, toEmpty, later: later ?? null, rootKey, roleSecret },
    afterMigrate: (owner) => makeReadTables(owner, projections),
    ...watched('restore'),
  });
};
