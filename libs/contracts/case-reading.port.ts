import type { Actor } from '#platform/auth/actor.js';
import type { Uuid } from '#platform/kernel/event.js';

/** What of a case decides who may see it. */
export interface CaseToRead {
  readonly schoolId: Uuid;
  readonly subjectPersonId: Uuid | null;
  readonly confidential: boolean;
  readonly aboutHead: boolean;
}

/** Kept by the breach feature: the one rule by which somebody may read, and therefore handle, a case. */
export interface CaseReading {
  mayRead(actor: Actor, one: CaseToRead): boolean;
}

/** Injection token of `CaseReading`. */
export const CASE_READING = Symbol('CaseReading');
