import { isUuid } from '#platform/command/ids.js';
import { ReadStoreError } from './read-store.errors.js';

/** An id that a question is narrowed to: null for none; what is no UUID is refused with the argument's name. */
export const checkedId = (field: string, id?: string | null): string | null => {
  if (!id) return null;
  if (!isUuid(id)) throw new ReadStoreError('READ.ID_INVALID', `${field} is not an id.`, [field]);
  return id;
};
