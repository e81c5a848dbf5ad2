import { isUuid } from '#platform/command/ids.js';
import { unstorable } from '#platform/command/storable.js';
import { ReadStoreError } from './read-store.errors.js';

/** An id that a question is narrowed to: null for none; what is no UUID is refused with the argument's name. */
export const checkedId = (field: string, id?: string | null): string | null => {
  if (!id) return null;
  if (!isUuid(id)) throw new ReadStoreError('READ.ID_INVALID', `${field} is not an id.`, [field]);
  return id;
};

/** Texts that a question is narrowed to: what no text can hold is refused with the argument's name. */
export const checkedTexts = <Narrowed extends object>(narrowed: Narrowed, ...path: readonly string[]): Narrowed => {
  const bad = unstorable(narrowed, path);
  if (bad) throw new ReadStoreError('READ.TEXT_INVALID', `${bad.at(-1) ?? ''} has a character that no text has.`, bad);
  return narrowed;
};
