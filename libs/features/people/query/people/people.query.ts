import { Inject, Injectable } from '@nestjs/common';
import { postOf } from '#contracts/posts.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { connection, pageOf, type Connection, type PageRequest } from '#platform/read-store/page.js';
import { ReadStoreError } from '#platform/read-store/read-store.errors.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { SEALING, type Sealing } from '#platform/sealing/sealing.js';
import { PERSON_TABLE } from '../../projection/person/person.projection.js';
import { POST_TABLE } from '../../projection/post/post.projection.js';
import { openFields } from '../names/sealed-names.js';
import { runsOn, stayedOn } from '../people.sql.js';
import { byName, matches, searchOf } from './people.search.js';
import { FIELDS, viewOf, type FoundPerson, type PersonView, type PostCount, type PostView } from './person.view.js';

export type Presence = 'PRESENT' | 'LEFT' | 'EVERYBODY';

/** Which people; null or absent is "of any". */
export interface PeopleFilter {
  readonly schoolId?: Uuid | null;
  readonly search?: string | null;
  /** A post by its key or by any of its names. */
  readonly post?: string | null;
  readonly kind?: string | null;
  /** Absent: those who have not left. */
  readonly presence?: Presence | null;
  /** The day that is meant, as known at the scope's time; absent: that time's own day. */
  readonly on?: PlainDate | null;
}

/** Names lie sealed, so no database sorts or searches by them: beyond this many the asker has to name a school. */
const SORTED_AT_MOST = 20_000;

/** People by family name, opened, searched and sorted in memory; only the page's addresses are opened. */
@Injectable()
export class PeopleQuery {
  constructor(@Inject(SEALING) private readonly sealing: Sealing) {}

  async page(scope: ReadScope, filter: PeopleFilter, page: PageRequest): Promise<Connection<PersonView>> {
    const { offset, limit } = pageOf(page);
    const search = searchOf(filter.search);
    const found = await this.find(scope, filter);
    const named = await openFields(this.sealing, found, ['givenName', 'familyName']);
    const sorted = named.filter((person) => matches(person, search)).sort(byName);
    const shown = await openFields(this.sealing, sorted.slice(offset, offset + limit), ['email']);
    const posts = await this.posts(scope, filter.on ?? scope.today, shown);
    const views = shown.map((person) => viewOf(person, posts.get(`${person.tenantId}/${person.personId}`) ?? []));
    return connection(views, sorted.length, page);
  }

  /** What the list can be narrowed to: posts held that day by the people of its schools who have not left. */
  postsHeld({ sql, held, today }: ReadScope, { schoolId, on }: PeopleFilter): Promise<PostCount[]> {
    return sql<PostCount>(
      `SELECT h.post, min(h.post_label) AS label, count(DISTINCT (h.tenant_id, h.person_id))::int AS people
       FROM ${POST_TABLE} h JOIN ${PERSON_TABLE} p ON p.tenant_id = h.tenant_id AND p.person_id = h.person_id AND ${held('p')}
       WHERE ${held('h')} AND ${runsOn('h', '$1')} AND ${stayedOn('p', '$3')} AND ($2::uuid IS NULL OR h.tenant_id = $2)
       GROUP BY h.post ORDER BY 3 DESC, 1 LIMIT 50`,
      [on ?? today, schoolId ?? null, on ?? null],
    );
  }

  private async find({ sql, held, today }: ReadScope, filter: PeopleFilter): Promise<FoundPerson[]> {
    const { schoolId, post, kind, on } = filter;
    const presence = filter.presence ?? 'PRESENT';
    const rows = await sql<FoundPerson>(
      `SELECT ${FIELDS} FROM ${PERSON_TABLE} p
       WHERE ${held('p')} AND ($1::uuid IS NULL OR p.tenant_id = $1)
         AND ($2 = 'EVERYBODY' OR (${stayedOn('p', '$6')}) = ($2 = 'PRESENT'))
         AND ($3::text IS NULL OR p.kind = $3)
         AND ($4::text IS NULL OR EXISTS (SELECT FROM ${POST_TABLE} h WHERE h.tenant_id = p.tenant_id
           AND h.person_id = p.person_id AND ${held('h')} AND h.post = $4 AND ${runsOn('h', '$5')}))
       LIMIT ${String(SORTED_AT_MOST + 1)}`,
      [schoolId ?? null, presence, kind ?? null, post ? postOf(post).key : null, on ?? today, on ?? null],
    );
    if (rows.length <= SORTED_AT_MOST) return rows;
    const most = String(SORTED_AT_MOST);
    const said = {
      en: `These are more than ${most} people. Ask for one school at a time.`,
      cy: `Mae’r rhain yn fwy na ${most} o bobl. Gofynnwch am un ysgol ar y tro.`,
    };
    throw new ReadStoreError('READ.PAGE_INVALID', said, ['schoolId']);
  }

  /** Posts held on a day by the people of a page, by school and person. */
  private async posts(
    { sql, held }: ReadScope,
    day: PlainDate,
    people: readonly Pick<FoundPerson, 'tenantId' | 'personId'>[],
  ): Promise<ReadonlyMap<string, readonly PostView[]>> {
    const rows = await sql<PostView & { key: string; startDate: PlainDate | null }>(
      `SELECT h.tenant_id || '/' || h.person_id AS key, h.post_label AS post, h.start_date::text AS "startDate",
         h.end_date::text AS "endDate"
       FROM ${POST_TABLE} h WHERE ${held('h')} AND h.person_id = ANY ($2::uuid[]) AND ${runsOn('h', '$1')}
       ORDER BY h.started_position`,
      [day, people.map(({ personId }) => personId)],
    );
    const byPerson = new Map<string, PostView[]>();
    for (const { key, ...post } of rows) byPerson.set(key, [...(byPerson.get(key) ?? []), post]);
    return byPerson;
  }
}
