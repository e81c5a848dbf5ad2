import type { Heading } from './heading.js';

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI'];
const LETTERS = Array.from({ length: 26 }, (_all, at) => String.fromCharCode(65 + at));
const FEWEST = 3;

/** The headings of a run that counts up from the first of a series, nothing left out. */
const runOf = (loose: readonly Heading[], series: readonly string[]): Set<Heading> => {
  const run: Heading[] = [];
  for (const heading of loose) if (heading.number === series[run.length]) run.push(heading);
  return run.length >= FEWEST ? new Set(run) : new Set();
};

/** Letters and Roman numbers in plain print are headings where at least three count up from the first. */
export const keepRuns = (headings: readonly Heading[]): Heading[] => {
  const loose = headings.filter((heading) => heading.loose);
  const kept = [runOf(loose, ROMAN), runOf(loose, LETTERS)];
  return headings.filter((heading) => !heading.loose || kept.some((run) => run.has(heading)));
};
