import { Inject, Injectable } from '@nestjs/common';
import type { PersonLanguage } from '#contracts/people.events.js';
import type { PersonKind } from '#contracts/person-kinds.js';
import { SCHOOLS, type Schools } from '#contracts/schools.port.js';
import { deriveId } from '#platform/command/ids.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { SEALING, type Sealing } from '#platform/sealing/sealing.js';
import { knownKey } from '../../import/people.types.js';
import type { KnownPeople, KnownPerson, KnownSchool } from '../../import/people.types.js';
import { PERSON_TABLE } from '../../projection/person/person.projection.js';
import { POST_TABLE } from '../../projection/post/post.projection.js';
import { openFields } from '../names/sealed-names.js';

interface FoundPerson {
  readonly tenantId: Uuid;
  readonly personId: Uuid;
  readonly personRef: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly email: string | null;
  readonly kind: PersonKind;
  readonly language: PersonLanguage;
  readonly leftOn: PlainDate | null;
  readonly posts: KnownPerson['posts'];
}

/** What an import of people finds there already, within what its asker may see. */
@Injectable()
export class KnownPeopleQuery {
  constructor(
    @Inject(SCHOOLS) private readonly schools: Schools,
    @Inject(SEALING) private readonly sealing: Sealing,
  ) {}

  /** The asker's schools by URN or Welsh number, and the people of those that `urns` name, opened. */
  async find(scope: ReadScope, urns: ReadonlySet<string>): Promise<KnownPeople> {
    const schoolsByUrn = await this.schoolsByUrn(scope);
    const named = [...schoolsByUrn].flatMap(([urn, { schoolId }]) => (urns.has(urn) ? [schoolId] : []));
    const found = named.length === 0 ? [] : await this.people(scope, named);
    const idByRef = new Map(
      found.flatMap(({ tenantId, personRef, personId }) =>
        personRef === null ? [] : [[knownKey(tenantId, personRef), personId] as const],
      ),
    );
    return {
      schoolsByUrn,
      people: new Map(found.map((person) => [knownKey(person.tenantId, person.personId), person])),
      personIdOf: ({ schoolId, namespace }, ref) =>
        idByRef.get(knownKey(schoolId, ref)) ?? deriveId('person', namespace, ref),
    };
  }

  /** The id of whom a school knows by a reference, or the one that the reference always leads to. */
  async idFor(scope: ReadScope, schoolId: Uuid, reference: string): Promise<Uuid> {
    const found = await this.people(scope, [schoolId]);
    const known = found.find(({ personRef }) => personRef === reference);
    if (known) return known.personId;
    const school = (await this.schools.schoolsIn(scope)).find(({ id }) => id === schoolId);
    return deriveId('person', school?.groupId ?? schoolId, reference);
  }

  private async schoolsByUrn(scope: ReadScope): Promise<ReadonlyMap<string, KnownSchool>> {
    const byUrn = new Map<string, KnownSchool>();
    for (const { id, groupId, urn, welshSchoolNumber } of await this.schools.schoolsIn(scope)) {
      const school = { schoolId: id, namespace: groupId ?? id };
      for (const number of [urn, welshSchoolNumber]) if (number !== null) byUrn.set(number, school);
    }
    return byUrn;
  }

  private async people({ sql, held }: ReadScope, schools: readonly Uuid[]): Promise<readonly FoundPerson[]> {
    const rows = await sql<FoundPerson>(
      `SELECT p.tenant_id AS "tenantId", p.person_id AS "personId", p.person_ref AS "personRef",
         p.given_name AS "givenName", p.family_name AS "familyName", p.email, p.kind, p.language,
         p.left_on::text AS "leftOn", coalesce(h.posts, '[]'::jsonb) AS posts
       FROM ${PERSON_TABLE} p LEFT JOIN LATERAL (
         SELECT jsonb_agg(jsonb_build_object('post', h.post, 'startDate', h.start_date, 'endDate', h.end_date)
           ORDER BY h.started_position) AS posts
         FROM ${POST_TABLE} h WHERE h.tenant_id = p.tenant_id AND h.person_id = p.person_id AND ${held('h')}) h ON true
       WHERE ${held('p')} AND p.tenant_id = ANY ($1::uuid[])`,
      [schools],
    );
    return openFields(this.sealing, rows, ['personRef', 'givenName', 'familyName', 'email']);
  }
}
