import { isUuid } from '#platform/command/ids.js';
import { unstorable } from '#platform/command/storable.js';
import { ReadStoreError } from './read-store.errors.js';

/** An id that a question is narrowed to: null for none; what is no UUID is refused with the argument's name. */
export const checkedId = (field: string, id?: string | null): string | null => {
  if (!id) return null;
  if (!isUuid(id)) throw notAnId(field, [field]);
  return id;
};

/** The refusal of what is no id; `field` is the argument's own name. */
export const notAnId = (field: string, path: readonly string[]): ReadStoreError =>
  new ReadStoreError('READ.ID_INVALID', { en: `${field} is not an id.`, cy: `Nid yw ${field} yn ddynodydd.` }, path);

/** Texts that a question is narrowed to: what no text can hold is refused with the argument's name. */
export const checkedTexts = <Narrowed extends object>(narrowed: Narrowed, ...path: readonly string[]): Narrowed => {
  const bad = unstorable(narrowed, path);
  if (!bad) return narrowed;
  const field = bad.at(-1) ?? '';
  const en = `${field} has a character that no text has.`;
  throw new ReadStoreError('READ.TEXT_INVALID', { en, cy: `Mae nod yn ${field} nad yw mewn unrhyw destun.` }, bad);
};
