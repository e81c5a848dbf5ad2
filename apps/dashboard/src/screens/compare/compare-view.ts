import type { ComparedSection } from '../../../../../libs/contracts/graphql/schema.types.js';
import { compareMessages as words } from './messages.js';
import type { Comparison } from './compare.query.js';

/** Number and heading as one line. */
export const titleOf = ({ number, heading }: { number?: string | null; heading: string }): string =>
  [number ?? '', heading].join(' ').trim();

const movedSaid = ({ moved, stoodAfter }: ComparedSection): string[] => {
  if (!moved) return [];
  return [stoodAfter ? words.stoodAfter({ section: titleOf(stoodAfter) }) : words.stoodFirst];
};

const numberSaid = ({ kind, number, numberBefore }: ComparedSection): string[] => {
  const isBoth = kind === 'CHANGED' || kind === 'UNCHANGED';
  return isBoth && numberBefore && numberBefore !== number ? [words.wasNumber({ before: numberBefore })] : [];
};

/** Where a section stood and what its number was, if that was elsewhere or another one. */
export const placeSaid = (section: ComparedSection): string =>
  [...movedSaid(section), ...numberSaid(section)].join(', ');

/** Whether a reader must look at a section: a new number alone is no change. */
export const isChange = ({ kind, moved }: ComparedSection): boolean => kind !== 'UNCHANGED' || moved;

/** A section to look at, or a run of sections without changes, folded. */
export type Block =
  | { readonly kind: 'change'; readonly section: ComparedSection; readonly at: number }
  | { readonly kind: 'same'; readonly sections: readonly ComparedSection[] };

/** The document as it is read: changes one by one, what is the same in runs. `at` counts changes from 1. */
export const blocksOf = (sections: readonly ComparedSection[]): Block[] => {
  const blocks: Block[] = [];
  let at = 0;
  let run: ComparedSection[] = [];
  const close = (): void => {
    if (run.length > 0) blocks.push({ kind: 'same', sections: run });
    run = [];
  };
  for (const section of sections) {
    if (!isChange(section)) {
      run.push(section);
      continue;
    }
    close();
    at += 1;
    blocks.push({ kind: 'change', section, at });
  }
  close();
  return blocks;
};

/** The place of change `at` in the address. */
export const changeId = (at: number): string => `change-${String(at)}`;

/** The change to go to from `at` (0: none yet), or the same one at either end. */
export const stepTo = (at: number, step: 1 | -1, all: number): number => Math.min(Math.max(at + step, 1), all);

/** What differs between the two, in one sentence. */
export const comparisonSentence = (comparison: Comparison): string => {
  const { from, to, changed, added, removed, moved, details } = comparison;
  const numbers = { older: from.number, newer: to.number };
  const counted: readonly (readonly [number, (values: { count: number }) => string])[] = [
    [changed, words.changed],
    [added, words.added],
    [removed, words.removed],
    [moved, words.moved],
    [details.length, words.details],
  ];
  const parts = counted.filter(([count]) => count > 0).map(([count, say]) => say({ count }));
  return parts.length === 0 ? words.equal(numbers) : words.sentence({ ...numbers, what: parts.join(', ') });
};
