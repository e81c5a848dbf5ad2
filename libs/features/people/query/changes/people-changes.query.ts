import { Inject, Injectable } from '@nestjs/common';
import type { LocalText } from '#contracts/local-text.js';
import { namesOfPost } from '#contracts/post-names.js';
import type { Uuid } from '#platform/kernel/event.js';
import { connection, pageOf, type Connection, type PageRequest } from '#platform/read-store/page.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { SEALING, type Sealing } from '#platform/sealing/sealing.js';
import { PERSON_TABLE } from '../../projection/person/person.projection.js';
import { POST_TABLE } from '../../projection/post/post.projection.js';
import { fullName, openFields } from '../names/sealed-names.js';
import { runsOn } from '../people.sql.js';

export type PersonChangeKind = 'CAME' | 'LEFT' | 'CHANGED';

/** A detail of a person that the two moments show differently. */
export type PersonDetail = 'NAME' | 'KIND' | 'ABSENCE_BEGAN' | 'ABSENCE_ENDED' | 'CONTACT';

/** Somebody whom another moment shows otherwise, in one record. */
export interface PersonChange {
  readonly kind: PersonChangeKind;
  readonly schoolId: Uuid;
  readonly personId: Uuid;
  /** null: erased or not recorded. */
  readonly name: string | null;
  readonly postsBegun: readonly LocalText[];
  readonly postsEnded: readonly LocalText[];
  readonly details: readonly PersonDetail[];
}

/** A page of them, and how many of all there are of the two kinds that a sentence names. */
export interface PeopleChanges extends Connection<PersonChange> {
  readonly came: number;
  readonly left: number;
}

interface Found {
  readonly kind: PersonChangeKind;
  readonly tenantId: Uuid;
  readonly personId: Uuid;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly postsBegun: readonly string[] | null;
  readonly postsEnded: readonly string[] | null;
  readonly details: readonly (PersonDetail | null)[];
  readonly total: number;
  readonly came: number;
  readonly left: number;
}

/**
 * Posts are compared by the day, for a post may end without anything being recorded on that day: its last day may have
 * been on record for long. $2 and $3 are the two days.
 */
const heldOn = ({ held }: ReadScope, alias: string, day: string): string =>
  `SELECT DISTINCT ON (${alias}.tenant_id, ${alias}.person_id, ${alias}.post) ${alias}.tenant_id, ${alias}.person_id,
     ${alias}.post, ${alias}.post_label
   FROM ${POST_TABLE} ${alias} WHERE ${alias}.tenant_id = ANY ($1::uuid[]) AND ${held(alias)} AND ${runsOn(alias, day)}
   ORDER BY ${alias}.tenant_id, ${alias}.person_id, ${alias}.post, ${alias}.started_position`;

const POSTS = (before: ReadScope, after: ReadScope): string =>
  `SELECT tenant_id, person_id, array_agg(n.post_label ORDER BY n.post) FILTER (WHERE o.post IS NULL) AS begun,
     array_agg(o.post_label ORDER BY o.post) FILTER (WHERE n.post IS NULL) AS ended
   FROM (${heldOn(before, 'b', '$2')}) o FULL JOIN (${heldOn(after, 'a', '$3')}) n USING (tenant_id, person_id, post)
   WHERE o.post IS NULL OR n.post IS NULL GROUP BY tenant_id, person_id`;

const KIND = `CASE
    WHEN n.left_on IS NULL AND (o.person_id IS NULL OR o.left_on IS NOT NULL) THEN 'CAME'
    WHEN n.left_on IS NOT NULL AND o.person_id IS NOT NULL AND o.left_on IS NULL THEN 'LEFT'
    WHEN o.person_id IS NOT NULL AND (cardinality(d.details) > 0 OR p.person_id IS NOT NULL) THEN 'CHANGED'
  END`;

const DETAILS = `array_remove(ARRAY[
    CASE WHEN (n.given_name, n.family_name) IS DISTINCT FROM (o.given_name, o.family_name) THEN 'NAME' END,
    CASE WHEN n.kind IS DISTINCT FROM o.kind THEN 'KIND' END,
    CASE WHEN n.absent_since IS NOT NULL AND o.absent_since IS NULL THEN 'ABSENCE_BEGAN' END,
    CASE WHEN n.absent_since IS NULL AND o.absent_since IS NOT NULL THEN 'ABSENCE_ENDED' END,
    CASE WHEN n.email IS DISTINCT FROM o.email OR n.language IS DISTINCT FROM o.language THEN 'CONTACT' END], NULL)`;

const ORDER = `array_position(ARRAY['LEFT', 'CAME', 'CHANGED'], kind)`;

const postName = (label: string): LocalText => namesOfPost(label) ?? { en: label, cy: label };

/** People and posts as two moments show them; names are opened for the page alone. */
@Injectable()
export class PeopleChangesQuery {
  constructor(@Inject(SEALING) private readonly sealing: Sealing) {}

  async page(before: ReadScope, after: ReadScope, records: readonly Uuid[], page: PageRequest): Promise<PeopleChanges> {
    const { offset, limit } = pageOf(page);
    const rows = await after.sql<Found>(
      `SELECT *, count(*) OVER ()::int AS total, (count(*) FILTER (WHERE kind = 'CAME') OVER ())::int AS came,
         (count(*) FILTER (WHERE kind = 'LEFT') OVER ())::int AS "left" FROM (
         SELECT ${KIND} AS kind, n.tenant_id AS "tenantId", n.person_id AS "personId", n.given_name AS "givenName",
           n.family_name AS "familyName", p.begun AS "postsBegun", p.ended AS "postsEnded", d.details
         FROM ${PERSON_TABLE} n
         LEFT JOIN ${PERSON_TABLE} o ON o.tenant_id = n.tenant_id AND o.person_id = n.person_id AND ${before.held('o')}
         LEFT JOIN (${POSTS(before, after)}) p ON p.tenant_id = n.tenant_id AND p.person_id = n.person_id
         CROSS JOIN LATERAL (SELECT CASE WHEN o.person_id IS NULL THEN '{}'::text[] ELSE ${DETAILS} END AS details) d
         WHERE n.tenant_id = ANY ($1::uuid[]) AND ${after.held('n')} AND (n.from_at > $4 OR p.person_id IS NOT NULL)
       ) c WHERE kind IS NOT NULL ORDER BY ${ORDER}, "tenantId", "personId" LIMIT $5 OFFSET $6`,
      [records, before.today, after.today, before.stamp, limit, offset],
    );
    const [first] = rows;
    const named = await openFields(this.sealing, rows, ['givenName', 'familyName']);
    const { total = offset, came = 0, left = 0 } = first ?? {};
    return { ...connection(named.map(changeOf), total, page), came, left };
  }
}

const changeOf = (found: Found): PersonChange => ({
  kind: found.kind,
  schoolId: found.tenantId,
  personId: found.personId,
  name: fullName(found.givenName, found.familyName),
  postsBegun: (found.postsBegun ?? []).map(postName),
  postsEnded: (found.postsEnded ?? []).map(postName),
  details: found.details.filter((detail) => detail !== null),
});
