import { accept, refuse } from '#platform/kernel/result.js';
import type { Result } from '#platform/kernel/result.js';
import type { RowError } from './csv.types.js';

/** What was found before a run: whether the file could be read, and what is wrong with its rows. */
export interface ImportFindings {
  readonly readable: boolean;
  readonly errors: readonly RowError[];
}

/**
 * Whether a real run may start. With errors it may not, unless bad rows are to be left out; a file that
 * is itself at fault never starts.
 */
export const mayStartImport = (
  { readable, errors }: ImportFindings,
  options: { readonly skipBadRows?: boolean } = {},
): Result<null> => {
  const first = errors[0];
  if (!readable) return refuse('IMPORT.UNREADABLE', first?.message ?? 'This file cannot be read.', ['file']);
  if (!first || options.skipBadRows === true) return accept(null);
  const many = errors.length === 1 ? '1 error' : `${errors.length} errors`;
  return refuse(
    'IMPORT.HAS_ERRORS',
    `Nothing was stored: the file has ${many}, the first on row ${first.row}: ${first.message} Mend the file, or ask for bad rows to be left out.`,
    ['file'],
  );
};
