import type { PolicyAnswer, PolicyQuestion } from '../../../../../libs/contracts/graphql/schema.types.js';
import { isPartialDate } from '../../../../../libs/contracts/partial-date.js';

/** A question of the reading, with its place among all of them. */
export interface Asked {
  /** `q0`: the field of the form. */
  readonly id: string;
  readonly question: Pick<PolicyQuestion, 'field' | 'line' | 'candidates' | 'question'>;
  /** What can be chosen. */
  readonly candidates: readonly string[];
  /** Words of the document that are no answer by themselves. */
  readonly hints: readonly string[];
}

const DATES: readonly string[] = ['approvedOn', 'lastReviewed', 'nextReviewDue', 'partReviewDue', 'standingApproval'];
const ANSWERABLE: readonly string[] = [
  ...DATES,
  ...['owner', 'approver', 'appliesTo', 'reviewCycleMonths', 'title', 'audience'],
];
/** There is no "not recorded". */
const NEEDED: readonly string[] = ['title', 'appliesTo'];

/** Chosen instead of a candidate. */
export const OWN = 'own';
export const NONE = 'none';
export const LATER = 'later';

/** Whether it is answered with a day or a month. */
export const isDateField = (field: string): boolean => DATES.includes(field);
/** Whether "not recorded" is an answer. */
export const mayBeNone = (field: string): boolean => !NEEDED.includes(field);
/** Whether the question may stay on the draft. A draft without a title cannot be stored. */
export const mayBeLater = (field: string): boolean => field === 'appliesTo';
/** Two days are asked about, and no third one is an answer. */
export const mayBeOwn = (field: string): boolean => field !== 'standingApproval';

/** The questions that can be answered, in their order. */
export const askedOf = (questions: readonly Asked['question'][]): readonly Asked[] =>
  questions
    .filter(({ field }) => ANSWERABLE.includes(field))
    .map((question, index) => {
      const fits = (candidate: string): boolean => !isDateField(question.field) || isPartialDate(candidate);
      return {
        id: `q${index}`,
        question,
        candidates: question.candidates.filter(fits),
        hints: question.candidates.filter((candidate) => !fits(candidate)),
      };
    });

/** What was not read for sure and cannot be answered here: it is shown, to be looked at in the document. */
export const notAsked = (questions: readonly Asked['question'][]): readonly Asked['question'][] =>
  questions.filter(({ field }) => !ANSWERABLE.includes(field));

const pad = (part: string): string => part.padStart(2, '0');

/** `21/11/2026`, `11/2026`, `2026-11-21` and `2026-11` as the server takes them; null for anything else. */
export const partialDateOf = (typed: string): string | null => {
  const text = typed.trim();
  const [, day, month, year] = /^(?:(\d{1,2})[/. ])?(\d{1,2})[/. ](\d{4})$/.exec(text) ?? [];
  const iso = year && month ? [year, pad(month), ...(day ? [pad(day)] : [])].join('-') : text;
  return isPartialDate(iso) ? iso : null;
};

const monthsOf = (typed: string): string | null => {
  const months = Number(typed.trim());
  return Number.isInteger(months) && months >= 1 && months <= 120 ? String(months) : null;
};

/** What was typed, as the server takes it; null where it is no answer. */
export const ownAnswer = (field: string, typed: string): string | null => {
  if (isDateField(field)) return partialDateOf(typed);
  if (field === 'reviewCycleMonths') return monthsOf(typed);
  return typed.trim() === '' ? null : typed.trim();
};

type Values = Readonly<Record<string, string>>;

/** Id of the field for an answer in one's own words. */
export const ownId = ({ id }: Pick<Asked, 'id'>): string => `${id}-own`;

/** The answer to one question; an empty text is "not recorded", null is none yet or left open. */
export const answerTo = (asked: Asked, values: Values): string | null => {
  const picked = values[asked.id] ?? '';
  if (picked === NONE) return '';
  if (picked === OWN) return ownAnswer(asked.question.field, values[ownId(asked)] ?? '');
  const index = /^c(\d+)$/.exec(picked)?.[1];
  return index === undefined ? null : (asked.candidates[Number(index)] ?? null);
};

/** All answers, in the order of the questions; what was left open is not among them. */
export const answersOf = (asked: readonly Asked[], values: Values): PolicyAnswer[] =>
  asked.flatMap((one) => {
    const value = answerTo(one, values);
    return value === null ? [] : [{ field: one.question.field, value }];
  });
