import { fromBase64, toBase64 } from './base64.js';
import { ProofFormatError } from './proof.error.js';
import { HASH_BYTES } from './sha256.js';

/** The head of one tree as it is signed (c2sp.org/tlog-checkpoint). */
export interface Checkpoint {
  /** Which tree: see `originOf`. */
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** Lines that others may have added; ours has none. */
  readonly extensions: readonly string[];
}

/** Which tree a checkpoint is of. */
export interface Origin {
  /** The name of the installation's log, which is the name of its key. */
  readonly logName: string;
  readonly tenantId: string;
  /** 1; one more each time an operator stated that a history could not be continued. */
  readonly history: number;
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const ORIGIN = new RegExp(`^(.+)/(${UUID})(?:/([1-9][0-9]{0,8}))?$`);
const SIZE = /^(?:0|[1-9][0-9]{0,15})$/;

/** `<log name>/<tenant id>`, and `/2` and so on behind it for a later history. */
export const originOf = ({ logName, tenantId, history }: Origin): string =>
  history === 1 ? `${logName}/${tenantId}` : `${logName}/${tenantId}/${String(history)}`;

/** Reads an origin of ours; null for one of another log. */
export const parseOrigin = (origin: string): Origin | null => {
  const [whole, logName = '', tenantId = '', history = '1'] = ORIGIN.exec(origin) ?? [];
  const read = { logName, tenantId, history: Number(history) };
  return whole !== undefined && originOf(read) === origin ? read : null;
};

/** The text that is signed: origin, size, base64 of the root and any extensions, a line each. */
export const formatCheckpoint = ({ origin, size, root, extensions }: Checkpoint): string => {
  const text = [origin, String(size), toBase64(root), ...extensions].map((line) => `${line}\n`).join('');
  parseCheckpoint(text);
  return text;
};

/** Reads the text of a checkpoint. Throws `PROOF.BAD_CHECKPOINT`. */
export const parseCheckpoint = (text: string): Checkpoint => {
  if (!text.endsWith('\n')) throw bad('It must end with a newline.');
  const lines = text.slice(0, -1).split('\n');
  if (lines.length < 3 || lines.includes('')) throw bad('It must have origin, size and root, and no empty line.');
  const [origin, size, root, ...extensions] = lines as [string, string, string, ...string[]];
  return { origin, size: sizeFrom(size), root: rootFrom(root), extensions };
};

const sizeFrom = (text: string): number => {
  const size = Number(text);
  if (!SIZE.test(text) || !Number.isSafeInteger(size)) throw bad('Its size must be a decimal number.');
  return size;
};

const rootFrom = (text: string): Uint8Array => {
  const root = bytesOf(text);
  if (root?.length !== HASH_BYTES) throw bad('Its root must be the base64 of 32 bytes.');
  return root;
};

const bytesOf = (text: string): Uint8Array | null => {
  try {
    return fromBase64(text);
  } catch {
    return null;
  }
};

const bad = (cure: string): ProofFormatError => new ProofFormatError('PROOF.BAD_CHECKPOINT', `No checkpoint. ${cure}`);
