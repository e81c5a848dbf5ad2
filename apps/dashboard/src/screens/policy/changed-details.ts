/** What the form of details holds. */
export interface DetailValues {
  readonly owner: string;
  readonly approvingBody: string;
  readonly nextReviewDue: string;
  readonly lastReviewed: string;
  readonly reviewCycleMonths: string;
  readonly audience: readonly string[];
}

const textOf = (value: string | readonly string[]): string =>
  typeof value === 'string' ? value.trim() : [...value].sort().join(',');

/** What is to be recorded: only what is another than it was, so that nobody overwrites what somebody else recorded. */
export const changedDetails = (before: DetailValues, now: DetailValues): { field: string; value: string }[] =>
  (Object.keys(before) as (keyof DetailValues)[])
    .filter((field) => textOf(before[field]) !== textOf(now[field]))
    .map((field) => ({ field, value: textOf(now[field]) }));
