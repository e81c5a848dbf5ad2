/** Told how much of how much is done. */
export type OnProgress = (done: number, total: number) => void;

export interface CountedProgress {
  readonly count: (bytes: number) => void;
  readonly end: () => void;
}

/** Adds up pieces. What is planned is an estimate, so that only `end` says that all is done. */
export const countedProgress = (onProgress: OnProgress | undefined, planned: number): CountedProgress => {
  let done = 0;
  return {
    count: (bytes) => {
      done += bytes;
      onProgress?.(Math.min(done, Math.max(planned - 1, 0)), planned);
    },
    end: () => onProgress?.(planned, planned),
  };
};
