import { refuse } from '#platform/kernel/result.js';

export const unknownPolicy = () =>
  refuse('POLICY.UNKNOWN', 'There is no such policy. Register it, or look its id up in the register.', ['policyId']);

export const alreadyRegistered = () =>
  refuse('POLICY.ALREADY_REGISTERED', 'This policy is in the register already. Draft a new version of it.', [
    'policyId',
  ]);

export const archived = () =>
  refuse('POLICY.ARCHIVED', 'This policy is archived: it is kept as it was. Register a new one to go on.', [
    'policyId',
  ]);

export const categoryMissing = () =>
  refuse('POLICY.CATEGORY_MISSING', 'Name the category of the new policy, such as social-media.', ['category']);

export const categoryUnknown = (given: string) =>
  refuse('POLICY.CATEGORY_UNKNOWN', `The catalogue has no category "${given}". Use one of its codes: social-media.`, [
    'category',
  ]);

export const categoryDiffers = (own: string) =>
  refuse(
    'POLICY.CATEGORY_DIFFERS',
    `This policy is kept under ${own}. Leave the category out, or register a new policy.`,
    ['category'],
  );

export const titleMissing = () =>
  refuse('POLICY.TITLE_MISSING', 'Give the title in English, in Welsh, or in both.', ['title']);

export const textMissing = () =>
  refuse('POLICY.TEXT_MISSING', 'There is no text in it. Give at least one section with words.', ['sections']);

export const textTooLong = (most: number) =>
  refuse('POLICY.TEXT_TOO_LONG', `The text has more than ${most} characters. Divide it into several policies.`, [
    'sections',
  ]);

export const badLevel = (index: number) =>
  refuse('POLICY.BAD_LEVEL', `Section ${index + 1} has no level from 1 to 9. A top section has level 1.`, [
    'sections',
    String(index),
    'level',
  ]);

export const badDate = (field: string, value: string) =>
  refuse('POLICY.BAD_DATE', `"${value}" is no date. Write a day as 2026-09-01 or a month as 2026-09.`, [field]);

export const badCycle = () =>
  refuse('POLICY.BAD_REVIEW_CYCLE', 'A review cycle is a whole number of months, from 1 to 120.', [
    'reviewCycleMonths',
  ]);

export const draftOpen = (number: number, status: 'draft' | 'submitted' | 'approved') => {
  const cures = {
    draft: 'Edit that draft, or submit and publish it first.',
    submitted: 'Wait for its approval and publish it, or edit it.',
    approved: 'Publish it first, or edit it.',
  };
  return refuse('POLICY.DRAFT_OPEN', `Version ${number} is not published yet. ${cures[status]}`, ['policyId']);
};

export const unknownVersion = () =>
  refuse('POLICY.UNKNOWN_VERSION', 'This policy has no such version. Look the version up in its list.', ['versionId']);

export const versionPublished = () =>
  refuse(
    'POLICY.VERSION_PUBLISHED',
    'This version was published, and published text never changes. Draft a new version instead.',
    ['versionId'],
  );

export const notDraft = () =>
  refuse('POLICY.NOT_A_DRAFT', 'This version was submitted already. Withdraw its approval or edit it first.', [
    'versionId',
  ]);

export const unknownQuestion = (field: string) =>
  refuse('POLICY.UNKNOWN_QUESTION', `"${field}" cannot be answered. Answer one of the fields that were asked about.`, [
    'answers',
    field,
  ]);

export const badAnswer = (field: string, cure: string) =>
  refuse('POLICY.BAD_ANSWER', `The answer to ${field} cannot be used. ${cure}`, ['answers', field]);

export const nothingAnswered = () =>
  refuse('POLICY.NOTHING_ANSWERED', 'There is no answer in it. Answer at least one question.', ['answers']);

export const chainEmpty = () =>
  refuse('POLICY.CHAIN_EMPTY', 'Nobody is named to approve it. Name at least one post, such as headteacher.', [
    'chain',
  ]);

export const approvalOutdated = () =>
  refuse(
    'POLICY.APPROVAL_OUTDATED',
    'That approval is not for the text that stands here now. Submit the version again.',
    ['approvalId'],
  );

export const notApproved = () =>
  refuse('POLICY.NOT_APPROVED', 'Nobody has been asked to approve this version. Submit it first.', ['versionId']);

export const approvalWaiting = () =>
  refuse('POLICY.APPROVAL_WAITING', 'Approvals of this version are still waiting. Publish it once all are given.', [
    'versionId',
  ]);

export const nothingInForce = () =>
  refuse('POLICY.NOTHING_IN_FORCE', 'No version of this policy is in force. Publish one before reviewing it.', [
    'policyId',
  ]);

export const reviewInFuture = (day: string) =>
  refuse('POLICY.REVIEW_IN_FUTURE', `${day} has not come yet. Record the review on the day, or correct the date.`, [
    'reviewedOn',
  ]);

export const reviewOlder = (last: string) =>
  refuse('POLICY.REVIEW_OLDER', `A later review is recorded already, of ${last}. Give a day that is not before it.`, [
    'reviewedOn',
  ]);

export const nextBeforeReview = () =>
  refuse('POLICY.NEXT_REVIEW_BEFORE_REVIEW', 'The next review must come after this one. Give a later date.', [
    'nextReviewDue',
  ]);

export const reasonMissing = () =>
  refuse('POLICY.REASON_MISSING', 'Say why the policy is archived: the record keeps it.', ['because']);

export const archiveOpen = () =>
  refuse(
    'POLICY.ARCHIVE_WITH_APPROVAL',
    'A version of this policy is with its approvers. Withdraw the approval before archiving the policy.',
    ['policyId'],
  );
