import { describe, it } from '@jest/globals';
import {
  PolicyArchived,
  ReviewRecorded,
  VersionApproved,
  VersionPublished,
  VersionReturnedToDraft,
  VersionSubmitted,
  VersionSuperseded,
} from '#contracts/policy.events.js';
import type { PolicyEvent } from '#contracts/policy.events.js';
import { contextOf, given } from '#platform/testing/given.js';
import { policyDecider } from './policy.decider.js';
import * as history from './testing/policy.history.js';

const { policyId, firstId, secondId, approvalId, chain, firstHash, secondHash } = history;
const otherApproval = '44444444-4444-4444-8444-444444444445';
const submit = { kind: 'SubmitVersion', versionId: firstId, approvalId, chain } as const;
const mark = { kind: 'MarkVersionApproved', versionId: firstId, approvalId, contentHash: firstHash } as const;
const giveBack = { kind: 'ReturnVersionToDraft', versionId: firstId, approvalId, because: 'rejected' } as const;
const publish = { kind: 'PublishVersion', versionId: firstId, nextReviewDue: null } as const;
const review = { kind: 'RecordReview', reviewedOn: '2026-11-20', nextReviewDue: '2027-11' } as const;
const archive = { kind: 'ArchivePolicy', because: ' Merged into another. ' } as const;
const archived = PolicyArchived({ policyId, versionId: firstId, because: 'Merged into another.' });
const returned = VersionReturnedToDraft({ policyId, versionId: firstId, approvalId, because: 'rejected' });

describe('a draft', () => {
  const begun = given(policyDecider, history.begun);

  it('is submitted with its hash, whatever is still not recorded', () => {
    begun.when(submit).then([history.submitted]);
  });
  it('is submitted to somebody', () => {
    begun.when({ ...submit, chain: [] }).thenRefused('POLICY.CHAIN_EMPTY', ['chain']);
  });
  it('is neither approved nor published without having been submitted', () => {
    begun.when(mark).thenRefused('POLICY.APPROVAL_OUTDATED', ['approvalId']);
    begun.when(giveBack).thenRefused('POLICY.APPROVAL_OUTDATED', ['approvalId']);
    begun.when(publish).thenRefused('POLICY.NOT_APPROVED', ['versionId']);
  });
  it('leaves nothing to review', () => {
    begun.when(review).thenRefused('POLICY.NOTHING_IN_FORCE', ['policyId']);
  });
});

describe('a submitted version', () => {
  const waiting = given(policyDecider, history.waiting);

  it('is approved by its own approval, of exactly its text', () => {
    waiting.when(mark).then([history.approved]);
    waiting.when({ ...mark, approvalId: otherApproval }).thenRefused('POLICY.APPROVAL_OUTDATED', ['approvalId']);
    waiting.when({ ...mark, contentHash: secondHash }).thenRefused('POLICY.APPROVAL_OUTDATED', ['approvalId']);
  });
  it('is a draft again when it is rejected or withdrawn', () => {
    waiting.when(giveBack).then([returned]);
    waiting
      .when({ ...giveBack, because: 'withdrawn' })
      .then([VersionReturnedToDraft({ ...returned.body, because: 'withdrawn' })]);
    waiting.when({ ...giveBack, approvalId: otherApproval }).thenRefused('POLICY.APPROVAL_OUTDATED', ['approvalId']);
  });
  it('is neither submitted again nor published before all have said yes', () => {
    waiting.when(submit).thenRefused('POLICY.NOT_A_DRAFT', ['versionId']);
    waiting.when(publish).thenRefused('POLICY.APPROVAL_WAITING', ['versionId']);
  });
  it('keeps its policy from being archived', () => {
    waiting.when(archive).thenRefused('POLICY.ARCHIVE_WITH_APPROVAL', ['policyId']);
  });
  it('may be submitted anew after a rejection, under a new approval', () => {
    given(policyDecider, [...history.waiting, returned])
      .when({ ...submit, approvalId: otherApproval })
      .then([VersionSubmitted({ ...history.submitted.body, approvalId: otherApproval })]);
  });
  it('is not approved by the approval of the submission before', () => {
    const again = VersionSubmitted({ ...history.submitted.body, approvalId: otherApproval });
    given(policyDecider, [...history.waiting, returned, again])
      .when(mark)
      .thenRefused('POLICY.APPROVAL_OUTDATED', ['approvalId']);
  });
});

describe('an approved version', () => {
  const ready = given(policyDecider, history.ready);

  it('comes into force with the review date that the document has', () => {
    ready.when(publish).then([history.published]);
  });
  it('comes into force with the review date that is given', () => {
    ready
      .when({ ...publish, nextReviewDue: '2028-09-01' })
      .then([VersionPublished({ ...history.published.body, nextReviewDue: '2028-09-01' })]);
    ready.when({ ...publish, nextReviewDue: '2028' }).thenRefused('POLICY.BAD_DATE', ['nextReviewDue']);
  });
  it('does not come into force when another text was approved', () => {
    given(policyDecider, [...history.waiting, VersionApproved({ ...history.approved.body, contentHash: secondHash })])
      .when(publish)
      .thenRefused('POLICY.APPROVAL_OUTDATED', ['approvalId']);
  });
});

describe('a policy in force', () => {
  const inForce = given(policyDecider, history.inForce);
  const second = { policyId, versionId: secondId, contentHash: secondHash, approvalId };
  const nextReady: readonly PolicyEvent[] = [
    ...history.inForce,
    history.nextDrafted,
    VersionSubmitted({ ...second, chain }),
    VersionApproved(second),
  ];
  const nextPublished = VersionPublished({
    ...history.published.body,
    versionId: secondId,
    number: 2,
    contentHash: secondHash,
    material: false,
    supersedes: firstId,
  });
  const superseded = VersionSuperseded({ policyId, versionId: firstId, by: secondId, material: false });

  it('is not published a second time', () => {
    inForce.when(publish).thenRefused('POLICY.VERSION_PUBLISHED', ['versionId']);
  });
  it('is superseded by its next version in the same breath', () => {
    given(policyDecider, nextReady)
      .when({ ...publish, versionId: secondId })
      .then([nextPublished, superseded]);
  });
  it('never sees a superseded version again', () => {
    const after = given(policyDecider, [...nextReady, nextPublished, superseded]);
    after.when(publish).thenRefused('POLICY.VERSION_PUBLISHED', ['versionId']);
    after.when(submit).thenRefused('POLICY.VERSION_PUBLISHED', ['versionId']);
  });
  it('is reviewed without a change, and its version stays what it was', () => {
    inForce
      .when(review)
      .then([ReviewRecorded({ policyId, versionId: firstId, reviewedOn: '2026-11-20', nextReviewDue: '2027-11' })]);
  });
  it('is due again by its review cycle where no date is given', () => {
    inForce
      .when({ ...review, nextReviewDue: null })
      .then([ReviewRecorded({ policyId, versionId: firstId, reviewedOn: '2026-11-20', nextReviewDue: '2028-11-20' })]);
  });
  it('is due at no recorded date where there is no cycle either', () => {
    const without = VersionPublished({ ...history.published.body, reviewCycleMonths: null });
    given(policyDecider, [...history.ready, without])
      .when({ ...review, nextReviewDue: null })
      .then([ReviewRecorded({ policyId, versionId: firstId, reviewedOn: '2026-11-20', nextReviewDue: null })]);
  });
  it('is reviewed on a day that has come, on the calendar of London', () => {
    inForce.when({ ...review, reviewedOn: '2026-11-22' }).thenRefused('POLICY.REVIEW_IN_FUTURE', ['reviewedOn']);
    inForce.when({ ...review, reviewedOn: '2026-11-31' }).thenRefused('POLICY.BAD_DATE', ['reviewedOn']);
    inForce
      .when({ ...review, reviewedOn: '2026-07-01' }, contextOf({ now: '2026-06-30T23:30:00.000Z' }))
      .then([ReviewRecorded({ policyId, versionId: firstId, reviewedOn: '2026-07-01', nextReviewDue: '2027-11' })]);
  });
  it('is not reviewed before its last review, nor due again before this one', () => {
    inForce.when({ ...review, reviewedOn: '2025-06-30' }).thenRefused('POLICY.REVIEW_OLDER', ['reviewedOn']);
    inForce
      .when({ ...review, nextReviewDue: '2026-10' })
      .thenRefused('POLICY.NEXT_REVIEW_BEFORE_REVIEW', ['nextReviewDue']);
    inForce.when({ ...review, nextReviewDue: 'soon' }).thenRefused('POLICY.BAD_DATE', ['nextReviewDue']);
  });
  it('is archived with a reason', () => {
    inForce.when(archive).then([archived]);
    inForce.when({ ...archive, because: ' ' }).thenRefused('POLICY.REASON_MISSING', ['because']);
  });
});

describe('an archived policy', () => {
  it.each([submit, publish, review, archive])('takes no $kind', (command) => {
    given(policyDecider, [...history.inForce, archived])
      .when(command)
      .thenRefused('POLICY.ARCHIVED', ['policyId']);
  });
});
