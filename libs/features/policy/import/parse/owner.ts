import type { UnsureQuestion } from '../policy-reading.js';
import { withoutDates } from './bodies.js';
import type { LabelPair } from './label-pair.js';
import { calm, isBlankValue, isToBeConfirmed, plain, wordCount } from './words.js';

/** The owner as the document names one, and what to ask when it does not or names several. */
export interface FoundOwner {
  readonly owner: string | null;
  readonly line: number | null;
  readonly unsure: readonly UnsureQuestion[];
}

const isName = (value: string): boolean =>
  value !== '' &&
  !isBlankValue(value) &&
  !isToBeConfirmed(value) &&
  wordCount(value) <= 14 &&
  /\p{L}{2}/u.test(value) &&
  !/^(?:to|for|is|are|of|in|on|will|must|should)\b/i.test(value) &&
  !/[.]$/.test(value.replace(/\b[A-Z]\.$/, ''));

const namesOf = (pairs: readonly LabelPair[], kind: 'owner' | 'author'): Array<{ name: string; line: number }> =>
  pairs
    .filter((pair) => pair.kind === kind)
    .map((pair) => ({ name: calm(withoutDates(pair.value)), line: pair.line }))
    .filter(({ name }) => isName(name));

/** The post or person a label makes responsible. An author is not taken for the owner, but offered. */
export const findOwner = (pairs: readonly LabelPair[]): FoundOwner => {
  const owners = namesOf(pairs, 'owner');
  const first = owners[0];
  const authors = namesOf(pairs, 'author').map(({ name }) => name);
  if (!first)
    return {
      owner: null,
      line: null,
      unsure: [
        {
          field: 'owner',
          line: null,
          candidates: [...new Set(authors)],
          question: 'The document does not say who is responsible for it. Who owns this policy?',
        },
      ],
    };
  const others = owners.filter(
    ({ name }) => !plain(name).includes(plain(first.name)) && !plain(first.name).includes(plain(name)),
  );
  const unsure =
    others.length === 0
      ? []
      : [
          {
            field: 'owner',
            line: (others[0]?.line ?? 0) + 1,
            candidates: [...new Set([first, ...others].map(({ name }) => name))],
            question: 'The document names more than one person responsible. Who owns this policy?',
          },
        ];
  return { owner: first.name, line: first.line, unsure };
};
