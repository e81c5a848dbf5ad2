import { Inject, Injectable } from '@nestjs/common';
import { NAMES, type Names } from '#contracts/audience.port.js';
import type { LocalText } from '#contracts/local-text.js';
import { SCHOOLS, type Schools } from '#contracts/schools.port.js';
import { isUuid } from '#platform/command/ids.js';
import type { Instant, Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { READ_MODELS, type ReadModel } from '#platform/rebuild/read-models.js';
import { RebuildLedger, type RebuildView } from '#platform/rebuild/rebuild-ledger.js';
import { recordsSentence, stateOf, type Cell, type Log, type LogState, type Model } from './record-state.js';

const LOGS = `SELECT l.tenant_id AS "tenantId", l.kind, l.head::float8 AS head FROM store.tenant_log l`;
const CELLS = `SELECT c.tenant_id AS "tenantId", c.projection, c.version, c.position::float8 AS position,
    c.parked_at AS "parkedAt" FROM read.checkpoint c WHERE c.projection = ANY ($1)`;
const FIRST_MISSING = `SELECT e.tenant_id AS "tenantId", e.recorded_at AS at
  FROM unnest($1::uuid[], $2::bigint[]) AS k(tenant_id, position)
  JOIN store.event e ON e.tenant_id = k.tenant_id AND e.position = k.position + 1`;

/** A rebuild as the schema says it. */
interface RebuildAnswer extends Omit<RebuildView, 'tenantId' | 'rebuildId' | 'status' | 'askedBy'> {
  readonly id: Uuid;
  readonly status: Uppercase<RebuildView['status']>;
  readonly askedByName: string | null;
}

export interface RecordAnswer extends Omit<LogState, 'kind'> {
  readonly kind: 'SCHOOL' | 'GROUP';
  readonly tenantName: LocalText | null;
  readonly behindSince: Instant | null;
  readonly rebuild: RebuildAnswer | null;
}

const upper = <Text extends string>(text: Text): Uppercase<Text> => text.toUpperCase() as Uppercase<Text>;

/** How far the screens of each record are, and what is being made anew. */
@Injectable()
export class RecordsQuery {
  private readonly models: readonly Model[];

  constructor(
    @Inject(READ_MODELS) models: readonly ReadModel[],
    @Inject(SCHOOLS) private readonly schools: Schools,
    @Inject(NAMES) private readonly names: Names,
    private readonly ledger: RebuildLedger,
  ) {
    this.models = models.map(({ group, projection: { name, version } }) => ({ group, name, version }));
  }

  async all(scope: ReadScope): Promise<{ sentence: LocalText; at: Instant; records: readonly RecordAnswer[] }> {
    const states = await this.states(scope);
    const [names, since, rebuilds] = [
      new Map((await this.schools.schoolsIn(scope)).map(({ id, name }) => [id, name])),
      await this.firstMissing(scope, states),
      await this.rebuilds(scope),
    ];
    const order = new Map([...names.keys()].map((id, n) => [id, n]));
    const records = states.map((state): RecordAnswer => ({
      ...state,
      kind: upper(state.kind),
      tenantName: names.get(state.tenantId) ?? null,
      behindSince: since.get(state.tenantId) ?? null,
      rebuild: rebuilds.get(state.tenantId) ?? null,
    }));
    records.sort((one, other) => (order.get(one.tenantId) ?? -1) - (order.get(other.tenantId) ?? -1));
    return { sentence: recordsSentence(states), at: scope.at, records };
  }

  private async states({ sql }: ReadScope): Promise<readonly LogState[]> {
    const logs = await sql<Log>(LOGS);
    const rows = await sql<Cell & { readonly parkedAt: Date | null }>(CELLS, [this.models.map(({ name }) => name)]);
    const byTenant = new Map<Uuid, Cell[]>();
    for (const row of rows) {
      const cells = byTenant.get(row.tenantId) ?? [];
      cells.push({ ...row, parkedAt: row.parkedAt ? new Date(row.parkedAt).toISOString() : null });
      byTenant.set(row.tenantId, cells);
    }
    return logs.map((log) => stateOf(log, byTenant.get(log.tenantId) ?? [], this.models));
  }

  private async firstMissing({ sql }: ReadScope, states: readonly LogState[]): Promise<ReadonlyMap<Uuid, Instant>> {
    const behind = states.filter(({ position, head }) => position < head);
    if (behind.length === 0) return new Map();
    const values = [behind.map(({ tenantId }) => tenantId), behind.map(({ position }) => position)];
    const rows = await sql<{ tenantId: Uuid; at: Date }>(FIRST_MISSING, values);
    return new Map(rows.map(({ tenantId, at }) => [tenantId, at.toISOString()]));
  }

  private async rebuilds(scope: ReadScope): Promise<ReadonlyMap<Uuid, RebuildAnswer>> {
    const rows = await this.ledger.latest(scope.tenants);
    const people = await this.names.namesIn(scope, [...new Set(rows.map(({ askedBy }) => askedBy).filter(isUuid))]);
    return new Map(
      rows.map(({ tenantId, rebuildId, askedBy, status, ...rest }) => [
        tenantId,
        { ...rest, id: rebuildId, status: upper(status), askedByName: people.get(askedBy) ?? null },
      ]),
    );
  }
}
