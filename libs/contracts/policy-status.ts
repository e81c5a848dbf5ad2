import type { PlainDate } from '#platform/kernel/event.js';
import { daysBetween } from '#platform/kernel/plain-date.js';
import { lastDayOf } from './partial-date.js';
import type { PartialDate } from './partial-date.js';

/** How a policy stands, as far as its own record says; whether it is required at all, the catalogue says. */
export type PolicyStatusCode = 'OVERDUE' | 'AWAITING_APPROVAL' | 'NOT_RECORDED' | 'DUE' | 'IN_DATE';

/** Days before its review date from which a policy counts as due. */
export const DUE_WITHIN_DAYS = 60;

/** What the status of a policy is computed from. */
export interface PolicyStanding {
  /** Whether a version is in force. */
  readonly published: boolean;
  /** Whether a version waits for approval. */
  readonly awaitingApproval: boolean;
  /** Review date of the version in force; null is not recorded. */
  readonly nextReviewDue: PartialDate | null;
}

/** `days` overdue, or left until the review date; null where there is no date to count from. */
export interface PolicyStatus {
  readonly code: PolicyStatusCode;
  readonly days: number | null;
}

/** Days from today to the end of the review date of the version in force; null where there is none. */
const daysLeft = ({ published, nextReviewDue }: PolicyStanding, today: PlainDate): number | null =>
  published && nextReviewDue !== null ? daysBetween(today, lastDayOf(nextReviewDue)) : null;

/**
 * Status of a policy on a day in London, worst first: overdue, awaiting approval, not recorded, due, in date.
 * A review due in a month is overdue after that month's last day. Never stored: it changes by itself.
 */
export const policyStatus = (standing: PolicyStanding, today: PlainDate): PolicyStatus => {
  const left = daysLeft(standing, today);
  if (left !== null && left < 0) return { code: 'OVERDUE', days: -left };
  if (standing.awaitingApproval) return { code: 'AWAITING_APPROVAL', days: null };
  if (left === null) return { code: 'NOT_RECORDED', days: null };
  return { code: left <= DUE_WITHIN_DAYS ? 'DUE' : 'IN_DATE', days: left };
};
