import { compareWords, normalise, type DiffPart } from './compare-words.js';
import { Effort } from './edit-script.js';
import { matchSections, movedPairs, type ComparedSection, type Pair } from './match-sections.js';

/** What became of a section; its number and its place are told apart from it. */
export type SectionKind = 'unchanged' | 'changed' | 'new' | 'removed';

/** One section of the comparison, which reads as the newer version with what was removed where it stood. */
export interface AlignedSection {
  readonly kind: SectionKind;
  /** The newer number and heading; the older ones of a section that was removed. */
  readonly number: string | null;
  readonly heading: string;
  readonly level: number;
  /** As the older version has them; null for a new section. */
  readonly numberBefore: string | null;
  readonly headingBefore: string | null;
  /** Whether it stands at another place among the sections that both versions have. */
  readonly moved: boolean;
  /** The older version's section after which it stood; null where it was the first, and for what has not moved. */
  readonly stoodAfter: Pick<ComparedSection, 'number' | 'heading'> | null;
  /** The text, word by word; one `same` part where nothing changed, none for an empty text. */
  readonly parts: readonly DiffPart[];
}

type Sections = readonly ComparedSection[];

const newSection = ({ number, heading, level, text }: ComparedSection): AlignedSection => ({
  ...{ kind: 'new', number, heading, level, numberBefore: null, headingBefore: null, moved: false, stoodAfter: null },
  parts: compareWords('', text),
});

const removedSection = ({ number, heading, level, text }: ComparedSection): AlignedSection => ({
  ...{ kind: 'removed', number, heading, level, numberBefore: number, headingBefore: heading },
  ...{ moved: false, stoodAfter: null },
  parts: compareWords(text, ''),
});

/** A section that both have; `from` is undefined for one that has not moved. */
const keptSection = (
  [before, after]: readonly [ComparedSection, ComparedSection],
  from: AlignedSection['stoodAfter'] | undefined,
  effort: Effort,
) => {
  const isRenamed = normalise(before.heading) !== normalise(after.heading);
  const isSame = !isRenamed && normalise(before.text) === normalise(after.text);
  const { number, heading, level } = after;
  return {
    ...{ kind: isSame ? 'unchanged' : 'changed', number, heading, level },
    ...{ numberBefore: before.number, headingBefore: before.heading },
    ...{ moved: from !== undefined, stoodAfter: from ?? null },
    parts: compareWords(before.text, after.text, effort),
  } satisfies AlignedSection;
};

/** Where each removed section stands: after the nearest section before it that is still there and in its place. */
const placesOfRemoved = (
  older: Sections,
  pairs: readonly Pair[],
  moved: ReadonlySet<Pair>,
): readonly { readonly index: number; readonly place: number }[] => {
  const pairOf = new Map(pairs.map((pair) => [pair.older, pair]));
  let place = -0.5;
  return older.flatMap((_, index) => {
    const pair = pairOf.get(index);
    if (!pair) return [{ index, place }];
    if (!moved.has(pair)) place = pair.newer + 0.5;
    return [];
  });
};

/**
 * Two versions side by side: sections are recognised by number, heading, text and words; then each is compared word by
 * word. What is not `removed`, in this order, is the newer version.
 */
export const alignVersions = (older: Sections, newer: Sections): readonly AlignedSection[] => {
  const pairs = matchSections(older, newer);
  const moved = movedPairs(pairs);
  const effort = new Effort();
  const pairOf = new Map(pairs.map((pair) => [pair.newer, pair]));
  const kept = newer.map((after, index) => {
    const pair = pairOf.get(index);
    const before = pair && older[pair.older];
    if (!pair || !before) return { place: index, section: newSection(after) };
    const from = moved.has(pair) ? (older[pair.older - 1] ?? null) : undefined;
    const stoodAfter = from && { number: from.number, heading: from.heading };
    return { place: index, section: keptSection([before, after], stoodAfter, effort) };
  });
  const removed = placesOfRemoved(older, pairs, moved).map(({ index, place }) => ({
    place,
    section: removedSection(older[index] as ComparedSection),
  }));
  return [...kept, ...removed].sort((a, b) => a.place - b.place).map(({ section }) => section);
};
