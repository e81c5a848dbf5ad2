import type { Instant, PlainDate } from '#platform/kernel/event.js';
import { openPool, type Pool } from '#platform/postgres/open-pool.js';
import { parseCheckpoint } from '../core/checkpoint.js';
import { formatNote, parseNote } from '../core/note.js';
import { sha256 } from '../sha256.js';
import { AnchorError } from './anchor.error.js';
import type { PlatformLog } from './platform-log.js';
import { getTimeStamp, type TimeStampAuthority } from './time-stamp.client.js';
import { cosign, type Witness } from './witness.client.js';

/** Whom the heads of the platform log are shown to. None: nothing leaves. */
export interface AnchorSettings {
  readonly timeStamp: TimeStampAuthority | null;
  readonly witness: Witness | null;
}

export interface AnchorQueueOptions extends AnchorSettings {
  /** Connection string of `trustlog_seal`. */
  readonly sealUrl: string;
  readonly log: PlatformLog;
}

/** How it stands with one day and one of those that it is shown to. */
export interface Anchoring {
  readonly day: PlainDate;
  readonly kind: 'time-stamp' | 'witness';
  readonly by: string;
  readonly attempts: number;
  /** Why the last attempt failed; null after one that did not. */
  readonly error: string | null;
  /** A token of RFC 3161, or the note with the witness's line; null until there is one. */
  readonly evidence: Buffer | null;
  /** When the other side says that it saw it. */
  readonly at: Instant | null;
}

interface Due extends Pick<Anchoring, 'day' | 'kind' | 'by'> {
  readonly note: string;
  readonly position: number;
}

/** What the other side gave, and when it says that it did. */
type Given = Pick<Anchoring, 'evidence' | 'at'>;

const WAITS_S = [60, 300, 1_800, 7_200, 21_600] as const;
const LONGEST_WAIT_S = 21_600;
/** Whoever takes a line has so long before another process may. */
const LEASE_S = 120;
const ENQUEUE = `INSERT INTO platform.anchor (day, kind, by)
  SELECT d.day, u.kind, u.by FROM platform.log_day d CROSS JOIN unnest($1::text[], $2::text[]) AS u(kind, by)
  WHERE d.note IS NOT NULL AND d.day >= current_date - 30 ON CONFLICT DO NOTHING`;
const TAKE = `UPDATE platform.anchor a SET next_at = now() + make_interval(secs => $3), attempts = a.attempts + 1
  FROM platform.log_day d WHERE d.day = a.day AND (a.day, a.kind, a.by) = (
    SELECT w.day, w.kind, w.by FROM platform.anchor w
    WHERE w.evidence IS NULL AND w.next_at <= now() AND (w.kind, w.by) IN (SELECT * FROM unnest($1::text[], $2::text[]))
    ORDER BY w.day, w.kind FOR UPDATE SKIP LOCKED LIMIT 1)
  RETURNING to_char(a.day, 'YYYY-MM-DD') AS day, a.kind, a.by, d.note, d.position`;
const SEEN = `SELECT max(d.position) + 1 AS size FROM platform.anchor a JOIN platform.log_day d ON d.day = a.day
  WHERE a.kind = 'witness' AND a.by = $1 AND a.evidence IS NOT NULL`;
const DONE = `UPDATE platform.anchor SET evidence = $4, at = $5, error = NULL WHERE day = $1 AND kind = $2 AND by = $3`;
const FAILED = `UPDATE platform.anchor SET error = $4, next_at = now() + make_interval(secs =>
    (($5::int[])[least(attempts, $6)])) WHERE day = $1 AND kind = $2 AND by = $3 AND evidence IS NULL`;
const LIST = `SELECT to_char(day, 'YYYY-MM-DD') AS day, kind, by, attempts, error, evidence,
    to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at
  FROM platform.anchor ORDER BY day DESC, kind LIMIT $1`;

/**
 * Shows the signed days to whoever was configured, each until it was seen. What cannot be reached waits, longer each
 * time; the days after it do not. Any number of processes may do so at once.
 */
export class AnchorQueue {
  private readonly pool: Pool;
  private readonly kinds: readonly string[];
  private readonly names: readonly string[];

  constructor(private readonly options: AnchorQueueOptions) {
    this.pool = openPool(options.sealUrl, 1, { application_name: 'trustlog-anchor', connectionTimeoutMillis: 5_000 });
    const { timeStamp, witness } = options;
    const asked = [
      ...(timeStamp ? [['time-stamp', new URL(timeStamp.url).host]] : []),
      ...(witness ? [['witness', witness.key.name]] : []),
    ] as const;
    this.kinds = asked.map(([kind = '']) => kind);
    this.names = asked.map(([, name = '']) => name);
  }

  /** Shows what is due; answers how many were seen. Failures are recorded and told, and nothing is thrown for them. */
  async showDue(
    onFailed: (anchoring: Pick<Anchoring, 'day' | 'kind' | 'by'>, error: AnchorError) => void,
  ): Promise<number> {
    if (this.kinds.length === 0) return 0;
    await this.pool.query(ENQUEUE, [this.kinds, this.names]);
    let seen = 0;
    for (let due = await this.take(); due; due = await this.take()) {
      try {
        const { evidence, at } = await this.show(due);
        await this.pool.query(DONE, [due.day, due.kind, due.by, evidence, at]);
        seen += 1;
      } catch (error) {
        if (!(error instanceof AnchorError)) throw error;
        const code = `${error.code}: ${error.message}`.slice(0, 300);
        await this.pool.query(FAILED, [due.day, due.kind, due.by, code, [...WAITS_S, LONGEST_WAIT_S], WAITS_S.length]);
        onFailed(due, error);
      }
    }
    return seen;
  }

  /** How it stands, the latest day first. */
  async list(limit: number): Promise<readonly Anchoring[]> {
    return (await this.pool.query<Anchoring>(LIST, [limit])).rows;
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  private async take(): Promise<Due | undefined> {
    return (await this.pool.query<Due>(TAKE, [this.kinds, this.names, LEASE_S])).rows[0];
  }

  private show(due: Due): Promise<Given> {
    const { timeStamp, witness } = this.options;
    if (due.kind === 'time-stamp' && timeStamp) return stamped(timeStamp, due.note);
    if (witness) return this.witnessed(witness, due);
    throw new Error('A line of the queue is of nobody that is configured.');
  }

  private async witnessed(witness: Witness, { note }: Due): Promise<Given> {
    const { size } = parseCheckpoint(parseNote(note).text);
    const { rows } = await this.pool.query<{ size: number | null }>(SEEN, [witness.key.name]);
    const consistencyFrom = (from: number): Promise<readonly Uint8Array[]> => this.options.log.consistency(from, size);
    const { line, at } = await cosign(witness, { note, consistencyFrom }, rows[0]?.size ?? 0);
    const { text, signatures } = parseNote(note);
    const cosigned = formatNote({ text, signatures: [...signatures, line] });
    return { evidence: Buffer.from(cosigned), at: new Date(at * 1_000).toISOString() };
  }
}

const stamped = async (authority: TimeStampAuthority, note: string): Promise<Given> => {
  const { token, stamp } = await getTimeStamp(authority, sha256(Buffer.from(note)));
  return { evidence: Buffer.from(token), at: stamp.at };
};
