import type { Uuid } from '#platform/kernel/event.js';
import type { Feed, FeedHealth } from './feed.js';
import { LogFollower, type LogFollowerOptions } from './log-follower.js';

const SWEEP_EVERY_MS = 500;

export interface InProcessFeedOptions extends LogFollowerOptions {
  /** Milliseconds between sweeps, which find what other processes append. */
  readonly sweepEvery?: number;
}

/** Feeds the projections straight from PostgreSQL: an append of this process is taken at once, a sweep finds the rest. */
export class InProcessFeed implements Feed {
  private readonly follower: LogFollower;
  private readonly every: number;

  constructor(options: InProcessFeedOptions) {
    this.follower = new LogFollower(options);
    this.every = options.sweepEvery ?? SWEEP_EVERY_MS;
  }

  start(): void {
    this.follower.start(() => ({ every: this.every, patience: 0 }));
  }

  appended(tenantId: Uuid): void {
    this.follower.heal(tenantId);
  }

  heal(tenantId: Uuid): void {
    this.follower.heal(tenantId);
  }

  health(): FeedHealth {
    return { kind: 'in-process', state: 'ok', behind: this.follower.behind };
  }

  idle(): Promise<void> {
    return this.follower.idle();
  }

  stop(): Promise<void> {
    return this.follower.stop();
  }
}
