import { AsyncLocalStorage } from 'node:async_hooks';
import type { Instant } from '#platform/kernel/event.js';

/** Something that happens at a time. */
export interface Act {
  readonly at: Instant;
  readonly happen: () => Promise<void>;
}

/** The time at which an act of the sandbox's history takes place; several schools live through theirs side by side. */
const moment = new AsyncLocalStorage<Instant>();

/** The clock of the seed: the act's own time, or now outside of any act. */
export const seedClock = (): Instant => moment.getStore() ?? new Date().toISOString();

/** Does something at a time of the past. */
export const actAt = <Answer>(at: Instant, act: () => Promise<Answer>): Promise<Answer> => moment.run(at, act);
