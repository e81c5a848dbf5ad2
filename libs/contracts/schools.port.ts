import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import type { LocalText } from './local-text.js';

/** A school as it was at a question's time. null is not recorded. */
export interface SchoolView {
  readonly id: Uuid;
  readonly name: LocalText;
  readonly urn: string | null;
  /** Number of a maintained school of Wales, seven digits. */
  readonly welshSchoolNumber: string | null;
  readonly laCode: string | null;
  readonly laName: string | null;
  readonly phase: string | null;
  readonly country: string;
  readonly closed: boolean;
  readonly groupId: Uuid | null;
  readonly groupName: string | null;
  readonly joinedOn: PlainDate | null;
}

/** Kept by the organisation feature: which schools a question is about. */
export interface Schools {
  /** The schools whose rows the scope may see, as at its time, by name. */
  schoolsIn(scope: ReadScope): Promise<readonly SchoolView[]>;
  /** One of them; null when it is absent or not the scope's. */
  one(scope: ReadScope, id: Uuid): Promise<SchoolView | null>;
  /**
   * First position of each record that the asker may see, or of one school's alone: a group sees a school's record from
   * when it joined.
   */
  visibleFrom(scope: ReadScope, schoolId?: Uuid | null): Promise<ReadonlyMap<Uuid, number>>;
  /** Schools that belong to the asking group today and did not at the scope's time: a past screen hatches them. */
  joinedLater(scope: ReadScope): Promise<readonly Pick<SchoolView, 'id' | 'name'>[]>;
}

/** Injection token of `Schools`. */
export const SCHOOLS = Symbol('Schools');
