const WINDOW_MS = 60_000;
const MOST_FAILURES = 30;
const MOST_ADDRESSES = 10_000;

interface Failures {
  readonly since: number;
  count: number;
}

/** Slows down an address that keeps showing wrong keys. Kept in memory, one a process, with an end to its size. */
export class Brake {
  private readonly byAddress = new Map<string, Failures>();

  /** `clock` in milliseconds since 1970. */
  constructor(private readonly clock: () => number = Date.now) {}

  /** Seconds that the address has to wait; 0 when it may go on. */
  waits(address: string): number {
    const failures = this.current(address);
    if (!failures || failures.count < MOST_FAILURES) return 0;
    return Math.max(1, Math.ceil((failures.since + WINDOW_MS - this.clock()) / 1_000));
  }

  failed(address: string): void {
    const failures = this.current(address);
    if (failures) {
      failures.count += 1;
      return;
    }
    this.byAddress.set(address, { since: this.clock(), count: 1 });
    if (this.byAddress.size <= MOST_ADDRESSES) return;
    const [oldest] = this.byAddress.keys();
    if (oldest !== undefined) this.byAddress.delete(oldest);
  }

  private current(address: string): Failures | undefined {
    const failures = this.byAddress.get(address);
    if (!failures || failures.since + WINDOW_MS > this.clock()) return failures;
    this.byAddress.delete(address);
    return undefined;
  }
}
