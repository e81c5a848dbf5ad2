import { readdir, stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { BackupError } from './backup.errors.js';

/** Folders whose content belongs to the running server alone; empty ones must be there. */
const EMPTIED = new Set([
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_wal',
]);

const LEFT_OUT =
  /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|backup_manifest|current_logfiles(\.tmp)?|postgresql\.auto\.conf\.tmp|pg_internal\.init.*|t\d+_\d+.*)$/;

/** True for what a copy of a running server's files leaves out: documentation of PostgreSQL 18, 25.3.4. */
export const isLeftOut = (path: string): boolean => {
  const [top = '', ...below] = path.split('/');
  if (EMPTIED.has(top) && below.length > 0) return true;
  return path.split('/').some((part) => part.startsWith('pgsql_tmp')) || LEFT_OUT.test(posix.basename(path));
};

/** PostgreSQL's own files, as they are to be copied; paths with forward slashes. */
export interface DataFiles {
  readonly folders: readonly string[];
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

/** The last to be copied: it says how far the others are. */
const CONTROL = 'global/pg_control';

const gone = (error: NodeJS.ErrnoException): null => {
  if (error.code !== 'ENOENT') throw error;
  return null;
};

/** Lists a data folder while its server runs; what goes away meanwhile is no loss, the log has it. */
export const dataFiles = async (root: string): Promise<DataFiles> => {
  const folders: string[] = [];
  const files: { path: string; size: number }[] = [];
  const walk = async (folder: string): Promise<void> => {
    const entries = (await readdir(join(root, folder), { withFileTypes: true }).catch(gone)) ?? [];
    for (const entry of entries) {
      const path = posix.join(folder, entry.name);
      if (isLeftOut(path)) continue;
      if (entry.isSymbolicLink() && path !== 'pg_wal') throw link(path);
      if (entry.isFile()) {
        const found = await stat(join(root, path)).catch(gone);
        if (found) files.push({ path, size: found.size });
      } else {
        folders.push(path);
        await walk(path);
      }
    }
  };
  await walk('');
  return { folders, files: [...files.filter(isOther), ...files.filter((file) => !isOther(file))] };
};

const isOther = ({ path }: { path: string }): boolean => path !== CONTROL;

const link = (path: string): BackupError =>
  new BackupError(
    'BACKUP.LINK',
    `${path} in the database's folder leads elsewhere (a tablespace?), which this backup does not follow: back up with pg_basebackup.`,
  );
