import type { PolicySection } from '../../../../../libs/contracts/graphql/schema.types.js';
import { policyMessages as words } from './messages.js';
import { waitsForAnswer } from './policy-sentence.js';
import type { Finding } from './policy.query.js';

/** The place of a section in the address, from 1: its number may change, repeat or be missing. */
export const anchorOf = (place: number): string => `section-${String(place)}`;

/** Number and heading as one line. */
export const sectionTitle = ({ number, heading }: Pick<PolicySection, 'number' | 'heading'>): string =>
  [number ?? '', heading].join(' ').trim() || words.text.untitled;

/** What a section has to answer for: findings that are not mended, those that wait, and the one to begin with. */
export interface SectionMark {
  readonly count: number;
  readonly waiting: number;
  readonly first: string;
}

/** By the place of the section; a section without findings, or with mended ones alone, has no mark. */
export const sectionMarks = (
  findings: readonly Pick<Finding, 'id' | 'state' | 'section'>[],
): ReadonlyMap<number, SectionMark> => {
  const open = findings.filter(({ state }) => state !== 'FIXED');
  const places = new Set(open.flatMap(({ section }) => section?.place ?? []));
  return new Map(
    [...places].map((place): [number, SectionMark] => {
      const here = open.filter(({ section }) => section?.place === place);
      const waiting = here.filter(waitsForAnswer);
      return [place, { count: here.length, waiting: waiting.length, first: (waiting[0] ?? here[0])?.id ?? '' }];
    }),
  );
};
