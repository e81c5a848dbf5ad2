import { DetailsRecorded, type PolicyDetails, type RecordedOwner } from '#contracts/policy-care.events.js';
import { isPartialDate, firstDayOf, lastDayOf } from '#contracts/partial-date.js';
import { PERSON_KINDS } from '#contracts/person-kinds.js';
import type { PlainDate } from '#platform/kernel/event.js';
import { accept } from '#platform/kernel/result.js';
import type { Result } from '#platform/kernel/result.js';
import { careErrors as errors } from './policy.care.errors.js';
import type { RecordDetails } from './policy.commands.js';
import type { Decision } from './policy.draft.decide.js';
import { badCycle, badDate, nextBeforeReview, nothingInForce, reviewInFuture } from './policy.errors.js';
import { checkWords, isCycle, LONGEST_NAME, LONGEST_NOTE } from './policy.rules.js';
import type { CurrentVersion, RegisteredPolicy } from './policy.state.js';

/** What is put on record; `owner` null: not named in the command. */
interface Recorded {
  readonly details: PolicyDetails;
  readonly owner: RecordedOwner | null;
}

type Put = (now: Recorded, value: string | null) => Result<Recorded>;

const withDetail = (now: Recorded, detail: PolicyDetails): Result<Recorded> =>
  accept({ ...now, details: { ...now.details, ...detail } });

const dateOf =
  (field: 'lastReviewed' | 'nextReviewDue'): Put =>
  (now, value) =>
    value === null || isPartialDate(value) ? withDetail(now, { [field]: value }) : badDate(field, value);

const kindsIn = (value: string | null): readonly string[] => [
  ...new Set(
    (value ?? '')
      .split(',')
      .map((one) => one.trim().toLowerCase())
      .filter((one) => one !== ''),
  ),
];

const audience: Put = (now, value) => {
  const kinds = kindsIn(value);
  const unknown = kinds.find((kind) => !(PERSON_KINDS as readonly string[]).includes(kind));
  return unknown === undefined ? withDetail(now, { audience: kinds }) : errors.unknownKind(unknown);
};

const named =
  (field: 'owner' | 'approvingBody', put: (now: Recorded, value: string | null) => Result<Recorded>): Put =>
  (now, value) =>
    checkWords(field, value ?? '', LONGEST_NAME) ?? put(now, value);

const cycle: Put = (now, value) => {
  const months = value === null ? null : Number(value);
  return months === null || isCycle(months) ? withDetail(now, { reviewCycleMonths: months }) : badCycle();
};

const putters: Readonly<Record<string, Put>> = {
  owner: named('owner', (now, name) => accept({ ...now, owner: { name } })),
  approvingBody: named('approvingBody', (now, approvingBody) => withDetail(now, { approvingBody })),
  lastReviewed: dateOf('lastReviewed'),
  nextReviewDue: dateOf('nextReviewDue'),
  reviewCycleMonths: cycle,
  audience,
};

const collect = (given: RecordDetails['details']): Result<Recorded> => {
  let now: Recorded = { details: {}, owner: null };
  for (const { field, value } of given) {
    const put = Object.hasOwn(putters, field) ? putters[field] : undefined;
    if (!put) return errors.unknownDetail(field);
    const after = put(now, value.trim() === '' ? null : value.trim());
    if (!after.ok) return after;
    now = after.value;
  }
  return accept(now);
};

type Dates = Pick<PolicyDetails, 'lastReviewed' | 'nextReviewDue'>;

/** The dates as they will stand together. */
const checkDates = ({ lastReviewed: last = null, nextReviewDue: next = null }: Dates): Result<never> | null =>
  last !== null && next !== null && lastDayOf(next) < firstDayOf(last) ? nextBeforeReview() : null;

const checkReviewed = (last: string | null | undefined, today: PlainDate): Result<never> | null =>
  last && firstDayOf(last) > today ? reviewInFuture(last) : null;

/** Only what is given is held against the rest: a record that is wrong already may be put right one by one. */
const checkGiven = (given: PolicyDetails, current: CurrentVersion, today: PlainDate): Result<never> | null =>
  given.lastReviewed === undefined && given.nextReviewDue === undefined
    ? null
    : (checkReviewed(given.lastReviewed, today) ?? checkDates({ ...current, ...given }));

const checkAgainst = (given: PolicyDetails, current: CurrentVersion | null, today: PlainDate): Result<never> | null => {
  if (current) return checkGiven(given, current, today);
  return Object.keys(given).length > 0 ? nothingInForce() : null;
};

/**
 * What the document left out, or what was read from it wrongly. Dates, approving body and audience belong to the
 * version in force; while none is, they are answers to the draft's questions. The owner is the policy's own.
 */
export const recordDetails = (command: RecordDetails, state: RegisteredPolicy, today: PlainDate): Decision => {
  if (command.details.length === 0) return errors.nothingRecorded();
  const because = command.because.trim();
  if (because === '') return errors.reasonMissing('because');
  const recorded = collect(command.details);
  if (!recorded.ok) return recorded;
  const { details, owner } = recorded.value;
  const { policyId, current } = state;
  const no = checkWords('because', because, LONGEST_NOTE) ?? checkAgainst(details, current, today);
  if (no) return no;
  return accept([DetailsRecorded({ policyId, versionId: current?.versionId ?? null, details, owner, because })]);
};
