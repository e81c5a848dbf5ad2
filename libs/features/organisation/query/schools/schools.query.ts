import { Injectable } from '@nestjs/common';
import { inLanguage } from '#contracts/local-text.js';
import type { GroupKind } from '#contracts/organisation.events.js';
import type { Schools, SchoolView } from '#contracts/schools.port.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { MEMBERSHIP_TABLE } from '../../projection/membership/membership.projection.js';
import { SCHOOL_TABLE, type HeldMembership } from '../../projection/school/school.projection.js';

interface Found extends Omit<SchoolView, 'groupId' | 'groupName' | 'joinedOn'> {
  readonly memberships: readonly HeldMembership[];
}

const COLUMNS = `s.tenant_id AS id, s.name, s.urn, s.welsh_school_number AS "welshSchoolNumber", s.la_code AS "laCode", s.la_name AS "laName", s.phase, s.country,
  s.status = 'closed' AS closed, s.memberships`;

/** Of several groups the one that leads the school's policies is shown: its trust before all others. */
const LEADING: readonly GroupKind[] = [
  'multi-academy-trust',
  'single-academy-trust',
  'federation',
  'local-authority',
  'diocese',
];

const leading = (memberships: readonly HeldMembership[]): HeldMembership | null =>
  (memberships.length > 1
    ? [...memberships].sort((a, b) => LEADING.indexOf(a.groupKind) - LEADING.indexOf(b.groupKind))[0]
    : memberships[0]) ?? null;

/** Field by field: a trust has a hundred of them, and taking one out of an object costs more than naming the rest. */
const viewOf = (school: Found): SchoolView => {
  const group = leading(school.memberships);
  return {
    id: school.id,
    name: school.name,
    urn: school.urn,
    welshSchoolNumber: school.welshSchoolNumber,
    laCode: school.laCode,
    laName: school.laName,
    phase: school.phase,
    country: school.country,
    closed: school.closed,
    groupId: group?.groupId ?? null,
    groupName: group && (inLanguage(group.groupName, 'en') || null),
    joinedOn: group?.joinedOn ?? null,
  };
};

/** Which schools a question is about, from this feature's own tables. */
@Injectable()
export class SchoolsQuery implements Schools {
  private readonly visible = new WeakMap<ReadScope, Map<Uuid | null, Promise<ReadonlyMap<Uuid, number>>>>();

  async schoolsIn({ sql, held }: ReadScope): Promise<readonly SchoolView[]> {
    const rows = await sql<Found>(
      `SELECT ${COLUMNS} FROM ${SCHOOL_TABLE} s WHERE ${held('s')}
       ORDER BY lower(coalesce(s.name->>'en', s.name->>'cy')), s.school_id`,
    );
    return rows.map(viewOf);
  }

  async one({ sql, held }: ReadScope, id: Uuid): Promise<SchoolView | null> {
    const rows = await sql<Found>(`SELECT ${COLUMNS} FROM ${SCHOOL_TABLE} s WHERE ${held('s')} AND s.tenant_id = $1`, [
      id,
    ]);
    return rows[0] ? viewOf(rows[0]) : null;
  }

  /** Asked once a scope, however many features look: a scope sees one state. */
  visibleFrom(scope: ReadScope, schoolId: Uuid | null = null): Promise<ReadonlyMap<Uuid, number>> {
    const known = this.visible.get(scope) ?? new Map<Uuid | null, Promise<ReadonlyMap<Uuid, number>>>();
    this.visible.set(scope, known);
    const found = known.get(schoolId) ?? this.findVisible(scope, schoolId);
    known.set(schoolId, found);
    return found;
  }

  private async findVisible(
    { sql, held, tenants }: ReadScope,
    schoolId: Uuid | null,
  ): Promise<ReadonlyMap<Uuid, number>> {
    const rows = await sql<{ id: Uuid; first: number }>(
      `SELECT m.school_id AS id, m.school_position::float8 AS first FROM ${MEMBERSHIP_TABLE} m
       WHERE ${held('m')} ${schoolId === null ? '' : 'AND m.school_id = $1'}`,
      schoolId === null ? [] : [schoolId],
    );
    const joined = new Map(rows.map(({ id, first }) => [id, first]));
    const asked = schoolId === null ? tenants : tenants.filter((tenant) => tenant === schoolId);
    return new Map(asked.map((tenant) => [tenant, joined.get(tenant) ?? 1]));
  }

  async joinedLater({ sql, past, tenants }: ReadScope): Promise<readonly Pick<SchoolView, 'id' | 'name'>[]> {
    if (!past) return [];
    return sql<Pick<SchoolView, 'id' | 'name'>>(
      `SELECT m.school_id AS id, m.school_name AS name FROM ${MEMBERSHIP_TABLE} m
       WHERE m.to_at = 'infinity' AND m.left_position IS NULL AND m.school_id <> ALL ($1::uuid[])
       ORDER BY lower(coalesce(m.school_name->>'en', m.school_name->>'cy')), m.school_id`,
      [tenants],
    );
  }
}
