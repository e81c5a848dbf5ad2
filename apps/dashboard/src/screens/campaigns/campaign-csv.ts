import type { RequestStatus } from '../../../../../libs/contracts/graphql/schema.types.js';
import type { RequestRow } from './campaigns.query.js';

/** What the columns are called, and the words for codes. */
export interface CsvWords {
  readonly headings: readonly [string, string, string, string, string, string, string];
  readonly status: Readonly<Record<RequestStatus, string>>;
  readonly delivery: (code: string | null | undefined) => string;
  readonly erased: string;
}

/** A cell that a spreadsheet shows and never runs, whatever somebody is called. */
export const csvCell = (text: string): string => {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

/** The people of a campaign as CSV with a mark of UTF-8, so that Welsh letters survive a spreadsheet. */
export const csvOf = (rows: readonly RequestRow[], words: CsvWords): string => {
  const lines = rows.map((row) => [
    row.personName ?? words.erased,
    words.status[row.status],
    row.askedAt,
    row.signedAt ?? '',
    String(row.nudges),
    row.lastNudgedAt ?? '',
    words.delivery(row.delivery),
  ]);
  return `\ufeff${[words.headings, ...lines].map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
};
