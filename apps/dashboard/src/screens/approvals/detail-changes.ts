import { formatPartialDate } from '../../shared/format.js';
import { messages } from '../../shared/messages.js';
import type { PageText } from './approvals.query.js';
import { approvalsMessages } from './messages.js';

/** A detail of the document that is another one in the newer version. */
export interface DetailChange {
  readonly what: string;
  readonly before: string;
  readonly now: string;
}

const date = (value: string | null | undefined): string => (value ? formatPartialDate(value) : messages.notRecorded);
const text = (value: string | number | null | undefined): string =>
  value === null || value === undefined || value === '' ? messages.notRecorded : String(value);

/** What approvers decide on beside the sections: it is part of what their decision is pinned to. */
export const detailChanges = (before: PageText, now: PageText): readonly DetailChange[] => {
  const { field } = approvalsMessages.page;
  const rows: readonly DetailChange[] = [
    { what: field.title, before: text(before.title.en), now: text(now.title.en) },
    { what: field.titleCy, before: text(before.title.cy), now: text(now.title.cy) },
    { what: field.lastReviewed, before: date(before.lastReviewed), now: date(now.lastReviewed) },
    { what: field.nextReviewDue, before: date(before.nextReviewDue), now: date(now.nextReviewDue) },
    { what: field.reviewCycleMonths, before: text(before.reviewCycleMonths), now: text(now.reviewCycleMonths) },
    { what: field.audience, before: text(before.audience.join(', ')), now: text(now.audience.join(', ')) },
  ];
  return rows.filter((row) => row.before !== row.now);
};
