import { isUuid } from '#platform/command/ids.js';
import type { Uuid } from '#platform/kernel/event.js';
import { accept, type Result } from '#platform/kernel/result.js';
import { badId, textTooLong } from '../domain/breach.errors.js';

/** Longest text of a field, in UTF-16 units. */
export const LONGEST_TEXT = 10_000;

/** Refuses an input of which a field is too long; nobody reads, and nothing should seal, a book. */
export const checkTexts = (input: object): Result<never> | null => {
  const long = Object.entries(input).find(([, value]) => typeof value === 'string' && value.length > LONGEST_TEXT);
  return long ? textTooLong(long[0], LONGEST_TEXT) : null;
};

/**
 * An id as the log writes it. Another spelling of the same id would be another person to every rule that compares
 * ids, the one that keeps a case from its subject among them.
 */
export const idIn = (field: string, value: string | null | undefined): Result<Uuid | null> => {
  if (value === null || value === undefined) return accept(null);
  const id = value.trim().toLowerCase();
  return isUuid(id) ? accept(id) : badId(field);
};
