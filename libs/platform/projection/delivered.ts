import type { ClientBase } from 'pg';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { FedEvent, FeedFault } from './feed.js';

/** What stands at the ends of a delivery's place in the log. */
interface Place {
  readonly epoch: Uuid;
  readonly head: number;
  readonly before: string | null;
  readonly last: string | null;
}

const NO_LEAF = '0'.repeat(64);

const PLACE = {
  name: 'feed_place',
  text: `SELECT (SELECT epoch::text FROM store.log_epoch) AS epoch, l.head::float8 AS head,
      (SELECT encode(leaf_hash, 'hex') FROM store.event WHERE tenant_id = $1 AND position = $2) AS before,
      (SELECT encode(leaf_hash, 'hex') FROM store.event WHERE tenant_id = $1 AND position = $3) AS last
    FROM store.tenant_log l WHERE l.tenant_id = $1`,
} as const;

/**
 * Events of one tenant as they were delivered, put in order, each once. They are believed when each follows the one
 * before by its leaf, and both ends stand in the log: then all of them do, without reading them there.
 */
export class Delivered {
  private constructor(
    private readonly tenantId: Uuid,
    private readonly fed: readonly FedEvent[],
    private readonly ends: { readonly first: FedEvent; readonly last: FedEvent },
  ) {}

  /** Position of the first of them. */
  get first(): number {
    return positionOf(this.ends.first);
  }

  get last(): number {
    return positionOf(this.ends.last);
  }

  /** Null when something is missing between them, or two differ: then the log has to be read. */
  static of(tenantId: Uuid, delivered: readonly FedEvent[]): Delivered | null {
    const fed = inOrder(delivered);
    const [first, last] = [fed[0], fed.at(-1)];
    if (!first || !last || !fed.every((event, n) => follows(event, fed[n - 1]))) return null;
    return new Delivered(tenantId, fed, { first, last });
  }

  /** Asks the log for both ends, in a transaction that is open for the tenant. */
  async doubt(client: ClientBase): Promise<FeedFault | null> {
    const { rows } = await client.query<Place>({ ...PLACE, values: [this.tenantId, this.first - 1, this.last] });
    const [place] = rows;
    return place ? this.faultAt(place) : 'FEED.UNKNOWN_TENANT';
  }

  /** Those beyond a position. */
  after(position: number): readonly StoredEvent[] {
    return this.fed.slice(Math.max(0, position + 1 - this.first)).map(({ event }) => event);
  }

  private faultAt({ epoch, head, before, last }: Place): FeedFault | null {
    if (epoch !== this.ends.first.logEpoch) return 'FEED.OTHER_EPOCH';
    if (head < this.last || last === null) return 'FEED.NOT_YET';
    const isSame = last === this.ends.last.leaf && (before ?? NO_LEAF) === this.ends.first.previousLeaf;
    return isSame ? null : 'FEED.OTHER_LOG';
  }
}

const positionOf = ({ event }: FedEvent): number => event.metadata.position;

/** By position, and of those that were delivered twice the first; two that differ stay, and do not follow each other. */
const inOrder = (delivered: readonly FedEvent[]): readonly FedEvent[] =>
  [...delivered]
    .sort((a, b) => positionOf(a) - positionOf(b))
    .filter((event, n, all) => event.leaf !== all[n - 1]?.leaf || event.logEpoch !== all[n - 1]?.logEpoch);

const follows = (event: FedEvent, before: FedEvent | undefined): boolean =>
  before === undefined ||
  (positionOf(event) === positionOf(before) + 1 &&
    event.previousLeaf === before.leaf &&
    event.logEpoch === before.logEpoch);
