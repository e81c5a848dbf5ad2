import { parseCheckpoint, parseOrigin, type Checkpoint } from '../../core/checkpoint.js';
import { parseNote, parseVerifierKey, signersOf, type VerifierKey } from '../../core/note.js';
import { PackError, type PackFault } from '../pack.error.js';
import { sha256, verifyEd25519 } from './digest.js';

/** Reads verifier keys, a line each. Throws `PACK.BAD_KEYS`. */
export const keysFrom = (text: string): readonly VerifierKey[] => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) throw new PackError('PACK.BAD_KEYS', 'There is no key.');
  return lines.map((line) => {
    try {
      return parseVerifierKey(sha256, line);
    } catch {
      throw new PackError('PACK.BAD_KEYS', 'A key is not written as name+hash+base64.');
    }
  });
};

/** The text of a note that one of the keys signed, every signature line being of a key that is known. */
export const signedText = async (bytes: Uint8Array, keys: readonly VerifierKey[], fault: PackFault): Promise<string> => {
  const note = readNote(Buffer.from(bytes).toString('utf8'), fault);
  const signers = await signersOf(note, keys, verifyEd25519);
  if (signers.length === 0) throw new PackError(fault, 'None of the known keys signed it.');
  return note.text;
};

const readNote = (text: string, fault: PackFault): ReturnType<typeof parseNote> => {
  try {
    return parseNote(text);
  } catch {
    throw new PackError(fault, 'It is not written as a signed note.');
  }
};

/** A checkpoint of this tenant that one of the keys signed. */
export const signedCheckpoint = async (
  bytes: Uint8Array,
  keys: readonly VerifierKey[],
  tenantId: string,
): Promise<Checkpoint> => {
  const text = await signedText(bytes, keys, 'PACK.CHECKPOINT_UNSIGNED');
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
