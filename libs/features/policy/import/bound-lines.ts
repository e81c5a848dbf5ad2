import { IMPORT_LIMITS } from './import.limits.js';
import type { SourceLine } from './source-line.js';

const cut = (text: string): string[] => {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > IMPORT_LIMITS.lineChars) {
    const space = rest.lastIndexOf(' ', IMPORT_LIMITS.lineChars);
    const at = space > IMPORT_LIMITS.lineChars / 2 ? space : IMPORT_LIMITS.lineChars;
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  return [...pieces, rest];
};

/** Lines beyond any paragraph of print are cut, so that no expression meets a text without end. */
export const boundLines = (lines: readonly SourceLine[]): SourceLine[] =>
  lines.flatMap((line) =>
    line.text.length <= IMPORT_LIMITS.lineChars && (line.cells?.length ?? 0) <= IMPORT_LIMITS.rowCells
      ? [line]
      : cut(line.text.replace(/\t/g, ' ')).map((text, at) => ({
          text,
          gap: at === 0 && line.gap,
          margin: line.margin,
        })),
  );
