import type { LocalText } from '../../shared/local-text.js';
import type { NotRecordedAnswer } from './policies.query.js';

/** A required policy that a school has no record of. */
export interface Gap {
  readonly schoolId: string;
  readonly schoolName: LocalText;
  readonly category: string;
  readonly label: LocalText;
  /** True when there is a document, but no version in force or no review date on it. */
  readonly hasDocument: boolean;
}

/** The gaps of a matrix, school by school; exactly the cells that the figure counts. */
export const gapsOf = ({ columns, rows }: NotRecordedAnswer['matrix'], schoolId?: string): Gap[] =>
  rows
    .filter((row) => schoolId === undefined || row.schoolId === schoolId)
    .flatMap((row) =>
      columns.flatMap(({ category, label }, index) =>
        row.codes.charAt(index) === 'N'
          ? [
              {
                schoolId: row.schoolId,
                schoolName: row.name,
                category,
                label,
                hasDocument: Boolean(row.policyIds[index]),
              },
            ]
          : [],
      ),
    );
