import type { BreachCategory, BreachOutcome, ClockBody, OutsideBody } from '#contracts/breach.events.js';
import type { Instant, Uuid } from '#platform/kernel/event.js';

/** A body outside, and when it was told. */
export interface Told {
  readonly to: OutsideBody;
  readonly toldAt: Instant;
}

export interface UnreportedBreach {
  readonly status: 'unreported';
}

/** What rules rest on; no free text, which stays sealed. */
interface Case {
  readonly breachId: Uuid;
  readonly category: BreachCategory;
  readonly awareAt: Instant;
  readonly subjectPersonId: Uuid | null;
  readonly reportedBy: string;
  readonly confidential: boolean;
  readonly aboutHead: boolean;
  readonly told: readonly Told[];
  /** Whether somebody has taken it up. */
  readonly takenUp: boolean;
  /** Clocks that no longer run because their body need not be told. */
  readonly setAside: readonly ClockBody[];
  /** Ids of its files. */
  readonly evidence: readonly Uuid[];
}

export interface OpenBreach extends Case {
  readonly status: 'reported' | 'triaged' | 'escalated';
}

export interface DecidedBreach extends Case {
  readonly status: 'decided';
  readonly outcome: BreachOutcome;
}

export interface ClosedBreach extends Case {
  readonly status: 'closed';
  readonly outcome: BreachOutcome;
}

export type KnownBreach = OpenBreach | DecidedBreach | ClosedBreach;
export type BreachState = UnreportedBreach | KnownBreach;
