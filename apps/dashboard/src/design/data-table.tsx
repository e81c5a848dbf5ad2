import type { ReactNode } from 'react';

/** A column of a list: what it is called, and a row's cell. The first one names the row. */
export interface Column<Row> {
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand to the right. */
  readonly isNumber?: boolean;
}

interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  /** The row that a link pointed at. */
  readonly isMarked?: (row: Row) => boolean;
}

/** A table that turns into a list of labelled lines where there is no room for columns. */
export const DataTable = <Row,>({ caption, columns, rows, idOf, isMarked }: TableProps<Row>): ReactNode => (
  <table className="data">
    <caption className="hidden">{caption}</caption>
    <thead>
      <tr>
        {columns.map(({ name, isNumber }) => (
          <th scope="col" key={name} className={isNumber ? 'number' : undefined}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={idOf(row)} id={idOf(row)} className={isMarked?.(row) ? 'marked' : undefined}>
          {columns.map(({ name, cell, isNumber }, index) =>
            index === 0 ? (
              <th scope="row" key={name}>
                {cell(row)}
              </th>
            ) : (
              <td key={name} data-label={name} className={isNumber ? 'number num' : undefined}>
                {cell(row)}
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  </table>
);
