import type { PlainDate } from '#platform/kernel/event.js';

/** The newest answer to a finding. */
export type FindingAnswer =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'fixed'; readonly inNumber: number }
  | { readonly kind: 'waived'; readonly until: PlainDate };

/** How a finding of one version stands. A waiver is not a repair, and one that ran out waits for an answer again. */
export type FindingState = 'OPEN' | 'ACCEPTED' | 'WAIVED' | 'WAIVER_ENDED' | 'FIXED';

/** Defects of what stands on record about a policy: they can be mended there, without a new text. */
const OF_THE_RECORD = new Set([
  'approval-missing',
  'approval-date-missing',
  'approver-missing',
  'owner-missing',
  'review-date-missing',
  'review-date-blank',
  'review-date-past',
]);

/** Whether a finding of this rule can be mended by putting something on record. */
export const isOfTheRecord = (rule: string): boolean => OF_THE_RECORD.has(rule);

/** The version that a finding was found in. */
interface FoundIn {
  readonly number: number;
  readonly ofTheRecord: boolean;
  readonly inForceNumber: number | null;
}

const isMended = (inNumber: number, { number, ofTheRecord, inForceNumber }: FoundIn): boolean =>
  inNumber === number ? ofTheRecord : inNumber > number && inForceNumber !== null && inForceNumber >= inNumber;

/**
 * The state of a finding that the check found in version `number`. What was said to be mended in this version or
 * before and is found again is open: it came back. Fixed in a later version counts once that one is in force, which
 * the caller knows.
 */
export const findingState = (answer: FindingAnswer | undefined, version: FoundIn, today: PlainDate): FindingState => {
  if (answer === undefined) return 'OPEN';
  switch (answer.kind) {
    case 'accepted':
      return 'ACCEPTED';
    case 'waived':
      return answer.until >= today ? 'WAIVED' : 'WAIVER_ENDED';
    case 'fixed':
      return isMended(answer.inNumber, version) ? 'FIXED' : 'OPEN';
  }
};
