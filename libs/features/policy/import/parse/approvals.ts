import type { ReadApproval, UnsureQuestion } from '../policy-reading.js';
import { isSomebody, readApprover, withoutDates, type Approver } from './bodies.js';
import { findDates, isBefore, type FoundDate } from './dates.js';
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

const newDraft = (pair: LabelPair): ApprovalDraft => ({
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

const setApprover = (draft: ApprovalDraft, who: Approver): void => {
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

const setDate = (draft: ApprovalDraft, value: string, line: number): void => {
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

const applyApproved = (drafts: ApprovalDraft[], current: ApprovalDraft | null, pair: LabelPair): ApprovalDraft => {
  const labelled = approverOfLabel(pair.label);
  let draft = current;
  for (const piece of severalIn(pair.value)) {
    const who = isSomebody(labelled) && pair.kind !== 'approvedBy' ? labelled : readApprover(piece);
    const named = isSomebody(who) ? who : labelled;
    const hasDate = findDates(piece).length > 0;
    const clash =
      draft !== null &&
      draft.strong &&
      ((isSomebody(named) && (draft.body !== null || draft.role !== null)) || (hasDate && draft.approvedOn !== null));
    if (draft === null || clash) {
      draft = newDraft(pair);
      drafts.push(draft);
    }
    draft.strong = true;
    setApprover(draft, named);
    setDate(draft, piece, pair.line);
  }
  return draft ?? newDraft(pair);
};

const applySigned = (drafts: ApprovalDraft[], current: ApprovalDraft | null, pair: LabelPair): ApprovalDraft | null => {
  const who = readApprover(pair.value);
  const labelled = approverOfLabel(pair.label);
  const draft = current ?? newDraft(pair);
  if (!current) drafts.push(draft);
  if (draft.signedBy === null) draft.signedBy = who.name;
  draft.role ??= who.role ?? labelled.role;
  draft.body ??= who.body ?? labelled.body;
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

const apply = (drafts: ApprovalDraft[], current: ApprovalDraft | null, pair: LabelPair): ApprovalDraft | null => {
  switch (pair.kind) {
    case 'approved':
    case 'approvedBy':
    case 'approvedOn':
      return applyApproved(drafts, current, pair);
    case 'signed':
      return applySigned(drafts, current, pair);
    case 'role':
      if (current) setApprover(current, { ...readApprover(pair.value), name: null });
      return current;
    case 'name':
      if (current) current.signedBy ??= readApprover(pair.value).name;
      return current;
    case 'date':
      if (current) setDate(current, pair.value, pair.line);
      return current;
    case 'nextReview':
      if (current) applyReview(current, pair);
      return current;
    case 'reviewAmbiguous':
      if (current) applyLaterReview(current, pair);
      return current;
    case 'other': {
      const role = readApprover(pair.label).role;
      // "Chair of Governors: J Smith" under an approval is who signed it.
      if (
        current &&
        role !== null &&
        current.role === null &&
        /chair|head|principal|ceo|pennaeth|cadeirydd/i.test(pair.label) &&
        current.strong
      ) {
        current.role = role;
        current.signedBy ??= readApprover(pair.value).name;
        if (findDates(pair.value).length > 0) setDate(current, pair.value, pair.line);
      }
      return current;
    }
    default:
      return current;
  }
};

const isReal = (draft: ApprovalDraft): boolean =>
  draft.strong
    ? isSet(draft) || draft.signedBy !== null || draft.questions.length > 0
    : draft.role !== null && draft.approvedOn !== null;

const shareReview = (drafts: readonly ApprovalDraft[], pairs: readonly LabelPair[]): void => {
  for (const pair of pairs)
    if (pair.kind === 'nextReview')
      for (const draft of drafts)
        if (draft.block === pair.block && draft.nextReviewDue === null) applyReview(draft, pair);
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

const PROSE =
  /\b(?:policy|document|procedure|statement)?\b[^.\n]{0,60}?\b(?:was|were|has been|been)\s+(?:formally |last |reviewed and |discussed and )*(?:approved|adopted|ratified|agreed)\b(?: and \w+)?\s+by\s+([^.\n]{3,120})/gi;

/** Approvals told in a sentence: "This policy was approved by the governing body on 3 March 2021". */
export const proseApprovals = (text: string, line: number): ApprovalDraft[] =>
  [...text.matchAll(PROSE)].flatMap((match) => {
    const words = match[1] ?? '';
    const date = findDates(words)[0];
    const who = readApprover(date ? words.slice(0, date.at) : withoutDates(words));
    if (!date || !isSomebody(who) || date.at > 90) return [];
    const draft = newDraft({ kind: 'approvedBy', label: '', value: words, line, block: -1 });
    setApprover(draft, who);
    setDate(draft, words.slice(0, date.end), line);
    draft.strong = true;
    return [draft];
  });

/** The approval as the contract prints it. */
export const toApproval = (draft: ApprovalDraft, appliesTo: string): ReadApproval => ({
  body: draft.body,
  role: draft.role,
  signedBy: draft.signedBy,
  approvedOn: draft.approvedOn,
  nextReviewDue: draft.nextReviewDue,
  appliesTo,
});
