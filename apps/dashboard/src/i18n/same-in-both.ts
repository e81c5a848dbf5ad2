/** Texts that are the same in English and in Welsh, by id, each with the reason. */
export const sameInBoth: Readonly<Record<string, string>> = {
  'report.person': 'the same word in both',
  'retention.byName': 'a moment and a name',
  'retention.erasureOf': 'a name and how it stands',
  'retention.stateCount': 'a state and a number',
  'school.urn': 'a number that has this name in both',
  'shared.product': 'a name',
  'shared.title': 'a name and a placeholder',
  'campaigns.person': 'the same word in both',
  'design.kind.error': 'the same word in both',
  'inbox.stepOf': 'two placeholders',
  'design.percent': 'a number and its sign',
  'styleguide.correlation': 'a number',
};
