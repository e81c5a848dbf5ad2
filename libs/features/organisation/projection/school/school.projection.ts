import type { Country, GroupKind, Phase, SchoolEvent, SchoolStatus } from '#contracts/organisation.events.js';
import type { LocalText } from '#contracts/local-text.js';
import type { PlainDate, RecordedEvent, Uuid } from '#platform/kernel/event.js';
import { defineProjection } from '#platform/kernel/projection.js';

/** A group that the school belongs to, as its own record tells it. */
export interface HeldMembership {
  readonly groupId: Uuid;
  readonly groupName: LocalText;
  readonly groupKind: GroupKind;
  readonly joinedOn: PlainDate | null;
  /** Where the joining stands in the school's record. */
  readonly position: number;
}

/** One row a school: what it is known by, and which groups its own record says it belongs to. */
export interface SchoolRow {
  readonly school_id: Uuid;
  readonly name: LocalText;
  readonly phase: Phase | null;
  readonly country: Country;
  readonly urn: string | null;
  readonly ukprn: string | null;
  readonly establishment_number: string | null;
  readonly welsh_school_number: string | null;
  readonly establishment_type: string | null;
  readonly la_code: string | null;
  readonly la_name: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly open_date: PlainDate | null;
  readonly status: SchoolStatus;
  readonly closed_on: PlainDate | null;
  readonly memberships: readonly HeldMembership[];
}

type Registered = Extract<SchoolEvent, { type: 'SchoolRegistered' }>['body'];
type Details = Partial<Omit<Registered, 'schoolId' | 'status' | 'closedOn'>>;

const COLUMN = {
  name: 'name',
  phase: 'phase',
  country: 'country',
  urn: 'urn',
  ukprn: 'ukprn',
  establishmentNumber: 'establishment_number',
  welshSchoolNumber: 'welsh_school_number',
  establishmentType: 'establishment_type',
  laCode: 'la_code',
  laName: 'la_name',
  town: 'town',
  postcode: 'postcode',
  openDate: 'open_date',
} as const satisfies Record<keyof Details, keyof SchoolRow>;

/** Details as columns; a detail that an event leaves out stays as it is. */
const columnsOf = (details: Details): Partial<SchoolRow> =>
  Object.fromEntries(
    Object.entries(COLUMN)
      .filter(([detail]) => details[detail as keyof Details] !== undefined)
      .map(([detail, column]) => [column, details[detail as keyof Details]]),
  );

const evolve = (row: SchoolRow | null, event: RecordedEvent<SchoolEvent>): SchoolRow | null => {
  if (event.type === 'SchoolRegistered') {
    const { schoolId, status, closedOn, ...details } = event.body;
    const begun = { school_id: schoolId, status, closed_on: closedOn, memberships: [], ...columnsOf(details) };
    return begun as unknown as SchoolRow;
  }
  return row && later(row, event);
};

type Later = Exclude<SchoolEvent, { type: 'SchoolRegistered' }>;

const later = (row: SchoolRow, event: RecordedEvent<Later>): SchoolRow => {
  switch (event.type) {
    case 'SchoolDetailsChanged':
      return { ...row, ...columnsOf(event.body.changes) };
    case 'SchoolStatusChanged':
      return { ...row, status: event.body.status, closed_on: null };
    case 'SchoolClosed':
      return { ...row, status: 'closed', closed_on: event.body.closedOn };
    case 'SchoolJoinedGroup': {
      const { groupId, groupName, groupKind, joinedOn } = event.body;
      const { position } = event.metadata;
      return { ...row, memberships: [...row.memberships, { groupId, groupName, groupKind, joinedOn, position }] };
    }
    case 'SchoolLeftGroup':
      return { ...row, memberships: row.memberships.filter(({ groupId }) => groupId !== event.body.groupId) };
  }
};

export const schoolProjection = defineProjection<SchoolEvent, SchoolRow>({
  name: 'school',
  version: 1,
  table: {
    name: 'school',
    key: { school_id: 'uuid' },
    columns: {
      name: 'json',
      phase: 'text',
      country: 'text',
      urn: 'text',
      ukprn: 'text',
      establishment_number: 'text',
      welsh_school_number: 'text',
      establishment_type: 'text',
      la_code: 'text',
      la_name: 'text',
      town: 'text',
      postcode: 'text',
      open_date: 'date',
      status: 'text',
      closed_on: 'date',
      memberships: 'json',
    },
  },
  handles: [
    'SchoolRegistered',
    'SchoolDetailsChanged',
    'SchoolStatusChanged',
    'SchoolClosed',
    'SchoolJoinedGroup',
    'SchoolLeftGroup',
  ],
  keys: ({ body }) => [{ school_id: body.schoolId }],
  evolve,
});

/** The table that queries of this feature read. */
export const SCHOOL_TABLE = 'read.school_v1';
