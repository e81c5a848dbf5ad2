import { refuse } from '#platform/kernel/result.js';
import type { EndedApproval } from './approval.state.js';

export const unknownApproval = () =>
  refuse('APPROVAL.UNKNOWN', 'There is no such approval. Submit a draft to have one begun.', ['approvalId']);

export const alreadyRequested = () =>
  refuse('APPROVAL.ALREADY_REQUESTED', 'This approval has been asked for already. Use a new id for a new one.');

export const chainEmpty = () =>
  refuse('APPROVAL.CHAIN_EMPTY', 'Nobody is named to approve. Name at least one post, such as headteacher.', ['chain']);

export const chainTooLong = (most: number) =>
  refuse('APPROVAL.CHAIN_TOO_LONG', `An approval has at most ${most} steps. Leave out who need not decide.`, ['chain']);

export const postMissing = (step: number) =>
  refuse('APPROVAL.POST_MISSING', `Step ${step} names no post. Name the post whose holder decides.`, [
    'chain',
    String(step - 1),
    'post',
  ]);

export const partMissing = (step: number) =>
  refuse('APPROVAL.PART_MISSING', `Step ${step} does not say what it covers. Write "whole", or the part.`, [
    'chain',
    String(step - 1),
    'appliesTo',
  ]);

export const stepTwice = (step: number, post: string) =>
  refuse('APPROVAL.STEP_TWICE', `Step ${step} asks the ${post} for the same part again. Leave one of the two out.`, [
    'chain',
    String(step - 1),
  ]);

const endings: Readonly<Record<EndedApproval['status'], string>> = {
  approved: 'All steps were approved already.',
  rejected: 'The approval was rejected. Submit the version again once it has been changed.',
  voided: 'The text was edited, which voided the approval. Submit the version again.',
  withdrawn: 'Its requester took the approval back. Submit the version again.',
};

export const ended = (status: EndedApproval['status']) => refuse('APPROVAL.ENDED', endings[status], ['approvalId']);

export const ownRequest = () =>
  refuse(
    'APPROVAL.OWN_REQUEST',
    'You asked for this approval, so somebody else must decide. Withdraw it and let a colleague submit it instead.',
    ['approvalId'],
  );

export const notYourTurn = (waitingPost: string) =>
  refuse('APPROVAL.NOT_YOUR_TURN', `The ${waitingPost} decides next. Wait for your turn, or decide in that post.`, [
    'post',
  ]);

export const postNotHeld = (post: string, deciding: readonly string[]) =>
  refuse(
    'APPROVAL.POST_NOT_HELD',
    deciding.length > 1
      ? `You do not hold a post that records what the ${post} decides: ${deciding.join(' or ')}. Ask its holder to decide.`
      : `You do not hold the post of ${post} today. Ask its holder to decide, or have the post recorded.`,
    ['post'],
  );

export const otherText = () =>
  refuse(
    'APPROVAL.OTHER_TEXT',
    'The text you read is not the one that waits for approval. Read the present version and decide again.',
    ['contentHash'],
  );

export const badDate = (value: string) =>
  refuse('APPROVAL.BAD_DATE', `"${value}" is no day of the calendar. Write it as 2026-09-01.`, ['decidedOn']);

export const dateInFuture = (value: string) =>
  refuse('APPROVAL.DATE_IN_FUTURE', `${value} has not come yet. Record the decision on the day, or correct the date.`, [
    'decidedOn',
  ]);

export const reasonMissing = () =>
  refuse('APPROVAL.REASON_MISSING', 'Say why you reject it: its author reads the reason.', ['reason']);

export const notRequester = () =>
  refuse(
    'APPROVAL.NOT_REQUESTER',
    'Only who asked for an approval may take it back. Reject it if it should not pass.',
    ['approvalId'],
  );

export const nudgedToday = (post: string) =>
  refuse('APPROVAL.NUDGED_TODAY', `The ${post} was reminded of it today already. Remind again tomorrow.`, [
    'approvalId',
  ]);

export const nobodyToNudge = (post: string) =>
  refuse(
    'APPROVAL.NOBODY_TO_NUDGE',
    `Nobody is on record as ${post} today, so there is nobody to remind. Have the post recorded first.`,
    ['approvalId'],
  );
