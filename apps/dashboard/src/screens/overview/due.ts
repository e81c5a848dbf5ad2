import type { LocalText } from '../../../../../libs/contracts/graphql/schema.types.js';
import type { OverviewAnswer } from './overview.query.js';

/** A review that falls due. */
export interface DueReview {
  readonly policyId: string;
  readonly schoolName: LocalText;
  readonly label: LocalText;
  readonly days: number;
}

/** The cells of the matrix that are due, soonest first: the same cells that its filter shows. */
export const dueOf = ({ columns, rows }: OverviewAnswer['matrix']): DueReview[] =>
  rows
    .flatMap((row) =>
      columns.flatMap(({ label }, column) => {
        const [policyId, days] = [row.policyIds[column], row.days[column] ?? 0];
        return policyId && row.codes[column] === 'D' ? [{ policyId, schoolName: row.name, label, days }] : [];
      }),
    )
    .sort((one, other) => one.days - other.days);
