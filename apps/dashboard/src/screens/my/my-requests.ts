import { myMessages as words } from './messages.js';
import type { MyRequest } from './my.query.js';

/** What is still asked, the most urgent first; and what is over, the latest first. */
export interface Sorted {
  readonly open: readonly MyRequest[];
  readonly over: readonly MyRequest[];
}

const isOpen = ({ status }: MyRequest): boolean => status === 'LATE' || status === 'OUTSTANDING';
const endOf = ({ signedAt, askedAt }: MyRequest): string => signedAt ?? askedAt;

/** Sorts one's requests as the page shows them. */
export const sortRequests = (requests: readonly MyRequest[]): Sorted => ({
  open: requests.filter(isOpen).sort((a, b) => a.dueOn.localeCompare(b.dueOn)),
  over: requests.filter((one) => !isOpen(one)).sort((a, b) => endOf(b).localeCompare(endOf(a))),
});

/** The one sentence of the page. */
export const openSentence = (open: number, read: number): string => {
  if (open > 0) return words.asked({ open });
  return read === 0 ? words.neverAsked : words.allRead;
};
