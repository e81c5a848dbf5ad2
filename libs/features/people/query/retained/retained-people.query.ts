import { Inject, Injectable } from '@nestjs/common';
import type { ErasedName, RetainedPeople, RetainedPerson } from '#contracts/retained.port.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { isErased, SEALING, type Opened, type Sealing } from '#platform/sealing/sealing.js';
import { PERSON_TABLE } from '../../projection/person/person.projection.js';
import { fullName } from '../names/sealed-names.js';

interface SealedPerson extends Omit<RetainedPerson, 'name'> {
  readonly givenName: string | null;
  readonly familyName: string | null;
}

const COLUMNS = `p.tenant_id AS "tenantId", p.person_id AS "personId", p.kind, p.left_on::text AS "leftOn",
  p.given_name AS "givenName", p.family_name AS "familyName"`;

const wordIn = (opened: Opened | undefined): string | null =>
  opened && 'value' in opened && typeof opened.value === 'string' ? opened.value : null;

/** What is left of a name: itself, or when and why it went. */
const nameOf = ([given, family]: readonly (Opened | undefined)[]): string | ErasedName | null => {
  const erased = [given, family].find((one) => isErased(one));
  return erased && isErased(erased) ? erased : fullName(wordIn(given), wordIn(family));
};

/** People as retention sees them: when they left, and whether their names are still there. */
@Injectable()
export class RetainedPeopleQuery implements RetainedPeople {
  constructor(@Inject(SEALING) private readonly sealing: Sealing) {}

  async peopleIn({ sql, held, tenants }: ReadScope, personIds?: readonly Uuid[]): Promise<readonly RetainedPerson[]> {
    const rows = await sql<SealedPerson>(
      `SELECT ${COLUMNS} FROM ${PERSON_TABLE} p WHERE p.tenant_id = ANY ($1::uuid[]) AND ${held('p')}
         AND (p.person_id = ANY ($2::uuid[]) OR ($2::uuid[] IS NULL AND p.left_on IS NOT NULL))
       ORDER BY p.tenant_id, p.person_id`,
      [tenants, personIds ?? null],
    );
    return this.named(rows);
  }

  async erasedIn(scope: ReadScope, personIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, ErasedName>> {
    if (personIds.length === 0) return new Map();
    const people = await this.peopleIn(scope, [...new Set(personIds)]);
    return new Map(
      people.flatMap(({ personId, name }) => (name !== null && typeof name === 'object' ? [[personId, name]] : [])),
    );
  }

  private async named(rows: readonly SealedPerson[]): Promise<readonly RetainedPerson[]> {
    const sealed = rows.map(({ tenantId, givenName, familyName }) => ({
      tenantId,
      texts: [givenName, familyName].filter((text) => text !== null),
    }));
    const opened = await this.sealing.openAcross(sealed);
    return rows.map(({ givenName, familyName, ...person }, n) => {
      const words = [...(opened[n] ?? [])];
      const pair = [givenName === null ? undefined : words.shift(), familyName === null ? undefined : words.shift()];
      return { ...person, name: nameOf(pair) };
    });
  }
}
