import { messages } from './messages.js';
import type { StatusCode } from './status.js';

/** A status in words: `overdue 4 days`, `due today`, `in date`. */
export const statusWithDays = (code: StatusCode, days: number | null): string => {
  if (days !== null && code === 'O') return messages.overdueBy({ days });
  if (days !== null && code === 'D') return messages.dueIn({ days });
  return messages.status[code];
};
