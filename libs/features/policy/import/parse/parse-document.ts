import type { PolicyReadingContract, ReadSectionBody } from '../policy-reading.js';
import type { ReadSource, SourceLine } from '../source-line.js';
import { approvalQuestions, contradictions, partQuestions, reviewQuestions } from './approval-questions.js';
import { findAudience } from './audience.js';
import { findContents, type ContentsPage } from './contents.js';
import { findHeadings, type HeadingScene } from './headings.js';
import { findLanguages } from './languages.js';
import { findOwner } from './owner.js';
import type { LabelPair } from './label-pair.js';
import { collectPairs } from './pairs.js';
import { liftLast, placeApprovals, WHOLE, withReview, type Placed } from './placed-approvals.js';
import { findReview, type FoundReview } from './review.js';
import { ownSchool } from './schools.js';
import { buildSections, type PlacedSection } from './sections.js';
import { readControlTables, type ControlTables } from './tables.js';
import { statedVersion } from './stated-version.js';
import { fileNameLines, findTitle, type FoundTitle } from './title.js';

/** Everything read from the text, findings apart, with the places the checks need. */
export interface ParsedDocument extends Omit<PolicyReadingContract, 'findings' | 'sections'> {
  readonly lines: readonly SourceLine[];
  readonly sections: readonly PlacedSection[];
  readonly school: string | null;
  readonly review: FoundReview;
  readonly approvalDrafts: readonly Placed[];
  readonly pairs: readonly LabelPair[];
  readonly controlLines: ReadonlySet<number>;
  readonly contentsLines: ReadonlySet<number>;
  readonly contentsNames: ReadonlySet<string>;
}

/** What is known beside the text. */
export interface ParseContext {
  readonly fileName: string;
  readonly ownSchoolName?: string;
}

const appendixAt =
  (sections: readonly PlacedSection[]): ((line: number) => string | null) =>
  (line) =>
    sections.findLast((section) => section.from <= line && line < section.to)?.appendix ?? null;

interface Outline {
  readonly title: FoundTitle;
  readonly sections: readonly PlacedSection[];
  readonly headingLines: ReadonlySet<number>;
}

/** Where the front page ends: at the first numbered heading or the contents page. */
const frontEnd = (scene: HeadingScene): number => {
  const numbered = findHeadings(scene).find((heading) => heading.number !== null);
  const contents = [...scene.contents.lines].filter((at) => at > 0);
  return Math.max(1, Math.min(numbered?.line ?? scene.lines.length, ...contents));
};

/** Title and sections. The title is found first, so that it is not taken for a section. */
const outline = (source: ReadSource, context: ParseContext, known: Known): Outline => {
  const { lines, propertyTitle } = source;
  const { school, contents, tables } = known;
  const skip = new Set([...fileNameLines(lines, [context.fileName, propertyTitle ?? '']), ...contents.lines]);
  const taken = (at: number): boolean => tables.lines.has(at) || skip.has(at);
  const scene: HeadingScene = { lines, contents, control: tables.lines, taken };
  const rough = collectPairs(lines, taken, (at) => lines[at]?.styleLevel !== undefined);
  const title = findTitle(lines, rough, { skip, stop: frontEnd(scene), school, propertyTitle });
  const headings = findHeadings({ ...scene, taken: (at) => tables.lines.has(at) || title.lines.has(at) });
  const sections = buildSections(lines, headings, school);
  return { title, sections, headingLines: new Set(headings.map((heading) => heading.line)) };
};

interface Known {
  readonly school: string | null;
  readonly contents: ContentsPage;
  readonly tables: ControlTables;
}

const approvalDays = (placed: readonly Placed[]): string[] =>
  placed.flatMap(({ draft, appliesTo }) => (appliesTo === WHOLE && draft.approvedOn ? [draft.approvedOn] : []));

/** Reads the lines of any format into sections and metadata. Pure: the same lines give the same reading. */
export const parseDocument = (source: ReadSource, context: ParseContext): ParsedDocument => {
  const { lines } = source;
  const school = context.ownSchoolName ?? ownSchool(lines);
  const known = { school, contents: findContents(lines), tables: readControlTables(lines) };
  const { contents, tables } = known;
  const { title, sections, headingLines } = outline(source, context, known);
  const control = (at: number): boolean => tables.lines.has(at) || contents.lines.has(at);
  const pairs = collectPairs(lines, control, (at) => headingLines.has(at));
  const partOf = appendixAt(sections);
  const inAppendix = (at: number): boolean => partOf(at) !== null;
  const { placed, unsure: lifted } = liftLast(placeApprovals(pairs, lines, partOf));
  const ofWhole = pairs.filter((pair) => pair.part === undefined);
  const whole = lifted.length > 0 ? ofWhole : ofWhole.filter((pair) => !inAppendix(pair.line));
  const review = findReview(lines, whole, approvalDays(placed), inAppendix);
  const owner = findOwner(whole);
  const text = lines.map((line) => line.text).join('\n');
  return {
    lines,
    title: title.title,
    languages: findLanguages(lines, title.title),
    owner: owner.owner,
    sections,
    approvals: withReview(placed, review),
    lastReviewed: review.lastReviewed,
    nextReviewDue: review.nextReviewDue,
    reviewCycleMonths: review.reviewCycleMonths,
    versions: tables.versions.length > 0 ? tables.versions : statedVersion(lines, pairs),
    amendments: tables.amendments,
    audience: findAudience(lines, whole, inAppendix),
    unsure: [
      ...title.unsure,
      ...owner.unsure,
      ...lifted,
      ...approvalQuestions(placed, text),
      ...contradictions(placed),
      ...partQuestions(placed),
      ...review.unsure,
      ...reviewQuestions(review),
      ...tables.unsure,
    ],
    school,
    review,
    approvalDrafts: placed,
    pairs,
    controlLines: tables.lines,
    contentsLines: contents.lines,
    contentsNames: contents.names,
  };
};

/** The bodies of the sections in the shape that is handed out. */
export const sectionBodies = (sections: readonly PlacedSection[]): ReadSectionBody[] =>
  sections.map(({ number, heading, level, line, text }) => ({ number, heading, level, line, text }));
