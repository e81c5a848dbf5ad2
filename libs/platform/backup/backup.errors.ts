/** Stable codes of what a backup or a restore says no to. What to do is in each message. */
export type BackupErrorCode =
  | 'BACKUP.NOT_EMBEDDED'
  | 'BACKUP.NO_DATABASE'
  | 'BACKUP.RESTORE_UNFINISHED'
  | 'BACKUP.PLACE_WANTED'
  | 'BACKUP.KEYS_WANTED'
  | 'BACKUP.SAME_PLACE'
  | 'BACKUP.NOT_EMPTY'
  | 'BACKUP.RUNNING'
  | 'BACKUP.LINK'
  | 'BACKUP.NO_SPACE'
  | 'BACKUP.NOT_WRITABLE'
  | 'BACKUP.INTERRUPTED'
  | 'BACKUP.SERVER_LOST'
  | 'BACKUP.WAL_GONE'
  | 'BACKUP.KEYS_MOVED'
  | 'BACKUP.PAGES_DAMAGED'
  | 'BACKUP.WRITTEN_WRONG'
  | 'RESTORE.NO_BACKUP'
  | 'RESTORE.UNFINISHED_BACKUP'
  | 'RESTORE.NEWER_FORMAT'
  | 'RESTORE.OTHER_POSTGRES'
  | 'RESTORE.DAMAGED'
  | 'RESTORE.KEYS_WANTED'
  | 'RESTORE.WRONG_KEYS'
  | 'RESTORE.NO_LATER'
  | 'RESTORE.NOT_RECOVERED'
  | 'RESTORE.SHORT';

/** What is wrong with one file of a backup. */
export interface FileFinding {
  /** From the backup's folder. */
  readonly path: string;
  readonly is: 'missing' | 'extra' | 'changed' | 'unreadable';
}

/** A backup or restore that was not made, with the cure. Nothing half-done passes for whole afterwards. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
  constructor(
    readonly code: BackupErrorCode,
    message: string,
    readonly details: { readonly findings?: readonly FileFinding[]; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
  }
}

const NO_SPACE = ['ENOSPC', 'EDQUOT'];
const NOT_WRITABLE = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR'];

/** A full disk or a folder that may not be written, as one sentence; anything else comes back as it was. */
export const placeFault = (folder: string, error: unknown): unknown => {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  if (NO_SPACE.includes(code))
    return new BackupError(
      'BACKUP.NO_SPACE',
      `There is no room left for ${folder}: make some, or choose another place.`,
      {
        cause: error,
      },
    );
  if (NOT_WRITABLE.includes(code))
    return new BackupError(
      'BACKUP.NOT_WRITABLE',
      `${folder} cannot be written or read (${code}): choose another place, or another user.`,
      {
        cause: error,
      },
    );
  return error;
};
