import { alignVersions, type AlignedSection } from './align-versions.js';
import { normalise, type DiffPart } from './compare-words.js';
import type { ComparedSection } from './match-sections.js';

export type { ComparedSection } from './match-sections.js';

/** What became of one section. */
export interface SectionChange {
  /** The newer number; the older one of a section that was removed. */
  readonly number: string | null;
  /** The newer heading; the older one of a section that was removed. */
  readonly heading: string;
  readonly kind: 'changed' | 'new' | 'removed';
  /** The older heading, where a changed section was called otherwise. */
  readonly headingBefore?: string;
  /** The text, word by word. */
  readonly diff: readonly DiffPart[];
}

/** What changed between two versions, in the newer one's order; a removed section stands where it stood. */
export interface VersionComparison {
  readonly changes: readonly SectionChange[];
  /** Sections whose heading and text are the same; a new number or place alone is no change. */
  readonly unchanged: number;
}

const changeOf = ({ kind, number, heading, headingBefore, parts }: AlignedSection): SectionChange[] => {
  if (kind === 'unchanged') return [];
  const isRenamed = kind === 'changed' && headingBefore !== null && normalise(headingBefore) !== normalise(heading);
  return [{ number, heading, kind, ...(isRenamed ? { headingBefore } : {}), diff: parts }];
};

/**
 * Compares two versions of a document: sections are aligned first, by number, heading and text, then by their words;
 * each changed section is compared word by word. Two equal versions have no changes.
 */
export const compareVersions = (
  older: readonly ComparedSection[],
  newer: readonly ComparedSection[],
): VersionComparison => {
  const sections = alignVersions(older, newer);
  return {
    changes: sections.flatMap(changeOf),
    unchanged: sections.filter(({ kind }) => kind === 'unchanged').length,
  };
};
