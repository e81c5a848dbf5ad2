import { Inject, Injectable } from '@nestjs/common';
import type { Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { SEALING, type Sealing } from '#platform/sealing/sealing.js';
import { PERSON_TABLE, personProjection } from '../../projection/person/person.projection.js';
import { POST_TABLE, postProjection } from '../../projection/post/post.projection.js';
import { openFields } from '../names/sealed-names.js';
import { runsOn } from '../people.sql.js';
import { FIELDS, viewOf, type FoundPerson, type PersonView, type PostView } from '../people/person.view.js';

/** A person's record in one school. */
export interface PersonRecordView {
  readonly person: PersonView;
  readonly reference: string | null;
  readonly history: readonly PostView[];
  /** Events of the person in that record, as far as they are shown here. */
  readonly version: number;
}

/**
 * Of the log only what both read models have come to: a version never promises more than what stands beside it. In the
 * past that is too much, and there is nothing to change.
 */
const VERSION = `(SELECT coalesce(max(e.version), 0)::float8 FROM store.event e
  WHERE e.tenant_id = p.tenant_id AND e.stream_id = 'person-' || p.person_id AND e.position <= (
    SELECT min(c.position) FROM read.checkpoint c
    WHERE c.tenant_id = p.tenant_id AND (c.projection, c.version) IN (SELECT * FROM unnest($2::text[], $3::int[]))))`;

const SHOWN = [personProjection, postProjection];

interface HeldPost extends PostView {
  readonly tenantId: Uuid;
  readonly runs: boolean;
}

/** One person, as each school that the asker may see has them. */
@Injectable()
export class PersonQuery {
  constructor(@Inject(SEALING) private readonly sealing: Sealing) {}

  async records({ sql, held, today }: ReadScope, personId: Uuid): Promise<readonly PersonRecordView[]> {
    const found = await sql<FoundPerson & { reference: string | null; version: number }>(
      `SELECT ${FIELDS}, p.person_ref AS reference, ${VERSION} AS version FROM ${PERSON_TABLE} p
       WHERE ${held('p')} AND p.person_id = $1 ORDER BY p.left_on IS NOT NULL, p.tenant_id`,
      [personId, SHOWN.map(({ name }) => name), SHOWN.map(({ version }) => version)],
    );
    if (found.length === 0) return [];
    const opened = await openFields(this.sealing, found, ['givenName', 'familyName', 'email', 'reference']);
    const posts = await sql<HeldPost>(
      `SELECT h.tenant_id AS "tenantId", h.post_label AS post, h.start_date::text AS "startDate",
         h.end_date::text AS "endDate", ${runsOn('h', '$2')} AS runs
       FROM ${POST_TABLE} h WHERE ${held('h')} AND h.person_id = $1
       ORDER BY coalesce(h.start_date, '-infinity') DESC, h.started_position DESC`,
      [personId, today],
    );
    return opened.map((person) => {
      const mine = posts.filter(({ tenantId }) => tenantId === person.tenantId);
      const views = mine.map(({ post, startDate, endDate, runs }) => ({ runs, view: { post, startDate, endDate } }));
      return {
        person: viewOf(
          person,
          views.filter(({ runs }) => runs).map(({ view }) => view),
        ),
        reference: person.reference,
        history: views.map(({ view }) => view),
        version: person.version,
      };
    });
  }
}
