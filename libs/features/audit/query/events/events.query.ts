import { Inject, Injectable } from '@nestjs/common';
import { NAMES, type Names } from '#contracts/audience.port.js';
import type { LocalText } from '#contracts/local-text.js';
import { SCHOOLS, type Schools } from '#contracts/schools.port.js';
import { isUuid } from '#platform/command/ids.js';
import type { Instant, Uuid } from '#platform/kernel/event.js';
import type { JsonObject } from '#platform/kernel/json.js';
import { pageOf, type PageRequest } from '#platform/read-store/page.js';
import { ReadStoreError } from '#platform/read-store/read-store.errors.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { sentenceOf, whyOf } from './event.sentence.js';

export interface EventFilter {
  readonly tenantId?: Uuid | null;
  readonly streamId?: string | null;
  readonly types?: readonly string[] | null;
  readonly personId?: Uuid | null;
  readonly from?: Instant | null;
  readonly to?: Instant | null;
}

interface EventRow {
  readonly id: Uuid;
  readonly tenantId: Uuid;
  readonly position: number;
  readonly streamId: string;
  readonly version: number;
  readonly type: string;
  readonly recordedAt: Date;
  readonly effectiveAt: Date;
  readonly actorId: string;
  readonly causedBy: Uuid | null;
  readonly correlationId: Uuid;
  readonly body: JsonObject;
  readonly contentHash: string;
}

/**
 * Records about a case are shown as having been written and nothing more, whoever asks; the case itself has its own
 * screen. No filter by stream, type or person finds them: it would say by its answer what is withheld.
 */
const withheld = ({ streamId }: EventRow): boolean => streamId.startsWith('breach-');

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
    throw new ReadStoreError('READ.PAGE_INVALID', 'after is not a cursor of this list.', ['after']);
  }
  return [at, tenant, Number(position)];
};

/** The log itself, newest first: across the records of the scope there is no common order but time. */
@Injectable()
export class EventsQuery {
  constructor(
    @Inject(SCHOOLS) private readonly schools: Schools,
    @Inject(NAMES) private readonly names: Names,
  ) {}

  async page(scope: ReadScope, filter: EventFilter, page: PageRequest): Promise<object> {
    const { limit } = pageOf({ first: page.first });
    const rows = await this.find(scope, filter, page.after, limit + 1);
    const shown = rows.slice(0, limit);
    const names = await this.names.namesIn(scope, shown.map(({ actorId }) => actorId).filter(isUuid));
    const schools = new Map((await this.schools.schoolsIn(scope)).map(({ id, name }) => [id, name]));
    const edges = shown.map((row) => ({ cursor: cursorOf(row), node: viewOf(row, names, schools) }));
    return { edges, pageInfo: { hasNextPage: rows.length > limit, endCursor: edges.at(-1)?.cursor ?? null } };
  }

  private async find(
    scope: ReadScope,
    filter: EventFilter,
    after: string | null | undefined,
    limit: number,
  ): Promise<EventRow[]> {
    const from = await this.schools.visibleFrom(scope);
    return scope.sql<EventRow>(
      `SELECT e.event_id AS id, e.tenant_id AS "tenantId", e.position::float8 AS position, e.stream_id AS "streamId",
         e.version::int AS version, e.type, date_trunc('milliseconds', e.recorded_at) AS "recordedAt",
         e.occurred_at AS "effectiveAt", e.actor_id AS "actorId", e.causation_id AS "causedBy",
         e.correlation_id AS "correlationId", e.body, encode(e.content_hash, 'hex') AS "contentHash"
       FROM store.event e JOIN unnest($1::uuid[], $2::bigint[]) AS v(tenant_id, first) ON v.tenant_id = e.tenant_id
       WHERE e.position >= v.first AND e.recorded_at <= $3
         AND ($4::uuid IS NULL OR e.tenant_id = $4) AND ($5::text IS NULL OR e.stream_id = $5)
         AND ($6::text[] IS NULL OR e.type = ANY ($6)) AND ($7::text IS NULL OR e.actor_id = $7 OR e.body->>'personId' = $7)
         AND (e.stream_id NOT LIKE 'breach-%' OR ($5::text IS NULL AND $6::text[] IS NULL AND $7::text IS NULL))
         AND ($8::timestamptz IS NULL OR e.recorded_at >= $8) AND ($9::timestamptz IS NULL OR e.recorded_at < $9)
         AND ($10::timestamptz IS NULL OR (date_trunc('milliseconds', e.recorded_at), e.tenant_id, e.position) < ($10, $11::uuid, $12::bigint))
       ORDER BY date_trunc('milliseconds', e.recorded_at) DESC, e.tenant_id DESC, e.position DESC LIMIT $13`,
      [
        scope.tenants,
        scope.tenants.map((tenant) => from.get(tenant) ?? 1),
        scope.at,
        filter.tenantId ?? null,
        filter.streamId ?? null,
        filter.types?.length ? filter.types : null,
        filter.personId ?? null,
        filter.from ?? null,
        filter.to ?? null,
        ...placeOf(after),
        limit,
      ],
    );
  }
}

/** Neither which case, nor who wrote it, nor what else the same request did. */
const withholding = (row: EventRow): object => ({
  ...row,
  streamId: 'confidential',
  correlationId: row.id,
  causedBy: null,
  body: {},
  type: 'ConfidentialRecordWritten',
  sentence: 'A confidential record was written.',
  why: null,
  actorId: '',
  actorName: null,
});

const viewOf = (
  row: EventRow,
  names: ReadonlyMap<Uuid, string | null>,
  schools: ReadonlyMap<Uuid, LocalText>,
): object => {
  const tenantName = schools.get(row.tenantId) ?? null;
  if (withheld(row)) return { ...withholding(row), tenantName };
  return {
    ...row,
    sentence: sentenceOf(row.type, row.body),
    why: whyOf(row.body),
    tenantName,
    actorName: names.get(row.actorId) ?? null,
  };
};
