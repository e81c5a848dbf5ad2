import type { Query, QueryClient, QueryCacheNotifyEvent } from '@tanstack/react-query';
import type { Asked, Positions } from './moves.js';

/** The further pages of a list do not make its first one younger. */
const isFurtherPage = (meta: unknown): boolean =>
  typeof meta === 'object' && meta !== null && 'fetchMore' in meta && meta.fetchMore !== undefined;

type UpdateAction = Extract<QueryCacheNotifyEvent, { type: 'updated' }>['action'];

/** After these another answer may be on the screen. */
const RELEVANT: readonly QueryCacheNotifyEvent['type'][] = ['updated', 'observerAdded', 'observerRemoved'];

/** An answer was on its way for some time before it came, and no longer than the page has been open. */
const LONGEST_WAY_SECONDS = 5;

const isShown = (query: Query): boolean => query.isActive() && query.state.data !== undefined;

/** Notes for each answer on the screen what was known when its question was put. */
export class AskedAt {
  private readonly asking = new Map<string, Positions>();
  private readonly asked = new Map<string, Positions>();

  constructor(
    private readonly client: QueryClient,
    private readonly known: () => Positions,
    private readonly changed: () => void,
  ) {}

  /** Begins to note; answers how to stop. */
  watch(): () => void {
    return this.client.getQueryCache().subscribe((event) => {
      this.note(event);
    });
  }

  /** What the answers on the screen stand on. */
  shown(): Asked {
    return this.queries().map(({ queryHash }) => this.asked.get(queryHash));
  }

  /** Seconds since the oldest answer on the screen was asked for, or a little more; 0 when there is none. */
  seconds(): number {
    const times = this.queries().map(({ state }) => state.dataUpdatedAt);
    if (times.length === 0) return 0;
    const sinceAnswer = Math.max(0, (Date.now() - Math.min(...times)) / 1_000);
    return Math.min(sinceAnswer + LONGEST_WAY_SECONDS, performance.now() / 1_000);
  }

  private queries(): Query[] {
    return this.client.getQueryCache().getAll().filter(isShown);
  }

  private note(event: QueryCacheNotifyEvent): void {
    const { queryHash } = event.query;
    if (event.type === 'removed') this.asked.delete(queryHash);
    if (event.type === 'updated') this.follow(queryHash, event.action);
    if (RELEVANT.includes(event.type)) this.changed();
  }

  private follow(queryHash: string, action: UpdateAction): void {
    if (action.type === 'fetch' && !isFurtherPage(action.meta)) this.asking.set(queryHash, this.known());
    if (action.type === 'success') this.settle(queryHash);
  }

  private settle(queryHash: string): void {
    const known = this.asking.get(queryHash);
    this.asking.delete(queryHash);
    if (known !== undefined) this.asked.set(queryHash, known);
  }
}
