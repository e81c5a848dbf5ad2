import type { ReactNode } from 'react';
import type { Pages } from '../api/use-answer.js';
import { AsOfPicker } from '../shared/as-of-picker.js';
import { DataTable } from './data-table.js';
import type { Column } from './data-table.js';
import { EmptyState } from './empty-state.js';
import { More } from './more.js';

interface FrameProps<Row> {
  /** The one sentence, computed from what the filters leave. */
  readonly sentence: ReactNode;
  /** Above the sentence: what the list belongs to. */
  readonly eyebrow?: ReactNode;
  /** Below it: what there is to say once about all rows, or to begin. */
  readonly lead?: ReactNode;
  readonly filters?: ReactNode;
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly isMarked?: (row: Row) => boolean;
  /** Said instead of the table when the filters leave no row: why, and what to do. */
  readonly empty: ReactNode;
  readonly pages?: Pick<Pages<never, never>, 'hasMore' | 'isFetchingMore' | 'more'>;
}

/** A list: its sentence, its filters, its rows, and the way to more of them. */
export const ListScreenFrame = <Row,>(props: FrameProps<Row>): ReactNode => {
  const { sentence, eyebrow, lead, filters, empty, pages, isMarked, ...table } = props;
  return (
    <>
      {eyebrow !== undefined && <p className="eyebrow">{eyebrow}</p>}
      <h1>{sentence}</h1>
      {lead}
      <div className="asof filters">
        {filters}
        <AsOfPicker />
      </div>
      {table.rows.length === 0 ? (
        <EmptyState>{empty}</EmptyState>
      ) : (
        <DataTable {...table} {...(isMarked === undefined ? {} : { isMarked })} />
      )}
      {pages !== undefined && <More pages={pages} />}
    </>
  );
};
