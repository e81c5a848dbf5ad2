import { isSet, newDraft, setApprover, setDate, type ApprovalDraft } from './approval-draft.js';
import { isSomebody, readApprover, type Approver } from './bodies.js';
import { findDates, isBefore } from './dates.js';
import type { LabelKind } from './labels.js';
import type { LabelPair } from './label-pair.js';
import { isBlankValue, isToBeConfirmed } from './words.js';

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
  if (pieces.every((piece) => isSomebody(readApprover(piece)))) return pieces;
  // What stands behind the first date speaks of something else.
  return [isSomebody(readApprover(pieces[0] ?? '')) ? (pieces[0] ?? value) : value];
};

const LABEL_VERB =
  /^.*?\b(?:cymeradwywyd(?: gan)?|mabwysiadwyd(?: gan)?|cadarnhawyd(?: gan)?|approv\w+|adopt\w+|ratif\w+|agree\w+|signed(?: off)?|signature|endorsed|authori[sz]ed|determined|accepted)\b(?:\s+(?:by|on behalf of|of|on|at|in|y|yr))*\s*/i;

const approverOfLabel = (label: string): Approver =>
  readApprover(
    (label.split(/\s+[/|]\s+/).at(-1) ?? label)
      .replace(LABEL_VERB, '')
      .replace(/^date\b/i, '')
      .replace(/^\(|\)$/g, ''),
  );

/** Does the label start another approval: another body, or another date, than the one at hand has? */
const isAnother = (draft: ApprovalDraft, named: Approver, dated: boolean, part: string | null): boolean => {
  if (draft.part !== part) return true;
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
  if (draft === null || isAnother(draft, named, findDates(piece).length > 0, pair.part ?? null)) {
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

/** A second signature under another post is its own: both are shown, when both are dated. */
const isSecondPost = (draft: ApprovalDraft, post: string | null): boolean =>
  draft.role !== null && post !== null && draft.role !== post;

const applySigned = (drafts: ApprovalDraft[], current: ApprovalDraft | null, pair: LabelPair): ApprovalDraft => {
  const signer = readApprover(pair.value);
  const labelled = approverOfLabel(pair.label);
  const draft = current === null || isSecondPost(current, signer.role ?? labelled.role) ? newDraft(pair) : current;
  if (draft !== current) drafts.push(draft);
  setApprover(draft, signer);
  setApprover(draft, labelled);
  if (findDates(pair.value).length > 0) setDate(draft, pair.value, pair.line);
  return draft;
};

const applyReview = (draft: ApprovalDraft, pair: LabelPair): void => {
  const iso = findDates(pair.value).find((date) => date.iso !== null)?.iso ?? null;
  if (iso === null) draft.reviewBlank ||= isBlankValue(pair.value) || isToBeConfirmed(pair.value);
  else if (!draft.reviewSure) {
    draft.nextReviewDue = iso;
    draft.reviewSure = true;
  }
};

/** "Review date" after the approval, and later than it, is the next one. */
const applyLaterReview = (draft: ApprovalDraft, pair: LabelPair): void => {
  const iso = findDates(pair.value).find((date) => date.iso !== null)?.iso ?? null;
  if (iso !== null && draft.approvedOn !== null && isBefore(draft.approvedOn, iso)) draft.nextReviewDue ??= iso;
  else if (isBlankValue(pair.value)) draft.reviewBlank = true;
};

const APPROVES = /chair|head|principal|ceo|pennaeth|cadeirydd/i;

/** "Chair of Governors: J Smith" under an approval, in the same table if in one, is who signed it. */
const applyPost = (draft: ApprovalDraft, pair: LabelPair): void => {
  const { role } = readApprover(pair.label);
  if (role === null || draft.role !== null || draft.table !== pair.table || !APPROVES.test(pair.label)) return;
  draft.role = role;
  draft.signedBy ??= readApprover(pair.value).name;
  if (findDates(pair.value).length > 0) setDate(draft, pair.value, pair.line);
};

/** In a block of signatures every post signs for itself. */
const nextPost = (drafts: ApprovalDraft[], current: ApprovalDraft, pair: LabelPair): ApprovalDraft => {
  const anew = !current.strong && current.role !== null && APPROVES.test(pair.label);
  if (pair.kind !== 'other' || !anew || current.line === pair.line) return current;
  const draft = newDraft(pair);
  drafts.push(draft);
  return draft;
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
  if (!current) return null;
  const draft = nextPost(drafts, current, pair);
  ADDITIONS[pair.kind]?.(draft, pair);
  return draft;
};

const isReal = (draft: ApprovalDraft): boolean =>
  draft.strong
    ? isSet(draft) || draft.signedBy !== null || draft.questions.length > 0
    : draft.role !== null && draft.approvedOn !== null;

/** One review date under two approvals is for both, unless one of them has a blank of its own. */
const shareReview = (drafts: readonly ApprovalDraft[], pairs: readonly LabelPair[]): void => {
  for (const pair of pairs.filter((one) => one.kind === 'nextReview'))
    drafts
      .filter((draft) => draft.block === pair.block && draft.part === (pair.part ?? null))
      .filter((draft) => draft.nextReviewDue === null && !draft.reviewBlank)
      .forEach((draft) => applyReview(draft, pair));
};

const LOOSE_DATE =
  /^(?:(?:policy )?date(?: of policy)?|dyddiad|effective (?:from|date)|date (?:issued|effective)|issue date)$/i;

/** A date of the block that no label ties to the approval: offered when it is asked, never taken. */
const noteNearDates = (drafts: readonly ApprovalDraft[], pairs: readonly LabelPair[]): void => {
  for (const draft of drafts.filter((one) => one.approvedOn === null))
    for (const pair of pairs.filter((one) => one.block === draft.block))
      if (pair.label.split(/\s*\/\s*/).some((half) => LOOSE_DATE.test(half.trim())))
        draft.nearDate ??= findDates(pair.value).find((date) => date.iso !== null)?.iso ?? null;
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
  noteNearDates(real, pairs);
  return real;
};
