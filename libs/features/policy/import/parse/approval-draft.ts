import type { ReadApproval, UnsureQuestion } from '../policy-reading.js';
import type { Approver } from './bodies.js';
import { findDates, type FoundDate } from './dates.js';
import type { LabelPair } from './label-pair.js';

/** An approval as it is put together from the labels of a block. */
export interface ApprovalDraft {
  body: string | null;
  role: string | null;
  signedBy: string | null;
  approvedOn: string | null;
  nextReviewDue: string | null;
  /** A label said "next": a "review date" that could look back no longer counts. */
  reviewSure: boolean;
  /** A label said "approved", not only "signed". */
  strong: boolean;
  /** A date near the approval of which nobody says that it is the day of the approval. */
  nearDate: string | null;
  /** The part that the label names: "Appendix A approved by". */
  readonly part: string | null;
  readonly table: number | undefined;
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
  reviewSure: false,
  strong: false,
  nearDate: null,
  part: pair.part ?? null,
  table: pair.table,
  reviewBlank: false,
  line: pair.line,
  block: pair.block,
  questions: [],
});

/** Does it say who, or when? */
export const isSet = (draft: ApprovalDraft): boolean =>
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

/** The approval as the contract prints it. */
export const toApproval = (draft: ApprovalDraft, appliesTo: string): ReadApproval => ({
  body: draft.body,
  role: draft.role,
  signedBy: draft.signedBy,
  approvedOn: draft.approvedOn,
  nextReviewDue: draft.nextReviewDue,
  appliesTo,
});
