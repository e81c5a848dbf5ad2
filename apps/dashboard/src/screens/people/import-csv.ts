/** A record of a CSV file: where it stands, as it was written, and its cells. */
export interface CsvRecord {
  /** The heading is row 1. */
  readonly row: number;
  readonly text: string;
  readonly cells: readonly string[];
}

const cellsOf = (record: string, separator: string): string[] => {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < record.length; at += 1) {
    const letter = record.charAt(at);
    if (letter === '"' && quoted && record[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"') quoted = !quoted;
    else if (letter === separator && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  return [...cells, cell].map((text) => text.trim());
};

/** The records of a file: a line break within quotes ends none. Empty lines are left out. */
export const recordsOf = (text: string): CsvRecord[] => {
  const lines: string[] = [];
  let start = 0;
  let quoted = false;
  const body = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  for (let at = 0; at <= body.length; at += 1) {
    if (body[at] === '"') quoted = !quoted;
    if (at < body.length && (body[at] !== '\n' || quoted)) continue;
    lines.push(body.slice(start, at));
    start = at + 1;
  }
  const heading = lines[0] ?? '';
  const separator = heading.split(';').length > heading.split(',').length ? ';' : ',';
  return lines
    .map((line, index) => ({ row: index + 1, text: line, cells: cellsOf(line, separator) }))
    .filter(({ text: line }) => line.trim() !== '');
};

/** A part of a list that the server stores whole or not at all. */
export interface ImportPart {
  readonly csv: string;
  /** Rows of the whole file, in the order of the part's own. */
  readonly rows: readonly number[];
}

/** Rows that are sent at once: enough to be quick, few enough to stop soon. */
export const PART_ROWS = 100;

const groupBy = <Key>(records: readonly CsvRecord[], keyOf: (record: CsvRecord) => Key): CsvRecord[][] => {
  const groups = new Map<Key, CsvRecord[]>();
  for (const record of records) groups.set(keyOf(record), [...(groups.get(keyOf(record)) ?? []), record]);
  return [...groups.values()];
};

/** Whole people together until a part is full. */
const packed = (people: readonly CsvRecord[][], size: number): CsvRecord[][] => {
  const parts: CsvRecord[][] = [];
  for (const person of people) {
    const last = parts.at(-1);
    if (last && last.length + person.length <= size) last.push(...person);
    else parts.push([...person]);
  }
  return parts;
};

/**
 * A list in parts: of one school each, all rows of a person together. Where school or person cannot be told from the
 * heading it stays one part, and the server says what is wrong.
 */
export const partsOf = (text: string, size: number = PART_ROWS): ImportPart[] => {
  const [heading, ...records] = recordsOf(text);
  if (!heading || records.length === 0) return [{ csv: text, rows: [] }];
  const names = heading.cells.map((name) => name.toLowerCase());
  const [school, person] = [names.indexOf('urn'), names.indexOf('person_ref')];
  const partOf = (part: readonly CsvRecord[]): ImportPart => ({
    csv: `${[heading, ...part].map((record) => record.text).join('\n')}\n`,
    rows: part.map(({ row }) => row),
  });
  if (school < 0 || person < 0) return [partOf(records)];
  return groupBy(records, ({ cells }) => cells[school] ?? '')
    .flatMap((ofSchool) =>
      packed(
        groupBy(ofSchool, ({ cells }) => cells[person] ?? ''),
        size,
      ),
    )
    .map(partOf);
};
