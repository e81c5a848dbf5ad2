import { fromBase64, fromHex, toBase64, toHex } from './base64.js';
import { ProofFormatError } from './proof.error.js';
import { sameBytes } from './sha256.js';
import type { Sha256 } from './sha256.js';

/** The type byte of Ed25519 keys in signed notes (c2sp.org/signed-note). */
export const ED25519 = 1;
const KEY_BYTES = 32;
const HASH_BYTES = 4;
/** Far more than a note of ours has; a bound for what is read from strangers. */
const LONGEST_NOTE = 1 << 20;
const MOST_SIGNATURES = 100;

/** One signature line. */
export interface NoteSignature {
  readonly name: string;
  /** The four bytes by which a key is told from others of its name; an identifier and no more. */
  readonly keyHash: Uint8Array;
  readonly signature: Uint8Array;
}

/** A text and who signed it. What it says is worth nothing before a signature of a trusted key was verified. */
export interface Note {
  /** Ends with a newline; these are the bytes that are signed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** A key that verifies notes. */
export interface VerifierKey {
  readonly name: string;
  readonly keyHash: Uint8Array;
  /** Ed25519, 32 bytes (RFC 8032). */
  readonly publicKey: Uint8Array;
}

/** Ed25519, handed in, as SHA-256 is. A browser answers later. */
export type VerifyEd25519 = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean | Promise<boolean>;

/** The first four bytes of SHA-256(name, newline, type byte, public key). */
export const keyHash = (sha256: Sha256, name: string, publicKey: Uint8Array): Uint8Array => {
  const head = new TextEncoder().encode(`${name}\n`);
  return sha256(new Uint8Array([...head, ED25519, ...publicKey])).slice(0, HASH_BYTES);
};

/** `name+hash+key`: the hash in hexadecimal, type byte and public key in base64. */
export const verifierKey = (sha256: Sha256, name: string, publicKey: Uint8Array): string => {
  if (!isKeyName(name)) throw badKey('Its name must not be empty and must hold no blank and no plus sign.');
  if (publicKey.length !== KEY_BYTES) throw badKey('A public key of Ed25519 has 32 bytes.');
  const encoded = toBase64(new Uint8Array([ED25519, ...publicKey]));
  return `${name}+${toHex(keyHash(sha256, name, publicKey))}+${encoded}`;
};

/** Reads a verifier key. Throws `PROOF.BAD_VERIFIER_KEY`, also when the hash is another key's. */
export const parseVerifierKey = (sha256: Sha256, text: string): VerifierKey => {
  const match = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text.trim());
  if (!match) throw badKey('It must be name+hash+key in one line.');
  const [name, hash, encoded] = match.slice(1) as [string, string, string];
  const publicKey = publicKeyFrom(encoded);
  verifierKey(sha256, name, publicKey);
  const own = keyHash(sha256, name, publicKey);
  if (!sameBytes(own, fromHex(hash))) throw badKey('Its hash is not that of its name and key: it was changed.');
  return { name, keyHash: own, publicKey };
};

const publicKeyFrom = (encoded: string): Uint8Array => {
  const bytes = keyBytes(encoded);
  if (bytes[0] !== ED25519) throw badKey('Only Ed25519 is known: type byte 1.');
  return bytes.slice(1);
};

/** Writes a note; `text` must end with a newline. */
export const formatNote = ({ text, signatures }: Note): string => {
  if (!isNoteText(text)) throw badNote('The text must end with a newline and hold no control characters.');
  if (signatures.length === 0) throw badNote('A note has at least one signature.');
  return `${text}\n${signatures.map(signatureLine).join('')}`;
};

const signatureLine = ({ name, keyHash: hash, signature }: NoteSignature): string => {
  if (!isKeyName(name) || hash.length !== HASH_BYTES) throw badNote('A signature needs the name and hash of its key.');
  return `\u2014 ${name} ${toBase64(new Uint8Array([...hash, ...signature]))}\n`;
};

/** Reads a note. Throws `PROOF.BAD_NOTE`; verifies nothing. */
export const parseNote = (note: string): Note => {
  if (note.length > LONGEST_NOTE) throw badNote('It is too long.');
  const end = note.lastIndexOf('\n\n');
  if (end < 0) throw badNote('A blank line must part text and signatures.');
  const text = note.slice(0, end + 1);
  const rest = note.slice(end + 2);
  if (!isNoteText(text) || !rest.endsWith('\n')) throw badNote('Text and signatures must each end with a newline.');
  const lines = rest.slice(0, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) throw badNote('It has too many signatures.');
  return { text, signatures: lines.map(parseSignature) };
};

const parseSignature = (line: string): NoteSignature => {
  const match = /^\u2014 (\S+) (\S+)$/.exec(line);
  const [name = '', encoded = ''] = match?.slice(1) ?? [];
  if (!isKeyName(name)) throw badNote('A signature line must be a dash, the name of a key and base64.');
  const bytes = fromBase64(encoded);
  if (bytes.length <= HASH_BYTES) throw badNote('A signature is longer than the hash of its key.');
  return { name, keyHash: bytes.slice(0, HASH_BYTES), signature: bytes.slice(HASH_BYTES) };
};

/**
 * The given keys that signed the note, each verified. Signatures of other keys are passed over; one of a given key
 * that does not verify makes the whole note void, as the format advises: nobody is returned.
 */
export const signersOf = async (
  note: Note,
  keys: readonly VerifierKey[],
  verify: VerifyEd25519,
): Promise<readonly VerifierKey[]> => {
  const message = new TextEncoder().encode(note.text);
  const signers = new Set<VerifierKey>();
  for (const { name, keyHash: hash, signature } of note.signatures) {
    const key = keys.find((each) => each.name === name && sameBytes(each.keyHash, hash));
    if (!key) continue;
    if (!(await verify(key.publicKey, message, signature))) return [];
    signers.add(key);
  }
  return [...signers];
};

/** A name without blanks and plus signs. */
export const isKeyName = (name: string): boolean => name !== '' && !/[\s+\p{Z}\p{Cc}]/u.test(name);

/** UTF-8 can hold it, and no control character but the newline is in it. */
const isNoteText = (text: string): boolean => text.endsWith('\n') && !/[\0-\x09\x0b-\x1f]|\p{Surrogate}/u.test(text);

const keyBytes = (encoded: string): Uint8Array => {
  try {
    return fromBase64(encoded);
  } catch {
    throw badKey('Its third part must be base64.');
  }
};

const badNote = (cure: string): ProofFormatError => new ProofFormatError('PROOF.BAD_NOTE', `No signed note. ${cure}`);
const badKey = (cure: string): ProofFormatError =>
  new ProofFormatError('PROOF.BAD_VERIFIER_KEY', `No verifier key. ${cure}`);
