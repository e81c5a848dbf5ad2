import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { Uuid } from '#platform/kernel/event.js';

/** Reads a tenant's events in order of position, from `after + 1`. */
export type ReadEvents = (tenantId: Uuid, after: number, limit: number) => Promise<readonly StoredEvent[]>;

/** Small enough that a page is garbage before the collector has to move it. */
const PAGE = 1_000;

export interface EventRange {
  /** Position of the last event that is known already. */
  readonly after?: number;
  /** Goes no further than to the end of the page that holds this position; default: until nothing is left. */
  readonly upTo?: number;
}

/**
 * Shows a tenant's events in order, a page at a time; answers the position of the last one, `after` without any. The
 * log has no holes: where it is known how far it goes, the next page is on its way before this one has come.
 */
export const eachEvent = async (
  readEvents: ReadEvents,
  tenantId: Uuid,
  see: (event: StoredEvent) => void,
  { after: from = 0, upTo = Infinity }: EventRange = {},
): Promise<number> => {
  const pages = new Pages(readEvents, tenantId, upTo);
  let after = from;
  while (after < upTo) {
    const events = await pages.following(after);
    const last = events.at(-1);
    if (!last) return after;
    for (const event of events) see(event);
    after = last.metadata.position;
  }
  return after;
};

/** Pages of one tenant's log, of which the next one is asked for while the one before is waited for. */
class Pages {
  private ahead: { readonly after: number; readonly page: Promise<readonly StoredEvent[]> } | null = null;

  constructor(
    private readonly readEvents: ReadEvents,
    private readonly tenantId: Uuid,
    private readonly upTo: number,
  ) {}

  /** The page from `after + 1` on. One that was asked for ahead is of no use where the page before it came short. */
  following(after: number): Promise<readonly StoredEvent[]> {
    const page = this.ahead?.after === after ? this.ahead.page : this.ask(after);
    const next = after + PAGE;
    this.ahead = this.upTo !== Infinity && next < this.upTo ? { after: next, page: this.ask(next) } : null;
    return page;
  }

  private ask(after: number): Promise<readonly StoredEvent[]> {
    const page = this.readEvents(this.tenantId, after, PAGE);
    // Whoever waits for it hears of its failure; after a fault of the page before nobody does.
    page.catch(() => undefined);
    return page;
  }
}
