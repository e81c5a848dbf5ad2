import { readFile } from 'node:fs/promises';
import type { Instant } from '#platform/kernel/event.js';
import { additionalData, decrypt, encrypt } from '#platform/sealing/aead.js';
import { fromBase64, toBase64 } from './core/base64.js';
import { isKeyName, verifierKey } from './core/note.js';
import { ProofError } from './proof.errors.js';
import { sha256 } from './sha256.js';

/** One key of the log, with its dates. */
export interface LogKey {
  readonly publicKey: Uint8Array;
  /** Null once it signs no more: it is not kept longer than it is needed. */
  readonly seed: Uint8Array | null;
  readonly since: Instant;
  readonly until: Instant | null;
  /** The signed note that introduced it, signed by the keys before it and by itself; null for the first. */
  readonly introduction: string | null;
}

/** The name of the log and its keys, oldest first. */
export interface LogKeyring {
  readonly name: string;
  readonly keys: readonly LogKey[];
}

interface KeyEntry {
  readonly verifierKey: string;
  readonly publicKey: string;
  readonly wrapped: string | null;
  readonly since: Instant;
  readonly until: Instant | null;
  readonly introduction: string | null;
}

const FORMAT = 'trustlog log keys 1';
const aadOf = (name: string, publicKey: Uint8Array): Buffer =>
  additionalData('trustlog log key 1', name, toBase64(publicKey));

/** The text of the file, or undefined when there is none yet. */
export const readLogKeys = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8');
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw unusable(`${path} cannot be read (${String(code)}).`);
  }
};

/** The file's text: private keys wrapped by the operator's root key, public keys and dates in plain sight. */
export const encodeLogKeys = ({ name, keys }: LogKeyring, root: Uint8Array): string => {
  const entries = keys.map(({ publicKey, seed, since, until, introduction }): KeyEntry => ({
    verifierKey: verifierKey(sha256, name, publicKey),
    publicKey: toBase64(publicKey),
    wrapped: seed && encrypt(root, seed, aadOf(name, publicKey)).toString('base64'),
    since,
    until,
    introduction,
  }));
  return `${JSON.stringify({ format: FORMAT, name, keys: entries }, null, 1)}\n`;
};

/** Reads the file's text; throws `PROOF.KEYS_UNUSABLE` with the cure. */
export const decodeLogKeys = (text: string, root: Uint8Array): LogKeyring => {
  const { name, keys } = parsed(text);
  return {
    name,
    keys: keys.map(({ publicKey: encoded, wrapped, since, until, introduction }) => {
      const publicKey = fromBase64(encoded);
      const seed = wrapped === null ? null : decrypt(root, Buffer.from(wrapped, 'base64'), aadOf(name, publicKey));
      if (wrapped !== null && seed === null) {
        throw unusable(
          'The keys of the log were wrapped with another root key: set TRUSTLOG_ROOT_KEY, or put its root.key back.',
        );
      }
      return { publicKey, seed, since, until, introduction };
    }),
  };
};

const parsed = (text: string): { readonly name: string; readonly keys: readonly KeyEntry[] } => {
  try {
    const file = JSON.parse(text) as { format?: string; name?: string; keys?: readonly KeyEntry[] };
    if (file.format === FORMAT && isKeyName(file.name ?? '') && file.keys?.length) {
      return { name: file.name ?? '', keys: file.keys };
    }
  } catch {
    // Falls through: a torn text is as unusable as a strange one.
  }
  throw unusable('The keys of the log are damaged or from a newer release: restore the file from its own backup.');
};

const unusable = (message: string): ProofError => new ProofError('PROOF.KEYS_UNUSABLE', message);
