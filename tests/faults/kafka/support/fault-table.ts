/** What a fault did and what was left of it. */
export interface FaultLine {
  readonly fault: string;
  /** How long it held, in seconds. */
  readonly seconds: number;
  /** Events acknowledged in that time and around it. */
  readonly events: number;
  /** Of these: in the log, but not in the read models or not in the topic. */
  readonly lost: number;
  /** Taken twice by the read models. */
  readonly duplicated: number;
  /** Messages in the topic that repeat an earlier one; read models know them by their position. */
  readonly repeats: number;
  /** From its end until topic and read models had everything. */
  readonly catchUp: number;
}

const COLUMNS = ['fault', 'held, s', 'events', 'lost', 'duplicated', 'sent again', 'caught up after, s'] as const;

const cells = ({ fault, seconds, events, lost, duplicated, repeats, catchUp }: FaultLine): readonly string[] => [
  ...[fault, seconds.toFixed(1), String(events), String(lost), String(duplicated), String(repeats)],
  catchUp.toFixed(1),
];

/** The lines as a table of Markdown, ready for docs/kafka-faults.md. */
export const faultTable = (lines: readonly FaultLine[]): string => {
  const rows = [COLUMNS, ...lines.map(cells)];
  const widths = COLUMNS.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(COLUMNS), rule, ...rows.slice(1).map(line)].join('\n');
};

/** Shows the table under what Jest says. */
export const printFaults = (lines: readonly FaultLine[]): void => {
  process.stdout.write(`\n${faultTable(lines)}\n\n`);
};
