import type { ReactNode } from 'react';
import type { DetailDifference } from '../../../../../libs/contracts/graphql/schema.types.js';
import { DataTable } from '../../design/data-table.js';
import { formatPartialDate } from '../../shared/format.js';
import { compareMessages as words } from './messages.js';

const isKnown = (field: string): field is keyof typeof words.field => Object.hasOwn(words.field, field);

const DATES: readonly string[] = ['lastReviewed', 'nextReviewDue'];

const said = (field: string, value: string | null | undefined): string => {
  if (value === null || value === undefined || value === '') return words.notRecorded;
  return DATES.includes(field) ? formatPartialDate(value) : value;
};

/** What the versions say about themselves, where they differ. */
export const DetailTable = ({ details }: { details: readonly DetailDifference[] }): ReactNode => {
  if (details.length === 0) return null;
  const columns = [
    { name: words.what, cell: ({ field }: DetailDifference) => (isKnown(field) ? words.field[field] : field) },
    { name: words.before, cell: ({ field, before }: DetailDifference) => <del>{said(field, before)}</del> },
    { name: words.after, cell: ({ field, after }: DetailDifference) => <ins>{said(field, after)}</ins> },
  ];
  return (
    <section>
      <h2>{words.detailsHeading}</h2>
      <DataTable caption={words.detailsHeading} columns={columns} rows={details} idOf={({ field }) => field} />
    </section>
  );
};
