import type { PolicyFinding } from '../policy-reading.js';
import type { SourceLine } from '../source-line.js';
import { excerptOf } from '../parse/words.js';
import { POLICY_RULES, type PolicyRuleId } from '../rules/policy-rules.js';

const SOURCES = new Map<string, string>(POLICY_RULES.map((rule) => [rule.id, rule.source]));

/** A finding about what is absent. */
export const absent = (rule: PolicyRuleId, reason: string, source?: string): PolicyFinding => ({
  rule,
  line: null,
  excerpt: null,
  reason,
  source: source ?? SOURCES.get(rule) ?? '',
});

/** Where a finding stands: `line` is an index, `at` and `length` the place of the words in it. */
export interface FindingPlace {
  readonly line: number;
  readonly at?: number;
  readonly length?: number;
}

/** A finding about words on a line. */
export const onLine = (
  rule: PolicyRuleId,
  lines: readonly SourceLine[],
  place: FindingPlace & { readonly source?: string },
  reason: string,
): PolicyFinding => ({
  rule,
  line: place.line + 1,
  excerpt: excerptOf(lines[place.line]?.text ?? '', place.at ?? 0, place.length),
  reason,
  source: place.source ?? SOURCES.get(rule) ?? '',
});

/** A match with its place, across lines: the words of a wrapped paragraph are found too. */
export interface PlacedMatch {
  readonly match: RegExpExecArray;
  readonly line: number;
  readonly at: number;
}

/** The text of a document with the line of every offset. */
export interface LineText {
  readonly text: string;
  readonly placeOf: (offset: number) => { readonly line: number; readonly at: number };
}

export const lineText = (lines: readonly SourceLine[]): LineText => {
  const starts: number[] = [];
  let offset = 0;
  for (const line of lines) {
    starts.push(offset);
    offset += line.text.length + 1;
  }
  return {
    text: lines.map((line) => line.text).join('\n'),
    placeOf: (wanted) => {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((starts[middle] ?? 0) <= wanted) low = middle;
        else high = middle - 1;
      }
      return { line: low, at: wanted - (starts[low] ?? 0) };
    },
  };
};

/** Every match of a global expression, with its line. Blanks in the expression should be `\s+`: a line may end there. */
export const matchesIn = (text: LineText, regex: RegExp): PlacedMatch[] =>
  [...text.text.matchAll(regex)].map((match) => ({ match, ...text.placeOf(match.index) }));

/** The place of a match, for a finding. */
export const placeOfMatch = (found: PlacedMatch): FindingPlace => ({
  line: found.line,
  at: found.at,
  length: found.match[0].length,
});

/** The offset behind a match. */
export const endOf = (found: PlacedMatch): number => found.match.index + found.match[0].length;
