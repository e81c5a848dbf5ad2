import type { PolicyFinding, PolicySection } from '#contracts/policy.events.js';

/** Letters and digits alone: line ends, bullets and the stop behind a number are written in many ways. */
const squash = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Once for every time that the words stand in a section, in the order of the text: the section's index. */
const placesOf = (words: string, sections: readonly string[]): readonly number[] =>
  sections.flatMap((text, index) => Array.from({ length: text.split(words).length - 1 }, () => index));

type Placed = Pick<PolicyFinding, 'line' | 'excerpt'>;

/** The words to look for; null where a finding is about what is absent. */
const wordsOf = ({ line, excerpt }: Placed): string | null => (line === null ? null : squash(excerpt ?? '') || null);

/**
 * In which section each finding stands, by its index; null where that is not certain: a finding about what is absent,
 * words outside of all sections, or words that stand in several. Words that were found as often as they stand in the
 * text are told apart by the order of their lines.
 */
export const findingPlaces = (
  findings: readonly Placed[],
  sections: readonly Pick<PolicySection, 'number' | 'heading' | 'text'>[],
): readonly (number | null)[] => {
  const texts = sections.map(({ number, heading, text }) => squash([number, heading, text].join(' ')));
  return findings.map((finding) => {
    const words = wordsOf(finding);
    if (words === null) return null;
    const places = placesOf(words, texts);
    if (new Set(places).size <= 1) return places[0] ?? null;
    const lines = new Set(findings.filter((one) => wordsOf(one) === words).map(({ line }) => line ?? 0));
    const at = [...lines].sort((a, b) => a - b).indexOf(finding.line ?? 0);
    return lines.size === places.length ? (places[at] ?? null) : null;
  });
};
