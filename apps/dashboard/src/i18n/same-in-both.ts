/** Texts that are the same in English and in Welsh, by id, each with the reason. */
export const sameInBoth: Readonly<Record<string, string>> = {
  'shared.product': 'a name',
  'shared.title': 'a name and a placeholder',
};
