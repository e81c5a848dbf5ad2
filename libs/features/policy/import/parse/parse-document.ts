import type { PolicyReadingContract, ReadApproval, ReadSectionBody, UnsureQuestion } from '../policy-reading.js';
import type { ReadSource, SourceLine } from '../source-line.js';
import { draftApprovals, toApproval, type ApprovalDraft } from './approvals.js';
import { findAudience } from './audience.js';
import { mentionedApprovers } from './bodies.js';
import { findContents } from './contents.js';
import { findHeadings, type HeadingScene } from './headings.js';
import { findOwner } from './owner.js';
import { collectPairs, type LabelPair } from './pairs.js';
import { proseApprovals } from './prose-approvals.js';
import { findReview, type FoundReview } from './review.js';
import { ownSchool } from './schools.js';
import { buildSections, type PlacedSection } from './sections.js';
import { readControlTables } from './tables.js';
import { fileNameLines, findLanguages, findTitle } from './title.js';

/** Everything read from the text, findings apart, with the places the checks need. */
export interface ParsedDocument extends Omit<PolicyReadingContract, 'findings' | 'sections'> {
  readonly lines: readonly SourceLine[];
  readonly sections: readonly PlacedSection[];
  readonly school: string | null;
  readonly review: FoundReview;
  readonly approvalDrafts: ReadonlyArray<{ readonly draft: ApprovalDraft; readonly appliesTo: string }>;
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

type Placed = { readonly draft: ApprovalDraft; readonly appliesTo: string };

const WHOLE = 'whole';

const appendixAt =
  (sections: readonly PlacedSection[]): ((line: number) => string | null) =>
  (line) =>
    sections.findLast((section) => section.from <= line && line < section.to)?.appendix ?? null;

const placeApprovals = (
  pairs: readonly LabelPair[],
  lines: readonly SourceLine[],
  partOf: (line: number) => string | null,
): Placed[] => {
  const labelled = draftApprovals(pairs).map((draft) => ({ draft, appliesTo: partOf(draft.line) ?? WHOLE }));
  const told = lines.flatMap((line, at) => (line.cells || partOf(at) !== null ? [] : proseApprovals(line.text, at)));
  const fresh = told.filter(
    (one) => !labelled.some(({ draft }) => draft.approvedOn === one.approvedOn && draft.approvedOn !== null),
  );
  const bare = labelled.filter(({ draft, appliesTo }) => appliesTo === WHOLE && draft.approvedOn !== null).length === 0;
  return bare ? [...labelled, ...fresh.map((draft) => ({ draft, appliesTo: WHOLE }))] : labelled;
};

/** A block at the very end, the only one there is, most likely speaks of the whole: taken so, and asked. */
const liftLast = (placed: readonly Placed[]): { placed: Placed[]; unsure: UnsureQuestion[] } => {
  const last = placed[placed.length - 1];
  if (!last || placed.length !== 1 || last.appliesTo === WHOLE) return { placed: [...placed], unsure: [] };
  return {
    placed: [{ draft: last.draft, appliesTo: WHOLE }],
    unsure: [
      {
        field: 'approvals.appliesTo',
        line: last.draft.line + 1,
        candidates: [WHOLE, last.appliesTo],
        question: `The only approval stands under ${last.appliesTo}. Does it approve the whole policy or ${last.appliesTo} alone?`,
      },
    ],
  };
};

const approvalQuestions = (placed: readonly Placed[], text: string): UnsureQuestion[] => {
  if (!placed.some(({ appliesTo }) => appliesTo === WHOLE))
    return [
      {
        field: 'approvals',
        line: null,
        candidates: mentionedApprovers(text),
        question: 'The document names nobody who approved it. Who approves this policy?',
      },
      {
        field: 'approvals.approvedOn',
        line: null,
        candidates: [],
        question: 'The document has no approval date. When was it approved?',
      },
    ];
  return placed.flatMap(({ draft, appliesTo }) => {
    const of = appliesTo === WHOLE ? 'the policy' : appliesTo;
    const who = draft.body === null && draft.role === null;
    const when = draft.approvedOn === null && draft.questions.length === 0;
    return [
      ...(who
        ? [
            {
              field: 'approvals',
              line: draft.line + 1,
              candidates: draft.signedBy === null ? mentionedApprovers(text) : [],
              question:
                draft.signedBy === null ? `Who approved ${of}?` : `In which post did ${draft.signedBy} approve ${of}?`,
            },
          ]
        : []),
      ...(when
        ? [
            {
              field: 'approvals.approvedOn',
              line: draft.line + 1,
              candidates: [],
              question: `When was ${of} approved${draft.body ? ` by ${draft.body}` : ''}?`,
            },
          ]
        : []),
      ...draft.questions,
    ];
  });
};

/** The chair signs for the governing body: both are the governors' approval. */
const familyOf = ({ body, role }: ApprovalDraft): string => {
  const words = `${body ?? ''} ${role ?? ''}`.toLowerCase();
  return ['committee', 'trust', 'govern', 'head', 'board'].find((one) => words.includes(one)) ?? words.trim();
};

const sameApprover = (one: ApprovalDraft, other: ApprovalDraft): boolean =>
  familyOf(one) === familyOf(other) || familyOf(one) === '' || familyOf(other) === '';

/** Two blocks for one thing by one body on two days: both are shown, and which one stands is asked. */
const contradictions = (placed: readonly Placed[]): UnsureQuestion[] =>
  placed.flatMap((one, at) =>
    placed.slice(at + 1).flatMap((other) => {
      const a = one.draft.approvedOn;
      const b = other.draft.approvedOn;
      if (
        one.appliesTo !== other.appliesTo ||
        a === null ||
        b === null ||
        a === b ||
        a.startsWith(b) ||
        b.startsWith(a) ||
        !sameApprover(one.draft, other.draft)
      )
        return [];
      return [
        {
          field: 'approvals',
          line: other.draft.line + 1,
          candidates: [a, b],
          question: `Two approvals contradict each other: ${a} (line ${one.draft.line + 1}) and ${b} (line ${other.draft.line + 1}). Which one stands?`,
        },
      ];
    }),
  );

const withReview = (placed: readonly Placed[], review: FoundReview): ReadApproval[] => {
  const whole = placed.filter(({ appliesTo }) => appliesTo === WHOLE);
  return placed.map(({ draft, appliesTo }) => {
    const approval = toApproval(draft, appliesTo);
    const alone = appliesTo === WHOLE && whole.length === 1 && !draft.reviewBlank;
    return alone && approval.nextReviewDue === null ? { ...approval, nextReviewDue: review.nextReviewDue } : approval;
  });
};

const reviewQuestions = (review: FoundReview): UnsureQuestion[] =>
  review.nextReviewDue === null && !review.unsure.some((one) => one.field === 'nextReviewDue')
    ? [
        {
          field: 'nextReviewDue',
          line: review.blankLines[0] === undefined ? null : review.blankLines[0] + 1,
          candidates: [],
          question: 'The document does not say when its next review is due. When is it?',
        },
      ]
    : [];

const partQuestions = (placed: readonly Placed[]): UnsureQuestion[] =>
  placed
    .filter(({ draft, appliesTo }) => appliesTo !== WHOLE && draft.nextReviewDue === null)
    .map(({ draft, appliesTo }) => ({
      field: 'approvals.nextReviewDue',
      line: draft.line + 1,
      candidates: [],
      question: `The document does not say when ${appliesTo} is next reviewed. When is it?`,
    }));

/** Reads the lines of any format into sections and metadata. Pure: the same lines give the same reading. */
export const parseDocument = (source: ReadSource, context: ParseContext): ParsedDocument => {
  const { lines } = source;
  const school = context.ownSchoolName ?? ownSchool(lines);
  const contents = findContents(lines);
  const tables = readControlTables(lines);
  const names = [context.fileName, source.propertyTitle ?? ''];
  const skip = new Set([...fileNameLines(lines, names), ...contents.lines]);
  const control = (at: number): boolean => tables.lines.has(at) || contents.lines.has(at);
  const rough = collectPairs(lines, control, (at) => lines[at]?.styleLevel !== undefined);
  const scene: HeadingScene = {
    lines,
    contents,
    control: tables.lines,
    taken: (at) => tables.lines.has(at) || skip.has(at),
  };
  const firstNumbered = findHeadings(scene).find((heading) => heading.number !== null)?.line ?? lines.length;
  const stop = Math.min(firstNumbered, ...[...contents.lines].map((at) => (at > 0 ? at : lines.length)));
  const title = findTitle(lines, rough, { skip, stop: Math.max(stop, 1), school, propertyTitle: source.propertyTitle });
  const headings = findHeadings({ ...scene, taken: (at) => tables.lines.has(at) || title.lines.has(at) });
  const sections = buildSections(lines, headings, school);
  const headingLines = new Set(headings.map((heading) => heading.line));
  const pairs = collectPairs(lines, control, (at) => headingLines.has(at));
  const partOf = appendixAt(sections);
  const text = lines.map((line) => line.text).join('\n');
  const { placed, unsure: lifted } = liftLast(placeApprovals(pairs, lines, partOf));
  const whole = pairs.filter((pair) => partOf(pair.line) === null || lifted.length > 0);
  const approvedOn = placed.flatMap(({ draft, appliesTo }) =>
    appliesTo === WHOLE && draft.approvedOn ? [draft.approvedOn] : [],
  );
  const inAppendix = (at: number): boolean => partOf(at) !== null;
  const review = findReview(lines, whole, approvedOn, inAppendix);
  const owner = findOwner(whole);
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
    versions: tables.versions,
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
