import { Inject, Injectable } from '@nestjs/common';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { londonDay } from '#platform/kernel/plain-date.js';
import { connection, pageOf, type Connection, type PageRequest } from '#platform/read-store/page.js';
import { ReadStoreError } from '#platform/read-store/read-store.errors.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { SEALING, type Sealing } from '#platform/sealing/sealing.js';
import { PERSON_TABLE } from '../../projection/person/person.projection.js';
import { POST_TABLE } from '../../projection/post/post.projection.js';
import { fullName, openFields } from '../names/sealed-names.js';
import { runsOn } from '../people.sql.js';

/** A person of one school as the schema shows them. */
export interface PersonView {
  readonly id: Uuid;
  readonly schoolId: Uuid;
  readonly name: string | null;
  readonly email: string | null;
  readonly kind: string;
  readonly language: string;
  readonly posts: readonly PostView[];
}

interface PostView {
  readonly post: string;
  readonly startDate: PlainDate | null;
  readonly endDate: PlainDate | null;
}

interface Found {
  readonly tenantId: Uuid;
  readonly personId: Uuid;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly email: string | null;
  readonly kind: string;
  readonly language: string;
}

/** Names lie sealed, so no database sorts by them: beyond this many the asker has to name a school. */
const SORTED_AT_MOST = 20_000;

const order = new Intl.Collator(['en', 'cy'], { sensitivity: 'base' });

/** Blank and erased names come last. */
const compare = (one: string | null, other: string | null): number => {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return order.compare(one, other);
};

/** People who have not left, by family name, opened and sorted in memory; only the page's addresses are opened. */
@Injectable()
export class PeopleQuery {
  constructor(@Inject(SEALING) private readonly sealing: Sealing) {}

  async page(scope: ReadScope, schoolId: Uuid | null, page: PageRequest): Promise<Connection<PersonView>> {
    const { offset, limit } = pageOf(page);
    const found = await this.find(scope, schoolId);
    const named = await openFields(this.sealing, found, ['givenName', 'familyName']);
    const sorted = [...named].sort(
      (a, b) =>
        compare(a.familyName, b.familyName) ||
        compare(a.givenName, b.givenName) ||
        a.personId.localeCompare(b.personId) ||
        a.tenantId.localeCompare(b.tenantId),
    );
    const shown = await openFields(this.sealing, sorted.slice(offset, offset + limit), ['email']);
    const posts = await this.posts(scope, shown);
    const views = shown.map(({ tenantId, personId, givenName, familyName, email, kind, language }) => ({
      id: personId,
      schoolId: tenantId,
      name: fullName(givenName, familyName),
      email,
      kind,
      language,
      posts: posts.get(`${tenantId}/${personId}`) ?? [],
    }));
    return connection(views, sorted.length, page);
  }

  private async find({ sql, held }: ReadScope, schoolId: Uuid | null): Promise<Found[]> {
    const rows = await sql<Found>(
      `SELECT p.tenant_id AS "tenantId", p.person_id AS "personId", p.given_name AS "givenName",
         p.family_name AS "familyName", p.email, p.kind, p.language
       FROM ${PERSON_TABLE} p WHERE ${held('p')} AND p.left_on IS NULL AND ($1::uuid IS NULL OR p.tenant_id = $1)
       LIMIT ${String(SORTED_AT_MOST + 1)}`,
      [schoolId],
    );
    if (rows.length <= SORTED_AT_MOST) return rows;
    const said = `These are more than ${String(SORTED_AT_MOST)} people. Ask for one school at a time.`;
    throw new ReadStoreError('READ.PAGE_INVALID', said, ['schoolId']);
  }

  /** Posts held on the scope's day by the people of a page, by school and person. */
  private async posts(
    { sql, held, at }: ReadScope,
    people: readonly Pick<Found, 'tenantId' | 'personId'>[],
  ): Promise<ReadonlyMap<string, readonly PostView[]>> {
    const rows = await sql<PostView & { key: string }>(
      `SELECT h.tenant_id || '/' || h.person_id AS key, h.post_label AS post, h.start_date::text AS "startDate",
         h.end_date::text AS "endDate"
       FROM ${POST_TABLE} h WHERE ${held('h')} AND h.person_id = ANY ($2::uuid[]) AND ${runsOn('h', '$1')}
       ORDER BY h.started_position`,
      [londonDay(at), people.map(({ personId }) => personId)],
    );
    const byPerson = new Map<string, PostView[]>();
    for (const { key, ...post } of rows) byPerson.set(key, [...(byPerson.get(key) ?? []), post]);
    return byPerson;
  }
}
