import type { LocalText } from '#contracts/local-text.js';
import type { GroupDetails, SchoolDetails, SchoolStatus } from '#contracts/organisation.events.js';
import type { TenantRow } from '#platform/event-store/event-store.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import type { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { GROUP_TABLE } from '../projection/group/group.projection.js';
import { MEMBERSHIP_TABLE } from '../projection/membership/membership.projection.js';
import { SCHOOL_TABLE, type HeldMembership } from '../projection/school/school.projection.js';
import type { KnownGroup, KnownRegister, KnownSchool } from './register.types.js';

/** A school's joining that its group was never told of: the run that wrote it was cut off between the two logs. */
export interface UntoldJoining {
  readonly schoolId: Uuid;
  readonly schoolName: LocalText;
  readonly groupId: Uuid;
  readonly joinedOn: PlainDate | null;
  readonly schoolPosition: number;
}

/** What the installation has of the register, and what an earlier run left half done. */
export interface FoundRegister extends KnownRegister {
  readonly untold: readonly UntoldJoining[];
}

interface FoundSchool extends KnownSchool {
  readonly urns: readonly string[];
  readonly memberships: readonly HeldMembership[];
}

/** Tenants a question names at once: row-level security looks through this list for every row. */
const AT_ONCE = 500;

const DETAILS = `jsonb_build_object('name', s.name, 'phase', s.phase, 'country', s.country, 'urn', s.urn, 'ukprn', s.ukprn,
  'establishmentNumber', s.establishment_number, 'welshSchoolNumber', s.welsh_school_number,
  'establishmentType', s.establishment_type, 'laCode', s.la_code, 'laName', s.la_name, 'town', s.town,
  'postcode', s.postcode, 'openDate', s.open_date)`;

const schoolsOf = async ({ sql }: ReadScope): Promise<readonly FoundSchool[]> =>
  sql<{
    schoolId: Uuid;
    details: SchoolDetails;
    status: SchoolStatus;
    closedOn: PlainDate | null;
    memberships: readonly HeldMembership[];
    urns: readonly string[];
    knownAt: number;
  }>(
    `SELECT s.school_id AS "schoolId", ${DETAILS} AS details, s.status, s.closed_on::text AS "closedOn", s.memberships,
       s.from_position::float8 AS "knownAt",
       ARRAY(SELECT DISTINCT o.urn FROM ${SCHOOL_TABLE} o WHERE o.tenant_id = s.tenant_id AND o.urn IS NOT NULL) AS urns
     FROM ${SCHOOL_TABLE} s WHERE s.to_at = 'infinity'`,
  );

const groupsOf = async ({ sql }: ReadScope): Promise<readonly KnownGroup[]> =>
  sql<{ groupId: Uuid; details: GroupDetails; knownAt: number }>(
    `SELECT g.group_id AS "groupId", g.from_position::float8 AS "knownAt", jsonb_build_object('name', g.name,
       'kind', g.kind, 'groupUid', g.group_uid, 'companiesHouseNumber', g.companies_house_number) AS details
     FROM ${GROUP_TABLE} g WHERE g.to_at = 'infinity'`,
  );

const told = async ({ sql }: ReadScope): Promise<readonly { key: string; position: number }[]> =>
  sql(
    `SELECT m.tenant_id || '/' || m.school_id AS key, coalesce(m.left_position, m.school_position)::float8 AS position
     FROM ${MEMBERSHIP_TABLE} m WHERE m.to_at = 'infinity'`,
  );

const bySchoolUrn = (schools: readonly FoundSchool[]): ReadonlyMap<string, KnownSchool> => {
  const byUrn = new Map<string, KnownSchool>();
  for (const school of schools) for (const urn of school.urns) byUrn.set(urn, school);
  // A URN that is somebody's own today is nobody else's former one.
  for (const school of schools) if (school.details.urn !== null) byUrn.set(school.details.urn, school);
  return byUrn;
};

const untoldOf = (schools: readonly FoundSchool[], heard: ReadonlyMap<string, number>): UntoldJoining[] =>
  schools.flatMap(({ schoolId, details, memberships }) =>
    memberships
      .filter(({ groupId, position }) => (heard.get(`${groupId}/${schoolId}`) ?? 0) < position)
      .map(({ groupId, joinedOn, position }) => ({
        schoolId,
        schoolName: details.name,
        groupId,
        joinedOn,
        schoolPosition: position,
      })),
  );

/** Reads the register as the installation has it, some hundred tenants at a time, under row-level security. */
export const findRegister = async (reads: PostgresReadStore, tenants: readonly TenantRow[]): Promise<FoundRegister> => {
  const schools: FoundSchool[] = [];
  const groups: KnownGroup[] = [];
  const heard = new Map<string, number>();
  for (let from = 0; from < tenants.length; from += AT_ONCE) {
    const ids = tenants.slice(from, from + AT_ONCE).map(({ tenantId }) => tenantId);
    await reads.askAcross(ids, async (scope) => {
      schools.push(...(await schoolsOf(scope)));
      groups.push(...(await groupsOf(scope)));
      for (const { key, position } of await told(scope)) heard.set(key, position);
    });
  }
  const uids = groups.flatMap((group) =>
    group.details.groupUid === null ? [] : [[group.details.groupUid, group] as const],
  );
  return { schools: bySchoolUrn(schools), groups: new Map(uids), untold: untoldOf(schools, heard) };
};
