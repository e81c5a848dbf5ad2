import { createClient } from 'graphql-ws/client';
import type { Moved } from '../../../../libs/contracts/graphql/schema.types.js';
import type { Position } from '../api/positions.js';
import { waitAfter } from './retry.js';

/** What a connection needs of the page. */
export interface LivePage {
  /** From where to count: asked each time that a connection is made. */
  readonly since: () => { readonly since: readonly Position[]; readonly askedAgo: number };
  readonly hear: (moves: readonly Moved[]) => void;
  /** There will be no more on this page. */
  readonly gaveUp: () => void;
}

const MOVED = /* GraphQL */ `
  subscription Moved($since: [MinPosition!], $askedAgo: Float) {
    moved(since: $since, askedAgo: $askedAgo) {
      tenant
      position
      events
    }
  }
`;

/** A tab that nobody looks at lets go of its connection after this. */
const HIDDEN_MS = 30_000;

const address = (): string => `${location.origin.replace(/^http/, 'ws')}/graphql`;

const codeOf = (ending: unknown): number | null =>
  typeof ending === 'object' && ending !== null && 'code' in ending && typeof ending.code === 'number'
    ? ending.code
    : null;

/** Keeps a connection while somebody looks at the page and there is a network, and makes it again when it breaks. */
class Connection {
  private failures = 0;
  private everHeard = false;
  private isOpen = false;
  private stopped = false;
  private timer: number | undefined;
  private hiding: number | undefined;
  private drop: () => void = () => undefined;

  constructor(private readonly page: LivePage) {}

  start(): void {
    document.addEventListener('visibilitychange', this.look);
    window.addEventListener('online', this.again);
    window.addEventListener('offline', this.leave);
    this.open();
  }

  stop(): void {
    this.stopped = true;
    document.removeEventListener('visibilitychange', this.look);
    window.removeEventListener('online', this.again);
    window.removeEventListener('offline', this.leave);
    this.leave();
  }

  private readonly look = (): void => {
    window.clearTimeout(this.hiding);
    if (document.visibilityState === 'hidden') this.hiding = window.setTimeout(this.leave, HIDDEN_MS);
    else this.again();
  };

  private readonly again = (): void => {
    window.clearTimeout(this.timer);
    this.open();
  };

  private readonly leave = (): void => {
    window.clearTimeout(this.timer);
    window.clearTimeout(this.hiding);
    this.drop();
  };

  private readonly open = (): void => {
    if (this.isOpen || this.stopped || document.visibilityState === 'hidden' || !navigator.onLine) return;
    this.isOpen = true;
    const client = createClient({ url: address(), retryAttempts: 0, lazy: true });
    let isDropped = false;
    let unsubscribe = (): void => undefined;
    this.drop = () => {
      isDropped = true;
      this.isOpen = false;
      // First, or a connection that is just being made would still be sent the subscription while it closes.
      unsubscribe();
      void client.dispose();
    };
    const ended = (ending: unknown): void => {
      if (!isDropped) this.ended(codeOf(ending));
    };
    unsubscribe = client.subscribe<{ moved: readonly Moved[] }>(
      { query: MOVED, variables: { ...this.page.since() } },
      { next: ({ data }) => this.heard(data?.moved), error: ended, complete: () => ended(null) },
    );
  };

  private heard(moves: readonly Moved[] | undefined): void {
    if (moves === undefined) return;
    this.failures = 0;
    this.everHeard = true;
    this.page.hear(moves);
  }

  private ended(code: number | null): void {
    this.isOpen = false;
    this.drop = () => undefined;
    this.failures += 1;
    const { everHeard, failures } = this;
    const wait = waitAfter({ code, everHeard, failures }, Math.random());
    if (wait !== null) {
      this.timer = window.setTimeout(this.open, wait);
      return;
    }
    this.stop();
    this.page.gaveUp();
  }
}

/** Listens until the returned function is called, or until it is clear that nothing will come. */
export const listen = (page: LivePage): (() => void) => {
  const connection = new Connection(page);
  connection.start();
  return () => {
    connection.stop();
  };
};
