import type { SourceLine } from '../source-line.js';
import { partOfLabel } from './labels.js';
import type { LabelPair } from './label-pair.js';

const NEAR = 4;

type Placeless = Omit<LabelPair, 'block' | 'part' | 'table'>;

/** Do too many lines, a heading, or the end of the flow lie between two lines with labels? */
const isParted = (
  lines: readonly SourceLine[],
  last: number,
  next: number,
  isHeading: (at: number) => boolean,
): boolean => {
  const between = lines.slice(last + 1, next).filter((line) => line.text.trim() !== '').length;
  const steps = Array.from({ length: Math.max(0, next - last) }, (_all, step) => last + step + 1);
  const leaves = Boolean(lines[last]?.margin) !== Boolean(lines[next]?.margin);
  return between > NEAR || leaves || steps.some(isHeading);
};

/** Numbers the runs of pairs that stand together. */
export const inBlocks = (
  lines: readonly SourceLine[],
  pairs: readonly Placeless[],
  isHeading: (at: number) => boolean,
): LabelPair[] => {
  let block = 0;
  let last: number | null = null;
  return pairs.map((pair) => {
    if (last !== null && pair.line !== last && isParted(lines, last, pair.line, isHeading)) block += 1;
    last = pair.line;
    return { ...pair, block, table: lines[pair.line]?.table };
  });
};

const startsApproval = (pair: LabelPair): boolean => pair.kind === 'approved' || pair.kind === 'approvedBy';

/** What follows "Appendix A approved by" is about Appendix A, up to the next approval or the end of the block. */
export const inParts = (pairs: readonly LabelPair[]): LabelPair[] => {
  let part: string | null = null;
  let above: LabelPair | undefined;
  return pairs.map((pair) => {
    const own = partOfLabel(pair.label);
    const ends = pair.block !== above?.block || (startsApproval(pair) && pair.line !== above.line);
    if (own !== null || ends) part = own;
    above = pair;
    return part === null ? pair : { ...pair, part };
  });
};
