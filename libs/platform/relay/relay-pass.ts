import type { Instant, Uuid } from '#platform/kernel/event.js';
import { encodeEvent, NO_LEAF, type OutgoingMessage, type UnreadEvent } from '#platform/messaging/kafka/wire.js';
import type { BehindTenant, Cursor, Move, RelayStore } from './relay-store.js';

/** Events of several tenants that are published together, and where their cursors stand afterwards. */
export interface Chunk {
  readonly messages: readonly OutgoingMessage[];
  readonly moves: readonly Move[];
  /** When the store took the oldest of them; null without any. */
  readonly oldest: Instant | null;
}

export interface RelayPassOptions {
  readonly store: Pick<RelayStore, 'open' | 'read'>;
  readonly tenants: readonly BehindTenant[];
  readonly logEpoch: Uuid;
  /** The epoch of the lane of a tenant; null once it is no longer ours. */
  readonly laneEpoch: (tenantId: Uuid) => number | null;
  /** Events that one tenant may have published in this pass. */
  readonly perTenant: number;
  /** Told of a tenant whose log is not the one that was published. */
  readonly onRewound?: (tenantId: Uuid) => void;
}

interface Turn {
  readonly tenantId: Uuid;
  readonly head: number;
  /** How many more of its events this pass may take. */
  readonly left: number;
  /** Where the cursor will stand when all that was read is published. */
  readonly at: Cursor;
}

/** Events and tenants of one chunk. Row-level security takes the list of tenants apart again for each row that it checks. */
export const CHUNK_EVENTS = 500;
const CHUNK_TENANTS = 64;

/**
 * One walk over the tenants that are behind. Each gets a bounded number of events, and who has more than fits into a
 * chunk queues up again behind the others: nobody waits for a neighbour's backlog.
 */
export class RelayPass {
  private readonly queue: Turn[];
  private opened = false;

  constructor(private readonly options: RelayPassOptions) {
    const { tenants, perTenant, logEpoch } = options;
    this.queue = tenants.map(({ tenantId, head, cursor }) => ({
      ...{ tenantId, head, left: perTenant },
      at: cursor ?? { position: 0, leaf: NO_LEAF, logEpoch },
    }));
  }

  /** Reads the next chunk; null when everybody had a turn. */
  async next(): Promise<Chunk | null> {
    await this.openMissing();
    const turns = this.take();
    if (turns.length === 0) return null;
    const { store, logEpoch } = this.options;
    const readings = turns.map(({ tenantId, at, head, left }) => ({
      ...{ tenantId, after: at.position },
      limit: Math.max(1, Math.min(left, CHUNK_EVENTS, head - at.position)),
    }));
    const read = await store.read(readings, logEpoch);
    const moved = turns.map((turn, at) => this.moved(turn, read[at] ?? { leafBefore: null, events: [] }));
    const events = moved.flatMap((each) => each.events);
    return {
      // Made here, while the brokers are busy with the chunk before.
      messages: events.map(encodeEvent),
      moves: moved.flatMap(({ move }) => move ?? []),
      oldest: oldestOf(moved),
    };
  }

  private async openMissing(): Promise<void> {
    if (this.opened) return;
    this.opened = true;
    const { store, tenants, logEpoch } = this.options;
    const missing = tenants.filter(({ cursor }) => cursor === null).map(({ tenantId }) => tenantId);
    for (let from = 0; from < missing.length; from += CHUNK_TENANTS) {
      await store.open(missing.slice(from, from + CHUNK_TENANTS), logEpoch);
    }
  }

  /** As many turns as fill a chunk. */
  private take(): readonly Turn[] {
    const turns: Turn[] = [];
    for (let planned = 0; planned < CHUNK_EVENTS && turns.length < CHUNK_TENANTS;) {
      const turn = this.queue.shift();
      if (turn === undefined) break;
      if (this.options.laneEpoch(turn.tenantId) === null) continue;
      planned += Math.min(turn.left, turn.head - turn.at.position);
      turns.push(turn);
    }
    return turns;
  }

  private moved(turn: Turn, read: Awaited<ReturnType<RelayStore['read']>>[number]): Moved {
    const { tenantId, at } = turn;
    const { logEpoch } = this.options;
    const laneEpoch = this.options.laneEpoch(tenantId);
    if (laneEpoch === null) return { events: [] };
    if (read.leafBefore !== at.leaf) {
      // Restored or seeded anew: what was published up to here is not what the log holds. From the beginning, then.
      this.options.onRewound?.(tenantId);
      return { events: [], move: { tenantId, from: at, to: { position: 0, leaf: NO_LEAF, logEpoch }, laneEpoch } };
    }
    const to = this.cursorAfter(at, read.events);
    const left = turn.left - read.events.length;
    if (read.events.length > 0 && left > 0 && to.position < turn.head) this.queue.push({ ...turn, left, at: to });
    return { events: read.events, move: { tenantId, from: at, to, laneEpoch } };
  }

  private cursorAfter({ position, leaf }: Cursor, events: readonly UnreadEvent[]): Cursor {
    const { logEpoch } = this.options;
    const last = events.at(-1);
    return last === undefined
      ? { position, leaf, logEpoch }
      : { position: last.event.metadata.position, leaf: last.leaf, logEpoch };
  }
}

interface Moved {
  readonly events: readonly UnreadEvent[];
  readonly move?: Move;
}

/** Within a tenant the first is the oldest. */
const oldestOf = (moved: readonly Moved[]): Instant | null => {
  const firsts = moved.flatMap(({ events: [first] }) => first?.event.metadata.recordedAt ?? []);
  return firsts.reduce<Instant | null>((oldest, each) => (oldest === null || each < oldest ? each : oldest), null);
};
