import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { aCommand, anEvent } from '#platform/event-store/event-store.fixtures.js';
import { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import { withParts } from '#platform/postgres/database-url.js';
import { startEmbedded, type EmbeddedPostgres } from '#platform/postgres/embedded.js';
import { openDatabase, type OpenDatabase } from '#platform/postgres/open-database.js';
import { openPool } from '#platform/postgres/open-pool.js';
import { ProjectionEngine } from '#platform/projection/projection-engine.js';
import { makeReadTables } from '#platform/projection/read-tables.js';
import { Replay } from '#platform/projection/replay.js';
import { Keyring } from '#platform/sealing/keyring.js';
import { PostgresSealing } from '#platform/sealing/postgres-sealing.js';
import { tally, turns } from './counters.js';

const projections = [tally, turns];

/** An event that was acknowledged. */
export interface Acknowledged {
  readonly tenantId: Uuid;
  readonly position: number;
  readonly commandId: Uuid;
}

/** An installation in a data folder of its own, with an embedded server, as far as a backup has to do with it. */
export class BackupStage {
  private readonly closing: (() => Promise<unknown>)[] = [];

  private constructor(
    readonly dataFolder: string,
    readonly database: OpenDatabase,
    readonly store: PostgresEventStore,
    readonly engine: ProjectionEngine,
    readonly sealing: PostgresSealing,
  ) {}

  /** Opens a data folder: a new one when none is named. `durable`: as in earnest, with every commit flushed. */
  static async open(dataFolder: string): Promise<BackupStage> {
    // Whoever opens the folder later joins this server, which does not wait for the disk.
    const server: EmbeddedPostgres = await startEmbedded(dataFolder, { durable: false });
    const database = await openDatabase({ dataFolder, afterMigrate: (owner) => makeReadTables(owner, projections) });
    const { urls } = database;
    const store = new PostgresEventStore({ appendUrl: urls.append, readUrl: urls.project });
    const engine = new ProjectionEngine({
      projectUrl: urls.project,
      projections,
      readEvents: (tenantId, after, limit) => store.readTenant(tenantId, after, limit),
    });
    const pool = openPool(urls.platform, 2);
    const sealing = new PostgresSealing({ pool, keyring: await Keyring.open({ dataDir: dataFolder }) });
    const stage = new BackupStage(dataFolder, database, store, engine, sealing);
    stage.closing.push(
      () => Promise.all([store.close(), engine.close(), sealing.close(), pool.end()]),
      () => database.close(),
      () => server.stop(),
    );
    return stage;
  }

  /** One statement of the superuser. */
  async ask<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    const client = new pg.Client({ connectionString: withParts(this.database.adminUrl, { database: 'trustlog' }) });
    await client.connect();
    try {
      return (await client.query<Row>(sql, [...values])).rows;
    } finally {
      await client.end();
    }
  }

  /** Every event as it is stored, to the letter. */
  async events(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.ask<{ at: string; stored: string }>(
      `SELECT tenant_id || ' ' || position AS at,
         concat_ws(' ', encode(leaf_hash, 'hex'), encode(content_hash, 'hex'), command_id, body::text) AS stored
       FROM store.event`,
    );
    return new Map(rows.map(({ at, stored }) => [at, stored]));
  }

  /** Rows of read models that are not what the log says. */
  async differences(): Promise<number> {
    const replay = new Replay(this.database.urls.project, projections, (tenantId, after, limit) =>
      this.store.readTenant(tenantId, after, limit),
    );
    let found = 0;
    for (const { tenantId } of await this.store.tenants()) {
      await this.engine.catchUp(tenantId);
      found += (await replay.tenant(tenantId)).differences.length;
    }
    await replay.close();
    return found;
  }

  async close(): Promise<void> {
    for (const close of this.closing.splice(0)) await close();
  }
}

/** Writers that append to these tenants until they are stopped, and what was answered to them. */
export class Writers {
  readonly acknowledged: Acknowledged[] = [];
  private stopped = false;
  private readonly running: Promise<unknown>;

  constructor(
    private readonly stage: BackupStage,
    private readonly tenants: readonly Uuid[],
    count: number,
  ) {
    this.running = Promise.all(Array.from({ length: count }, (_, n) => this.write(n)));
  }

  /** Waits until so many more were acknowledged. */
  async more(count: number): Promise<void> {
    const wanted = this.acknowledged.length + count;
    while (this.acknowledged.length < wanted) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  private async write(writer: number): Promise<void> {
    const counter = `writer-${String(writer)}`;
    for (let version = 0; !this.stopped; version += 1) {
      for (const tenantId of this.tenants) {
        const events = [anEvent({ type: 'Counted', body: { counter, by: version } })];
        const command = aCommand(tenantId, [{ streamId: counter, expectedVersion: version, events }]);
        const outcome = await this.stage.store.append(command);
        if (outcome.status !== 'ok') throw new Error(`An append was answered with ${outcome.status}.`);
        this.acknowledged.push({ tenantId, position: outcome.firstPosition, commandId: command.commandId });
      }
      if (version % 5 === writer) await this.stage.engine.catchUp(this.tenants[version % this.tenants.length] as Uuid);
    }
  }
}

/** A folder for all the folders of a spec. */
export const scratchFolder = async (): Promise<{
  readonly path: (name: string) => string;
  readonly remove: () => Promise<void>;
}> => {
  const folder = await mkdtemp(join(tmpdir(), 'trustlog-backup-'));
  return { path: (name) => join(folder, name), remove: () => rm(folder, { recursive: true, force: true }) };
};

export const newTenants = async ({ store }: BackupStage, count: number): Promise<readonly Uuid[]> => {
  const tenants = Array.from({ length: count }, () => randomUUID());
  await store.createTenants(tenants, 'school');
  return tenants;
};

/** What a restore makes read tables with. */
export const afterMigrate = (owner: pg.Client): Promise<void> => makeReadTables(owner, projections);
