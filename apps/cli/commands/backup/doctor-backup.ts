import { lastBackup, lastRestore, type LastBackup } from '#platform/backup/of-the-data-folder.js';
import type { Settings } from '../../../composition/settings.js';

/** As `trustlog doctor` tells it. */
export interface BackupFinding {
  readonly what: string;
  readonly well: boolean;
  readonly detail: string;
  readonly cure: string | null;
}

const HOUR_MS = 3_600_000;
const OLDEST_HOURS = 48;
const CURE = 'Run `trustlog backup` every day, to another machine or disk: docs/how-to/back-up-and-restore.md.';

const ageOf = (hours: number): string =>
  hours < OLDEST_HOURS ? `${String(Math.floor(hours))} hours ago` : `${String(Math.floor(hours / 24))} days ago`;

/** Whether the last backup will do; a sandbox needs none. `now` in milliseconds since 1970. */
export const judgeBackup = (last: LastBackup | null, { demo, now }: { demo: boolean; now: number }): BackupFinding => {
  if (last === null)
    return {
      what: 'last backup',
      well: demo,
      detail: demo ? 'none; a sandbox needs none' : 'none',
      cure: demo ? null : CURE,
    };
  const hours = Math.max(0, now - Date.parse(last.at)) / HOUR_MS;
  const detail = `${ageOf(hours)}, to ${last.out}${last.keysOut === null ? ', without keys' : ''}`;
  if (last.damagedPages > 0)
    return {
      ...{
        what: 'last backup',
        well: false,
        detail: `${detail}; ${String(last.damagedPages)} pages of the database are damaged`,
      },
      cure: 'Keep the backups before that one, and have the disk of the database looked at.',
    };
  const well = demo || hours <= OLDEST_HOURS;
  return { what: 'last backup', well, detail, cure: well ? null : CURE };
};

/** The last backup and the last restore of this data folder; nothing of a database that others back up. */
export const backupFindings = async ({ dataDir, databaseUrl, demo }: Settings): Promise<readonly BackupFinding[]> => {
  if (databaseUrl) return [];
  const judged = judgeBackup(await lastBackup(dataDir), { demo, now: Date.now() });
  const restored = await lastRestore(dataDir);
  if (restored === null) return [judged];
  const detail = `at ${restored.restoredAt}, as it stood at ${restored.backupFinishedAt}`;
  return [judged, { what: 'restored', well: true, detail, cure: null }];
};
