/** Stable codes of what cannot be read as what it should be. A proof that does not hold is an answer and no fault. */
export type ProofFormatCode =
  /** Base64 that is not standard, padded and canonical, or hexadecimal that is not. */
  | 'PROOF.BAD_ENCODING'
  /** No signed note: no blank line, no signature line, control characters, too long. */
  | 'PROOF.BAD_NOTE'
  /** No checkpoint: origin, size or root are missing or are not written as the format says. */
  | 'PROOF.BAD_CHECKPOINT'
  /** No verifier key: not `name+hash+key`, or its hash is not that of its name and key. */
  | 'PROOF.BAD_VERIFIER_KEY'
  /** A size, index or range that no tree has. */
  | 'PROOF.OUT_OF_RANGE'
  /** An event whose fields cannot be written as the bytes of a leaf. */
  | 'PROOF.BAD_LEAF';

/** Thrown by everything that parses. The message names the part and what it must be, never a stored text. */
export class ProofFormatError extends Error {
  override readonly name = 'ProofFormatError';
  constructor(
    readonly code: ProofFormatCode,
    message: string,
  ) {
    super(message);
  }
}
