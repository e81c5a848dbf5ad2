import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError } from '#platform/backup/backup.errors.js';
import { copyKeysAlone } from '#platform/backup/keys-copy.js';
import { takeBackup, type BackupReport } from '#platform/backup/take-backup.js';
import { repositoryRoot } from '#platform/postgres/repository.js';
import { settingsFrom, type Settings } from '../../composition/settings.js';
import { EXIT } from '../exit-codes.js';
import { printJson, printLine } from '../output.js';
import { megabytes, watched, withRefusals } from './backup/abortable.js';

interface Wanted {
  readonly out?: string;
  readonly keysOut?: string;
  readonly withoutKeys?: boolean;
  readonly keysOnly?: boolean;
  readonly json?: boolean;
}

/** `trustlog backup`: the embedded database while it is used, and its keys elsewhere; exit code 4 for damaged pages. */
export const backupCommand = (program: Command): void => {
  program
    .command('backup')
    .description('copy the database while it is used, and its keys to another place; read everything again')
    .option('--out <folder>', 'where the backup goes: an empty folder, or one that is not there yet')
    .option('--keys-out <folder>', 'where the keys go: another place, for as short a time as the backup')
    .option('--without-keys', 'the keys are kept by other means')
    .option('--keys-only', 'copy the keys alone, as beside a database of your own')
    .option('--json', 'print one JSON object')
    .action((wanted: Wanted) =>
      withRefusals(wanted.json === true, async () => {
        const settings = settingsFrom(process.env);
        if (wanted.keysOnly) return keysAlone(settings, wanted);
        const report = await backup(settings, wanted);
        if (wanted.json) printJson(jsonOf(report));
        else for (const line of told(report)) printLine(line);
        if (report.manifest.damagedPages.length > 0) process.exitCode = EXIT.differs;
      }),
    );
};

const releaseName = async (): Promise<string> =>
  (JSON.parse(await readFile(join(repositoryRoot, 'package.json'), 'utf8')) as { version: string }).version;

const backup = async (settings: Settings, { out, keysOut, withoutKeys }: Wanted): Promise<BackupReport> => {
  if (settings.databaseUrl) throw notEmbedded();
  if (!out) throw new BackupError('BACKUP.PLACE_WANTED', 'Say where the backup goes: --out FOLDER.');
  if (!keysOut && !withoutKeys)
    throw new BackupError(
      'BACKUP.KEYS_WANTED',
      'Say where the keys go: --keys-out FOLDER, in another place than the backup; or --without-keys, where they are kept by other means.',
    );
  return takeBackup({
    dataFolder: settings.dataDir,
    out,
    keysOut: keysOut ?? null,
    release: await releaseName(),
    ...watched('backup'),
  });
};

const notEmbedded = (): BackupError =>
  new BackupError(
    'BACKUP.NOT_EMBEDDED',
    'DATABASE_URL names a database of your own: back it up with its own tools (pg_basebackup and an archive of its log, or the snapshots of whoever hosts it). ' +
      'Keys, secrets and the ledger of erasures are not in it: `trustlog backup --keys-only --keys-out FOLDER`, each time and in another place. docs/how-to/back-up-and-restore.md',
  );

const keysAlone = async ({ dataDir }: Settings, { keysOut, json }: Wanted): Promise<void> => {
  if (!keysOut) throw new BackupError('BACKUP.KEYS_WANTED', 'Say where the keys go: --keys-out FOLDER.');
  const copy = await copyKeysAlone(dataDir, keysOut);
  if (json) printJson({ keysOut, ...copy });
  else
    printLine(
      `${String(copy.files)} files of keys, secrets and the ledger are in ${keysOut}; destroy them by ${copy.destroyAfter}.`,
    );
};

const jsonOf = ({ manifest, out, keysOut, bytes, seconds }: BackupReport): object => {
  const { files, folders: _folders, ...facts } = manifest;
  return { ...facts, out, keysOut, bytes, files: files.length, seconds };
};

const told = ({ manifest, out, keysOut, bytes, seconds }: BackupReport): readonly string[] => {
  const { log, files, damagedPages } = manifest;
  const last = log.lastRecordedAt === null ? '' : `, the last of ${log.lastRecordedAt}`;
  const damage = damagedPages.map(({ path, block }) => `  page ${String(block)} of ${path}`);
  return [
    `${out} holds ${String(log.events)} events of ${String(log.tenants)} records${last}: ` +
      `${String(megabytes(bytes))} MB in ${String(files.length)} files, read again and as written, in ${seconds.toFixed(1)} s.`,
    keysOut === null
      ? 'The keys were not copied: without them no personal data can be read again.'
      : `${keysOut} holds the keys of that moment. Keep them elsewhere, and destroy them together with the backup: within 35 days.`,
    ...(damage.length === 0
      ? []
      : ['The database has damaged pages: keep the backups before this one, and have the disk looked at.', ...damage]),
  ];
};
