import {
  ApprovalCompleted,
  ApprovalNudged,
  ApprovalRequested,
  ApprovalVoided,
  ApprovalWithdrawn,
  StepApproved,
  StepRejected,
} from '#contracts/approval.events.js';
import type { ApprovalEvent, ApprovalStep } from '#contracts/approval.events.js';
import { isPlainDate, londonDay } from '#platform/kernel/plain-date.js';
import { postOf, postsThatDecideFor } from '#contracts/posts.js';
import type { CommandContext } from '#platform/kernel/decider.js';
import type { PlainDate } from '#platform/kernel/event.js';
import { accept } from '#platform/kernel/result.js';
import type { Result } from '#platform/kernel/result.js';
import { stepsOf } from './approval.chain.js';
import type { ApprovalCommand, ApproveStep, NudgeApprovers, RejectStep, RequestApproval } from './approval.commands.js';
import {
  alreadyRequested,
  badDate,
  dateInFuture,
  ended,
  nobodyToNudge,
  notRequester,
  notYourTurn,
  nudgedToday,
  otherText,
  ownRequest,
  postNotHeld,
  reasonMissing,
  unknownApproval,
} from './approval.errors.js';
import type { ApprovalState, WaitingApproval } from './approval.state.js';

type Decision = Result<readonly ApprovalEvent[]>;

const request = (command: RequestApproval, { actorId }: CommandContext): Decision => {
  const steps = stepsOf(command.chain);
  if (!steps.ok) return steps;
  const { approvalId, policyId, versionId, contentHash, policyTitle } = command;
  const about = { approvalId, policyId, versionId, contentHash, policyTitle };
  return accept([ApprovalRequested({ ...about, steps: steps.value, requestedBy: actorId })]);
};

/** The step whose turn it is, if this actor may decide it in this post. */
const waitingStep = (
  { post, heldPosts }: ApproveStep | RejectStep,
  state: WaitingApproval,
  { actorId }: CommandContext,
): Result<ApprovalStep> => {
  if (actorId === state.requestedBy) return ownRequest();
  const step = state.steps.find(({ number }) => number === state.waitingFor);
  if (!step) return ended('approved');
  const deciding = postsThatDecideFor(step.post);
  const { key, label } = postOf(post);
  const inTheNameOf = key === postOf(step.post).key;
  if (!inTheNameOf && !deciding.includes(key)) return notYourTurn(step.post);
  const needed = inTheNameOf ? deciding : [key];
  const held = new Set(heldPosts.map((one) => postOf(one).key));
  const spoken = needed.map((one) => postOf(one.replace(/-/g, ' ')).label);
  return needed.some((one) => held.has(one)) ? accept(step) : postNotHeld(label, spoken);
};

const checkDecidedOn = (decidedOn: PlainDate | null, today: PlainDate) => {
  if (decidedOn === null) return null;
  if (!isPlainDate(decidedOn)) return badDate(decidedOn);
  return decidedOn > today ? dateInFuture(decidedOn) : null;
};

const approve = (command: ApproveStep, state: WaitingApproval, context: CommandContext): Decision => {
  const step = waitingStep(command, state, context);
  if (!step.ok) return step;
  const { approvalId, policyId, versionId, contentHash, steps } = state;
  if (command.contentHash !== contentHash) return otherText();
  const today = londonDay(context.now);
  const no = checkDecidedOn(command.decidedOn, today);
  if (no) return no;
  const { number } = step.value;
  const decision = { approvalId, number, post: postOf(command.post).label, contentHash };
  const yes = StepApproved({ ...decision, decidedBy: context.actorId, decidedOn: command.decidedOn ?? today });
  return accept(
    number < steps.length ? [yes] : [yes, ApprovalCompleted({ approvalId, policyId, versionId, contentHash })],
  );
};

const reject = (command: RejectStep, state: WaitingApproval, context: CommandContext): Decision => {
  const step = waitingStep(command, state, context);
  if (!step.ok) return step;
  const reason = command.reason.trim();
  if (reason === '') return reasonMissing();
  const { approvalId, policyId, versionId, contentHash } = state;
  const about = { approvalId, policyId, versionId, contentHash, number: step.value.number };
  const change = command.asksForChange ? { asksForChange: true } : {};
  return accept([
    StepRejected({ ...about, post: postOf(command.post).label, decidedBy: context.actorId, reason, ...change }),
  ]);
};

const withdraw = ({ approvalId, policyId, versionId, requestedBy }: WaitingApproval, actorId: string): Decision =>
  actorId === requestedBy
    ? accept([ApprovalWithdrawn({ approvalId, policyId, versionId, withdrawnBy: actorId })])
    : notRequester();

/** Once a day: a second message on the same day is noise, and the record shows the first. */
const nudge = ({ holders }: NudgeApprovers, state: WaitingApproval, { now, actorId }: CommandContext): Decision => {
  const step = state.steps.find(({ number }) => number === state.waitingFor);
  if (!step) return ended('approved');
  const nudgedOn = londonDay(now);
  if (state.nudgedOn === nudgedOn) return nudgedToday(step.post);
  if (holders.length === 0) return nobodyToNudge(step.post);
  const { number, post } = step;
  return accept([ApprovalNudged({ approvalId: state.approvalId, number, post, holders, nudgedBy: actorId, nudgedOn })]);
};

/** An approval given in full is voided too: until its version is published, an edit takes the ground from under it. */
const makeVoid = (state: Exclude<ApprovalState, { status: 'absent' }>): Decision => {
  if (state.status !== 'waiting' && state.status !== 'approved') return ended(state.status);
  const { approvalId, policyId, versionId } = state;
  return accept([ApprovalVoided({ approvalId, policyId, versionId, because: 'edited' })]);
};

/** What a command brings about for one approval, or why not. */
export const decideApproval = (command: ApprovalCommand, state: ApprovalState, context: CommandContext): Decision => {
  if (command.kind === 'RequestApproval') {
    return state.status === 'absent' ? request(command, context) : alreadyRequested();
  }
  if (state.status === 'absent') return unknownApproval();
  if (command.kind === 'VoidApproval') return makeVoid(state);
  if (state.status !== 'waiting') return ended(state.status);
  switch (command.kind) {
    case 'ApproveStep':
      return approve(command, state, context);
    case 'RejectStep':
      return reject(command, state, context);
    case 'WithdrawApproval':
      return withdraw(state, context.actorId);
    case 'NudgeApprovers':
      return nudge(command, state, context);
  }
};
