import { PERSON_KINDS } from '#contracts/person-kinds.js';
import { refuse } from '#platform/kernel/result.js';

/** Refusals of what is done about a policy without changing its text. */
export const careErrors = {
  unknownFinding: () =>
    refuse('POLICY.UNKNOWN_FINDING', 'This version has no such finding. Look it up in the list of its findings.', [
      'findingId',
    ]),
  findingSettled: (how: 'accepted' | 'waived' | 'mended') =>
    refuse(
      'POLICY.FINDING_SETTLED',
      `This finding is ${how} already. Look at the page again to see by whom and when.`,
      ['findingId'],
    ),
  versionSuperseded: () =>
    refuse(
      'POLICY.VERSION_SUPERSEDED',
      'A newer version is in force. Answer the findings of that one; what it has mended is settled by itself.',
      ['versionId'],
    ),
  responsibleMissing: () =>
    refuse('POLICY.RESPONSIBLE_MISSING', 'Say who will mend it: a name or a post.', ['responsible']),
  reasonMissing: (field: string) => refuse('POLICY.REASON_MISSING', 'Say why: the record keeps the reason.', [field]),
  badDay: (field: string, value: string) =>
    refuse('POLICY.BAD_DATE', `"${value}" is no day. Write it as 2026-09-01.`, [field]),
  dayPassed: (field: string, day: string) =>
    refuse('POLICY.DAY_PASSED', `${day} has passed already. Give today or a later day.`, [field]),
  waiverTooLong: (years: number) =>
    refuse(
      'POLICY.WAIVER_TOO_LONG',
      `A finding is waived for ${String(years)} years at most, so that somebody looks at it again. Give an earlier day.`,
      ['until'],
    ),
  unknownFix: () =>
    refuse('POLICY.UNKNOWN_VERSION', 'This policy has no such version. Name the version that mends the finding.', [
      'fixedIn',
    ]),
  fixNotLater: () =>
    refuse('POLICY.FIX_NOT_LATER', 'That version is older than the one with the finding. Name a later version.', [
      'fixedIn',
    ]),
  fixNeedsVersion: (ofTheRecord: boolean) =>
    ofTheRecord
      ? refuse('POLICY.NOTE_MISSING', 'Say what was put on record, or name the later version that mends it.', ['note'])
      : refuse(
          'POLICY.FIX_NEEDS_VERSION',
          'The words are still in this version, and its text never changes. Name the later version that mends them.',
          ['fixedIn'],
        ),
  fixStillFound: (number: number) =>
    refuse(
      'POLICY.FIX_STILL_FOUND',
      `The check finds the same in version ${String(number)}. Mend it there, or waive it with a reason.`,
      ['fixedIn'],
    ),
  nothingRecorded: () =>
    refuse('POLICY.NOTHING_RECORDED', 'There is nothing in it. Give at least one detail.', ['details']),
  unknownDetail: (field: string) =>
    refuse(
      'POLICY.UNKNOWN_DETAIL',
      `"${field}" cannot be recorded. Use owner, approvingBody, lastReviewed, nextReviewDue, reviewCycleMonths or audience.`,
      ['details', field],
    ),
  unknownKind: (kind: string) =>
    refuse('POLICY.UNKNOWN_AUDIENCE', `"${kind}" is no kind of person. Use: ${PERSON_KINDS.join(', ')}.`, ['audience']),
  wordsTooLong: (field: string, most: number) =>
    refuse('POLICY.WORDS_TOO_LONG', `This has more than ${String(most)} characters. Say it in fewer.`, [field]),
  reviewNotRecorded: () =>
    refuse(
      'POLICY.REVIEW_NOT_RECORDED',
      'No review date is recorded, so nothing is due. Record when the next review is due.',
      ['policyId'],
    ),
  reviewNotDue: (due: string) =>
    refuse(
      'POLICY.REVIEW_NOT_DUE',
      `The review is due on ${due}. Remind people once it is due within 60 days or overdue.`,
      ['policyId'],
    ),
  nobodyToNudge: () =>
    refuse(
      'POLICY.NOBODY_TO_NUDGE',
      'Nobody with an address is on record for it: neither its owner, nor a headteacher or a clerk. Record who keeps it.',
      ['policyId'],
    ),
  nudgedToday: () =>
    refuse('POLICY.NUDGED_TODAY', 'A reminder of this review was sent today. Send the next one tomorrow or later.', [
      'policyId',
    ]),
};
