import type { GroupDetails, SchoolDetails } from '#contracts/organisation.events.js';
import type { Uuid } from '#platform/kernel/event.js';
import { differences, familyOf } from '../domain/organisation.rules.js';
import type { GroupFamily } from '../domain/organisation.rules.js';
import type {
  GroupMention,
  KnownSchool,
  PlannedMembership,
  PlannedSchoolChange,
  RegisterRow,
} from './register.types.js';

/** A group with the id that it has or is to have. */
export interface PlannedGroup {
  readonly groupId: Uuid;
  readonly details: GroupDetails;
}

/** The school that a row is about. */
export interface SchoolSubject {
  readonly row: RegisterRow;
  readonly present: KnownSchool | null;
  readonly schoolId: Uuid;
}

const NOT_RECORDED: Omit<SchoolDetails, 'name' | 'urn' | 'country'> = {
  phase: null,
  ukprn: null,
  establishmentNumber: null,
  welshSchoolNumber: null,
  establishmentType: null,
  laCode: null,
  laName: null,
  town: null,
  postcode: null,
  openDate: null,
};

const recorded = (details: RegisterRow['details']): RegisterRow['details'] =>
  Object.fromEntries(
    Object.entries<unknown>({ ...details }).filter(([, value]) => value !== undefined),
  ) as RegisterRow['details'];

/** Details of a school that is new: what the file has no column for is not recorded. */
export const detailsOf = (row: RegisterRow): SchoolDetails => ({ ...NOT_RECORDED, ...recorded(row.details) });

/** What the register now says otherwise, or null. A Welsh name that it does not know stays. */
export const changeOf = (row: RegisterRow, school: KnownSchool): PlannedSchoolChange | null => {
  const name = { ...school.details.name, en: row.details.name.en };
  const changes = differences(school.details, { ...row.details, name });
  const closes = row.status === 'closed' && school.closedOn === null && row.closedOn !== null;
  const status = row.status !== school.status || closes ? row.status : null;
  if (status === null && Object.keys(changes).length === 0) return null;
  return {
    row: row.row,
    schoolId: school.schoolId,
    changes,
    status,
    closedOn: status === 'closed' ? row.closedOn : null,
  };
};

type Move = Pick<PlannedMembership, 'action' | 'groupId' | 'groupName' | 'groupKind'>;

const joining = ({ groupId, details }: PlannedGroup): Move => ({
  action: 'join',
  groupId,
  groupName: details.name,
  groupKind: details.kind,
});

const leaving = ({ groupId, groupName, groupKind }: Omit<Move, 'action'>): Move => ({
  action: 'leave',
  groupId,
  groupName,
  groupKind,
});

const moves = (held: Omit<Move, 'action'> | undefined, wanted: PlannedGroup | undefined): Move[] => {
  if (wanted?.groupId === held?.groupId) return [];
  return [...(held ? [leaving(held)] : []), ...(wanted ? [joining(wanted)] : [])];
};

const movesWithin = (
  { row, present, schoolId }: SchoolSubject,
  family: GroupFamily,
  mention: GroupMention | null | undefined,
  groups: ReadonlyMap<string, PlannedGroup>,
): PlannedMembership[] => {
  if (mention === undefined) return [];
  const wanted = mention ? groups.get(mention.uid) : undefined;
  const held = present?.memberships.find((one) => familyOf(one.groupKind) === family);
  const about = { row: row.row, schoolId, schoolName: row.details.name, on: null };
  return moves(held, wanted).map((move) => ({ ...about, ...move }));
};

/** How the school's trust and federation differ from what is recorded. Authorities and dioceses are not the register's. */
export const membershipsOf = (
  subject: SchoolSubject,
  groups: ReadonlyMap<string, PlannedGroup>,
): PlannedMembership[] => [
  ...movesWithin(subject, 'trust', subject.row.trust, groups),
  ...movesWithin(subject, 'federation', subject.row.federation, groups),
];
