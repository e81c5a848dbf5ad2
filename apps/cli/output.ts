import { EXIT } from './exit-codes.js';

/** A command stops with a sentence for its user and a stable exit code. */
export class CliError extends Error {
  override readonly name = 'CliError';
  constructor(
    readonly exitCode: number,
    message: string,
  ) {
    super(message);
  }
}

export const refused = (message: string): CliError => new CliError(EXIT.refused, message);

/**
 * Whoever reads may have seen enough and gone (`trustlog forecast | head`). That is no fault and ends no work that is
 * half done: what is said from then on goes nowhere, and the command ends with its own exit code.
 */
export const mayBeUnread = (...streams: readonly NodeJS.WritableStream[]): void => {
  for (const stream of streams)
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
};

/** With `--json` stdout holds one JSON value and nothing else. */
export const printJson = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
};

export const printLine = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** A table with its columns as wide as what is in them; for people, not for programs. */
export const printTable = (headings: readonly string[], rows: readonly (readonly string[])[]): void => {
  const widths = headings.map((heading, n) => Math.max(heading.length, ...rows.map((row) => (row[n] ?? '').length)));
  for (const row of [headings, ...rows])
    printLine(
      row
        .map((text, n) => text.padEnd(widths[n] ?? 0))
        .join('  ')
        .trimEnd(),
    );
};

const BAR = 24;
const PLAIN_EVERY_MS = 5_000;

/** Progress on stderr: a bar that is redrawn on a terminal, a plain line now and then elsewhere. */
export const progress = (what: string): ((done: number, total: number) => void) => {
  let said = 0;
  return (done, total) => {
    const now = Date.now();
    const whole = done >= total;
    if (process.stderr.isTTY) {
      const full = total === 0 ? BAR : Math.floor((done / total) * BAR);
      process.stderr.write(
        `\r${what} ${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${String(done)}/${String(total)}${whole ? '\n' : ''}`,
      );
    } else if (whole || now - said > PLAIN_EVERY_MS) {
      said = now;
      process.stderr.write(`${what}: ${String(done)} of ${String(total)}\n`);
    }
  };
};
