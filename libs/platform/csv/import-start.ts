import { accept, refuse } from '#platform/kernel/result.js';
import type { InBoth, Result } from '#platform/kernel/result.js';
import type { RowError } from './csv.types.js';

/** What was found before a run: whether the file could be read, and what is wrong with its rows. */
export interface ImportFindings {
  readonly readable: boolean;
  readonly errors: readonly RowError[];
}

const countOf = (errors: number): InBoth => ({ en: `${errors} errors`, cy: `${errors} o wallau` });

/**
 * Whether a real run may start. With errors it may not, unless bad rows are to be left out; a file that
 * is itself at fault never starts.
 */
export const mayStartImport = (
  { readable, errors }: ImportFindings,
  options: { readonly skipBadRows?: boolean } = {},
): Result<null> => {
  const first = errors[0];
  if (!readable)
    return refuse(
      'IMPORT.UNREADABLE',
      first
        ? { en: first.message, cy: first.messageCy }
        : { en: 'This file cannot be read.', cy: 'Ni ellir darllen y ffeil hon.' },
      ['file'],
    );
  if (!first || options.skipBadRows === true) return accept(null);
  const many = errors.length === 1 ? { en: '1 error', cy: '1 gwall' } : countOf(errors.length);
  return refuse(
    'IMPORT.HAS_ERRORS',
    {
      en: `Nothing was stored: the file has ${many.en}, the first on row ${first.row}: ${first.message} Mend the file, or ask for bad rows to be left out.`,
      cy: `Ni storiwyd dim: mae ${many.cy} yn y ffeil, y cyntaf ar res ${first.row}: ${first.messageCy} Cywirwch y ffeil, neu gofynnwch am adael rhesi gwallus allan.`,
    },
    ['file'],
  );
};
