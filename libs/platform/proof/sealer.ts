import type { Instant, Uuid } from '#platform/kernel/event.js';
import { checkedUuid } from '#platform/sealing/sealed-token.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import { openPool } from '#platform/postgres/open-pool.js';
import type { Pool, PoolClient } from '#platform/postgres/open-pool.js';
import { formatCheckpoint, originOf } from './core/checkpoint.js';
import { parseNote } from './core/note.js';
import type { LogKeys } from './log-keys.js';
import { newHistoryText } from './history-statement.js';
import type { HistoryReason } from './history-statement.js';
import { ProofError } from './proof.errors.js';
import { sealState, stoppedTenants, unsealedTenants } from './seal-state.js';
import type { Due, SealState, StoppedTenant, UnsealedTenant } from './seal-state.js';
import { rootOf } from './core/merkle.js';
import { sha256 } from './sha256.js';
import type { SignedHead, SignedHeads } from './signed-heads.js';
import { growTree } from './tree-growth.js';
import type { GrownTree } from './tree-growth.js';

/** What stands between an event and its signed checkpoint; a test may stop at each. */
export type SealStep = 'prepared' | 'kept' | 'published';

export interface SealerOptions {
  /** Connection string of `trustlog_seal`. */
  readonly sealUrl: string;
  readonly keys: LogKeys;
  readonly heads: SignedHeads;
  readonly clock?: () => Instant;
  /** Told of each step; what it throws stops there, as a crash would. */
  readonly onStep?: (step: SealStep, tenantId: Uuid) => Promise<void>;
}

/** A checkpoint as it was signed. */
export interface SealedCheckpoint {
  readonly tenantId: Uuid;
  readonly origin: string;
  readonly history: number;
  readonly size: number;
  readonly root: Uint8Array;
  /** The signed note. */
  readonly note: string;
  readonly signedAt: Instant;
}

const PUBLISH = `INSERT INTO platform.log_checkpoint (tenant_id, history, size, root, note, signed_at)
  VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (tenant_id, history, size)
  DO UPDATE SET note = EXCLUDED.note, signed_at = EXCLUDED.signed_at`;
const SIGNED = `UPDATE platform.log_tree SET signed_size = greatest(signed_size, $3), signed_at = $4,
  fault = NULL, fault_position = NULL, fault_at = NULL WHERE tenant_id = $1 AND history = $2 AND size >= $3`;
/** The latest of each day stays. */
const THIN = `DELETE FROM platform.log_checkpoint WHERE tenant_id = $1 AND history = $2 AND size < $3
  AND signed_at >= date_trunc('day', $4::timestamptz, 'UTC')`;
const FAULT = `INSERT INTO platform.log_tree (tenant_id, fault, fault_position, fault_at) VALUES ($1, $2, $3, now())
  ON CONFLICT (tenant_id) DO UPDATE SET fault = EXCLUDED.fault, fault_position = EXCLUDED.fault_position,
    fault_at = EXCLUDED.fault_at`;
const LATEST = `SELECT c.note, c.root, to_char(c.signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS signed_at
  FROM platform.log_checkpoint c WHERE c.tenant_id = $1 AND c.history = $2 AND c.size = $3`;
const DEADLINES = { connectionTimeoutMillis: 5_000, statement_timeout: 60_000, query_timeout: 65_000, keepAlive: true };
/** Lists and spans of very different lengths: a plan for all of them was seen to take a thousand times as long. */
const PLANS = { options: '-c plan_cache_mode=force_custom_plan -c jit=off' } as const;
/** What is signed must be where a lost host cannot take it back: a standby too, where commits wait for one. */
const FLUSHED = 'BEGIN; SET LOCAL synchronous_commit = on';
const CONNECTIONS = 4;
const TRIES = 5;

/**
 * Signs the heads of tenants' trees, outside the append path: grows the tree in a flushed transaction, keeps the head
 * outside the database, then publishes the checkpoint. Any number of processes may do so at once.
 */
export class Sealer {
  private readonly pool: Pool;
  private readonly clock: () => Instant;

  constructor(private readonly options: SealerOptions) {
    this.pool = openPool(options.sealUrl, CONNECTIONS, { ...DEADLINES, application_name: 'trustlog-seal', ...PLANS });
    this.clock = options.clock ?? (() => new Date().toISOString());
  }

  /** Signs all that the tenant's log holds now. Throws `ProofError`; a fault is recorded and stops the tenant. */
  async seal(tenantId: Uuid): Promise<SealedCheckpoint> {
    checkedUuid(tenantId, 'tenant');
    try {
      for (let tries = 1; tries <= TRIES;) {
        const sealed = await this.sealOnce(tenantId);
        if (sealed === 'overtaken') tries += 1;
        else if (sealed !== 'more') return sealed;
      }
    } catch (error) {
      if (error instanceof ProofError && error.isFault) await this.record(tenantId, error);
      throw error;
    }
    throw new ProofError('PROOF.BUSY', 'Other processes are signing the same history: try again.', { tenantId });
  }

  /**
   * Begins a new history, which an operator has to answer for: the statement, signed, names what was signed last of the
   * one before. The tree is then made anew from the events that are there, and signed.
   */
  async newHistory(tenantId: Uuid, reason: HistoryReason): Promise<SealedCheckpoint> {
    checkedUuid(tenantId, 'tenant');
    await this.stateNewHistory(tenantId, reason);
    return this.seal(tenantId);
  }

  /** Tenants with at least so many unsigned events, or signed last so many seconds ago. */
  unsealed(due: Due): Promise<readonly UnsealedTenant[]> {
    return unsealedTenants(this.pool, due);
  }

  /** How all trees do: events that are not signed, and tenants that were stopped. */
  state(): Promise<SealState> {
    return sealState(this.pool);
  }

  /** Tenants that were stopped, the first stopped first. */
  faults(limit: number): Promise<readonly StoppedTenant[]> {
    return stoppedTenants(this.pool, limit);
  }

  /** Runs a question about proofs in a transaction that sees this tenant. */
  asking<Answer>(tenantId: Uuid, work: (client: PoolClient) => Promise<Answer>): Promise<Answer> {
    return inTenants(
      this.pool,
      [checkedUuid(tenantId, 'tenant')],
      work,
      'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
    );
  }

  /** As `asking`; what is not sealed yet is sealed for it, and asked again. */
  async proving<Answer>(tenantId: Uuid, work: (client: PoolClient) => Promise<Answer>): Promise<Answer> {
    try {
      return await this.asking(tenantId, work);
    } catch (error) {
      if (!(error instanceof ProofError && error.code === 'PROOF.NOT_SEALED_YET')) throw error;
    }
    await this.seal(tenantId);
    return this.asking(tenantId, work);
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  /** `more`: a part of a long history was signed; `overtaken`: another process was first. */
  private async sealOnce(tenantId: Uuid): Promise<SealedCheckpoint | 'more' | 'overtaken'> {
    const { heads, onStep } = this.options;
    const known = await this.knownHead(tenantId);
    const logEpoch = await this.logEpoch();
    const tree = await this.grown(tenantId, known);
    if (tree === 'overtaken') return tree;
    await onStep?.('prepared', tenantId);
    const { history, size, root, head } = tree;
    const to: SignedHead = { history, size, root, logEpoch, statement: null };
    if (!isSameHead(known, to) && !(await heads.advance(tenantId, known, to))) return 'overtaken';
    await onStep?.('kept', tenantId);
    const sealed = await this.publish(tenantId, tree);
    await onStep?.('published', tenantId);
    return size < head ? 'more' : sealed;
  }

  /** What was signed last. Where that is known from a backup alone, a new history begins, and says so. */
  private async knownHead(tenantId: Uuid): Promise<SignedHead | null> {
    const { keys, heads } = this.options;
    await keys.reload();
    const known = await heads.last(tenantId);
    if (!(await heads.isFromBackup(tenantId))) return known;
    await this.stateNewHistory(tenantId, 'restored');
    return heads.last(tenantId);
  }

  /** A tree that does not fit what was known is no fault when another process has signed meanwhile. */
  private async grown(tenantId: Uuid, known: SignedHead | null): Promise<GrownTree | 'overtaken'> {
    try {
      return await inTenants(this.pool, [tenantId], (client) => growTree(client, tenantId, known), FLUSHED);
    } catch (error) {
      const isLate = error instanceof ProofError && (await this.options.heads.last(tenantId)) !== known;
      if (isLate) return 'overtaken';
      throw error;
    }
  }

  private async publish(tenantId: Uuid, tree: GrownTree): Promise<SealedCheckpoint> {
    const { keys } = this.options;
    const { history, size, root } = tree;
    const origin = originOf({ logName: keys.name, tenantId, history });
    const note = keys.sign(formatCheckpoint({ origin, size, root, extensions: [] }));
    const sealed = { tenantId, origin, history, size, root };
    return inTenants(this.pool, [tenantId], async (client) => {
      const { rows } = await client.query<{ note: string; signed_at: Instant }>(LATEST, [tenantId, history, size]);
      const [kept] = rows;
      const signedAt = kept && isSignedAs(kept.note, note) ? kept.signed_at : this.clock();
      if (signedAt !== kept?.signed_at) {
        await client.query(PUBLISH, [tenantId, history, size, root, note, signedAt]);
        await client.query(THIN, [tenantId, history, size, signedAt]);
      }
      await client.query(SIGNED, [tenantId, history, size, signedAt]);
      return { ...sealed, note, signedAt };
    });
  }

  private async stateNewHistory(tenantId: Uuid, reason: HistoryReason): Promise<void> {
    const { keys, heads } = this.options;
    const before = (await heads.last(tenantId)) ?? (await this.storedHead(tenantId));
    const known = await heads.last(tenantId);
    const logEpoch = await this.logEpoch();
    const history = before.history + 1;
    const origin = (n: number): string => originOf({ logName: keys.name, tenantId, history: n });
    const text = newHistoryText({
      before: { origin: origin(before.history), size: before.size, root: before.root },
      origin: origin(history),
      reason,
      statedAt: this.clock(),
    });
    const to: SignedHead = { history, size: 0, root: rootOf(sha256, []), logEpoch, statement: keys.sign(text) };
    if (await heads.advance(tenantId, known, to)) return;
    throw new ProofError('PROOF.BUSY', 'Another process has signed this history meanwhile: look again.', { tenantId });
  }

  /** What the database says was signed last, where the file is gone. */
  private storedHead(tenantId: Uuid): Promise<Pick<SignedHead, 'history' | 'size' | 'root'>> {
    const sql = `SELECT c.history, c.size, c.root FROM platform.log_checkpoint c WHERE c.tenant_id = $1
      ORDER BY c.history DESC, c.size DESC LIMIT 1`;
    return inTenants(this.pool, [tenantId], async (client) => {
      const { rows } = await client.query<{ history: number; size: string; root: Buffer }>(sql, [tenantId]);
      const [row] = rows;
      return { history: row?.history ?? 1, size: Number(row?.size ?? 0), root: row?.root ?? rootOf(sha256, []) };
    });
  }

  private async record(tenantId: Uuid, { code, about }: ProofError): Promise<void> {
    await inTenants(this.pool, [tenantId], (client) => client.query(FAULT, [tenantId, code, about.position ?? null]));
  }

  private async logEpoch(): Promise<Uuid> {
    const { rows } = await this.pool.query<{ epoch: Uuid }>('SELECT epoch FROM store.log_epoch');
    return (rows[0] as { epoch: Uuid }).epoch;
  }
}

const isSameHead = (known: SignedHead | null, { history, size, logEpoch }: SignedHead): boolean =>
  known?.history === history && known.size === size && known.logEpoch === logEpoch && known.statement === null;

/** Whether a note has the text and the signatures of another; one that was signed before a key was added has not. */
const isSignedAs = (kept: string, wanted: string): boolean => {
  const signatures = new Set(parseNote(kept).signatures.map(({ keyHash }) => Buffer.from(keyHash).toString('hex')));
  return (
    parseNote(kept).text === parseNote(wanted).text &&
    parseNote(wanted).signatures.every(({ keyHash }) => signatures.has(Buffer.from(keyHash).toString('hex')))
  );
};
