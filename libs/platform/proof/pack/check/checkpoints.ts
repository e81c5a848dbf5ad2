import { parseCheckpoint, parseOrigin, type Checkpoint } from '../../core/checkpoint.js';
import { formatNote, parseNote, parseVerifierKey, signersOf, type VerifierKey } from '../../core/note.js';
import { PackError, type PackFault } from '../pack.error.js';
import { sha256, verifyEd25519 } from './digest.js';

/** Reads verifier keys. Throws `PACK.BAD_KEYS`. */
export const keysFrom = (texts: readonly string[]): readonly VerifierKey[] =>
  texts.map((text) => {
    try {
      return parseVerifierKey(sha256, text);
    } catch {
      throw new PackError('PACK.BAD_KEYS', 'A key is not written as name+hash+base64.');
    }
  });

/** What one of the keys signed, and which of them did. */
export interface Signed {
  readonly text: string;
  readonly signers: readonly VerifierKey[];
  /** Signature lines, whoever they are of. */
  readonly lines: number;
}

/** The text of a note that at least one of the keys signed. */
export const signedText = async (
  bytes: Uint8Array,
  keys: readonly VerifierKey[],
  fault: PackFault,
): Promise<Signed> => {
  const note = readNote(Buffer.from(bytes).toString('utf8'), fault);
  const signers = await signersOf(note, keys, verifyEd25519);
  if (signers.length === 0) throw new PackError(fault, 'None of the known keys signed it.');
  return { text: note.text, signers, lines: note.signatures.length };
};

const readNote = (text: string, fault: PackFault): ReturnType<typeof parseNote> => {
  try {
    const note = parseNote(text);
    if (formatNote(note) === text) return note;
  } catch {
    // What it is not is said below.
  }
  throw new PackError(fault, 'It is not written as a signed note.');
};

/** A checkpoint of this tenant that one of the keys signed. */
export const signedCheckpoint = async (
  bytes: Uint8Array,
  keys: readonly VerifierKey[],
  tenantId: string,
): Promise<Checkpoint> => {
  const { text } = await signedText(bytes, keys, 'PACK.CHECKPOINT_UNSIGNED');
  const checkpoint = readCheckpoint(text);
  if (parseOrigin(checkpoint.origin)?.tenantId !== tenantId)
    throw new PackError('PACK.OTHER_RECORD', 'The checkpoint is of another record.');
  return checkpoint;
};

const readCheckpoint = (text: string): Checkpoint => {
  try {
    return parseCheckpoint(text);
  } catch {
    throw new PackError('PACK.CHECKPOINT_CHANGED', 'It is no checkpoint.');
  }
};
