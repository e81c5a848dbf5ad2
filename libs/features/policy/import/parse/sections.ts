import type { ReadSectionBody } from '../policy-reading.js';
import type { SourceLine } from '../source-line.js';
import type { Heading } from './heading.js';
import { plain } from './words.js';

/** A section with its place: `from` and `to` are line indexes, heading included, `to` exclusive. */
export interface PlacedSection extends ReadSectionBody {
  readonly from: number;
  readonly to: number;
  /** The appendix it belongs to, or null for the body. */
  readonly appendix: string | null;
}

const nothingBetween = (lines: readonly SourceLine[], from: number, to: number): boolean =>
  lines.slice(from + 1, to).every((line) => line.text.trim() === '');

/** "APPENDIX A" on a line of its own takes the next heading as its name; the school's own name between them is passed over. */
const joinAppendixNames = (
  lines: readonly SourceLine[],
  headings: readonly Heading[],
  schoolName: string | null,
): Heading[] => {
  const joined: Heading[] = [];
  for (let at = 0; at < headings.length; at += 1) {
    const heading = headings[at] as Heading;
    if (heading.part !== 'appendix' || heading.text !== '') {
      joined.push(heading);
      continue;
    }
    let next = at + 1;
    const isSchool = (one: Heading): boolean => schoolName !== null && plain(one.text) === plain(schoolName);
    const follows = (one: Heading | undefined): one is Heading =>
      one !== undefined && one.number === null && nothingBetween(lines, (headings[next - 1] as Heading).line, one.line);
    while (follows(headings[next]) && isSchool(headings[next] as Heading)) next += 1;
    const name = headings[next];
    if (follows(name)) {
      joined.push({ ...heading, text: name.text });
      at = next;
    } else {
      joined.push(heading);
      at = next - 1;
    }
  }
  return joined;
};

const levelOf = (heading: Heading, numbered: boolean, topStyle: number, inNumbered: boolean): number => {
  if (heading.part === 'appendix') return 1;
  if (heading.depth !== null) return Math.min(heading.depth, 6);
  if (heading.styleLevel !== null) return Math.max(1, Math.min(heading.styleLevel - topStyle + 1, 6));
  return numbered && inNumbered ? 2 : 1;
};

/** Builds sections from headings: levels, appendix membership and the text under each. */
export const buildSections = (
  lines: readonly SourceLine[],
  found: readonly Heading[],
  schoolName: string | null,
): PlacedSection[] => {
  const headings = joinAppendixNames(lines, found, schoolName);
  const styles = headings.map((heading) => heading.styleLevel).filter((level): level is number => level !== null);
  const topStyle = Math.min(...styles, 9);
  const numbered =
    headings.filter((heading) => heading.depth === 1 && heading.part === 'body' && heading.number !== null).length >= 3;
  const flowEnd = lines.findIndex((line) => line.margin === true);
  const end = flowEnd < 0 ? lines.length : flowEnd;
  let appendix: string | null = null;
  let inNumbered = false;
  return headings.map((heading, at) => {
    if (heading.part === 'appendix') appendix = heading.number;
    if (heading.depth === 1) inNumbered = true;
    const to = headings[at + 1]?.line ?? end;
    const body = lines
      .slice(heading.line + 1, to)
      .map((line) => line.text)
      .join('\n')
      .trim();
    return {
      number: heading.number,
      heading: heading.text === '' ? (heading.number ?? '') : heading.text,
      level: levelOf(heading, numbered, topStyle, inNumbered),
      line: heading.line + 1,
      text: body,
      from: heading.line,
      to,
      appendix,
    };
  });
};
