/**
 * In what capacity somebody belongs to a school. `staff` is somebody employed of whom no more is said;
 * `teacher` and `support` are staff too.
 */
export const PERSON_KINDS = [
  'staff',
  'teacher',
  'support',
  'governor',
  'trustee',
  'volunteer',
  'contractor',
  'trainee',
  'parent',
  'pupil',
] as const;

export type PersonKind = (typeof PERSON_KINDS)[number];

/** Other words that lists and policies use; a plural -s is taken off before a word is looked up. */
const OTHER_WORDS: Readonly<Record<string, PersonKind>> = {
  employee: 'staff',
  'staff member': 'staff',
  'member of staff': 'staff',
  'teaching staff': 'teacher',
  'support staff': 'support',
  'parent governor': 'governor',
  'staff governor': 'governor',
  director: 'trustee',
  carer: 'parent',
  guardian: 'parent',
  'parent/carer': 'parent',
  'student teacher': 'trainee',
  'trainee teacher': 'trainee',
  child: 'pupil',
  children: 'pupil',
  student: 'pupil',
};

const KINDS: ReadonlyMap<string, PersonKind> = new Map([
  ...PERSON_KINDS.map((kind) => [kind, kind] as const),
  ...Object.entries(OTHER_WORDS),
]);

const plain = (word: string): string => word.trim().toLowerCase().replace(/\s+/g, ' ');

/** The kind of person that a word means (`Governors`, `support staff`); null for none that is known. */
export const personKindOf = (word: string): PersonKind | null =>
  KINDS.get(plain(word)) ?? KINDS.get(plain(word).replace(/s$/, '')) ?? null;

const EVERYONE: ReadonlySet<string> = new Set(['all', 'everyone', 'everybody']);

const meantBy = (word: string): readonly PersonKind[] => {
  if (EVERYONE.has(plain(word))) return PERSON_KINDS;
  const kind = personKindOf(word);
  if (kind === 'staff') return ['staff', 'teacher', 'support'];
  return kind === null ? [] : [kind];
};

/** The kinds that an audience's words reach: `staff` reaches teachers and support staff. Unknown words reach nobody. */
export const kindsOfAudience = (words: readonly string[]): readonly PersonKind[] => {
  const reached = new Set(words.flatMap(meantBy));
  return PERSON_KINDS.filter((kind) => reached.has(kind));
};
