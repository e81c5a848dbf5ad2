import {
  ErasureDecided,
  ErasureDeclined,
  ErasureProposed,
  ErasureReapplied,
  ErasureWithdrawn,
  HoldLifted,
  HoldPlaced,
  SubjectErased,
  type RetentionEvent,
} from '#contracts/retention.events.js';
import type { CommandContext, Decider } from '#platform/kernel/decider.js';
import type { Uuid } from '#platform/kernel/event.js';
import { accept, type Result } from '#platform/kernel/result.js';
import type {
  CompleteErasure,
  DecideErasure,
  LiftHold,
  PlaceHold,
  ProposeErasure,
  ReapplyErasure,
  RetentionCommand,
  WithdrawErasure,
} from './retention.commands.js';
import { retentionErrors as errors } from './retention.errors.js';
import {
  erasureOf,
  evolve,
  holdsOn,
  NOTHING,
  type Erasure,
  type RetentionState,
  type Subject,
} from './retention.state.js';

type Decided = Result<RetentionEvent[]>;

const SHORTEST_REASON = 3;
const LONGEST_REASON = 500;

const reasonIn = (text: string): Result<string> => {
  const reason = text.trim();
  return reason.length < SHORTEST_REASON || reason.length > LONGEST_REASON ? errors.reasonMissing() : accept(reason);
};

const about = ({ kind, subjectId, personId }: Subject): Subject => ({ kind, subjectId, personId });

/** Whether it is the asker's own record; a case has its own guard, who may read it. */
const isOwn = ({ kind, personId }: Subject, byPersonId: Uuid | null): boolean =>
  kind === 'person' && byPersonId !== null && personId === byPersonId;

const place = ({ subject, holdId, post, reason }: PlaceHold, state: RetentionState): Decided => {
  const why = reasonIn(reason);
  if (!why.ok) return why;
  const erasure = erasureOf(subject, state);
  if (erasure?.status === 'decided' || erasure?.status === 'done') return errors.alreadyHeldOrErased();
  return accept([HoldPlaced({ ...about(subject), holdId, post, reason: why.value })]);
};

const lift = ({ holdId, post, reason, byPersonId }: LiftHold, state: RetentionState): Decided => {
  const hold = state.holds.get(holdId);
  if (!hold) return errors.holdUnknown();
  if (hold.lifted) return errors.holdLifted();
  if (isOwn(hold, byPersonId)) return errors.aboutYourself();
  const why = reasonIn(reason);
  return why.ok ? accept([HoldLifted({ ...about(hold), holdId, post, reason: why.value })]) : why;
};

/** What stands in the way of erasing a subject at all. */
const standsInTheWay = (
  subject: Subject,
  { beside, byPersonId }: Pick<ProposeErasure, 'beside' | 'byPersonId'>,
  state: RetentionState,
): Decided | null => {
  if (isOwn(subject, byPersonId)) return errors.aboutYourself();
  const [hold] = holdsOn(subject, [state, beside]);
  return hold ? errors.held(hold.post) : null;
};

const propose = (command: ProposeErasure, state: RetentionState, { actorId }: CommandContext): Decided => {
  const { subject, erasureId, ground, rule, dueOn, post, reason } = command;
  const known = erasureOf(subject, state);
  if (known) return known.status === 'done' ? errors.alreadyErased() : errors.alreadyProposed();
  const stopped = standsInTheWay(subject, command, state);
  if (stopped) return stopped;
  const why = reasonIn(reason);
  if (!why.ok) return why;
  const body = { ...about(subject), erasureId, ground, rule, dueOn, proposedBy: actorId, post, reason: why.value };
  return accept([ErasureProposed(body)]);
};

const open = (erasureId: Uuid, { erasures }: RetentionState): Result<Erasure> => {
  const erasure = erasures.get(erasureId);
  if (!erasure) return errors.erasureUnknown();
  return erasure.status === 'proposed' ? accept(erasure) : errors.notOpen();
};

const decide = (command: DecideErasure, state: RetentionState, { actorId }: CommandContext): Decided => {
  const { erasureId, approve, post, byPersonId } = command;
  const found = open(erasureId, state);
  if (!found.ok) return found;
  const erasure = found.value;
  if (isOwn(erasure, byPersonId)) return errors.aboutYourself();
  if (erasure.proposedBy === actorId) return errors.ownProposal();
  if (!approve) {
    const why = reasonIn(command.reason);
    return why.ok ? accept([ErasureDeclined({ ...about(erasure), erasureId, post, reason: why.value })]) : why;
  }
  const stopped = standsInTheWay(erasure, command, state);
  return stopped ?? accept([ErasureDecided({ ...about(erasure), erasureId, rule: erasure.rule, post })]);
};

const withdraw = ({ erasureId }: WithdrawErasure, state: RetentionState, { actorId }: CommandContext): Decided => {
  const found = open(erasureId, state);
  if (!found.ok) return found;
  if (found.value.proposedBy !== actorId) return errors.notProposer();
  return accept([ErasureWithdrawn({ ...about(found.value), erasureId })]);
};

/** May be said twice: who was cut off before it knew says it again. Only what was decided is ever done. */
const complete = ({ erasureId, ...gone }: CompleteErasure, state: RetentionState): Decided => {
  const erasure = state.erasures.get(erasureId);
  if (erasure?.status !== 'decided') return accept([]);
  const { erasedOn, keyId, wrappedBy, fields, files, mails, labels } = gone;
  const body = { ...about(erasure), erasureId, rule: erasure.rule };
  return accept([SubjectErased({ ...body, erasedOn, keyId, wrappedBy, fields, files, mails, labels })]);
};

/** What the record decided itself, it also ends itself. */
const reapply = ({ erasureId, subject, rule, erasedOn }: ReapplyErasure, state: RetentionState): Decided => {
  const status = state.erasures.get(erasureId)?.status;
  if (status === 'decided' || status === 'done') return accept([]);
  return accept([ErasureReapplied({ ...about(subject), erasureId, rule, erasedOn })]);
};

/** Holds and erasures of one record: holds win, two people decide, and what is decided is done once. */
export const retentionDecider: Decider<RetentionState, RetentionCommand, RetentionEvent> = {
  initialState: NOTHING,
  evolve,
  decide: (command, state, context) => {
    switch (command.kind) {
      case 'PlaceHold':
        return place(command, state);
      case 'LiftHold':
        return lift(command, state);
      case 'ProposeErasure':
        return propose(command, state, context);
      case 'DecideErasure':
        return decide(command, state, context);
      case 'WithdrawErasure':
        return withdraw(command, state, context);
      case 'CompleteErasure':
        return complete(command, state);
      case 'ReapplyErasure':
        return reapply(command, state);
    }
  },
};
