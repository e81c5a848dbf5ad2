/**
 * What the database said of writers: `clockMs` is its clock before it looked, `idle` that no append was under way.
 * An append takes its lock before it reads the clock for `recorded_at`, and gives the lock back after it can be seen.
 * So once nobody has the lock, all that is recorded before `clockMs` can be seen, or never will be.
 */
export interface LookAtWriters {
  readonly clockMs: number;
  readonly idle: boolean;
}

/** The database's clock may be set back by as much. */
const MARGIN_MS = 10_000;
const EVERY_MS = 1_000;

/** Up to when nothing can be recorded any more. Looks for itself when somebody asks, once a second at the most. */
export class SettledPast {
  private untilMs = 0;
  private looked = -EVERY_MS;

  constructor(
    private readonly look: () => Promise<LookAtWriters>,
    private readonly clock: () => number,
  ) {}

  /**
   * Whether nothing can be recorded any more at or before a time. True only for a snapshot that is taken after this
   * call: ask it first.
   */
  has(instantMs: number): boolean {
    const settled = instantMs <= this.untilMs - MARGIN_MS;
    if (!settled) void this.lookAgain();
    return settled;
  }

  private async lookAgain(): Promise<void> {
    const now = this.clock();
    if (now - this.looked < EVERY_MS && now >= this.looked) return;
    this.looked = now;
    try {
      const { clockMs, idle } = await this.look();
      if (idle) this.untilMs = Math.max(this.untilMs, clockMs);
    } catch {
      // Without a look the past counts as the present does: asked more often, never wrong.
    }
  }
}
