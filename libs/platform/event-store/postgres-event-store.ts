import type { Instant, Uuid } from '#platform/kernel/event.js';
import { isClusterUrl } from '#platform/postgres/citus/cluster-client.js';
import { openPool, type Pool } from '#platform/postgres/open-pool.js';
import { BY_TENANT, clockReading, WHOLE_BATCH } from './append-call.js';
import { AppendFlight } from './append-flight.js';
import { AppendQueue } from './append-queue.js';
import type { QueueLimits } from './append-batch.js';
import { EventReader } from './event-reader.js';
import { EventStoreError } from './event-store.js';
import type { AppendOutcome, AppendRequest, EventShapes, EventStore, StoredEvent, TenantRow } from './event-store.js';
import { shaped, shapedUntilUnknown } from './event-shapes.js';
import { KnownVersions, teaching } from './known-versions.js';
import { reading } from './pg-errors.js';
import { checkTenantId, prepareAppend } from './prepared-append.js';
import type { PreparedAppend } from './prepared-append.js';

export interface PostgresEventStoreOptions {
  /** Connection string of `trustlog_append`, or of `trustlog_seed` together with `clock`. */
  readonly appendUrl: string;
  /** Connection string of `trustlog_project`. */
  readonly readUrl: string;
  /** How long an append waits for a tenant that another process holds, in milliseconds. */
  readonly lockTimeout?: number;
  /** Connections of the reading pool. */
  readonly readers?: number;
  readonly limits?: Partial<QueueLimits>;
  /** The types that the installation knows. Absent: bodies come as they were stored. */
  readonly shapes?: EventShapes;
  /** The sandbox's seed alone brings its own clock, asked once per append; time still never runs back within a tenant. */
  readonly clock?: () => Instant;
  /** Told of errors of idle connections; the pools replace those by themselves. */
  readonly onIdleError?: (error: Error) => void;
}

const LIMITS: QueueLimits = { flights: 4, patientFlights: 2, batchEvents: 500, batchBytes: 1 << 20, largeEvents: 250 };
const CREATORS = 8;
/** A tenant a round trip, so more of them at a time. */
const CLUSTER_LIMITS: QueueLimits = { ...LIMITS, flights: 12, patientFlights: 4, batchTenants: 1 };
const DEADLINES = {
  connectionTimeoutMillis: 5_000,
  statement_timeout: 20_000,
  query_timeout: 25_000,
  keepAlive: true,
} as const;
/** A plan made while the tables were small must not stay a sequential scan, nor be made again for each call. */
const PLANS = '-c enable_seqscan=off -c plan_cache_mode=force_generic_plan -c jit=off';
/** The node is found by the tenant's value, so the coordinator's plan is made for each call; the node keeps its own. */
const CLUSTER_PLANS = '-c plan_cache_mode=force_custom_plan -c jit=off';

/** The log in PostgreSQL; all writing goes through `store.append`. Close it when done. */
export class PostgresEventStore implements EventStore {
  private readonly appendPool: Pool;
  private readonly readPool: Pool;
  private readonly known = new KnownVersions();
  private readonly queue: AppendQueue;
  private readonly reader: EventReader;
  private readonly readings = new WeakMap<PreparedAppend, string>();
  /** The log is spread over nodes, and a round trip carries commands of one tenant. */
  private readonly onCluster: boolean;
  private closed = false;

  constructor(private readonly options: PostgresEventStoreOptions) {
    this.onCluster = isClusterUrl(options.appendUrl);
    const { onCluster } = this;
    const limits = { ...(onCluster ? CLUSTER_LIMITS : LIMITS), ...options.limits };
    const plans = onCluster ? CLUSTER_PLANS : PLANS;
    const { onIdleError } = options;
    this.appendPool = openPool(options.appendUrl, limits.flights + limits.patientFlights, {
      ...DEADLINES,
      onIdleError,
      lock_timeout: options.lockTimeout ?? 2_000,
      // A sandbox that a power cut takes is made again; real appends wait for the disk.
      options: options.clock === undefined ? plans : `${plans} -c synchronous_commit=off`,
      application_name: 'trustlog-append',
    });
    this.readPool = openPool(options.readUrl, options.readers ?? 4, {
      ...DEADLINES,
      onIdleError,
      pipeline: true,
      application_name: 'trustlog-store-read',
    });
    const flight = new AppendFlight({
      pool: this.appendPool,
      calls: onCluster ? BY_TENANT : WHOLE_BATCH,
      readings: options.clock === undefined ? null : (batch) => batch.map((append) => this.readings.get(append) ?? ''),
      onLost: this.onLost,
    });
    const fly = teaching(flight.fly, this.known);
    this.queue = new AppendQueue(fly, (append) => this.refuseAtHome(append), limits);
    this.reader = new EventReader(this.readPool, this.onLost);
  }

  async append(request: AppendRequest): Promise<AppendOutcome> {
    const append = prepareAppend(request);
    if (this.closed) throw new EventStoreError('STORE.UNAVAILABLE', 'The event store is closed.');
    if (this.options.clock !== undefined) this.readings.set(append, clockReading(this.options.clock()));
    return this.refuseAtHome(append) ?? this.queue.add(append);
  }

  async findCommand(tenantId: Uuid, commandId: Uuid): ReturnType<EventStore['findCommand']> {
    return this.reader.command(tenantId, commandId);
  }

  async readStream(tenantId: Uuid, streamId: string, after = 0): Promise<readonly StoredEvent[]> {
    const events = await this.reader.stream(tenantId, streamId, after);
    const last = events.at(-1);
    if (last !== undefined || after === 0) this.known.saw(tenantId, streamId, last?.metadata.version ?? 0);
    return shaped(events, this.options.shapes);
  }

  async readTenant(tenantId: Uuid, after: number, limit: number): Promise<readonly StoredEvent[]> {
    return shapedUntilUnknown(await this.reader.tenant(tenantId, after, limit), this.options.shapes);
  }

  head(tenantId: Uuid): Promise<number> {
    return this.reader.head(tenantId);
  }

  async createTenant(tenantId: Uuid, kind: TenantRow['kind']): Promise<void> {
    checkTenantId(tenantId);
    await reading(() => this.appendPool.query('SELECT store.create_tenant($1, $2)', [tenantId, kind]), this.onLost);
  }

  async createTenants(tenantIds: readonly Uuid[], kind: TenantRow['kind']): Promise<void> {
    for (const tenantId of tenantIds) checkTenantId(tenantId);
    if (this.onCluster) return this.createOneByOne(tenantIds, kind);
    const sql = 'SELECT FROM unnest($1::uuid[]) AS t, LATERAL store.create_tenant(t, $2)';
    await reading(() => this.appendPool.query(sql, [tenantIds, kind]), this.onLost);
  }

  /** Each goes to its own node; as many at a time as there are connections. */
  private async createOneByOne(tenantIds: readonly Uuid[], kind: TenantRow['kind']): Promise<void> {
    const left = [...tenantIds];
    const work = async (): Promise<void> => {
      for (let next = left.pop(); next !== undefined; next = left.pop()) await this.createTenant(next, kind);
    };
    await Promise.all(Array.from({ length: CREATORS }, work));
  }

  tenants(): Promise<readonly TenantRow[]> {
    return this.reader.tenants();
  }

  logEpoch(): Promise<Uuid> {
    return this.reader.logEpoch();
  }

  /** Lets what is under way land, then ends the connections. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.queue.drained();
    await Promise.all([this.appendPool.end(), this.readPool.end()]);
  }

  private readonly onLost = (): void => this.known.forget();

  private refuseAtHome(append: PreparedAppend): AppendOutcome | null {
    return this.known.refuses(append) ? { status: 'conflict' } : null;
  }
}
