/** A Welsh noun as it stands after a numeral: in the singular, mutated after some. */
export interface WelshNoun {
  readonly plain: string;
  /** After 2: `dau bolisi`. */
  readonly soft: string;
  /** After 3 and 6: `tri pholisi`, `chwe pholisi`; only what begins with p, t or c changes. */
  readonly spirant?: string;
  /** Any other number from 4 on, where the plural is usual: `10 o bobl`. */
  readonly plural?: string;
}

/** A figure and its noun in Welsh: `2 bolisi`, `3 pholisi`, `10 polisi`. */
export const welshCount = (count: number, { plain, soft, spirant = plain, plural = plain }: WelshNoun): string => {
  if (count === 1) return `${String(count)} ${plain}`;
  if (count === 2) return `${String(count)} ${soft}`;
  return `${String(count)} ${count === 3 || count === 6 ? spirant : plural}`;
};

/** Nouns that more than one sentence counts. */
export const welshNouns = {
  day: { plain: 'diwrnod', soft: 'ddiwrnod' },
  minute: { plain: 'munud', soft: 'funud' },
  person: { plain: 'person', soft: 'berson', spirant: 'pherson', plural: 'o bobl' },
  policy: { plain: 'polisi', soft: 'bolisi', spirant: 'pholisi' },
} as const satisfies Readonly<Record<string, WelshNoun>>;
