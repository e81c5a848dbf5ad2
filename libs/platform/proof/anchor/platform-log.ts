import type { Instant, PlainDate, Uuid } from '#platform/kernel/event.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import { openPool, type Pool, type PoolClient } from '#platform/postgres/open-pool.js';
import { toBase64 } from '../core/base64.js';
import { formatCheckpoint, originOf } from '../core/checkpoint.js';
import { consistencyPath, inclusionPath, rootOf } from '../core/merkle.js';
import { sameBytes } from '../core/sha256.js';
import type { LogKeys } from '../log-keys.js';
import { ProofError } from '../proof.errors.js';
import { sha256 } from '../sha256.js';
import type { SignedHead, SignedHeads } from '../signed-heads.js';

export interface PlatformLogOptions {
  /** Connection string of `trustlog_seal`. */
  readonly sealUrl: string;
  readonly keys: LogKeys;
  readonly heads: SignedHeads;
  readonly clock?: () => Instant;
}

/** A day of the platform log. */
export interface LogDay {
  readonly day: PlainDate;
  /** Index of its leaf. */
  readonly position: number;
  /** Tenants in its tree. */
  readonly leaves: number;
  readonly root: Uint8Array;
  /** The signed head of the platform log that ends with this day; null until it is signed. */
  readonly note: string | null;
}

/** How what a tenant signed lies in the tree of a day, and the day in the platform log. */
export interface DayProof extends LogDay {
  /** The text of the tenant's checkpoint, whose hash (0x00 before it) is the leaf. */
  readonly checkpoint: string;
  readonly index: number;
  readonly path: readonly Uint8Array[];
  readonly dayPath: readonly Uint8Array[];
}

/** Whose entry among the signed heads the platform log is: no tenant's. */
const PLATFORM: Uuid = '00000000-0000-0000-0000-000000000000';
/** One process closes days at a time. */
const LOCK = 7_316_021;
const DEADLINES = { connectionTimeoutMillis: 5_000, statement_timeout: 60_000, query_timeout: 65_000 };
/** What is signed must be where a lost host cannot take it back. */
const FLUSHED = 'BEGIN; SET LOCAL synchronous_commit = on';
const DAY = `to_char(day, 'YYYY-MM-DD') AS day, position, leaves, root, note`;

/** The data of a day's leaf in the platform log; its hash has 0x00 before it (RFC 9162, section 2.1.1). */
export const dayLeaf = ({ day, leaves, root }: Pick<LogDay, 'day' | 'leaves' | 'root'>): string =>
  `${day}\n${String(leaves)}\n${toBase64(root)}\n`;

/** The hash of a leaf that is a text. */
export const textLeafHash = (text: string): Uint8Array => sha256(Buffer.concat([Buffer.of(0), Buffer.from(text)]));

/**
 * One log for the installation, a leaf for each day: the root over what all tenants had signed by then. Its head is
 * what others outside are shown.
 */
export class PlatformLog {
  private readonly pool: Pool;
  private readonly clock: () => Instant;

  constructor(private readonly options: PlatformLogOptions) {
    this.pool = openPool(options.sealUrl, 2, { ...DEADLINES, application_name: 'trustlog-platform-log' });
    this.clock = options.clock ?? (() => new Date().toISOString());
  }

  /**
   * Closes a day: takes in what was signed since the days before, and signs. Doing it again answers the same, and goes
   * on where it was cut off. Null when nothing is new. Throws `ProofError` where the log is not what was signed.
   */
  async closeDay(day: PlainDate): Promise<LogDay | null> {
    const { keys, heads } = this.options;
    await keys.reload();
    const closed = await inTenants(this.pool, [], (client) => this.take(client, day), FLUSHED);
    if (closed === null || closed.note !== null) return closed;
    const known = await heads.last(PLATFORM);
    const leaves = await this.leafHashes(closed.position + 1);
    checkBeginning(leaves, known);
    const size = leaves.length;
    const root = rootOf(sha256, leaves);
    const to: SignedHead = { history: 1, size, root, logEpoch: PLATFORM, statement: null };
    if (known?.size !== size && !(await heads.advance(PLATFORM, known, to)))
      throw new ProofError('PROOF.BUSY', 'Another process is closing this day: try again.');
    const note = keys.sign(formatCheckpoint({ origin: keys.name, size, root, extensions: [] }));
    const sql = 'UPDATE platform.log_day SET note = $2, signed_at = $3 WHERE day = $1 AND note IS NULL';
    await this.pool.query(sql, [day, note, this.clock()]);
    return { ...closed, note };
  }

  /** The signed days, the last first. */
  async days(limit: number): Promise<readonly LogDay[]> {
    const sql = `SELECT ${DAY} FROM platform.log_day WHERE note IS NOT NULL ORDER BY position DESC LIMIT $1`;
    return (await this.pool.query<LogDay>(sql, [limit])).rows;
  }

  /** How what a tenant signed last lies in the platform log; null before its first signed day. */
  async proofOf(tenantId: Uuid): Promise<DayProof | null> {
    return inTenants(this.pool, [tenantId], async (client) => {
      const mine = `SELECT to_char(l.day, 'YYYY-MM-DD') AS day, l.index, l.history, l.size::float8 AS size, l.root
        FROM platform.log_day_leaf l JOIN platform.log_day d ON d.day = l.day AND d.note IS NOT NULL
        WHERE l.tenant_id = $1 ORDER BY l.day DESC LIMIT 1`;
      type Leaf = { day: PlainDate; index: number; history: number; size: number; root: Buffer };
      const [leaf] = (await client.query<Leaf>(mine, [tenantId])).rows;
      if (!leaf) return null;
      const { rows } = await client.query<LogDay>(`SELECT ${DAY} FROM platform.log_day WHERE day = $1`, [leaf.day]);
      const day = rows[0] as LogDay;
      const { rows: all } = await client.query<{ hash: Buffer }>('SELECT platform.day_hashes($1) AS hash', [leaf.day]);
      const { index, history, size, root } = leaf;
      const origin = originOf({ logName: this.options.keys.name, tenantId, history });
      return {
        ...day,
        checkpoint: formatCheckpoint({ origin, size, root, extensions: [] }),
        index,
        path: inclusionPath(
          sha256,
          all.map(({ hash }) => hash),
          index,
          all.length,
        ),
        dayPath: inclusionPath(sha256, await this.leafHashes(day.position + 1), day.position, day.position + 1),
      };
    });
  }

  /** How the log of `from` days lies in that of `to`. */
  async consistency(from: number, to: number): Promise<readonly Uint8Array[]> {
    return consistencyPath(sha256, await this.leafHashes(to), from, to);
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  /** The day as the database holds it, with its leaves; null when there are none. */
  private async take(client: PoolClient, day: PlainDate): Promise<LogDay | null> {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    const last = 'SELECT max(day) > $1 AS later, count(*)::int AS count FROM platform.log_day';
    const { later, count } = (await client.query<{ later: boolean | null; count: number }>(last, [day])).rows[0] ?? {};
    const standing = await client.query<LogDay>(`SELECT ${DAY} FROM platform.log_day WHERE day = $1`, [day]);
    if (standing.rows[0]) return standing.rows[0];
    if (later) throw new ProofError('PROOF.OUT_OF_RANGE', `A day after ${day} is closed already.`);
    const taken = 'SELECT platform.close_day($1, $2) AS hash';
    const { rows } = await client.query<{ hash: Buffer }>(taken, [day, this.options.keys.name]);
    if (rows.length === 0) return null;
    const made = {
      day,
      position: count ?? 0,
      leaves: rows.length,
      root: rootOf(
        sha256,
        rows.map(({ hash }) => hash),
      ),
    };
    const store = `INSERT INTO platform.log_day (day, position, leaves, root, leaf_hash) VALUES ($1, $2, $3, $4, $5)`;
    await client.query(store, [day, made.position, made.leaves, made.root, textLeafHash(dayLeaf(made))]);
    return { ...made, note: null };
  }

  private async leafHashes(size: number): Promise<readonly Uint8Array[]> {
    const sql = 'SELECT leaf_hash FROM platform.log_day WHERE position < $1 ORDER BY position';
    const { rows } = await this.pool.query<{ leaf_hash: Buffer }>(sql, [size]);
    if (rows.length === size) return rows.map((row) => row.leaf_hash);
    throw new ProofError(
      'PROOF.OUT_OF_RANGE',
      `The platform log has ${String(rows.length)} days, not ${String(size)}.`,
    );
  }
}

/** The log must begin with what was signed last. */
const checkBeginning = (leaves: readonly Uint8Array[], known: SignedHead | null): void => {
  if (!known) return;
  const isSame = known.size <= leaves.length && sameBytes(rootOf(sha256, leaves.slice(0, known.size)), known.root);
  if (!isSame)
    throw new ProofError(
      'PROOF.FORK',
      `The platform log does not begin with the ${String(known.size)} days that were signed.`,
    );
};
