import type { MemberJoined, MemberLeft } from '#contracts/organisation.events.js';
import type { LocalText } from '#contracts/local-text.js';
import type { EventOf, PlainDate, RecordedEvent, Uuid } from '#platform/kernel/event.js';
import { defineProjection } from '#platform/kernel/projection.js';

/** One row a school that the group counts as its own or once did; it lies with the group, not with the school. */
export interface MembershipRow {
  readonly school_id: Uuid;
  readonly school_name: LocalText;
  readonly joined_on: PlainDate | null;
  /** The group sees the school's record from this position on. */
  readonly school_position: number;
  readonly left_on: PlainDate | null;
  /** The group sees the school's record up to this position, without it; null: it is a member. */
  readonly left_position: number | null;
}

type Handled = EventOf<typeof MemberJoined> | EventOf<typeof MemberLeft>;

const evolve = (row: MembershipRow | null, event: RecordedEvent<Handled>): MembershipRow | null => {
  switch (event.type) {
    case 'MemberJoined': {
      const { schoolId, schoolName, joinedOn, schoolPosition } = event.body;
      return {
        school_id: schoolId,
        school_name: schoolName,
        joined_on: joinedOn,
        school_position: schoolPosition,
        left_on: null,
        left_position: null,
      };
    }
    case 'MemberLeft':
      return row && { ...row, left_on: event.body.leftOn, left_position: event.body.schoolPosition };
  }
};

export const membershipProjection = defineProjection<Handled, MembershipRow>({
  name: 'membership',
  version: 1,
  table: {
    name: 'membership',
    key: { school_id: 'uuid' },
    columns: {
      school_name: 'json',
      joined_on: 'date',
      school_position: 'bigint',
      left_on: 'date',
      left_position: 'bigint',
    },
  },
  handles: ['MemberJoined', 'MemberLeft'],
  keys: ({ body }) => [{ school_id: body.schoolId }],
  evolve,
});

/** The table that queries of this feature read. */
export const MEMBERSHIP_TABLE = 'read.membership_v1';
