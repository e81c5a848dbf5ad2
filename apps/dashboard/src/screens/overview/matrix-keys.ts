/** A cell of the matrix; column 0 is the school's name. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** How many rows there are, and columns, the name's included. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

const PAGE = 10;

type Step = (cell: Cell, extent: Extent) => Cell;

const steps: Readonly<Record<string, Step>> = {
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  PageDown: ({ row, column }) => ({ row: row + PAGE, column }),
  PageUp: ({ row, column }) => ({ row: row - PAGE, column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, { columns }) => ({ row, column: columns - 1 }),
  'Control+Home': () => ({ row: 0, column: 0 }),
  'Control+End': (_, { rows, columns }) => ({ row: rows - 1, column: columns - 1 }),
};

const within = (value: number, count: number): number => Math.min(Math.max(value, 0), count - 1);

/** The cell that a key leads to; null for a key that the matrix leaves to the browser. Stops at the edges. */
export const moveTo = (cell: Cell, key: string, withControl: boolean, extent: Extent): Cell | null => {
  const step = steps[withControl ? `Control+${key}` : key];
  if (step === undefined || extent.rows === 0 || extent.columns === 0) return null;
  const next = step(cell, extent);
  return { row: within(next.row, extent.rows), column: within(next.column, extent.columns) };
};

/** The same cell, or the nearest one when the matrix has become smaller. */
export const keepWithin = (cell: Cell, extent: Extent): Cell => ({
  row: Math.max(within(cell.row, extent.rows), 0),
  column: Math.max(within(cell.column, extent.columns), 0),
});
