import { open, readFile, stat } from 'node:fs/promises';
import type { Instant, Uuid } from '#platform/kernel/event.js';
import { fromBase64, toBase64 } from './core/base64.js';
import { ProofError } from './proof.errors.js';

/** The last head of a tenant's tree that was signed, or was about to be. */
export interface SignedHead {
  /** 1; one more each time an operator stated that a history could not be continued. */
  readonly history: number;
  /** The epoch of the log when it was signed. */
  readonly logEpoch: Uuid;
  readonly size: number;
  readonly root: Uint8Array;
  /** The statement that began this history, as a signed note; null for the first one, and once it is in the database. */
  readonly statement: string | null;
}

/** What one line of the file says. */
export type HeadLine =
  | { readonly tenantId: Uuid; readonly head: SignedHead }
  /** Everything above it came out of a backup: what was signed after that backup is not known here. */
  | { readonly restoredAt: Instant };

/** What is known of the file: which one it is, and how far it was read. */
export interface FilePart {
  readonly inode: number;
  /** Bytes up to the end of the last whole line. */
  readonly bytes: number;
  readonly lines: readonly HeadLine[];
}

/** A line, with its newline. */
export const encodeLine = (line: HeadLine): string => {
  if ('restoredAt' in line) return `${JSON.stringify({ restored: line.restoredAt })}\n`;
  const { tenantId, head } = line;
  const { history, logEpoch, size, root, statement } = head;
  const said = {
    tenant: tenantId,
    history,
    epoch: logEpoch,
    size,
    root: toBase64(root),
    statement: statement ?? undefined,
  };
  return `${JSON.stringify(said)}\n`;
};

/** What stands behind `from` in the file. A last line without its newline was never acted on, and is passed over. */
export const readLines = async (path: string, from: number): Promise<FilePart | null> => {
  const found = await stat(path).catch(ifAbsent);
  if (!found) return null;
  const whole = await readFile(path);
  if (whole.length < from) return readLines(path, 0);
  const bytes = whole.subarray(from);
  const end = bytes.lastIndexOf(10) + 1;
  const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
  return { inode: found.ino, bytes: from + end, lines: lines.map((line) => decodeLine(path, line)) };
};

/** Whether the file is the one that was read, and nothing was added. */
export const isUnchanged = async (path: string, known: Pick<FilePart, 'inode' | 'bytes'> | null): Promise<boolean> => {
  const found = await stat(path).catch(ifAbsent);
  return found ? found.ino === known?.inode && found.size === known.bytes : known === null;
};

/** Writes behind the last whole line, and returns when a lost host cannot take it back. */
export const appendLines = async (path: string, at: number, lines: readonly HeadLine[]): Promise<number> => {
  const text = Buffer.from(lines.map(encodeLine).join(''));
  const file = await open(path, 'r+');
  try {
    await file.truncate(at);
    await file.write(text, 0, text.length, at);
    await file.sync();
  } finally {
    await file.close();
  }
  return at + text.length;
};

interface Said {
  readonly restored?: string;
  readonly tenant: string;
  readonly history: number;
  readonly epoch: string;
  readonly size: number;
  readonly root: string;
  readonly statement?: string;
}

const decodeLine = (path: string, line: string): HeadLine => {
  try {
    const said = JSON.parse(line) as Said;
    if (said.restored !== undefined) return { restoredAt: said.restored };
    const { tenant: tenantId, history, epoch: logEpoch, size, statement = null } = said;
    const root = fromBase64(said.root);
    if (tenantId.length === 36 && root.length === 32 && history > 0 && size >= 0) {
      return { tenantId, head: { history, logEpoch, size, root, statement } };
    }
  } catch {
    // Falls through: what cannot be read is not guessed at.
  }
  const message = `${path} is damaged: put it back from its backup, or move it away and begin new histories with \`trustlog proof new-history\`.`;
  throw new ProofError('PROOF.SIGNED_HEADS_DAMAGED', message);
};

const ifAbsent = (fault: NodeJS.ErrnoException): null => {
  if (fault.code === 'ENOENT') return null;
  throw fault;
};
