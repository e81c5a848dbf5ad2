import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError } from './backup.errors.js';
import type { DataFiles } from './data-files.js';
import { copyFile, inLanes } from './file-copy.js';
import type { DamagedPage, FileEntry } from './manifest.js';
import { firstBlockOf, PAGE_BYTES, unsoundPages } from './page-checksum.js';
import { beginsAs, parseLsn, segmentsOf, type LogStretch } from './write-ahead-log.js';

/** Below the folder of a backup: what PostgreSQL can be started on. */
export const DATA = 'data';

export interface CopyOptions {
  /** PostgreSQL's own folder. */
  readonly data: string;
  /** The backup's folder. */
  readonly out: string;
  readonly signal: AbortSignal;
  readonly onBytes: (count: number) => void;
}

export interface CopiedData {
  readonly folders: readonly string[];
  readonly files: readonly FileEntry[];
  readonly damagedPages: readonly DamagedPage[];
}

/** A page that was being written when it was read is whole a moment later; a damaged one stays so. */
const isDamaged = async (data: string, { path, block }: DamagedPage, since: bigint): Promise<boolean> => {
  const file = await open(join(data, path), 'r');
  try {
    const page = Buffer.alloc(PAGE_BYTES);
    const { bytesRead } = await file.read(page, 0, PAGE_BYTES, (block - (firstBlockOf(path) ?? 0)) * PAGE_BYTES);
    return bytesRead === PAGE_BYTES && unsoundPages(page, block, since).length > 0;
  } finally {
    await file.close();
  }
};

const makeFolders = async (out: string, { folders }: DataFiles): Promise<void> => {
  await mkdir(join(out, DATA), { mode: 0o700 });
  for (const folder of folders) await mkdir(join(out, DATA, folder), { mode: 0o700 });
};

const unlessGone = (error: NodeJS.ErrnoException): null => {
  if (error.code !== 'ENOENT') throw error;
  return null;
};

/**
 * Copies PostgreSQL's files while it writes into them. What is torn or missing is made good by the log, which is
 * copied afterwards; `since` is where that begins, null where pages carry no check sums.
 */
export const copyData = async (found: DataFiles, since: string | null, options: CopyOptions): Promise<CopiedData> => {
  const { data, out, signal, onBytes } = options;
  const from = since === null ? null : parseLsn(since);
  const files: FileEntry[] = [];
  const damagedPages: DamagedPage[] = [];
  await makeFolders(out, found);
  const copy = async (path: string): Promise<void> => {
    const first = from === null ? null : firstBlockOf(path);
    const suspects: number[] = [];
    const onPiece = (piece: Buffer, at: number): void => {
      if (first !== null && from !== null && at % PAGE_BYTES === 0)
        suspects.push(...unsoundPages(piece, first + at / PAGE_BYTES, from));
    };
    const watch = { signal, onBytes, onPiece };
    const sum = await copyFile(join(data, path), join(out, DATA, path), watch).catch(unlessGone);
    if (sum) files.push({ path: `${DATA}/${path}`, ...sum });
    for (const block of suspects)
      if (await isDamaged(data, { path, block }, from ?? 0n)) damagedPages.push({ path, block });
  };
  const last = found.files.at(-1);
  await inLanes(found.files.slice(0, -1), ({ path }) => copy(path));
  if (last) await copy(last.path);
  return { folders: [DATA, ...found.folders.map((folder) => `${DATA}/${folder}`)], files, damagedPages };
};

/** The files of the log that recovery needs. Throws `BACKUP.WAL_GONE` when one is missing or is another's by now. */
export const copyLog = async (
  stretch: LogStretch & { readonly systemIdentifier: string },
  { data, out, signal, onBytes }: CopyOptions,
): Promise<readonly FileEntry[]> => {
  const entries: FileEntry[] = [];
  for (const segment of segmentsOf(stretch)) {
    const path = `pg_wal/${segment.name}`;
    const head = { isRight: false };
    const onPiece = (piece: Buffer, at: number): void => {
      if (at === 0) head.isRight = beginsAs(piece, segment, stretch.systemIdentifier);
    };
    const watch = { signal, onBytes, onPiece };
    const sum = await copyFile(join(data, path), join(out, DATA, path), watch).catch(unlessGone);
    if (!sum || !head.isRight || sum.size !== stretch.segmentBytes) throw walGone(segment.name);
    entries.push({ path: `${DATA}/${path}`, ...sum });
  }
  return entries;
};

const walGone = (name: string): BackupError =>
  new BackupError(
    'BACKUP.WAL_GONE',
    `The server threw away a part of its log (${name}) that this backup needs: ask again, when less is written or with max_slot_wal_keep_size = -1.`,
  );
