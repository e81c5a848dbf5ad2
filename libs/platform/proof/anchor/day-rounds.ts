import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, londonDay } from '#platform/kernel/plain-date.js';
import type { AnchorQueue } from './anchor-queue.js';
import type { PlatformLog } from './platform-log.js';

export interface DayRoundsOptions {
  readonly log: Pick<PlatformLog, 'closeDay'>;
  readonly queue: Pick<AnchorQueue, 'showDue'>;
  readonly clock: () => string;
  readonly onError: (error: unknown) => void;
  /** Milliseconds between looks. */
  readonly everyMs?: number;
}

const EVERY_MS = 5 * 60_000;

/** Closes each day after its midnight in London, and shows it to whoever was configured. Several processes may do so. */
export class DayRounds {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly options: DayRoundsOptions) {}

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** One look: closes yesterday, unless it is closed, and shows what is due. */
  async round(): Promise<void> {
    const { log, queue, clock, onError } = this.options;
    await log.closeDay(addDays(londonDay(clock()), -1));
    await queue.showDue((_, error) => {
      onError(error);
    });
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.round().catch(this.options.onError);
      await sleep(this.options.everyMs ?? EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
