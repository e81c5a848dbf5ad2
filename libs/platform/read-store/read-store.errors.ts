import type { InBoth } from '#platform/kernel/result.js';

/** Stable codes of a question that cannot be answered as asked. */
export type ReadStoreErrorCode =
  | 'READ.AS_OF_INVALID'
  | 'READ.AS_OF_FUTURE'
  | 'READ.DATES_REVERSED'
  | 'READ.POSITION_UNKNOWN'
  | 'READ.POSITION_BEYOND_HEAD'
  | 'READ.POSITION_NOT_REACHED'
  | 'READ.PAGE_INVALID'
  | 'READ.ID_INVALID'
  | 'READ.TEXT_INVALID'
  | 'READ.KEY_ENDED'
  | 'READ.NOT_SEALED_YET'
  | 'READ.RECORD_CHANGED'
  | 'READ.PROOF_OUT_OF_RANGE'
  | 'READ.FORBIDDEN';

/** A question that cannot be answered as asked; the messages are for the asker and `path` names the argument. */
export class ReadStoreError extends Error {
  override readonly name = 'ReadStoreError';
  /** What is wrong and what to do, in Welsh; `message` says it in English. */
  readonly messageCy: string;
  constructor(
    readonly code: ReadStoreErrorCode,
    said: InBoth,
    readonly path: readonly string[] = [],
  ) {
    super(said.en);
    this.messageCy = said.cy;
  }
}
