import type { Instant } from '#platform/kernel/event.js';
import { isRunning } from '../../domain/breach.clocks.js';
import { clocksAt } from './case.view.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** When the first of the running clocks shows another number of minutes; a day later where none runs. */
export const nextMinute = (cases: readonly Parameters<typeof clocksAt>[0][], at: Instant): Instant => {
  const changes = cases
    .flatMap((one) => clocksAt(one, at))
    .filter(isRunning)
    // A clock shows whole minutes, rounded down: the number stands to the very end of its minute.
    .map(({ dueAt, minutesLeft }) => Date.parse(dueAt) - minutesLeft * MINUTE + 1);
  return new Date(Math.min(Date.parse(at) + DAY, ...changes)).toISOString();
};
