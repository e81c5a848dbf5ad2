const NUL = '\u0000';
/** Half of a pair without its other half. */
const LONE_SURROGATE = /\p{Surrogate}/u;

const isStorable = (text: string): boolean => !text.includes(NUL) && !LONE_SURROGATE.test(text);

/**
 * The place of a text that cannot be stored: PostgreSQL keeps no NUL, and half of a surrogate pair is no character.
 * null: everything can be.
 */
export const unstorable = (value: unknown, path: readonly string[] = []): readonly string[] | null => {
  if (typeof value === 'string') return isStorable(value) ? null : path;
  if (typeof value !== 'object' || value === null) return null;
  for (const [field, inside] of Object.entries(value)) {
    const found = unstorable(inside, [...path, field]);
    if (found) return found;
  }
  return null;
};
