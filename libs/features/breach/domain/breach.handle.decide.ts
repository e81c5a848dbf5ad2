import {
  BreachEscalated,
  ClockSetAside,
  EvidenceAttached,
  MeasureRecorded,
  OutcomeRecorded,
} from '#contracts/breach.events.js';
import type { BreachEvent, OutsideBody } from '#contracts/breach.events.js';
import type { CommandContext } from '#platform/kernel/decider.js';
import type { Instant } from '#platform/kernel/event.js';
import { accept } from '#platform/kernel/result.js';
import type { Result } from '#platform/kernel/result.js';
import { evidenceRefusal, isHandsOff } from './breach.category.js';
import { clockKindsOf } from './breach.clocks.js';
import type { AttachEvidence, DecideBreach, EscalateBreach, RecordMeasure, SetClockAside } from './breach.commands.js';
import { clockStopped, mustBeTold, noSuchClock, toldInFuture, unknownBody } from './breach.clock.errors.js';
import { alreadyDecided, badDate, measureMissing, notTakenUp, policeFirst, reasonMissing } from './breach.errors.js';
import { descriptionMissing, evidenceEmpty, evidenceTooLarge, fileNameMissing } from './breach.evidence.errors.js';
import type { ClosedBreach, KnownBreach } from './breach.state.js';

type Decision = Result<readonly BreachEvent[]>;
type Unclosed = Exclude<KnownBreach, ClosedBreach>;

/** Largest evidence file, in bytes. */
export const LARGEST_EVIDENCE = 5 * 1024 * 1024;

/** Bodies outside that a case is passed on to. */
export const outsideBodies: readonly OutsideBody[] = [
  'LADO',
  'ICO',
  'POLICE',
  'CEOP',
  'CHILD_PROTECTION',
  'HR',
  'TRUST',
];

const checkPolice = ({ category, told }: Unclosed): Result<never> | null =>
  isHandsOff(category) && !told.some(({ to }) => to === 'POLICE') ? policeFirst() : null;

const momentOf = (toldAt: Instant | null, now: Instant): Result<Instant> => {
  if (toldAt === null) return accept(now);
  const at = /^\d{4}-\d{2}-\d{2}T/.test(toldAt) ? Date.parse(toldAt) : NaN;
  if (Number.isNaN(at)) return badDate('toldAt', toldAt);
  return at > Date.parse(now) ? toldInFuture() : accept(new Date(at).toISOString());
};

/** A body may have been told before the case was written down, and may be told again, with its reference. */
export const escalate = (command: EscalateBreach, { breachId }: Unclosed, context: CommandContext): Decision => {
  const to = outsideBodies.find((one) => one === command.to.trim().toUpperCase());
  if (to === undefined) return unknownBody(command.to, outsideBodies);
  const toldAt = momentOf(command.toldAt, context.now);
  if (!toldAt.ok) return toldAt;
  const reference = command.reference?.trim() || null;
  return accept([BreachEscalated({ breachId, to, toldAt: toldAt.value, reference, escalatedBy: context.actorId })]);
};

/** A clock that runs, of a body that need not be told; of indecent images the LADO always is. */
export const setAside = ({ clock, ...command }: SetClockAside, state: Unclosed, actorId: string): Decision => {
  if (!clockKindsOf(state.category).includes(clock)) return noSuchClock(clock);
  if (state.setAside.includes(clock) || state.told.some(({ to }) => to === clock)) return clockStopped(clock);
  if (isHandsOff(state.category)) return mustBeTold();
  const reason = command.reason.trim();
  if (reason === '') return reasonMissing();
  return accept([ClockSetAside({ breachId: state.breachId, clock, reason, setAsideBy: actorId })]);
};

export const measure = (command: RecordMeasure, state: Unclosed, actorId: string): Decision => {
  const words = command.measure.trim();
  if (words === '') return measureMissing();
  const no = checkPolice(state);
  return no ?? accept([MeasureRecorded({ breachId: state.breachId, measure: words, recordedBy: actorId })]);
};

const checkFile = ({ size, fileName, description }: AttachEvidence): Result<never> | null => {
  if (size > LARGEST_EVIDENCE) return evidenceTooLarge();
  if (size < 1) return evidenceEmpty();
  if (fileName.trim() === '') return fileNameMissing();
  return description.trim() === '' ? descriptionMissing() : null;
};

export const attach = (command: AttachEvidence, { breachId, category }: Unclosed, actorId: string): Decision => {
  const no = evidenceRefusal(category) ?? checkFile(command);
  if (no) return no;
  const { evidenceId, contentType, size, sha256, storedAs } = command;
  const words = { description: command.description.trim(), fileName: command.fileName.trim() };
  const file = { evidenceId, contentType, size, sha256, storedAs };
  return accept([EvidenceAttached({ breachId, ...words, ...file, attachedBy: actorId })]);
};

/** Once, after somebody has looked. */
export const decideOutcome = (command: DecideBreach, state: Unclosed, actorId: string): Decision => {
  if (state.status === 'decided') return alreadyDecided();
  if (state.status === 'reported') return notTakenUp();
  const reason = command.reason.trim();
  if (reason === '') return reasonMissing();
  const { breachId } = state;
  const no = checkPolice(state);
  return no ?? accept([OutcomeRecorded({ breachId, outcome: command.outcome, reason, decidedBy: actorId })]);
};
