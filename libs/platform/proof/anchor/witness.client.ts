import { toBase64 } from '../core/base64.js';
import { parseNote, type NoteSignature } from '../core/note.js';
import { verifyEd25519 } from '../ed25519.js';
import { AnchorError } from './anchor.error.js';
import { cosignatureOf, type Cosigned, type WitnessKey } from './cosignature.js';
import { postOutside, type OutsideAnswer } from './outside.js';

/** A witness of the C2SP protocol: the prefix of its addresses, and its key. */
export interface Witness {
  readonly url: string;
  readonly key: WitnessKey;
}

/** What a witness is shown: the note, and how the tree of `size` leaves at which it stood lies within the note's. */
export interface Submission {
  readonly note: string;
  readonly consistencyFrom: (size: number) => Promise<readonly Uint8Array[]>;
}

const SIZE = 'text/x.tlog.size';

/**
 * Asks a witness to cosign a checkpoint (c2sp.org/tlog-witness, `add-checkpoint`). `seen` is the size that it is thought
 * to have seen last; one that saw another says so, and is asked once more from there.
 */
export const cosign = async (witness: Witness, submission: Submission, seen: number): Promise<Cosigned> => {
  const first = await submit(witness, submission, seen);
  if (first.status !== 409) return accepted(witness, submission, first);
  const size = /^(0|[1-9]\d{0,15})\n$/.exec(first.body.toString('latin1'))?.[1];
  if (size === undefined || !first.type.startsWith(SIZE))
    throw new AnchorError('ANCHOR.REFUSED', `${witness.key.name} saw another history than this.`);
  return accepted(witness, submission, await submit(witness, submission, Number(size)));
};

const submit = async (
  { url }: Witness,
  { note, consistencyFrom }: Submission,
  seen: number,
): Promise<OutsideAnswer> => {
  const path = (await consistencyFrom(seen)).map((hash) => `${toBase64(hash)}\n`).join('');
  const body = `old ${String(seen)}\n${path}\n${note}`;
  return postOutside(`${url.replace(/\/$/, '')}/add-checkpoint`, Buffer.from(body), 'text/plain; charset=utf-8');
};

const accepted = async ({ key }: Witness, { note }: Submission, { status, body }: OutsideAnswer): Promise<Cosigned> => {
  if (status !== 200) throw new AnchorError('ANCHOR.REFUSED', `${key.name} answered ${String(status)}.`);
  return cosignatureOf(parseNote(note).text, linesOf(body.toString('utf8')), { witness: key, verify: verifyEd25519 });
};

/** The lines are those of a note whose text does not matter here. */
const linesOf = (text: string): readonly NoteSignature[] => {
  try {
    return parseNote(`-\n\n${text}`).signatures;
  } catch (cause) {
    throw new AnchorError('ANCHOR.BAD_ANSWER', 'The witness did not answer with signatures.', { cause });
  }
};
