import type { Pool } from '#platform/postgres/open-pool.js';
import type { FeedFault } from '#platform/projection/feed.js';
import type { WireFault } from './wire-refusal.js';

/** A message that was not taken for what it says it is. Nothing of its content is kept. */
export interface RefusedMessage {
  readonly partition: number;
  readonly offset: string;
  readonly code: WireFault | FeedFault;
}

/** Keeps account of a refused message. Never waits and never throws: a bad message must not hold up the good ones. */
export type RecordRefused = (message: RefusedMessage) => void;

/** What was refused in one partition for one reason. */
export interface RefusedCount {
  readonly topic: string;
  readonly partition: number;
  readonly code: string;
  /** Deliveries: a message that comes again is counted again. */
  readonly count: number;
  readonly firstOffset: string;
  readonly lastOffset: string;
  readonly lastAt: Date;
}

const RECORD = `INSERT INTO platform.refused_message AS r (topic, partition, code, count, first_offset, last_offset)
  SELECT $1, u.* FROM unnest($2::int[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[]) AS u
  ON CONFLICT (topic, partition, code) DO UPDATE SET count = r.count + EXCLUDED.count, last_at = EXCLUDED.last_at,
    first_offset = least(r.first_offset, EXCLUDED.first_offset), last_offset = greatest(r.last_offset, EXCLUDED.last_offset)`;
const ALL = `SELECT topic, partition, code, count::float8 AS count, first_offset::text AS "firstOffset",
  last_offset::text AS "lastOffset", last_at AS "lastAt" FROM platform.refused_message ORDER BY topic, partition, code`;

interface Tally {
  readonly partition: number;
  readonly code: string;
  count: number;
  first: bigint;
  last: bigint;
}

const WRITE_EVERY_MS = 1_000;

/** What was refused, by partition and reason: a table that stays small however many bad messages there are. */
export class RefusedMessages {
  private tallies = new Map<string, Tally>();
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  /** `pool` of role `trustlog_platform`. */
  constructor(
    private readonly pool: Pool,
    private readonly topic: string,
    private readonly onError: (error: unknown) => void,
  ) {}

  readonly record: RecordRefused = ({ partition, offset, code }) => {
    const key = `${String(partition)} ${code}`;
    const at = BigInt(offset);
    const tally = this.tallies.get(key) ?? { partition, code, count: 0, first: at, last: at };
    tally.count += 1;
    if (at < tally.first) tally.first = at;
    if (at > tally.last) tally.last = at;
    this.tallies.set(key, tally);
    this.timer ??= setTimeout(() => void this.flush(), WRITE_EVERY_MS).unref();
  };

  /** Writes down what was recorded so far. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const all = [...this.tallies.values()];
    this.tallies = new Map();
    if (all.length > 0) this.writing = this.writing.then(() => this.write(all));
    await this.writing;
  }

  static async all(pool: Pool): Promise<readonly RefusedCount[]> {
    return (await pool.query<RefusedCount>(ALL)).rows;
  }

  private async write(all: readonly Tally[]): Promise<void> {
    const values = [
      all.map(({ partition }) => partition),
      all.map(({ code }) => code),
      all.map(({ count }) => count),
      all.map(({ first }) => String(first)),
      all.map(({ last }) => String(last)),
    ];
    await this.pool.query(RECORD, [this.topic, ...values]).catch(this.onError);
  }
}
