import {
  PolicyArchived,
  ReviewRecorded,
  VersionApproved,
  VersionPublished,
  VersionReturnedToDraft,
  VersionSubmitted,
  VersionSuperseded,
} from '#contracts/policy.events.js';
import { isPlainDate, londonDay } from '#platform/kernel/plain-date.js';
import { addMonths, firstDayOf, lastDayOf } from '#contracts/partial-date.js';
import type { PartialDate } from '#contracts/partial-date.js';
import type { CommandContext } from '#platform/kernel/decider.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { accept } from '#platform/kernel/result.js';
import type { Result } from '#platform/kernel/result.js';
import type {
  ArchivePolicy,
  MarkVersionApproved,
  PublishVersion,
  RecordReview,
  ReturnVersionToDraft,
  SubmitVersion,
} from './policy.commands.js';
import type { Decision } from './policy.draft.decide.js';
import {
  archiveOpen,
  badDate,
  nextBeforeReview,
  nothingInForce,
  reasonMissing,
  reviewInFuture,
  reviewOlder,
} from './policy.errors.js';
import { approvalOutdated, approvalWaiting, chainEmpty, notApproved, notDraft } from './policy.version.errors.js';
import { checkDate } from './policy.rules.js';
import type { ApprovedVersion, CurrentVersion, OpenVersion, RegisteredPolicy } from './policy.state.js';

/** To its approvers, with the hash that they decide on. What the document leaves open stays "not recorded". */
export const submit = (command: SubmitVersion, version: OpenVersion, policyId: Uuid): Decision => {
  const { versionId, approvalId, chain } = command;
  if (version.status !== 'draft') return notDraft();
  if (chain.length === 0) return chainEmpty();
  return accept([VersionSubmitted({ policyId, versionId, contentHash: version.contentHash, approvalId, chain })]);
};

/** An approval counts for the text that was submitted under it and for no other. */
const waitsFor = (version: OpenVersion, approvalId: Uuid): boolean =>
  version.status === 'submitted' && version.approvalId === approvalId;

export const markApproved = (command: MarkVersionApproved, version: OpenVersion, policyId: Uuid): Decision => {
  const { versionId, approvalId, contentHash } = command;
  if (!waitsFor(version, approvalId) || contentHash !== version.contentHash) return approvalOutdated();
  return accept([VersionApproved({ policyId, versionId, contentHash, approvalId })]);
};

export const returnToDraft = (command: ReturnVersionToDraft, version: OpenVersion, policyId: Uuid): Decision => {
  const { versionId, approvalId, because } = command;
  if (!waitsFor(version, approvalId)) return approvalOutdated();
  return accept([VersionReturnedToDraft({ policyId, versionId, approvalId, because })]);
};

/** Published is the text that was approved, or none. */
const approvedOnly = (version: OpenVersion): Result<ApprovedVersion> => {
  if (version.status === 'draft') return notApproved();
  if (version.status === 'submitted') return approvalWaiting();
  return version.approvedHash === version.contentHash ? accept(version) : approvalOutdated();
};

/** Into force, and the version before out of it, in one decision: there is no moment with two or with none. */
export const publish = (command: PublishVersion, version: OpenVersion, state: RegisteredPolicy): Decision => {
  const approved = approvedOnly(version);
  if (!approved.ok) return approved;
  const no = checkDate('nextReviewDue', command.nextReviewDue);
  if (no) return no;
  const { policyId, category, current } = state;
  const { versionId, number, contentHash, title, audience, metadata, material } = version;
  const { lastReviewed, reviewCycleMonths } = metadata;
  const nextReviewDue = command.nextReviewDue ?? metadata.nextReviewDue;
  const about = { policyId, versionId, number, contentHash, category, title, audience };
  const dates = { lastReviewed, nextReviewDue, reviewCycleMonths };
  const published = VersionPublished({ ...about, ...dates, material, supersedes: current?.versionId ?? null });
  if (!current) return accept([published]);
  return accept([published, VersionSuperseded({ policyId, versionId: current.versionId, by: versionId, material })]);
};

const checkReviewedOn = (reviewedOn: PlainDate, current: CurrentVersion, today: PlainDate): Result<never> | null => {
  if (!isPlainDate(reviewedOn)) return badDate('reviewedOn', reviewedOn);
  if (reviewedOn > today) return reviewInFuture(reviewedOn);
  const { lastReviewed } = current;
  return lastReviewed !== null && reviewedOn < firstDayOf(lastReviewed) ? reviewOlder(lastReviewed) : null;
};

/** By what is said, else by the review cycle, else not recorded. */
const nextReviewAfter = (command: RecordReview, cycle: number | null): Result<PartialDate | null> => {
  const { reviewedOn } = command;
  const no = checkDate('nextReviewDue', command.nextReviewDue);
  if (no) return no;
  const next = command.nextReviewDue ?? (cycle === null ? null : addMonths(reviewedOn, cycle));
  return next !== null && lastDayOf(next) <= reviewedOn ? nextBeforeReview() : accept(next);
};

/** "Reviewed, no change": the version, its hash and its acknowledgements stay as they are. */
export const recordReview = (command: RecordReview, state: RegisteredPolicy, { now }: CommandContext): Decision => {
  const { policyId, current } = state;
  if (!current) return nothingInForce();
  const { reviewedOn } = command;
  const no = checkReviewedOn(reviewedOn, current, londonDay(now));
  if (no) return no;
  const next = nextReviewAfter(command, current.reviewCycleMonths);
  if (!next.ok) return next;
  return accept([ReviewRecorded({ policyId, versionId: current.versionId, reviewedOn, nextReviewDue: next.value })]);
};

/** Out of the register. Not while approvers are being asked: their decision would be about nothing. */
export const archive = (command: ArchivePolicy, { policyId, current, open }: RegisteredPolicy): Decision => {
  const because = command.because.trim();
  if (because === '') return reasonMissing();
  if (open?.status === 'submitted') return archiveOpen();
  return accept([PolicyArchived({ policyId, versionId: current?.versionId ?? null, because })]);
};
