import type { ReadApproval, UnsureQuestion } from '../policy-reading.js';
import { isSomebody, readApprover, type Approver } from './bodies.js';
import { findDates, isBefore, type FoundDate } from './dates.js';
import type { LabelKind } from './labels.js';
import type { LabelPair } from './pairs.js';
import { isBlankValue, isToBeConfirmed } from './words.js';

/** An approval as it is put together from the labels of a block. */
export interface ApprovalDraft {
  body: string | null;
  role: string | null;
  signedBy: string | null;
  approvedOn: string | null;
  nextReviewDue: string | null;
  /** A label said "approved", not only "signed". */
  strong: boolean;
  /** A label for the review date stood there without a value. */
  reviewBlank: boolean;
  readonly line: number;
  readonly block: number;
  readonly questions: UnsureQuestion[];
}

/** An approval of which nothing is known yet. */
export const newDraft = (pair: LabelPair): ApprovalDraft => ({
  body: null,
  role: null,
  signedBy: null,
  approvedOn: null,
  nextReviewDue: null,
  strong: false,
  reviewBlank: false,
  line: pair.line,
  block: pair.block,
  questions: [],
});

const isSet = (draft: ApprovalDraft): boolean =>
  draft.body !== null || draft.role !== null || draft.approvedOn !== null;

/** Fills in what is not known yet. */
export const setApprover = (draft: ApprovalDraft, who: Approver): void => {
  draft.body ??= who.body;
  draft.role ??= who.role;
  draft.signedBy ??= who.name;
};

/** The words that are no date but stand where one should: asked, never guessed. */
export const dateQuestion = (field: string, what: string, date: FoundDate, line: number): UnsureQuestion => ({
  field,
  line: line + 1,
  candidates: [date.raw],
  question:
    date.kind === 'impossible'
      ? `"${date.raw}" is no date of the calendar. Which day ${what}?`
      : `The document says "${date.raw}", which is no exact date. On which day or in which month ${what}?`,
});

/** Takes the first sure date; one that is none becomes a question. */
export const setDate = (draft: ApprovalDraft, value: string, line: number): void => {
  if (draft.approvedOn !== null) return;
  const dates = findDates(value);
  const sure = dates.find((date) => date.iso !== null);
  const first = dates[0];
  if (sure) draft.approvedOn = sure.iso;
  else if (first) draft.questions.push(dateQuestion('approvals.approvedOn', 'was it approved', first, line));
};

/** "Governors 12/03/2024, Trust Board 20/03/2024": each body with the date after it. */
const severalIn = (value: string): string[] => {
  const dates = findDates(value).filter((date) => date.kind !== 'year');
  if (dates.length < 2) return [value];
  let from = 0;
  const pieces = dates.map((date) => {
    const piece = value.slice(from, date.end);
    from = date.end;
    return piece;
  });
  return pieces.every((piece) => isSomebody(readApprover(piece))) ? pieces : [value];
};

const LABEL_VERB =
  /^.*?\b(?:cymeradwywyd(?: gan)?|mabwysiadwyd(?: gan)?|cadarnhawyd(?: gan)?|approv\w+|adopt\w+|ratif\w+|agree\w+|signed|signature|endorsed|authori[sz]ed)\b(?:\s+(?:by|on behalf of|of|on|at|in|y|yr))*\s*/i;

const approverOfLabel = (label: string): Approver =>
  readApprover(
    label
      .replace(LABEL_VERB, '')
      .replace(/^date\b/i, '')
      .replace(/^\(|\)$/g, ''),
  );

/** Does the label start another approval: another body, or another date, than the one at hand has? */
const isAnother = (draft: ApprovalDraft, named: Approver, dated: boolean): boolean => {
  if (!draft.strong) return false;
  const hasApprover = draft.body !== null || draft.role !== null;
  return (isSomebody(named) && hasApprover) || (dated && draft.approvedOn !== null);
};

/** "Committee responsible: Curriculum": what looks like a name is the committee's. */
const toldApprover = (label: string, words: string): Approver => {
  const who = readApprover(words);
  return /committee/i.test(label) && who.name !== null ? { ...who, body: who.body ?? who.name, name: null } : who;
};

const applyPiece = (
  drafts: ApprovalDraft[],
  current: ApprovalDraft | null,
  pair: LabelPair,
  piece: string,
): ApprovalDraft => {
  const labelled = approverOfLabel(pair.label);
  const told = toldApprover(pair.label, piece);
  const labelFirst = isSomebody(labelled) && pair.kind !== 'approvedBy';
  const named = labelFirst || !isSomebody(told) ? labelled : told;
  let draft = current;
  if (draft === null || isAnother(draft, named, findDates(piece).length > 0)) {
    draft = newDraft(pair);
    drafts.push(draft);
  }
  draft.strong = true;
  setApprover(draft, named);
  setDate(draft, piece, pair.line);
  return draft;
};

const applyApproved = (drafts: ApprovalDraft[], current: ApprovalDraft | null, pair: LabelPair): ApprovalDraft | null =>
  severalIn(pair.value).reduce<ApprovalDraft | null>((draft, piece) => applyPiece(drafts, draft, pair, piece), current);

const applySigned = (drafts: ApprovalDraft[], current: ApprovalDraft | null, pair: LabelPair): ApprovalDraft => {
  const draft = current ?? newDraft(pair);
  if (!current) drafts.push(draft);
  setApprover(draft, readApprover(pair.value));
  setApprover(draft, approverOfLabel(pair.label));
  if (findDates(pair.value).length > 0) setDate(draft, pair.value, pair.line);
  return draft;
};

const applyReview = (draft: ApprovalDraft, pair: LabelPair): void => {
  const iso = findDates(pair.value).find((date) => date.iso !== null)?.iso ?? null;
  if (iso !== null) draft.nextReviewDue ??= iso;
  else if (isBlankValue(pair.value) || isToBeConfirmed(pair.value)) draft.reviewBlank = true;
};

/** "Review date" after the approval, and later than it, is the next one. */
const applyLaterReview = (draft: ApprovalDraft, pair: LabelPair): void => {
  const iso = findDates(pair.value).find((date) => date.iso !== null)?.iso ?? null;
  if (iso !== null && draft.approvedOn !== null && isBefore(draft.approvedOn, iso)) draft.nextReviewDue ??= iso;
  else if (isBlankValue(pair.value)) draft.reviewBlank = true;
};

/** "Chair of Governors: J Smith" under an approval is who signed it. */
const applyPost = (draft: ApprovalDraft, pair: LabelPair): void => {
  const { role } = readApprover(pair.label);
  const approves = /chair|head|principal|ceo|pennaeth|cadeirydd/i.test(pair.label);
  if (role === null || draft.role !== null || !draft.strong || !approves) return;
  draft.role = role;
  draft.signedBy ??= readApprover(pair.value).name;
  if (findDates(pair.value).length > 0) setDate(draft, pair.value, pair.line);
};

type Addition = (draft: ApprovalDraft, pair: LabelPair) => void;

/** What a label adds to the approval that it stands under. */
const ADDITIONS: Partial<Record<LabelKind, Addition>> = {
  role: (draft, pair) => setApprover(draft, { ...readApprover(pair.value), name: null }),
  name: (draft, pair) => {
    draft.signedBy ??= readApprover(pair.value).name;
  },
  date: (draft, pair) => setDate(draft, pair.value, pair.line),
  nextReview: applyReview,
  reviewAmbiguous: applyLaterReview,
  other: applyPost,
};

const apply = (drafts: ApprovalDraft[], current: ApprovalDraft | null, pair: LabelPair): ApprovalDraft | null => {
  if (['approved', 'approvedBy', 'approvedOn'].includes(pair.kind)) return applyApproved(drafts, current, pair);
  if (pair.kind === 'signed') return applySigned(drafts, current, pair);
  if (current) ADDITIONS[pair.kind]?.(current, pair);
  return current;
};

const isReal = (draft: ApprovalDraft): boolean =>
  draft.strong
    ? isSet(draft) || draft.signedBy !== null || draft.questions.length > 0
    : draft.role !== null && draft.approvedOn !== null;

/** One review date under two approvals is for both, unless one of them has a blank of its own. */
const shareReview = (drafts: readonly ApprovalDraft[], pairs: readonly LabelPair[]): void => {
  for (const pair of pairs.filter((one) => one.kind === 'nextReview'))
    drafts
      .filter((draft) => draft.block === pair.block && draft.nextReviewDue === null && !draft.reviewBlank)
      .forEach((draft) => applyReview(draft, pair));
};

/** The approvals of the pairs given, block by block. */
export const draftApprovals = (pairs: readonly LabelPair[]): ApprovalDraft[] => {
  const drafts: ApprovalDraft[] = [];
  let current: ApprovalDraft | null = null;
  let block = -1;
  for (const pair of pairs) {
    if (pair.block !== block) current = null;
    block = pair.block;
    current = apply(drafts, current, pair);
  }
  const real = drafts.filter(isReal);
  shareReview(real, pairs);
  return real;
};

/** The approval as the contract prints it. */
export const toApproval = (draft: ApprovalDraft, appliesTo: string): ReadApproval => ({
  body: draft.body,
  role: draft.role,
  signedBy: draft.signedBy,
  approvedOn: draft.approvedOn,
  nextReviewDue: draft.nextReviewDue,
  appliesTo,
});
