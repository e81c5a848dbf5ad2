/** Stable codes of a question that cannot be answered as asked. */
export type ReadStoreErrorCode =
  | 'READ.AS_OF_INVALID'
  | 'READ.AS_OF_FUTURE'
  | 'READ.POSITION_UNKNOWN'
  | 'READ.POSITION_BEYOND_HEAD'
  | 'READ.POSITION_NOT_REACHED'
  | 'READ.PAGE_INVALID'
  | 'READ.ID_INVALID'
  | 'READ.TEXT_INVALID'
  | 'READ.KEY_ENDED'
  | 'READ.FORBIDDEN';

/** A question that cannot be answered as asked; the message is for the asker and `path` names the argument. */
export class ReadStoreError extends Error {
  override readonly name = 'ReadStoreError';
  constructor(
    readonly code: ReadStoreErrorCode,
    message: string,
    readonly path: readonly string[] = [],
  ) {
    super(message);
  }
}
