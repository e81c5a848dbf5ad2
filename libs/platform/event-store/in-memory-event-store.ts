import { randomUUID } from 'node:crypto';
import type { Instant, Uuid } from '#platform/kernel/event.js';
import type { JsonObject } from '#platform/kernel/json.js';
import { clockReading } from './append-call.js';
import { leafHash } from './event-hash.js';
import { EventStoreError } from './event-store.js';
import type { AppendOutcome, AppendRequest, EventStore, StoredEvent, TenantRow } from './event-store.js';
import { checkTenantId, prepareAppend } from './prepared-append.js';
import type { PreparedAppend } from './prepared-append.js';

/** An event with the hashes that stand beside it in the log. */
export interface HashedEvent {
  readonly event: StoredEvent;
  readonly contentHash: Uint8Array;
  readonly leafHash: Uint8Array;
}

type Found = NonNullable<Awaited<ReturnType<EventStore['findCommand']>>>;

interface Log {
  readonly kind: TenantRow['kind'];
  readonly events: HashedEvent[];
  readonly versions: Map<string, number>;
  readonly commands: Map<Uuid, Found>;
  lastRecordedAt: Instant;
}

/**
 * The log in memory, for tests: the same answers as `PostgresEventStore` under the same contract, without its server.
 * `clock` says when an event was recorded; it may be set back, the log's time never runs back.
 */
export class InMemoryEventStore implements EventStore {
  private readonly logs = new Map<Uuid, Log>();
  private readonly epoch = randomUUID();

  constructor(private readonly clock: () => Instant = () => new Date().toISOString()) {}

  async append(request: AppendRequest): Promise<AppendOutcome> {
    const append = prepareAppend(request);
    const log = this.log(append.tenantId);
    const before = log.commands.get(append.commandId);
    if (before !== undefined) {
      if (!Buffer.from(before.requestHash).equals(append.requestHash)) return { status: 'reused' };
      const { firstPosition, count, recordedAt } = before;
      return { status: 'replayed', firstPosition, count, recordedAt };
    }
    const fits = append.streams.every((s) => s.expectedVersion === (log.versions.get(s.streamId) ?? 0));
    return fits ? this.store(log, append) : { status: 'conflict' };
  }

  async findCommand(tenantId: Uuid, commandId: Uuid): Promise<Found | null> {
    checkTenantId(tenantId);
    return this.logs.get(tenantId)?.commands.get(commandId) ?? null;
  }

  async readStream(tenantId: Uuid, streamId: string, after = 0): Promise<readonly StoredEvent[]> {
    checkTenantId(tenantId);
    const events = this.logs.get(tenantId)?.events ?? [];
    return events
      .map(({ event }) => event)
      .filter(({ metadata }) => metadata.streamId === streamId && metadata.version > after);
  }

  async readTenant(tenantId: Uuid, after: number, limit: number): Promise<readonly StoredEvent[]> {
    return this.hashed(tenantId, after, limit).map(({ event }) => event);
  }

  /** As `readTenant`, with the hashes: for tests of the proof. */
  hashed(tenantId: Uuid, after: number, limit: number): readonly HashedEvent[] {
    checkTenantId(tenantId);
    return (this.logs.get(tenantId)?.events ?? []).slice(after, after + limit);
  }

  async head(tenantId: Uuid): Promise<number> {
    checkTenantId(tenantId);
    return this.log(tenantId).events.length;
  }

  async createTenant(tenantId: Uuid, kind: TenantRow['kind']): Promise<void> {
    checkTenantId(tenantId);
    if (this.logs.has(tenantId)) return;
    const lastRecordedAt = '1970-01-01T00:00:00.000000Z';
    this.logs.set(tenantId, { kind, events: [], versions: new Map(), commands: new Map(), lastRecordedAt });
  }

  async createTenants(tenantIds: readonly Uuid[], kind: TenantRow['kind']): Promise<void> {
    for (const tenantId of tenantIds) checkTenantId(tenantId);
    for (const tenantId of tenantIds) await this.createTenant(tenantId, kind);
  }

  async tenants(): Promise<readonly TenantRow[]> {
    return [...this.logs]
      .map(([tenantId, { kind, events }]) => ({ tenantId, kind, head: events.length }))
      .sort((a, b) => (a.tenantId < b.tenantId ? -1 : 1));
  }

  async logEpoch(): Promise<Uuid> {
    return this.epoch;
  }

  private log(tenantId: Uuid): Log {
    const log = this.logs.get(tenantId);
    if (log === undefined) throw new EventStoreError('STORE.UNKNOWN_TENANT', 'There is no such tenant.');
    return log;
  }

  private store(log: Log, append: PreparedAppend): AppendOutcome {
    const now = clockReading(this.clock());
    if (now > log.lastRecordedAt) log.lastRecordedAt = now;
    const recordedAt = log.lastRecordedAt;
    const firstPosition = log.events.length + 1;
    for (const stream of append.streams) this.addTo(log, append, stream);
    const { requestHash, eventCount: count } = append;
    log.commands.set(append.commandId, { requestHash: Buffer.from(requestHash), firstPosition, count, recordedAt });
    return { status: 'ok', firstPosition, count, recordedAt };
  }

  private addTo(
    log: Log,
    append: PreparedAppend,
    { streamId, expectedVersion, events }: PreparedAppend['streams'][number],
  ): void {
    const { tenantId, actorId, causationId, correlationId } = append;
    events.forEach(({ eventId, type, schemaVersion, occurredAt, bodyText, contentHash }, i) => {
      const place = {
        tenantId,
        position: log.events.length + 1,
        recordedAt: log.lastRecordedAt,
        version: expectedVersion + i + 1,
      };
      const metadata = { ...place, eventId, streamId, occurredAt, actorId, causationId, correlationId };
      const body = JSON.parse(bodyText) as JsonObject;
      log.events.push({
        event: { type, schemaVersion, body, metadata },
        contentHash,
        leafHash: leafHash(place, contentHash),
      });
    });
    log.versions.set(streamId, expectedVersion + events.length);
  }
}
