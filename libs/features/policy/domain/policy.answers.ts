import type { LocalText } from '#contracts/local-text.js';
import { isPartialDate } from '#contracts/partial-date.js';
import type { PolicyAnswer, PolicyMetadata, PolicyQuestion, RecordedApproval } from '#contracts/policy.events.js';
import { accept } from '#platform/kernel/result.js';
import type { Result } from '#platform/kernel/result.js';
import { badAnswer, nothingAnswered, unknownQuestion } from './policy.version.errors.js';
import { isCycle } from './policy.rules.js';

/** What answers may change of a version. */
export interface Answerable {
  readonly title: LocalText;
  readonly audience: readonly string[];
  readonly metadata: PolicyMetadata;
  readonly questions: readonly PolicyQuestion[];
}

/** After the answers; `owner` null: not answered, or answered with "not recorded". */
export interface Answered extends Answerable {
  readonly owner: string | null;
  /** Approvals without a day of which it was said that none is recorded: the next answer is about the next one. */
  readonly leftUndated?: readonly RecordedApproval[];
  /** Parts without a review date of which it was said that none is recorded. */
  readonly leftUnreviewed?: readonly RecordedApproval[];
}

type Answer = (now: Answered, value: string | null) => Result<Answered>;

const withMetadata = (now: Answered, change: Partial<PolicyMetadata>): Result<Answered> =>
  accept({ ...now, metadata: { ...now.metadata, ...change } });

const WHOLE = 'whole';

const dateOf =
  (field: 'lastReviewed' | 'nextReviewDue'): Answer =>
  (now, value) =>
    value === null || isPartialDate(value) ? withMetadata(now, { [field]: value }) : badAnswer(field, 'date');

/** The approval that the next answer is about: the whole before its parts. */
const nextUndated = (approvals: readonly RecordedApproval[], left: readonly RecordedApproval[]) => {
  const undated = approvals.filter((one) => one.approvedOn === null && !left.includes(one));
  return undated.find((one) => one.appliesTo === WHOLE) ?? undated[0];
};

/** The day of the approval that has none yet, the whole before its parts; a document that states no approval gets one. */
const approvedOn: Answer = (now, value) => {
  if (value !== null && !isPartialDate(value)) return badAnswer('approvedOn', 'date');
  const { approvals } = now.metadata;
  const { leftUndated = [] } = now;
  const target = nextUndated(approvals, leftUndated);
  if (value === null) return accept(target ? { ...now, leftUndated: [...leftUndated, target] } : now);
  if (target) {
    const dated = approvals.map((one) => (one === target ? { ...one, approvedOn: value } : one));
    return withMetadata(now, { approvals: dated });
  }
  if (approvals.length > 0) return badAnswer('approvedOn', 'allDated');
  const stated = { body: null, role: null, approvedOn: value, nextReviewDue: null, appliesTo: WHOLE };
  return withMetadata(now, { approvals: [stated] });
};

/** The next review of the part that has none yet; a part left without one stays "not recorded". */
const partReviewDue: Answer = (now, value) => {
  if (value !== null && !isPartialDate(value)) return badAnswer('partReviewDue', 'date');
  const { approvals } = now.metadata;
  const { leftUnreviewed = [] } = now;
  const target = approvals.find(
    (one) => one.appliesTo !== WHOLE && one.nextReviewDue === null && !leftUnreviewed.includes(one),
  );
  if (target && value === null) return accept({ ...now, leftUnreviewed: [...leftUnreviewed, target] });
  if (!target) return badAnswer('partReviewDue', 'allReviewed');
  const dated = approvals.map((one) => (one === target ? { ...one, nextReviewDue: value } : one));
  return withMetadata(now, { approvals: dated });
};

/**
 * Which of two approvals that contradict each other stands: the other one, told by its day, is taken out. "Not
 * recorded" leaves both: the document says both, and nobody knows better.
 */
const standingApproval: Answer = (now, value) => {
  if (value === null) return accept(now);
  const asked = now.questions.find(
    ({ field, candidates }) => field === 'standingApproval' && candidates.includes(value),
  );
  if (!asked) return badAnswer('standingApproval', 'oneOfTwo');
  const others = asked.candidates.filter((day) => day !== value);
  const numbered = now.metadata.approvals.map((one, n) => ({ ...one, signatory: one.signatory ?? n }));
  const standing = numbered.filter(({ approvedOn }) => !others.includes(approvedOn ?? ''));
  return withMetadata(now, { approvals: standing });
};

/** What the only approval covers: the whole, or the part under which it stands. */
const appliesTo: Answer = (now, value) => {
  const [only, ...others] = now.metadata.approvals;
  if (value === null) return badAnswer('appliesTo', 'part');
  if (!only || others.length > 0) return badAnswer('appliesTo', 'oneApproval');
  return withMetadata(now, { approvals: [{ ...only, appliesTo: value }] });
};

const cycle: Answer = (now, value) => {
  const months = value === null ? null : Number(value);
  return months === null || isCycle(months)
    ? withMetadata(now, { reviewCycleMonths: months })
    : badAnswer('reviewCycleMonths', 'months');
};

/** `headteacher, then governing body` names two approvers in their order. */
const namesIn = (value: string): readonly string[] =>
  value
    .split(/,|;|\bthen\b/i)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const answerTo: Readonly<Record<string, Answer>> = {
  owner: (now, value) => accept({ ...now, owner: value }),
  approver: (now, value) =>
    withMetadata(now, { approvers: value === null ? [] : [...now.metadata.approvers, ...namesIn(value)] }),
  approvedOn,
  standingApproval,
  appliesTo,
  partReviewDue,
  lastReviewed: dateOf('lastReviewed'),
  nextReviewDue: dateOf('nextReviewDue'),
  reviewCycleMonths: cycle,
  title: (now, value) =>
    value === null ? badAnswer('title', 'title') : accept({ ...now, title: { ...now.title, en: value } }),
  audience: (now, value) => accept({ ...now, audience: value === null ? [] : namesIn(value) }),
};

const answerOne = (now: Answered, { field, value }: PolicyAnswer): Result<Answered> => {
  const answer = Object.hasOwn(answerTo, field) ? answerTo[field] : undefined;
  if (!answer) return unknownQuestion(field);
  const words = value.trim();
  return answer(now, words === '' ? null : words);
};

/**
 * Applies answers in order and takes the questions that they answer off the list. An empty answer says "not
 * recorded". Several answers for `approver` name several approvers, in order.
 */
export const answerQuestions = (before: Answerable, answers: readonly PolicyAnswer[]): Result<Answered> => {
  if (answers.length === 0) return nothingAnswered();
  const { title, audience, metadata, questions } = before;
  const start: Result<Answered> = accept({ title, audience, metadata, questions, owner: null });
  const after = answers.reduce<Result<Answered>>((now, one) => (now.ok ? answerOne(now.value, one) : now), start);
  if (!after.ok) return after;
  const fields = new Set(answers.map(({ field }) => field));
  const { leftUndated: _, leftUnreviewed: __, ...answered } = after.value;
  return accept({ ...answered, questions: questions.filter(({ field }) => !fields.has(field)) });
};
