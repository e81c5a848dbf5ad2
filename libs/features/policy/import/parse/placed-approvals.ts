import type { ReadApproval, UnsureQuestion } from '../policy-reading.js';
import type { SourceLine } from '../source-line.js';
import { toApproval, type ApprovalDraft } from './approval-draft.js';
import { draftApprovals } from './approvals.js';
import type { LabelPair } from './label-pair.js';
import { proseApprovals } from './prose-approvals.js';
import type { FoundReview } from './review.js';

/** An approval and what it applies to. */
export type Placed = { readonly draft: ApprovalDraft; readonly appliesTo: string };

/** What an approval of the whole document applies to. */
export const WHOLE = 'whole';

/** The approvals by their labels, each with the part it stands in; told in a sentence where no label dates one. */
export const placeApprovals = (
  pairs: readonly LabelPair[],
  lines: readonly SourceLine[],
  partOf: (line: number) => string | null,
): Placed[] => {
  const labelled = draftApprovals(pairs).map((draft) => ({
    draft,
    appliesTo: draft.part ?? partOf(draft.line) ?? WHOLE,
  }));
  const told = lines.flatMap((line, at) => (line.cells || partOf(at) !== null ? [] : proseApprovals(line.text, at)));
  const fresh = told.filter(
    (one) => !labelled.some(({ draft }) => draft.approvedOn === one.approvedOn && draft.approvedOn !== null),
  );
  const bare = labelled.filter(({ draft, appliesTo }) => appliesTo === WHOLE && draft.approvedOn !== null).length === 0;
  return bare ? [...labelled, ...fresh.map((draft) => ({ draft, appliesTo: WHOLE }))] : labelled;
};

/** A block at the very end, the only one there is, most likely speaks of the whole: taken so, and asked. */
export const liftLast = (placed: readonly Placed[]): { placed: Placed[]; unsure: UnsureQuestion[] } => {
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

/** The approvals as the contract prints them: the only one of the whole takes the review date of the whole. */
export const withReview = (placed: readonly Placed[], review: FoundReview): ReadApproval[] => {
  const whole = placed.filter(({ appliesTo }) => appliesTo === WHOLE);
  return placed.map(({ draft, appliesTo }) => {
    const approval = toApproval(draft, appliesTo);
    const alone = appliesTo === WHOLE && whole.length === 1 && !draft.reviewBlank;
    return alone && approval.nextReviewDue === null ? { ...approval, nextReviewDue: review.nextReviewDue } : approval;
  });
};
