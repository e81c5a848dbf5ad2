import type { Actor } from '#platform/auth/actor.js';
import type { Instant, Uuid } from '#platform/kernel/event.js';
import { isUuid } from '#platform/command/ids.js';
import { inTenants, setTenants } from '#platform/postgres/in-tenants.js';
import { openPool, type Pool, type PoolClient } from '#platform/postgres/open-pool.js';
import type { MinPosition, Question, ReadScope, ReadSql, ReadStore } from './read-store.js';
import { ReadStoreError } from './read-store.errors.js';

export interface PostgresReadStoreOptions {
  /** URL of role `trustlog_read`. */
  readonly readUrl: string;
  readonly poolSize?: number;
  /** The schools that belong to a group at the scope's time, asked in a scope that sees the group's own rows alone. */
  readonly membersOf: (scope: ReadScope, groupId: Uuid) => Promise<readonly Uuid[]>;
  /** Projections whose checkpoints a `minPosition` waits for: name and version. */
  readonly projections: readonly { readonly name: string; readonly version: number }[];
  readonly clock: () => Instant;
  /** Milliseconds that a `minPosition` is waited for at the most. */
  readonly waitAtMost?: number;
}

const BEGIN = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';
const POLL_MS = 10;

/** Questions against the read tables; each in one snapshot, bound by row-level security to what its asker may see. */
export class PostgresReadStore implements ReadStore {
  private readonly pool: Pool;

  constructor(private readonly options: PostgresReadStoreOptions) {
    this.pool = openPool(options.readUrl, options.poolSize ?? 10);
  }

  async ask<Answer>(question: Question, answer: (scope: ReadScope) => Promise<Answer>): Promise<Answer> {
    const at = this.instant(question.asOf ?? null);
    const { tenantId, tenantKind } = question.actor;
    if (question.minPosition?.length) await this.waitFor(question.actor, at, question.minPosition);
    return inTenants(
      this.pool,
      [tenantId],
      async (client) => {
        const home = scopeOf(client, [tenantId], at, Boolean(question.asOf));
        if (tenantKind === 'school') return answer(home);
        const tenants = [tenantId, ...(await this.options.membersOf(home, tenantId))];
        await client.query(setTenants(tenants));
        return answer(scopeOf(client, tenants, at, Boolean(question.asOf)));
      },
      BEGIN,
    );
  }

  /** The system's own question about one tenant: audiences, addresses, reactions. Never behind a resolver. */
  async askAsSystem<Answer>(tenantId: Uuid, answer: (scope: ReadScope) => Promise<Answer>): Promise<Answer> {
    return inTenants(
      this.pool,
      [tenantId],
      (client) => answer(scopeOf(client, [tenantId], this.options.clock(), false)),
      BEGIN,
    );
  }

  /** The operator's own question about several tenants at once: what an import finds there already. Never behind a resolver. */
  async askAcross<Answer>(tenantIds: readonly Uuid[], answer: (scope: ReadScope) => Promise<Answer>): Promise<Answer> {
    return inTenants(
      this.pool,
      tenantIds,
      (client) => answer(scopeOf(client, tenantIds, this.options.clock(), false)),
      BEGIN,
    );
  }

  /** The schools that belong to a group now. */
  async membersNow(groupId: Uuid): Promise<readonly Uuid[]> {
    return this.askAsSystem(groupId, (scope) => this.options.membersOf(scope, groupId));
  }

  /** Waits until the read models of a tenant have come this far; see `minPosition`. */
  async until(tenant: Uuid, position: number): Promise<void> {
    await this.waitForOne(tenant, position, Date.now());
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  /** The asked time; a broken or future one is refused with its field. */
  private instant(asOf: Instant | null): Instant {
    const now = this.options.clock();
    if (asOf === null) return now;
    const asked = new Date(asOf);
    if (Number.isNaN(asked.getTime()))
      throw new ReadStoreError('READ.AS_OF_INVALID', 'asOf is not an instant such as 2026-11-21T09:14:00Z.', ['asOf']);
    if (asked > new Date(now))
      throw new ReadStoreError('READ.AS_OF_FUTURE', 'asOf lies in the future; nobody knows that yet.', ['asOf']);
    return asked.toISOString();
  }

  /** Waits until every projection of the named tenants has come that far; what the asker may not see reads as absent. */
  private async waitFor(actor: Actor, at: Instant, wanted: readonly MinPosition[]): Promise<void> {
    const seen = await this.ask({ actor }, (scope) => Promise.resolve(new Set(scope.tenants)));
    for (const { tenant, position } of wanted) {
      if (!isUuid(tenant) || !seen.has(tenant))
        throw new ReadStoreError('READ.POSITION_UNKNOWN', 'There is no record with this id that you may see.', [
          'minPosition',
          'tenant',
        ]);
      await this.waitForOne(tenant, position, Date.parse(at));
    }
  }

  private async waitForOne(tenant: Uuid, position: number, startedAt: number): Promise<void> {
    const deadline = Math.max(Date.now(), startedAt) + (this.options.waitAtMost ?? 5_000);
    for (;;) {
      const { head, reached } = await this.progress(tenant);
      if (reached >= position) return;
      if (position > head)
        throw new ReadStoreError('READ.POSITION_BEYOND_HEAD', 'This position has not been given by this record.', [
          'minPosition',
          'position',
        ]);
      if (Date.now() > deadline)
        throw new ReadStoreError('READ.POSITION_NOT_REACHED', 'The answer is not ready yet. Ask again in a moment.', [
          'minPosition',
        ]);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  private async progress(tenant: Uuid): Promise<{ head: number; reached: number }> {
    const { projections } = this.options;
    return inTenants(this.pool, [tenant], async (client) => {
      const { rows } = await client.query<{ head: number; reached: number; cells: number }>(
        `SELECT (SELECT head::float8 FROM store.tenant_log WHERE tenant_id = $1) AS head,
           coalesce(min(position), 0)::float8 AS reached, count(*)::int AS cells
         FROM read.checkpoint WHERE tenant_id = $1 AND (projection, version) IN (SELECT * FROM unnest($2::text[], $3::int[]))`,
        [tenant, projections.map(({ name }) => name), projections.map(({ version }) => version)],
      );
      const row = rows[0];
      return { head: row?.head ?? 0, reached: row?.cells === projections.length ? row.reached : 0 };
    });
  }
}

const scopeOf = (client: PoolClient, tenants: readonly Uuid[], at: Instant, past: boolean): ReadScope => {
  const sql: ReadSql = async <Row extends object>(text: string, values: readonly unknown[] = []) =>
    (await client.query(text, [...values])).rows as Row[];
  // `at` is ISO text that this process made from a Date: nothing of the asker's is left in it.
  const held = (alias: string): string =>
    past ? `${alias}.from_at <= '${at}' AND ${alias}.to_at > '${at}'` : `${alias}.to_at = 'infinity'`;
  return { sql, tenants, at, past, held };
};
