/** Exit codes of `trustlog`; stable. */
export const EXIT = {
  ok: 0,
  /** Something broke that is nobody's input. */
  fault: 1,
  /** The command line was not understood. */
  usage: 2,
  /** A file or an argument was refused; the message says what and how to mend it. `verify`: the pack is not good. */
  refused: 3,
  /** `replay` found a row that the log does not say; `doctor` found something to mend. */
  differs: 4,
} as const;
