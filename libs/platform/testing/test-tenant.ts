import { randomUUID } from 'node:crypto';
import type { AnyEventType } from '#platform/catalogue/event-catalogue.js';
import { GroupReach } from '#platform/auth/group-reach.js';
import { EventCatalogue } from '#platform/catalogue/event-catalogue.js';
import { CatalogueSealer } from '#platform/catalogue/event-sealer.js';
import { CommandRunner } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';
import type { Instant, Uuid } from '#platform/kernel/event.js';
import { ProjectionEngine } from '#platform/projection/projection-engine.js';
import { makeReadTables } from '#platform/projection/read-tables.js';
import type { DatabaseUrls } from '#platform/postgres/roles.js';
import type { AnyProjection } from '#platform/projection/row-fold.js';
import { PostgresReadStore, type PostgresReadStoreOptions } from '#platform/read-store/postgres-read-store.js';
import { InMemorySealing } from '#platform/sealing/in-memory-sealing.js';
import type { Role } from '#platform/auth/actor.js';
import { testDatabase } from './test-database.js';

/** What a feature's integration spec stands on: a real database with its read tables, and a school to act for. */
export interface TestPlatform {
  /** Addresses of the database, one a role. */
  readonly urls: DatabaseUrls;
  readonly store: PostgresEventStore;
  readonly sealing: InMemorySealing;
  readonly runner: CommandRunner;
  readonly engine: ProjectionEngine;
  readonly reads: PostgresReadStore;
  /** A new school's tenant id. */
  school(): Promise<Uuid>;
  /** Somebody of a school in a role. */
  as(role: Role, tenantId: Uuid, personId?: Uuid): RequestContext;
  /** The clock that questions and commands go by; starts at 2026-11-21, 09:14 UTC. */
  now: Instant;
  drop(): Promise<void>;
}

export interface TestPlatformOptions {
  readonly name: string;
  readonly events: readonly AnyEventType[];
  readonly projections: readonly AnyProjection[];
  /** The schools of a group, where a spec has groups. */
  readonly membersOf?: PostgresReadStoreOptions['membersOf'];
}

/** Builds it. The caller drops it. */
export const testPlatform = async (options: TestPlatformOptions): Promise<TestPlatform> => {
  const { name, events, projections, membersOf = () => Promise.resolve([]) } = options;
  const database = await testDatabase(name, {
    afterMigrate: (owner) => makeReadTables(owner, projections),
  });
  const { urls } = database;
  const catalogue = new EventCatalogue(events);
  const store = new PostgresEventStore({ appendUrl: urls.append, readUrl: urls.project, shapes: catalogue });
  const sealing = new InMemorySealing();
  const engine = new ProjectionEngine({
    projectUrl: urls.project,
    projections,
    readEvents: (tenantId, after, limit) => store.readTenant(tenantId, after, limit),
  });
  const runner = new CommandRunner({
    store,
    sealer: new CatalogueSealer(catalogue, sealing),
    reach: new GroupReach((groupId) => platform.reads.membersNow(groupId)),
    hashKey: new Uint8Array(32),
  });
  const platform: TestPlatform = {
    urls,
    store,
    sealing,
    runner,
    engine,
    reads: new PostgresReadStore({
      readUrl: urls.read,
      membersOf,
      projections,
      clock: () => platform.now,
    }),
    now: '2026-11-21T09:14:00.000Z',
    school: async () => {
      const tenantId = randomUUID();
      await store.createTenant(tenantId, 'school');
      return tenantId;
    },
    as: (role, tenantId, personId) => ({
      actor: {
        actorId: personId ?? randomUUID(),
        credentialId: `test-${role}`,
        tenantId,
        tenantKind: 'school',
        role,
        personId: personId ?? null,
      },
      correlationId: randomUUID(),
      now: platform.now,
    }),
    drop: async () => {
      await Promise.all([store.close(), engine.close(), platform.reads.close()]);
      await database.drop();
    },
  };
  return platform;
};
