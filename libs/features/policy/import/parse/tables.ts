import type { ReadAmendment, ReadVersion, UnsureQuestion } from '../policy-reading.js';
import type { SourceLine } from '../source-line.js';
import { findDates } from './dates.js';
import { labelKind, type LabelKind } from './labels.js';
import { columnOf, isValueCell, type Column } from './table-columns.js';
import { isBlankValue } from './words.js';

/** The two tables of document control, and which lines they take up. */
export interface ControlTables {
  readonly versions: readonly ReadVersion[];
  readonly amendments: readonly ReadAmendment[];
  readonly lines: ReadonlySet<number>;
  readonly unsure: readonly UnsureQuestion[];
}

type TableKind = 'versions' | 'amendments' | null;

/** Which columns make which table; the first that fits. */
const SHAPES: ReadonlyArray<readonly ['versions' | 'amendments', readonly Column[]]> = [
  ['versions', ['version', 'date']],
  ['versions', ['version', 'changes']],
  ['versions', ['version', 'author']],
  ['amendments', ['section', 'changes']],
  ['amendments', ['date', 'changes', 'why']],
  ['versions', ['date', 'changes']],
];

const kindOf = (columns: readonly Column[]): TableKind =>
  SHAPES.find(([, needed]) => needed.every((column) => columns.includes(column)))?.[0] ?? null;

const filled = (text: string | undefined): string | null => {
  const clean = (text ?? '').replace(/\s+/g, ' ').trim();
  return clean === '' || isBlankValue(clean) ? null : clean;
};

interface Row {
  readonly line: number;
  readonly cells: Record<Column, string | null>;
}

const readRow = (cells: readonly string[], columns: readonly Column[], line: number): Row => {
  const row: Record<Column, string | null> = {
    version: null,
    date: null,
    author: null,
    changes: null,
    section: null,
    why: null,
    other: null,
  };
  columns.forEach((column, at) => {
    const text = filled(cells[at]);
    if (text !== null) row[column] = row[column] === null ? text : `${row[column]} ${text}`;
  });
  return { line, cells: row };
};

const KEYS: Readonly<Record<'versions' | 'amendments', readonly Column[]>> = {
  versions: ['version', 'date', 'author'],
  amendments: ['date', 'section'],
};

/** A row without any of its key cells goes on from the row above. */
const mergeRows = (rows: readonly Row[], kind: 'versions' | 'amendments'): Row[] => {
  const merged: Row[] = [];
  for (const row of rows) {
    const above = merged[merged.length - 1];
    const empty = Object.values(row.cells).every((cell) => cell === null);
    if (empty) continue;
    if (!above || KEYS[kind].some((key) => row.cells[key] !== null)) {
      merged.push(row);
      continue;
    }
    const cells = { ...above.cells };
    for (const key of Object.keys(cells) as Column[])
      if (row.cells[key] !== null)
        cells[key] = cells[key] === null ? row.cells[key] : `${cells[key]} ${row.cells[key]}`;
    merged[merged.length - 1] = { line: above.line, cells };
  }
  return merged;
};

interface Dated {
  readonly date: string | null;
  readonly question: UnsureQuestion | null;
}

const readDate = (row: Row, field: string): Dated => {
  const words = row.cells.date;
  if (words === null) return { date: null, question: null };
  const dates = findDates(words);
  const iso = dates.find((one) => one.iso !== null)?.iso ?? null;
  if (iso !== null) return { date: iso, question: null };
  return {
    date: null,
    question: { field, line: row.line + 1, candidates: [words], question: `Which date does "${words}" stand for?` },
  };
};

interface Table {
  readonly kind: 'versions' | 'amendments';
  readonly rows: readonly Row[];
  readonly lines: readonly number[];
}

const isHeadAgain = (cells: readonly string[], columns: readonly Column[]): boolean =>
  cells.length > 0 && cells.every((cell, at) => columnOf(cell) === columns[at]);

/** Does a blank line lie inside the table? Then a row of as many cells follows that is no head of another. */
const goesOn = (after: SourceLine | undefined, width: number): boolean =>
  after?.cells?.length === width && kindOf(after.cells.map(columnOf)) === null;

const isRowOf = (line: SourceLine, head: SourceLine): boolean =>
  line.cells !== undefined && (line.table === head.table || line.cells.length === head.cells?.length);

const gatherRows = (lines: readonly SourceLine[], at: number, columns: readonly Column[]): number[] => {
  const head = lines[at] as SourceLine;
  const taken: number[] = [];
  for (let next = at + 1; next < lines.length; next += 1) {
    const line = lines[next] as SourceLine;
    if (line.text === '' && !line.cells && goesOn(lines[next + 1], columns.length)) continue;
    if (!isRowOf(line, head)) break;
    taken.push(next);
  }
  return taken;
};

const gatherTable = (lines: readonly SourceLine[], at: number): Table | null => {
  const columns = (lines[at]?.cells ?? []).map(columnOf);
  const kind = (lines[at]?.cells ?? []).some(isValueCell) ? null : kindOf(columns);
  if (kind === null) return null;
  const taken = gatherRows(lines, at, columns);
  const rows = taken
    .map((line) => ({ line, cells: lines[line]?.cells ?? [] }))
    .filter(({ cells }) => !isHeadAgain(cells, columns))
    .map(({ line, cells }) => readRow(cells, columns, line));
  return { kind, rows: mergeRows(rows, kind), lines: [at, ...taken] };
};

const gatherAll = (lines: readonly SourceLine[]): Table[] => {
  const tables: Table[] = [];
  let done = -1;
  lines.forEach((line, at) => {
    const table = at > done && line.cells ? gatherTable(lines, at) : null;
    if (!table) return;
    tables.push(table);
    done = Math.max(...table.lines);
  });
  return tables;
};

const toVersion = ({ cells }: Row, date: string | null): ReadVersion => {
  const { version, author, changes, why } = cells;
  return {
    version,
    date,
    author,
    changes: why !== null && changes !== null ? `${changes} (${why})` : (changes ?? why),
  };
};

const APPROVING: ReadonlySet<LabelKind> = new Set(['approved', 'approvedBy', 'nextReview']);

/** One row under "Version, Date, Approved by, Next review": the version, and the approval as well. */
const isStatement = (lines: readonly SourceLine[], table: Table): boolean => {
  const heads = lines[table.lines[0] ?? -1]?.cells ?? [];
  return table.rows.length === 1 && heads.some((head) => APPROVING.has(labelKind(head) ?? 'other'));
};

/** Version and amendments tables, whatever their columns are called. A table of headings alone is an empty list. */
export const readControlTables = (lines: readonly SourceLine[]): ControlTables => {
  const tables = gatherAll(lines);
  const rowsOf = (kind: Table['kind']): Array<{ row: Row } & Dated> =>
    tables
      .filter((table) => table.kind === kind)
      .flatMap((table) => table.rows)
      .map((row, at) => ({ row, ...readDate(row, `${kind}[${at}].date`) }));
  const versions = rowsOf('versions');
  const amendments = rowsOf('amendments');
  return {
    versions: versions.map(({ row, date }) => toVersion(row, date)),
    amendments: amendments.map(({ row, date }) => ({
      date,
      section: row.cells.section,
      change: row.cells.changes,
      why: row.cells.why,
    })),
    lines: new Set(tables.filter((table) => !isStatement(lines, table)).flatMap((table) => table.lines)),
    unsure: [...versions, ...amendments].flatMap(({ question }) => question ?? []),
  };
};
