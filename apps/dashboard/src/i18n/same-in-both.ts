/** Texts that are the same in English and in Welsh, by id, each with the reason. */
export const sameInBoth: Readonly<Record<string, string>> = {
  'shared.product': 'a name',
  'shared.title': 'a name and a placeholder',
  'design.kind.error': 'the same word in both',
  'design.percent': 'a number and its sign',
};
