import { isPartialDate } from '#contracts/partial-date.js';
import type { PolicyMetadata, PolicySection } from '#contracts/policy.events.js';
import type { Result } from '#platform/kernel/result.js';
import { careErrors } from './policy.care.errors.js';
import { badCycle, badDate, badLevel, textMissing, textTooLong } from './policy.errors.js';

/** Characters of a version's text, all sections together; the longest real policies have a tenth of it. */
export const LONGEST_TEXT = 3_000_000;
/** Months between reviews at most. */
export const LONGEST_CYCLE = 120;

/** Characters of a name, and of a reason or note. */
export const LONGEST_NAME = 200;
export const LONGEST_NOTE = 2_000;

type No = Result<never> | null;

/** Words of somebody, not without end. */
export const checkWords = (field: string, words: string, most: number): No =>
  words.length > most ? careErrors.wordsTooLong(field, most) : null;

/** A partial date, or none. */
export const checkDate = (field: string, value: string | null): No =>
  value === null || isPartialDate(value) ? null : badDate(field, value);

/** There is text, not without end, and each section has a level. */
export const checkSections = (sections: readonly PolicySection[]): No => {
  const length = sections.reduce((sum, { heading, text }) => sum + heading.trim().length + text.trim().length, 0);
  if (length === 0) return textMissing();
  if (length > LONGEST_TEXT) return textTooLong(LONGEST_TEXT);
  const wrong = sections.findIndex(({ level }) => !Number.isInteger(level) || level < 1 || level > 9);
  return wrong < 0 ? null : badLevel(wrong);
};

/** Whether a number of months is a review cycle. */
export const isCycle = (months: number): boolean => Number.isInteger(months) && months >= 1 && months <= LONGEST_CYCLE;

/** Every date is a day or a month of the calendar, and the cycle a number of months. */
export const checkMetadata = (metadata: PolicyMetadata): No => {
  const { approvals, versions, amendments, lastReviewed, nextReviewDue, reviewCycleMonths } = metadata;
  const dates: readonly (readonly [string, string | null])[] = [
    ['lastReviewed', lastReviewed],
    ['nextReviewDue', nextReviewDue],
    ...approvals.flatMap((one) => [
      ['approvedOn', one.approvedOn] as const,
      ['nextReviewDue', one.nextReviewDue] as const,
    ]),
    ...[...versions, ...amendments].map(({ date }) => ['date', date] as const),
  ];
  const wrong = dates.map(([field, value]) => checkDate(field, value)).find((no) => no !== null);
  if (wrong) return wrong;
  return reviewCycleMonths === null || isCycle(reviewCycleMonths) ? null : badCycle();
};
