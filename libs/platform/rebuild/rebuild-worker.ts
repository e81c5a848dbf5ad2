import { randomUUID } from 'node:crypto';
import type { Uuid } from '#platform/kernel/event.js';
import type { CellRebuild } from './cell-rebuild.js';
import type { ReadModel } from './read-models.js';
import type { HeldRebuild, RebuildLedger } from './rebuild-ledger.js';

/** How a rebuild ended, as the log is told of it. */
export interface EndedRebuild extends HeldRebuild {
  readonly outcome: 'done' | 'stopped' | 'failed';
  readonly of: number;
}

export interface RebuildWorkerOptions {
  readonly ledger: RebuildLedger;
  readonly cells: Pick<CellRebuild, 'rebuild'>;
  readonly models: readonly ReadModel[];
  /** Called after each read model: what was recorded meanwhile is still to be projected. */
  readonly wake: (tenantId: Uuid) => void;
  /** Writes the end into the log; may be called twice for one rebuild. */
  readonly ended: (rebuild: EndedRebuild) => Promise<void>;
  readonly onError: (what: string, error: unknown) => void;
  /** Milliseconds between two looks at the list. */
  readonly every?: number;
}

const EVERY_MS = 2_000;
const BEAT_MS = 5_000;

/**
 * Makes read models anew in the background, one rebuild at a time, one read model after the other. Between two of them
 * it may be stopped or cut off; what is made stays, and whoever takes it up again goes on from there.
 */
export class RebuildWorker {
  private readonly leaseId = randomUUID();
  private timer: NodeJS.Timeout | undefined;
  private work: Promise<void> = Promise.resolve();
  private isBusy = false;
  private isWanted = false;
  private stopped = false;

  constructor(private readonly options: RebuildWorkerOptions) {
    options.ledger.listen(() => {
      this.look();
    });
  }

  start(): void {
    this.look();
  }

  /** Finishes the read model that is under way and leaves the rest to who comes next. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.work;
  }

  private look(): void {
    this.isWanted = true;
    if (this.isBusy || this.stopped) return;
    this.isBusy = true;
    clearTimeout(this.timer);
    this.work = this.turns().finally(() => {
      this.isBusy = false;
      if (this.stopped) return;
      this.timer = setTimeout(() => {
        this.look();
      }, this.options.every ?? EVERY_MS);
      this.timer.unref();
    });
  }

  private async turns(): Promise<void> {
    do {
      this.isWanted = false;
      try {
        for (const tenantId of await this.options.ledger.waiting()) await this.turn(tenantId);
      } catch (error) {
        if (!this.stopped) this.options.onError('rebuild', error);
      }
    } while (this.isAskedAgain());
  }

  private isAskedAgain(): boolean {
    return this.isWanted && !this.stopped;
  }

  private async turn(tenantId: Uuid): Promise<void> {
    const held = this.stopped ? null : await this.options.ledger.claim(tenantId, this.leaseId);
    if (!held) return;
    const beat = setInterval(() => {
      this.options.ledger.note(held, this.leaseId, 0).catch(() => undefined);
    }, BEAT_MS);
    try {
      await this.carryOut(held);
    } finally {
      clearInterval(beat);
    }
  }

  private async carryOut(held: HeldRebuild): Promise<void> {
    const { ledger, models } = this.options;
    for (let done = held.done; ; done += 1) {
      const next = await ledger.note(held, this.leaseId, done);
      if (next === 'lost') return;
      if (this.stopped) return ledger.leave(held, this.leaseId);
      const model = models[done];
      if (!model) return this.end({ ...held, done }, 'done');
      if (next === 'stop') return this.end({ ...held, done }, 'stopped');
      const isMade = await this.make(held.tenantId, model);
      if (!isMade) return this.end({ ...held, done }, 'failed', model.projection.name);
    }
  }

  private async make(tenantId: Uuid, { projection }: ReadModel): Promise<boolean> {
    try {
      await this.options.cells.rebuild(tenantId, projection);
      return true;
    } catch (error) {
      // A database that went away is nobody's fault but its own: the lease runs out and it is tried again.
      if (isFaultOfDatabase(error)) throw error;
      this.options.onError(`rebuild of ${projection.name}`, error);
      return false;
    } finally {
      this.options.wake(tenantId);
    }
  }

  /** First the log, then the list: cut off in between, it is ended again, and the log takes it once. */
  private async end(
    held: HeldRebuild,
    outcome: EndedRebuild['outcome'],
    failedModel: string | null = null,
  ): Promise<void> {
    await this.options.ended({ ...held, outcome, of: this.options.models.length });
    await this.options.ledger.end(held, this.leaseId, { outcome, failedModel });
  }
}

const isFaultOfDatabase = (error: unknown): boolean => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^(08|57|53|40|55|ECONN|EPIPE)/.test(code);
};
