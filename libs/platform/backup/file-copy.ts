import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';

const CHUNK = 1024 * 1024;

/** A file as it was written or found. */
export interface FileSum {
  readonly size: number;
  readonly sha256: string;
}

interface Watch {
  readonly signal?: AbortSignal;
  /** Told of every piece. */
  readonly onBytes?: (count: number) => void;
  /** Shown each piece, with the place in the file at which it begins. */
  readonly onPiece?: (piece: Buffer, at: number) => void;
  /** Flushes a copy to the disk; many are flushed together, by `flushData`. */
  readonly flush?: boolean;
}

const pieces = async (
  file: FileHandle,
  use: (piece: Buffer) => Promise<void> | void,
  watch: Watch,
): Promise<number> => {
  const buffer = Buffer.allocUnsafe(CHUNK);
  let at = 0;
  for (;;) {
    watch.signal?.throwIfAborted();
    const { bytesRead } = await file.read(buffer, 0, CHUNK, at);
    if (bytesRead === 0) return at;
    const piece = buffer.subarray(0, bytesRead);
    watch.onPiece?.(piece, at);
    await use(piece);
    at += bytesRead;
    watch.onBytes?.(bytesRead);
  }
};

/** SHA-256 and size of a file as it lies on the disk. */
export const sumOf = async (path: string, watch: Watch = {}): Promise<FileSum> => {
  const file = await open(path, 'r');
  try {
    const hash = createHash('sha256');
    const size = await pieces(file, (piece) => void hash.update(piece), watch);
    return { size, sha256: hash.digest('hex') };
  } finally {
    await file.close();
  }
};

const writeAll = async (file: FileHandle, piece: Buffer): Promise<void> => {
  let done = 0;
  while (done < piece.length) done += (await file.write(piece, done, piece.length - done)).bytesWritten;
};

/** Copies a file to a new name, not yet flushed to the disk; the sum is of what was read, so that reading again can tell. */
export const copyFile = async (from: string, to: string, watch: Watch = {}): Promise<FileSum> => {
  const source = await open(from, 'r');
  try {
    const target = await open(to, 'wx', 0o600);
    try {
      const hash = createHash('sha256');
      const take = async (piece: Buffer): Promise<void> => {
        hash.update(piece);
        await writeAll(target, piece);
      };
      const size = await pieces(source, take, watch);
      if (watch.flush === true) await target.sync();
      return { size, sha256: hash.digest('hex') };
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
};

/** Writes a new file, flushed to the disk. */
export const writeNew = async (path: string, content: string | Buffer): Promise<FileSum> => {
  const bytes = Buffer.from(content);
  const file = await open(path, 'wx', 0o600);
  try {
    await writeAll(file, bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
};

/** One is read while another is written. */
const LANES = 4;

/** Does `work` for each item, a few at a time, in order of their beginning; the first fault stops the others. */
export const inLanes = async <Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> => {
  let next = 0;
  let failed = false;
  const lane = async (): Promise<void> => {
    while (next < items.length && !failed) {
      const item = items[next++] as Item;
      await work(item).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
  const fault = lanes.find((settled) => settled.status === 'rejected');
  if (fault) throw fault.reason;
};
