import type { Actor } from '#platform/auth/actor.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import type { BreachCategory, BreachOutcome, BreachSeverity } from './breach.events.js';
import type { PersonKind } from './person-kinds.js';

/** What stands where a name was. */
export interface ErasedName {
  readonly erasedOn: PlainDate;
  readonly rule: string;
}

/** A person of a record as retention sees them; the name is opened, so keep it in memory only. */
export interface RetainedPerson {
  readonly tenantId: Uuid;
  readonly personId: Uuid;
  readonly kind: PersonKind;
  readonly leftOn: PlainDate | null;
  /** null: none was recorded. */
  readonly name: string | ErasedName | null;
}

/** Kept by the people feature. */
export interface RetainedPeople {
  /** Of the scope, at its time: those who have left, or these people whether they have left or not. */
  peopleIn(scope: ReadScope, personIds?: readonly Uuid[]): Promise<readonly RetainedPerson[]>;
  /** Who of these was erased, in any record of the scope; people without a tombstone are not there. */
  erasedIn(scope: ReadScope, personIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, ErasedName>>;
}

/** A case as retention sees it; none of its words. */
export interface RetainedCase {
  readonly tenantId: Uuid;
  readonly caseId: Uuid;
  readonly category: BreachCategory;
  readonly subjectPersonId: Uuid | null;
  readonly confidential: boolean;
  readonly aboutHead: boolean;
  readonly severity: BreachSeverity | null;
  readonly passedOn: boolean;
  readonly outcome: BreachOutcome | null;
  readonly reportedOn: PlainDate;
  readonly closedOn: PlainDate | null;
}

/** Kept by the breach feature. */
export interface RetainedCases {
  /** Of the scope, at its time, as far as the asker may read them: those that are closed, or this one. */
  casesIn(scope: ReadScope, actor: Actor, caseId?: Uuid): Promise<readonly RetainedCase[]>;
  /** Which of these the asker may read, those that were erased included. */
  readableIn(scope: ReadScope, actor: Actor, caseIds: readonly Uuid[]): Promise<ReadonlySet<Uuid>>;
}

/** Injection token of `RetainedPeople`. */
export const RETAINED_PEOPLE = Symbol('RetainedPeople');

/** Injection token of `RetainedCases`. */
export const RETAINED_CASES = Symbol('RetainedCases');
