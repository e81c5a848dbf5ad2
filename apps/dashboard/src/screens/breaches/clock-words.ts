import type { BreachClockStatus } from '../../../../../libs/contracts/graphql/schema.types.js';
import { formatDuration } from '../../shared/format.js';
import type { ClockInList } from './breaches.query.js';
import { breachesMessages as words } from './messages.js';

/** How a clock looks: `out` alone is red, and only while somebody can still act. */
export const clockLook: Readonly<Record<BreachClockStatus, 'running' | 'out' | 'stopped' | 'none'>> = {
  RUNNING: 'running',
  RUN_OUT: 'out',
  TOLD_IN_TIME: 'stopped',
  TOLD_LATE: 'stopped',
  NOT_NEEDED: 'none',
  NOT_TOLD: 'none',
};

/** A clock in one line: `LADO: 5 h 40 min left`. */
export const clockWords = ({ kind, status, minutesLeft }: Omit<ClockInList, 'dueAt'>): string =>
  words.clock[status]({ kind, span: formatDuration(minutesLeft) });
