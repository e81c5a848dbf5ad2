import { FindingAccepted, FindingFixed, FindingWaived, ReviewNudged } from '#contracts/policy-care.events.js';
import { policyStatus } from '#contracts/policy-status.js';
import type { CommandContext } from '#platform/kernel/decider.js';
import type { PlainDate } from '#platform/kernel/event.js';
import { isPlainDate, londonDay } from '#platform/kernel/plain-date.js';
import { accept } from '#platform/kernel/result.js';
import type { Result } from '#platform/kernel/result.js';
import { findingState, isOfTheRecord, type FindingState } from './finding.standing.js';
import { careErrors as errors } from './policy.care.errors.js';
import type {
  AcceptFinding,
  FixFinding,
  NudgeReview,
  PolicyCareCommand,
  PolicyCommand,
  WaiveFinding,
} from './policy.commands.js';
import { recordDetails } from './policy.details.decide.js';
import type { Decision } from './policy.draft.decide.js';
import { nothingInForce } from './policy.errors.js';
import { unknownVersion } from './policy.version.errors.js';
import { checkWords, LONGEST_NAME, LONGEST_NOTE } from './policy.rules.js';
import type { CheckedVersion, RegisteredPolicy } from './policy.state.js';

/** Years after which a waiver ends at the latest: what nobody looks at again is not waived but forgotten. */
const LONGEST_WAIVER_YEARS = 3;

const CARE: ReadonlySet<string> = new Set<PolicyCareCommand['kind']>([
  'AcceptFinding',
  'FixFinding',
  'WaiveFinding',
  'RecordDetails',
  'NudgeReview',
]);

/** Whether a command leaves the text alone. */
export const isCareCommand = (command: PolicyCommand): command is PolicyCareCommand => CARE.has(command.kind);

interface Found {
  readonly version: CheckedVersion;
  readonly rule: string;
  readonly state: FindingState;
}

/** The finding that an answer is about: of a version that still counts, and not settled for good. */
const findingOf = (
  { versionId, findingId }: AcceptFinding | FixFinding | WaiveFinding,
  { checked, superseded, answers, current }: RegisteredPolicy,
  today: PlainDate,
): Result<Found> => {
  const version = checked.find((one) => one.versionId === versionId);
  if (!version) return unknownVersion();
  if (superseded.includes(versionId)) return errors.versionSuperseded();
  const rule = Object.hasOwn(version.rules, findingId) ? version.rules[findingId] : undefined;
  if (rule === undefined) return errors.unknownFinding();
  const about = {
    number: version.number,
    ofTheRecord: isOfTheRecord(rule),
    inForceNumber: current?.number ?? null,
  };
  const state = findingState(answers[findingId], about, today);
  return state === 'FIXED' ? errors.findingSettled('mended') : accept({ version, rule, state });
};

const checkDay = (field: string, day: PlainDate, today: PlainDate): Result<never> | null => {
  if (!isPlainDate(day)) return errors.badDay(field, day);
  return day < today ? errors.dayPassed(field, day) : null;
};

const checkAccepted = (
  { responsible, dueOn }: AcceptFinding,
  note: string | null,
  today: PlainDate,
): Result<never> | null =>
  responsible.trim() === ''
    ? errors.responsibleMissing()
    : (checkWords('responsible', responsible, LONGEST_NAME) ??
      checkWords('note', note ?? '', LONGEST_NOTE) ??
      checkDay('dueOn', dueOn, today));

const acceptFinding = (command: AcceptFinding, state: RegisteredPolicy, today: PlainDate): Decision => {
  const found = findingOf(command, state, today);
  if (!found.ok) return found;
  if (found.value.state === 'ACCEPTED') return errors.findingSettled('accepted');
  const responsible = command.responsible.trim();
  const note = command.note?.trim() || null;
  const no = checkAccepted(command, note, today);
  if (no) return no;
  const { versionId, findingId, dueOn } = command;
  const { rule } = found.value;
  return accept([FindingAccepted({ policyId: state.policyId, versionId, findingId, rule, responsible, dueOn, note })]);
};

const endOfWaivers = (today: PlainDate): PlainDate =>
  `${String(Number(today.slice(0, 4)) + LONGEST_WAIVER_YEARS)}${today.slice(4)}`;

const waiveFinding = (command: WaiveFinding, state: RegisteredPolicy, today: PlainDate): Decision => {
  const found = findingOf(command, state, today);
  if (!found.ok) return found;
  if (found.value.state === 'WAIVED') return errors.findingSettled('waived');
  const reason = command.reason.trim();
  if (reason === '') return errors.reasonMissing('reason');
  const no = checkWords('reason', reason, LONGEST_NOTE) ?? checkDay('until', command.until, today);
  if (no) return no;
  const { versionId, findingId, until } = command;
  if (until > endOfWaivers(today)) return errors.waiverTooLong(LONGEST_WAIVER_YEARS);
  const { rule } = found.value;
  return accept([FindingWaived({ policyId: state.policyId, versionId, findingId, rule, reason, until })]);
};

/** The words of a version never change, so a later one mends them; the record itself can be mended as it stands. */
const checkFix = (
  mended: CheckedVersion,
  { version, rule }: Found,
  { findingId, note }: FixFinding,
): Result<never> | null => {
  if (mended.number < version.number) return errors.fixNotLater();
  if (mended.versionId !== version.versionId) {
    return Object.hasOwn(mended.rules, findingId) ? errors.fixStillFound(mended.number) : null;
  }
  const isRecorded = isOfTheRecord(rule);
  return isRecorded && note !== null && note.trim() !== '' ? null : errors.fixNeedsVersion(isRecorded);
};

const fixFinding = (command: FixFinding, state: RegisteredPolicy, today: PlainDate): Decision => {
  const found = findingOf(command, state, today);
  if (!found.ok) return found;
  const mended = state.checked.find((one) => one.versionId === command.fixedIn);
  if (!mended) return errors.unknownFix();
  const note = command.note?.trim() || null;
  const no = checkWords('note', note ?? '', LONGEST_NOTE) ?? checkFix(mended, found.value, command);
  if (no) return no;
  const { versionId, findingId, fixedIn } = command;
  const about = { policyId: state.policyId, versionId, findingId, rule: found.value.rule };
  return accept([FindingFixed({ ...about, fixedIn, fixedInNumber: mended.number, note })]);
};

/** Once a day, and only while a review is due: a reminder of nothing teaches people to overlook reminders. */
const nudgeReview = (_: NudgeReview, state: RegisteredPolicy, today: PlainDate): Decision => {
  const { policyId, current, nudgedOn } = state;
  if (!current) return nothingInForce();
  const { versionId, nextReviewDue } = current;
  if (nextReviewDue === null) return errors.reviewNotRecorded();
  const { code } = policyStatus({ published: true, awaitingApproval: false, nextReviewDue }, today);
  if (code !== 'OVERDUE' && code !== 'DUE') return errors.reviewNotDue(nextReviewDue);
  if (nudgedOn === today) return errors.nudgedToday();
  return accept([ReviewNudged({ policyId, versionId, nextReviewDue, nudgedOn: today })]);
};

/** Answers to findings, details for the record, reminders: none of them touches a text. */
export const decideCare = (command: PolicyCareCommand, state: RegisteredPolicy, context: CommandContext): Decision => {
  const today = londonDay(context.now);
  switch (command.kind) {
    case 'AcceptFinding':
      return acceptFinding(command, state, today);
    case 'FixFinding':
      return fixFinding(command, state, today);
    case 'WaiveFinding':
      return waiveFinding(command, state, today);
    case 'RecordDetails':
      return recordDetails(command, state, today);
    case 'NudgeReview':
      return nudgeReview(command, state, today);
  }
};
