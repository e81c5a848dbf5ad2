import { Inject, Injectable } from '@nestjs/common';
import { NAMES, POSTS_THEN, type Names, type PostsThen } from '#contracts/audience.port.js';
import { SCHOOLS, type Schools } from '#contracts/schools.port.js';
import { isUuid } from '#platform/command/ids.js';
import type { Uuid } from '#platform/kernel/event.js';
import { londonDay } from '#platform/kernel/plain-date.js';
import { notACursor, pageOf, type PageRequest } from '#platform/read-store/page.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { FILTERED, filterValues, type EventFilter } from './event.filter.js';
import { EVENT_COLUMNS, isWithheld, namedIn, viewOf, type Around, type Cause, type EventRow } from './event.view.js';
import { policiesOf } from './titles.query.js';

/** A page's place: the moment and position of its last event. */
const cursorOf = ({ recordedAt, tenantId, position }: EventRow): string =>
  Buffer.from(`${recordedAt.toISOString()}|${tenantId}|${String(position)}`).toString('base64url');

/** As `cursorOf` writes it; the database would not take every other text that a clock does. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const isMoment = (text: string): boolean => MOMENT.test(text) && !Number.isNaN(Date.parse(text));

const placeOf = (after: string | null | undefined): readonly (string | number | null)[] => {
  if (!after) return [null, null, null];
  const [at = '', tenant = '', position = ''] = Buffer.from(after, 'base64url').toString('utf8').split('|');
  if (!isMoment(at) || !isUuid(tenant) || !/^\d{1,15}$/.test(position)) {
    throw notACursor();
  }
  return [at, tenant, Number(position)];
};

/**
 * How far before an event its cause is looked for. What follows by itself follows soon; a log is read by position, so
 * the bound keeps a page to a few ranges of its index.
 */
export const CAUSE_WITHIN = 2_000;

/** The log itself, newest first: across the records of the scope there is no common order but time. */
@Injectable()
export class EventsQuery {
  constructor(
    @Inject(SCHOOLS) private readonly schools: Schools,
    @Inject(NAMES) private readonly names: Names,
    @Inject(POSTS_THEN) private readonly posts: PostsThen,
  ) {}

  async page(scope: ReadScope, filter: EventFilter, page: PageRequest): Promise<object> {
    const { limit } = pageOf({ first: page.first });
    const rows = await this.find(scope, filter, page.after, limit + 1);
    const shown = rows.slice(0, limit);
    const views = await this.views(scope, shown);
    const edges = shown.map((row, n) => ({ cursor: cursorOf(row), node: views[n] }));
    return { edges, pageInfo: { hasNextPage: rows.length > limit, endCursor: edges.at(-1)?.cursor ?? null } };
  }

  /** Events as the schema shows them, in the order given. */
  async views(scope: ReadScope, rows: readonly EventRow[]): Promise<readonly object[]> {
    const around = await this.around(scope, rows);
    return rows.map((row) => viewOf(row, around));
  }

  private async around(scope: ReadScope, shown: readonly EventRow[]): Promise<Around> {
    const from = await this.schools.visibleFrom(scope);
    const told = shown.filter((row) => !isWithheld(row));
    const authored = told.flatMap(({ id, actorId, tenantId, recordedAt }) =>
      isUuid(actorId) ? [{ key: id, personId: actorId, tenantId, day: londonDay(recordedAt.toISOString()) }] : [],
    );
    return {
      names: await this.names.namesIn(scope, namedIn(shown).filter(isUuid)),
      schools: new Map((await this.schools.schoolsIn(scope)).map(({ id, name }) => [id, name])),
      causes: await this.causes(scope, told, from),
      policies: await policiesOf(scope, told, from),
      posts: await this.posts.postsThen(scope, authored),
    };
  }

  private async causes(
    scope: ReadScope,
    rows: readonly EventRow[],
    from: ReadonlyMap<Uuid, number>,
  ): Promise<ReadonlyMap<Uuid, Cause>> {
    const caused = new Map(rows.flatMap((row) => (row.causedBy === null ? [] : [[row.causedBy, row] as const])));
    if (caused.size === 0) return new Map();
    const found = await scope.sql<Cause>(
      `SELECT e.event_id AS id, e.tenant_id AS "tenantId", e.position::float8 AS position, e.stream_id AS "streamId",
         e.type, date_trunc('milliseconds', e.recorded_at) AS "recordedAt", e.body
       FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[]) AS c(event_id, tenant_id, position, first)
       JOIN store.event e ON e.tenant_id = c.tenant_id AND e.position BETWEEN greatest(c.first, c.position - ${String(CAUSE_WITHIN)})
         AND c.position - 1 AND e.event_id = c.event_id`,
      [
        [...caused.keys()],
        [...caused.values()].map(({ tenantId }) => tenantId),
        [...caused.values()].map(({ position }) => position),
        [...caused.values()].map(({ tenantId }) => from.get(tenantId) ?? 1),
      ],
    );
    return new Map(found.filter((cause) => !isWithheld(cause)).map((cause) => [cause.id, cause]));
  }

  private async find(
    scope: ReadScope,
    filter: EventFilter,
    after: string | null | undefined,
    limit: number,
  ): Promise<EventRow[]> {
    return scope.sql<EventRow>(
      `SELECT ${EVENT_COLUMNS} FROM ${FILTERED}
         AND ($11::timestamptz IS NULL OR (date_trunc('milliseconds', e.recorded_at), e.tenant_id, e.position) < ($11, $12::uuid, $13::bigint))
       ORDER BY date_trunc('milliseconds', e.recorded_at) DESC, e.tenant_id DESC, e.position DESC LIMIT $14`,
      [...(await filterValues(this.schools, scope, filter)), ...placeOf(after), limit],
    );
  }
}
