import type { Actor } from '#platform/auth/actor.js';
import type { Instant, Uuid } from '#platform/kernel/event.js';
import { isUuid } from '#platform/command/ids.js';
import { isClusterUrl } from '#platform/postgres/citus/cluster-client.js';
import { inTenants, setTenants } from '#platform/postgres/in-tenants.js';
import { openPool, type Pool, type PoolClient } from '#platform/postgres/open-pool.js';
import type { LookAtWriters } from '#platform/answers/settled-past.js';
import { PositionWait, type Projected } from './position-wait.js';
import { scopeOf, sqlOf } from './read-scope.js';
import type { MinPosition, Question, ReadScope, ReadStore } from './read-store.js';
import { readRefusals } from './read-refusals.js';
import { LastSeenTenants } from './last-seen.js';
import { RequestSnapshot } from './request-snapshot.js';
import { VersionQuery } from './scope-version.js';

export interface PostgresReadStoreOptions {
  /** URL of role `trustlog_read`. */
  readonly readUrl: string;
  /** Connections for the snapshots of requests, one each; as many again, up to six, for everything else. */
  readonly poolSize?: number;
  /** The schools that belong to a group at the scope's time, asked in a scope that sees the group's own rows alone. */
  readonly membersOf: (scope: ReadScope, groupId: Uuid) => Promise<readonly Uuid[]>;
  /** Projections whose checkpoints a `minPosition` waits for and a version is made of. */
  readonly projections: readonly Projected[];
  readonly clock: () => Instant;
  /** Milliseconds that a `minPosition` is waited for at the most. */
  readonly waitAtMost?: number;
}

const BEGIN = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';
const WRITERS = `SELECT c.ms AS "clockMs", NOT EXISTS (
     SELECT FROM pg_locks l WHERE l.locktype = 'relation' AND l.mode IN ('RowShareLock', 'RowExclusiveLock')
       AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
       AND l.relation = 'store.tenant_log'::regclass AND c.ms > 0) AS idle
   FROM (SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS ms OFFSET 0) c`;
const WRITERS_ON_NODES = 'SELECT clock_ms AS "clockMs", idle FROM store.writers()';
const FOR_REQUESTS = 10;
const FOR_OTHERS = 6;

/** Questions against the read tables; each in one snapshot, bound by row-level security to what its asker may see. */
export class PostgresReadStore implements ReadStore {
  private readonly pool: Pool;
  /**
   * For whatever may be asked while a request holds its connection: the members of a group for a command, whether a
   * position was reached. From the requests' own connections, each of them could wait for what another one holds.
   */
  private readonly otherPool: Pool;
  private readonly wait: PositionWait;
  private readonly versions: VersionQuery;
  private readonly lastSeen = new LastSeenTenants();

  constructor(private readonly options: PostgresReadStoreOptions) {
    const { readUrl, poolSize = FOR_REQUESTS } = options;
    // Statements of one request that do not wait for each other leave together.
    this.pool = openPool(readUrl, poolSize, { pipeline: true });
    this.otherPool = openPool(readUrl, Math.min(poolSize, FOR_OTHERS));
    this.wait = new PositionWait(this.otherPool, options.projections, options.waitAtMost);
    this.versions = new VersionQuery(options.projections);
    this.pool.on('connect', () => {
      this.versions.forget();
    });
  }

  async ask<Answer>(question: Question, answer: (scope: ReadScope) => Promise<Answer>): Promise<Answer> {
    if (question.snapshot) return question.snapshot.ask(question, answer);
    const at = this.instant(question.asOf ?? null);
    if (question.minPosition?.length) await this.waitFor(question.actor, question.minPosition, at);
    return this.inOwnSnapshot(question, at, answer);
  }

  /** One snapshot for all questions of a request; whoever takes it ends it. Nothing is opened before it is asked. */
  snapshot(actor: Actor, { versioned = false }: { versioned?: boolean } = {}): RequestSnapshot {
    const { pool, wait, versions, lastSeen } = this;
    return new RequestSnapshot(
      {
        ...{ pool, wait, versions, lastSeen, membersOf: this.options.membersOf },
        instant: (asOf) => this.instant(asOf),
        waitFor: (asker, wanted) => this.waitFor(asker, wanted, this.options.clock()),
      },
      actor,
      versioned,
    );
  }

  /** What writers are doing, as the database sees it; for who wants to know which past is settled. */
  async lookAtWriters(): Promise<LookAtWriters> {
    const { rows } = await this.otherPool.query<{ clockMs: number; idle: boolean }>(
      isClusterUrl(this.options.readUrl) ? WRITERS_ON_NODES : WRITERS,
    );
    return rows[0] ?? { clockMs: 0, idle: false };
  }

  /** The system's own question about one tenant: audiences, addresses, reactions. Never behind a resolver. */
  async askAsSystem<Answer>(tenantId: Uuid, answer: (scope: ReadScope) => Promise<Answer>): Promise<Answer> {
    return this.askAcross([tenantId], answer);
  }

  /** The operator's own question about several tenants at once: what an import finds there already. Never behind a resolver. */
  async askAcross<Answer>(tenantIds: readonly Uuid[], answer: (scope: ReadScope) => Promise<Answer>): Promise<Answer> {
    const at = this.options.clock();
    return inTenants(this.otherPool, tenantIds, (client) => answer(scopeIn(client, tenantIds, at, false)), BEGIN);
  }

  /** The schools that belong to a group now. */
  async membersNow(groupId: Uuid): Promise<readonly Uuid[]> {
    return this.askAsSystem(groupId, (scope) => this.options.membersOf(scope, groupId));
  }

  /** Waits until the read models of a tenant have come this far; see `minPosition`. */
  async until(tenant: Uuid, position: number): Promise<void> {
    await this.wait.until(tenant, position, Date.now());
  }

  async close(): Promise<void> {
    await Promise.all([this.pool.end(), this.otherPool.end()]);
  }

  /** The asked time; a broken or future one is refused with its field. */
  private instant(asOf: Instant | null): Instant {
    const now = this.options.clock();
    if (asOf === null) return now;
    const asked = new Date(asOf);
    if (Number.isNaN(asked.getTime())) throw readRefusals.asOfInvalid();
    if (asked > new Date(now)) throw readRefusals.asOfFuture();
    return asked.toISOString();
  }

  private async inOwnSnapshot<Answer>(
    { actor, asOf }: Question,
    at: Instant,
    answer: (scope: ReadScope) => Promise<Answer>,
  ): Promise<Answer> {
    const { tenantId, tenantKind } = actor;
    const past = Boolean(asOf);
    const work = async (client: PoolClient): Promise<Answer> => {
      const home = scopeIn(client, [tenantId], at, past);
      if (tenantKind === 'school') return answer(home);
      const tenants = [tenantId, ...(await this.options.membersOf(home, tenantId))];
      await client.query(setTenants(tenants));
      return answer(scopeIn(client, tenants, at, past));
    };
    return inTenants(this.otherPool, [tenantId], work, BEGIN);
  }

  /** Waits until every projection of the named tenants has come that far; what the asker may not see reads as absent. */
  private async waitFor(actor: Actor, wanted: readonly MinPosition[], at: Instant): Promise<void> {
    const seen = await this.inOwnSnapshot({ actor }, at, ({ tenants }) => Promise.resolve(new Set(tenants)));
    for (const { tenant, position } of wanted) {
      if (!isUuid(tenant) || !seen.has(tenant)) throw readRefusals.recordUnknown();
      await this.wait.until(tenant, position, Date.parse(at));
    }
  }
}

const scopeIn = (client: PoolClient, tenants: readonly Uuid[], at: Instant, past: boolean): ReadScope =>
  scopeOf({ sql: sqlOf(client), tenants, at, past });
