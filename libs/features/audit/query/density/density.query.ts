import { Inject, Injectable } from '@nestjs/common';
import { SCHOOLS, type Schools } from '#contracts/schools.port.js';
import type { Instant, PlainDate, Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { FILTERED, filterValues, type EventFilter } from '../events/event.filter.js';
import { periodsOf, stepFor, type Step } from './periods.js';

/** How many events were recorded in each period. */
export interface Density {
  readonly step: Step | null;
  readonly periods: readonly { readonly from: PlainDate; readonly events: number }[];
  /** The schools and central bodies that have one. */
  readonly records: readonly Uuid[];
}

/** A change, and the first moment as at which it is seen. */
export interface Change {
  readonly at: Date;
  readonly tenantId: Uuid;
  readonly position: number;
}

/** The changes beside a moment. */
export interface Nearest {
  readonly before: Change | null;
  readonly after: Change | null;
}

const LONDON = `(e.recorded_at AT TIME ZONE 'Europe/London')`;
/** The first millisecond at which a question with `asOf` finds the event: moments of the log are finer. */
const FOUND_AT = `date_trunc('milliseconds', e.recorded_at + interval '999 microseconds')`;

/** When the record grew, and by how much; days are London's. */
@Injectable()
export class DensityQuery {
  constructor(@Inject(SCHOOLS) private readonly schools: Schools) {}

  async density(scope: ReadScope, filter: EventFilter): Promise<Density> {
    const values = await filterValues(this.schools, scope, filter);
    const days = await scope.sql<{ day: PlainDate; events: number }>(
      `SELECT ${LONDON}::date::text AS day, count(*)::int AS events FROM ${FILTERED} GROUP BY 1 ORDER BY 1`,
      values,
    );
    const [first, last] = [days[0], days.at(-1)];
    if (!first || !last) return { step: null, periods: [], records: [] };
    const step = stepFor(first.day, last.day);
    const records = await scope.sql<{ id: Uuid }>(
      `SELECT DISTINCT e.tenant_id AS id FROM ${FILTERED} ORDER BY 1`,
      values,
    );
    return { step, periods: periodsOf(step, days), records: records.map(({ id }) => id) };
  }

  async nearest(scope: ReadScope, filter: EventFilter, at: Instant): Promise<Nearest> {
    const values = [...(await filterValues(this.schools, scope, filter)), at];
    const one = async (side: '<' | '>', order: 'DESC' | 'ASC'): Promise<Change | null> => {
      const rows = await scope.sql<Change>(
        `SELECT ${FOUND_AT} AS at, e.tenant_id AS "tenantId", e.position::float8 AS position
         FROM ${FILTERED} AND ${FOUND_AT} ${side} $11::timestamptz
         ORDER BY 1 ${order}, e.tenant_id ${order}, e.position ${order} LIMIT 1`,
        values,
      );
      return rows[0] ?? null;
    };
    return { before: await one('<', 'DESC'), after: await one('>', 'ASC') };
  }
}
