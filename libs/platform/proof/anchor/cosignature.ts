import { fromBase64, fromHex, toBase64 } from '../core/base64.js';
import { isKeyName, type NoteSignature, type VerifyEd25519 } from '../core/note.js';
import { sameBytes, type Sha256 } from '../core/sha256.js';
import { AnchorError } from './anchor.error.js';

/** The type byte of Ed25519 keys that cosign (c2sp.org/tlog-cosignature). */
const COSIGNATURE = 4;
const STAMP_BYTES = 8;
const HASH_BYTES = 4;
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/** A witness, by what is known of it beforehand. */
export interface WitnessKey {
  readonly name: string;
  readonly keyHash: Uint8Array;
  readonly publicKey: Uint8Array;
}

const keyHash = (sha256: Sha256, name: string, publicKey: Uint8Array): Uint8Array =>
  sha256(new Uint8Array([...new TextEncoder().encode(`${name}\n`), COSIGNATURE, ...publicKey])).slice(0, HASH_BYTES);

/** `name+hash+key` of a witness. */
export const witnessKeyText = (sha256: Sha256, name: string, publicKey: Uint8Array): string =>
  `${name}+${Buffer.from(keyHash(sha256, name, publicKey)).toString('hex')}+${toBase64(new Uint8Array([COSIGNATURE, ...publicKey]))}`;

/** Reads `name+hash+key` of a witness. */
export const parseWitnessKey = (sha256: Sha256, text: string): WitnessKey => {
  const match = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text.trim());
  if (!match) throw noKey();
  const [name, hash, encoded] = match.slice(1) as [string, string, string];
  const [type, ...key] = bytesOf(encoded);
  const publicKey = new Uint8Array(key);
  if (!isKeyName(name) || type !== COSIGNATURE || publicKey.length !== KEY_BYTES) throw noKey();
  if (!sameBytes(keyHash(sha256, name, publicKey), fromHex(hash))) throw noKey();
  return { name, keyHash: fromHex(hash), publicKey };
};

const noKey = (): Error =>
  new Error('The key of a witness is name+hash+key, Ed25519 of type 4, as the witness publishes it.');

const bytesOf = (text: string): Uint8Array => {
  try {
    return fromBase64(text);
  } catch {
    return new Uint8Array();
  }
};

/** When a witness says that it saw a checkpoint, in seconds since 1970. */
export interface Cosigned {
  readonly line: NoteSignature;
  readonly at: number;
}

/** The bytes that a witness signs: when, and the whole text of the checkpoint. */
export const cosignedBytes = (text: string, at: number): Uint8Array =>
  new TextEncoder().encode(`cosignature/v1\ntime ${String(at)}\n${text}`);

/** The witness's cosignature of a checkpoint among these lines, verified; throws `ANCHOR.BAD_ANSWER` where there is none. */
export const cosignatureOf = async (
  text: string,
  lines: readonly NoteSignature[],
  { witness, verify }: { readonly witness: WitnessKey; readonly verify: VerifyEd25519 },
): Promise<Cosigned> => {
  const line = lines.find(({ name, keyHash: hash }) => name === witness.name && sameBytes(hash, witness.keyHash));
  if (line?.signature.length !== STAMP_BYTES + SIGNATURE_BYTES)
    throw new AnchorError('ANCHOR.BAD_ANSWER', `${witness.name} did not cosign.`);
  const at = Number(Buffer.from(line.signature.slice(0, STAMP_BYTES)).readBigUInt64BE());
  const signature = line.signature.slice(STAMP_BYTES);
  if (!(await verify(witness.publicKey, cosignedBytes(text, at), signature)))
    throw new AnchorError('ANCHOR.BAD_ANSWER', `The cosignature is not that of ${witness.name}.`);
  return { line, at };
};
