import type { PolicySection } from '#contracts/policy.events.js';

/** A section as a caller gives it. */
export interface SectionInput {
  readonly number?: string | null;
  readonly heading: string;
  readonly level: number;
  readonly text: string;
}

/** As events keep them: an absent number is null. */
export const sectionsOf = (given: readonly SectionInput[]): readonly PolicySection[] =>
  given.map(({ number, heading, level, text }) => ({ number: number?.trim() || null, heading, level, text }));
