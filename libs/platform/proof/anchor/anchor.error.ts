/** Stable codes of why a checkpoint could not be anchored. Both are tried again; the first only once its cause is gone. */
export type AnchorErrorCode =
  /** The other side answered, and refused. */
  | 'ANCHOR.REFUSED'
  /** What it answered does not hold: another hash, another key, no time stamp at all. */
  | 'ANCHOR.BAD_ANSWER'
  /** Nobody answered. */
  | 'ANCHOR.UNREACHABLE';

/** Names the other side and what is wrong; never what a record holds. */
export class AnchorError extends Error {
  override readonly name = 'AnchorError';
  constructor(
    readonly code: AnchorErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
