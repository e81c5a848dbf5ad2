import type { QueryClient } from '@tanstack/react-query';
import { writtenPositions } from '../api/positions.js';
import type { Position } from '../api/positions.js';
import { AskedAt } from './asked.js';
import { hear, newsFor, nothingKnown, sinceOf } from './moves.js';
import type { Known } from './moves.js';

let hasHeard = false;

/** Whether this page is told of what happens: then it need not ask again by itself when it comes to the front. */
export const isLive = (): boolean => hasHeard;

/** Records with news, and a key by which two such lists compare. */
export interface News {
  readonly count: number;
  readonly positions: readonly Position[];
}

const NO_NEWS: News = { count: 0, positions: [] };

/** The news of one page, from the first connection until the reader leaves. For `useSyncExternalStore`. */
export class LiveStore {
  private known: Known = nothingKnown;
  private readonly asked: AskedAt;
  private readonly listeners = new Set<() => void>();
  private readonly snapshots = new Map<string, { readonly key: string; readonly news: News }>();
  private end: () => void = () => undefined;
  private isRunning = false;

  constructor(client: QueryClient) {
    this.asked = new AskedAt(client, () => this.known.reached, this.changed);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The news for a screen about one record, or about all; the same object as long as they are the same. */
  news(about: string | null): News {
    const rows = newsFor(this.known, { asked: this.asked.shown(), written: writtenPositions(), about });
    const key = rows.map(({ tenant, position, events }) => `${tenant}:${position}:${events}`).join();
    const held = this.snapshots.get(about ?? '');
    if (held?.key === key) return held.news;
    const count = rows.reduce((sum, { events }) => sum + events, 0);
    const news = rows.length === 0 ? NO_NEWS : { count, positions: rows };
    this.snapshots.set(about ?? '', { key, news });
    return news;
  }

  /** Begins to listen; the code for it is loaded after the page stands. Answers how to stop. */
  start(): () => void {
    const unwatch = this.asked.watch();
    this.isRunning = true;
    void this.connect();
    return () => {
      this.isRunning = false;
      hasHeard = false;
      unwatch();
      this.end();
      this.known = nothingKnown;
      this.snapshots.clear();
    };
  }

  private async connect(): Promise<void> {
    const { listen } = await import('./connection.js');
    if (!this.isRunning) return;
    this.end = listen({
      since: () => ({ since: sinceOf(this.known), askedAgo: this.asked.seconds() }),
      hear: (moves) => {
        hasHeard = true;
        this.known = hear(this.known, moves);
        this.changed();
      },
      gaveUp: () => {
        hasHeard = false;
      },
    });
  }

  private readonly changed = (): void => {
    for (const listener of this.listeners) listener();
  };
}
