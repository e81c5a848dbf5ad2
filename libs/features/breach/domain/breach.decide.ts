import { BreachClosed, BreachReported, BreachTriaged, ConfidentialRecordRead } from '#contracts/breach.events.js';
import type { BreachEvent, BreachSeverity } from '#contracts/breach.events.js';
import { isPlainDate, londonDay } from '#platform/kernel/plain-date.js';
import type { CommandContext } from '#platform/kernel/decider.js';
import { accept } from '#platform/kernel/result.js';
import type { Result } from '#platform/kernel/result.js';
import type { BreachCommand, NoteReading, ReportBreach, TriageBreach } from './breach.commands.js';
import {
  alreadyClosed,
  alreadyDecided,
  alreadyReported,
  badDate,
  closerIsReporter,
  handlerIsReporter,
  handlerIsSubject,
  happenedInFuture,
  notDecided,
  reporterIsSubject,
  subjectMayNot,
  takenUp,
  summaryMissing,
  unknownBreach,
  unknownSeverity,
} from './breach.errors.js';
import { attach, decideOutcome, escalate, measure, setAside } from './breach.handle.decide.js';
import type { BreachState, ClosedBreach, DecidedBreach, KnownBreach, OpenBreach } from './breach.state.js';

export type Decision = Result<readonly BreachEvent[]>;

const checkHappenedOn = (day: string | null, now: string): Result<never> | null => {
  if (day === null) return null;
  if (!isPlainDate(day)) return badDate('happenedOn', day);
  return day > londonDay(now) ? happenedInFuture(day) : null;
};

const report = (command: ReportBreach, { actorId, now }: CommandContext): Decision => {
  const { breachId, category, happenedOn, subjectPersonId, policyId, confidential, aboutHead } = command;
  const summary = command.summary.trim();
  if (summary === '') return summaryMissing();
  if (subjectPersonId !== null && subjectPersonId === actorId) return reporterIsSubject();
  const no = checkHappenedOn(happenedOn, now);
  if (no) return no;
  const place = command.place?.trim() || null;
  const about = { breachId, category, summary, happenedOn, place, awareAt: now };
  return accept([
    BreachReported({ ...about, subjectPersonId, policyId, confidential, aboutHead, reportedBy: actorId }),
  ]);
};

const severities: readonly BreachSeverity[] = ['low', 'serious', 'critical'];

const checkHandler = (personId: string, { subjectPersonId, reportedBy }: KnownBreach): Result<never> | null => {
  if (personId === subjectPersonId) return handlerIsSubject();
  return personId === reportedBy ? handlerIsReporter() : null;
};

const tooLate = ({ isFirst = false }: TriageBreach, state: OpenBreach | DecidedBreach): Result<never> | null => {
  if (state.status === 'decided') return alreadyDecided();
  return isFirst && state.takenUp ? takenUp() : null;
};

/** Until there is an outcome a case may be taken up anew: how serious it is, and who handles it, may change. */
const triage = (command: TriageBreach, state: OpenBreach | DecidedBreach, actorId: string): Decision => {
  const late = tooLate(command, state);
  if (late) return late;
  const severity = severities.find((one) => one === command.severity.trim().toLowerCase());
  if (severity === undefined) return unknownSeverity(command.severity);
  const { handlerPersonId } = command;
  const no = handlerPersonId === null ? null : checkHandler(handlerPersonId, state);
  if (no) return no;
  const note = command.note?.trim() || null;
  return accept([BreachTriaged({ breachId: state.breachId, severity, handlerPersonId, note, triagedBy: actorId })]);
};

const close = (state: OpenBreach | DecidedBreach, actorId: string): Decision => {
  if (state.status !== 'decided') return notDecided();
  if (actorId === state.reportedBy) return closerIsReporter();
  return accept([BreachClosed({ breachId: state.breachId, closedBy: actorId })]);
};

/** Reading is recorded for confidential cases, closed ones too, and of every case when a file is handed out. */
const noteReading = ({ what }: NoteReading, { breachId, confidential }: KnownBreach, actorId: string): Decision =>
  accept(confidential || what === 'evidence' ? [ConfidentialRecordRead({ breachId, by: actorId, what })] : []);

const isOpen = (state: KnownBreach): state is Exclude<KnownBreach, ClosedBreach> => state.status !== 'closed';

/** What a command brings about for one case, or why not. */
export const decideBreach = (command: BreachCommand, state: BreachState, context: CommandContext): Decision => {
  const { actorId } = context;
  if (command.kind === 'ReportBreach') {
    return state.status === 'unreported' ? report(command, context) : alreadyReported();
  }
  if (state.status === 'unreported') return unknownBreach();
  if (state.subjectPersonId === actorId) return subjectMayNot();
  if (command.kind === 'NoteReading') return noteReading(command, state, actorId);
  if (!isOpen(state)) return alreadyClosed();
  switch (command.kind) {
    case 'TriageBreach':
      return triage(command, state, actorId);
    case 'EscalateBreach':
      return escalate(command, state, context);
    case 'SetClockAside':
      return setAside(command, state, actorId);
    case 'RecordMeasure':
      return measure(command, state, actorId);
    case 'AttachEvidence':
      return attach(command, state, actorId);
    case 'DecideBreach':
      return decideOutcome(command, state, actorId);
    case 'CloseBreach':
      return close(state, actorId);
  }
};
