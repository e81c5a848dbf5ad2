/** A question asked at most once, when its answer is first needed; several fields share the answer. */
export const once = <Answer>(ask: () => Promise<Answer>): (() => Promise<Answer>) => {
  let asked: Promise<Answer> | undefined;
  return () => (asked ??= ask());
};
