import { CatalogueSealer } from '#platform/catalogue/event-sealer.js';
import { CommandRunner, type TenantReach } from '#platform/command/command-runner.js';
import { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';
import type { Instant } from '#platform/kernel/event.js';
import { MailOutbox } from '#platform/messaging/mail/mail-outbox.js';
import { openDatabase, type OpenDatabase, type OpenDatabaseOptions } from '#platform/postgres/open-database.js';
import { ProjectedSignal } from '#platform/live/projected-signal.js';
import { openPool, type Pool } from '#platform/postgres/open-pool.js';
import { AnchorQueue } from '#platform/proof/anchor/anchor-queue.js';
import { PlatformLog } from '#platform/proof/anchor/platform-log.js';
import { LogKeys } from '#platform/proof/log-keys.js';
import { Sealer } from '#platform/proof/sealer.js';
import { SignedHeads } from '#platform/proof/signed-heads.js';
import { ProjectionEngine } from '#platform/projection/projection-engine.js';
import type { Feed } from '#platform/projection/feed.js';
import { makeReadTables } from '#platform/projection/read-tables.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { ErasureLedger } from '#platform/sealing/erasure-ledger.js';
import { Keyring } from '#platform/sealing/keyring.js';
import { PostgresSealing } from '#platform/sealing/postgres-sealing.js';
import { membersOf } from '#features/organisation/query/members/members.query.js';
import { openFeed, type Afterwards } from './feed.js';
import { catalogue, projections } from './features.js';
import { installationSecrets, type InstallationSecrets } from './installation-secrets.js';
import type { Settings } from './settings.js';

export interface OpenOptions {
  /** The seed alone brings its own clock; it writes as a role of its own. */
  readonly seedClock?: () => Instant;
  readonly onError: (what: string, error: unknown) => void;
}

/** Everything that an installation is made of, below the features. Open it once a process; close it when done. */
export interface Installation {
  readonly settings: Settings;
  readonly secrets: InstallationSecrets;
  readonly database: OpenDatabase;
  readonly clock: () => Instant;
  readonly store: PostgresEventStore;
  readonly sealing: PostgresSealing;
  /** What was erased, outside the database: done again after a restore. */
  readonly erasures: ErasureLedger;
  readonly reads: PostgresReadStore;
  readonly engine: ProjectionEngine;
  /** Keeps the read models; runs once it is started. */
  readonly feed: Feed;
  /** What follows on the read models. */
  readonly afterwards: Afterwards;
  /** Told whenever this process has brought a tenant's read models further. */
  readonly projected: ProjectedSignal;
  readonly outbox: MailOutbox;
  /** Keys that sign checkpoints, outside the database. */
  readonly logKeys: LogKeys;
  /** Signs the tree of each tenant. */
  readonly sealer: Sealer;
  /** What all records signed, a day a leaf. */
  readonly platformLog: PlatformLog;
  /** Who outside is shown its days. */
  readonly anchors: AnchorQueue;
  /** Pool of role `trustlog_platform`. */
  readonly platformPool: Pool;
  readonly runnerFor: (reach: TenantReach, wake: (tenantId: string) => void) => CommandRunner;
  close(): Promise<void>;
}

const createReadTables: OpenDatabaseOptions['afterMigrate'] = (owner) => makeReadTables(owner, projections);

export const openInstallation = async (settings: Settings, options: OpenOptions): Promise<Installation> => {
  const { dataDir, databaseUrl, databaseKind, databaseShards, roleSecret, rootKey } = settings;
  const database = await openDatabase({
    ...{ dataFolder: dataDir, databaseUrl, roleSecret, kind: databaseKind, shards: databaseShards },
    afterMigrate: createReadTables,
  });
  const [secrets, keyring] = await Promise.all([installationSecrets(dataDir), Keyring.open({ dataDir, rootKey })]);
  const erasures = await ErasureLedger.open(dataDir);
  const [logKeys, heads] = await Promise.all([openLogKeys(settings), SignedHeads.open(dataDir)]);
  const clock = options.seedClock ?? ((): Instant => new Date().toISOString());
  const { urls } = database;
  const store = new PostgresEventStore({
    appendUrl: options.seedClock ? urls.seed : urls.append,
    readUrl: urls.project,
    clock: options.seedClock,
    shapes: catalogue,
  });
  const platformPool = openPool(urls.platform, 6);
  const sealer = new Sealer({ sealUrl: urls.seal, keys: logKeys, heads });
  const platformLog = new PlatformLog({ sealUrl: urls.seal, keys: logKeys, heads });
  const anchors = new AnchorQueue({ sealUrl: urls.seal, log: platformLog, ...settings.anchors });
  const sealing = new PostgresSealing({ pool: platformPool, keyring });
  const reads = new PostgresReadStore({ readUrl: urls.read, membersOf, projections, clock });
  const engine = new ProjectionEngine({
    projectUrl: urls.project,
    projections,
    readEvents: (tenantId, after, limit) => store.readTenant(tenantId, after, limit),
    shapes: catalogue,
    onParked: (projection, _tenantId, error) => {
      options.onError(`projection ${projection} parked`, error);
    },
  });
  const projected = new ProjectedSignal();
  const { onError } = options;
  const { feed, afterwards } = openFeed(settings, { store, engine, platformPool, projected, onError });
  return {
    settings,
    secrets,
    database,
    clock,
    store,
    sealing,
    erasures,
    reads,
    engine,
    feed,
    afterwards,
    projected,
    outbox: new MailOutbox(platformPool, sealing),
    ...{ logKeys, sealer, platformLog, anchors },
    platformPool,
    runnerFor: (reach, wake) =>
      new CommandRunner({
        store,
        sealer: new CatalogueSealer(catalogue, sealing),
        reach,
        hashKey: secrets.requestHash,
        onAppended: wake,
      }),
    close: async () => {
      await feed.stop();
      await Promise.allSettled([store.close(), reads.close(), engine.close(), sealing.close(), sealer.close()]);
      await Promise.allSettled([anchors.close(), platformLog.close()]);
      await platformPool.end();
      await database.close();
    },
  };
};

/** After the keyring, whose root key wraps them. */
const openLogKeys = ({ dataDir, rootKey, logName, publicUrl }: Settings): Promise<LogKeys> =>
  LogKeys.open({ dataDir, rootKey, name: logName, host: new URL(publicUrl).hostname });
