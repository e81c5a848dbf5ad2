import type { Instant } from '#platform/kernel/event.js';
import { addDays, londonDay, londonInstant } from '#platform/kernel/plain-date.js';

/**
 * Until when an answer stays true although nobody writes anything: the day ends, a clock shows another minute. It
 * begins with the end of the day, so that whoever forgets to say so is wrong for a day at the most.
 */
export class Validity {
  private until: number;

  constructor(private readonly at: Instant) {
    this.until = Date.parse(endOfDay(at));
  }

  /** Milliseconds since 1970. Below the instant it was made for: the answer is never used again. */
  get untilMs(): number {
    return this.until;
  }

  /** The answer would come out different from this instant on. */
  shorten(until: Instant): void {
    const at = Date.parse(until);
    // Something that is not a time bounds nothing: such an answer is not used again.
    this.until = Number.isNaN(at) ? this.now() : Math.min(this.until, at);
  }

  /** The answer holds for its own instant alone. */
  end(): void {
    this.until = Math.min(this.until, this.now());
  }

  private now(): number {
    return Date.parse(this.at);
  }
}

/** The first instant of the next day in London. */
export const endOfDay = (at: Instant): Instant => londonInstant(addDays(londonDay(at), 1), '00:00');
