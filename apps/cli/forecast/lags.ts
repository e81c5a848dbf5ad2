import type { Fault, Outcome } from './model.js';

/** Width of a class of lags, in seconds, relative to the lag: a value read off is no further from the truth. */
const STEP = 1.02;
const LEAST = 0.0005;

/** How long events waited, in classes. */
class Histogram {
  private readonly classes = new Map<number, number>();
  total = 0;
  most = 0;
  private sum = 0;

  get mean(): number {
    return this.total === 0 ? 0 : this.sum / this.total;
  }

  add(lag: number, events: number): void {
    const at = Math.round(Math.log(Math.max(lag, LEAST)) / Math.log(STEP));
    this.classes.set(at, (this.classes.get(at) ?? 0) + events);
    this.total += events;
    this.sum += lag * events;
    this.most = Math.max(this.most, lag);
  }

  quantile(part: number): number {
    let left = part * this.total;
    for (const [at, events] of [...this.classes].sort(([one], [other]) => one - other)) {
      left -= events;
      if (left <= 0) return Math.min(STEP ** at, this.most);
    }
    return this.most;
  }
}

/** Notes when what came when was shown, and how much was still to be shown then. */
export class Lags {
  private readonly all = new Histogram();
  /** Most that was behind before the fault: the usual. */
  private usual = 0;
  private recovered: number | null = null;

  constructor(private readonly fault: Fault | null) {}

  note(now: number, lots: readonly { readonly came: number; readonly events: number }[], behind: number): void {
    for (const { came, events } of lots) this.all.add(now - came, events);
    if (this.fault === null) return;
    const { at, seconds } = this.fault;
    if (now < at) this.usual = Math.max(this.usual, behind);
    else if (now >= at + seconds && behind <= this.usual) this.recovered ??= now - at - seconds;
  }

  outcome(): Pick<Outcome, 'shown' | 'lag' | 'recovery'> {
    const { all } = this;
    return {
      shown: all.total,
      lag: { mean: all.mean, p50: all.quantile(0.5), p95: all.quantile(0.95), most: all.most },
      recovery: this.recovered,
    };
  }
}
