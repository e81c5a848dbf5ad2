import type { UnsureQuestion } from '../policy-reading.js';
import type { ApprovalDraft } from './approval-draft.js';
import { mentionedApprovers } from './bodies.js';
import { WHOLE, type Placed } from './placed-approvals.js';
import type { FoundReview } from './review.js';

const at = (draft: ApprovalDraft): number => draft.line + 1;

const whoQuestions = (draft: ApprovalDraft, of: string, text: string): UnsureQuestion[] => {
  if (draft.body !== null || draft.role !== null) return [];
  const named = draft.signedBy !== null;
  return [
    {
      field: 'approvals',
      line: at(draft),
      candidates: named ? [] : mentionedApprovers(text),
      question: named ? `In which post did ${draft.signedBy ?? ''} approve ${of}?` : `Who approved ${of}?`,
    },
  ];
};

const whenQuestions = (draft: ApprovalDraft, of: string): UnsureQuestion[] => {
  if (draft.approvedOn !== null || draft.questions.length > 0) return [...draft.questions];
  const by = draft.body === null ? '' : ` by ${draft.body}`;
  return [
    {
      field: 'approvals.approvedOn',
      line: at(draft),
      candidates: draft.nearDate === null ? [] : [draft.nearDate],
      question: `When was ${of} approved${by}?`,
    },
  ];
};

const nobodyQuestions = (text: string): UnsureQuestion[] => [
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

const wholeFirst = (placed: readonly Placed[]): readonly Placed[] => [
  ...placed.filter(({ appliesTo }) => appliesTo === WHOLE),
  ...placed.filter(({ appliesTo }) => appliesTo !== WHOLE),
];

/** Who approved and when, where the document leaves it open. */
export const approvalQuestions = (placed: readonly Placed[], text: string): UnsureQuestion[] => [
  ...(placed.some(({ appliesTo }) => appliesTo === WHOLE) ? [] : nobodyQuestions(text)),
  // The whole before its parts: answers are given in this order.
  ...wholeFirst(placed).flatMap(({ draft, appliesTo }) => {
    const of = appliesTo === WHOLE ? 'the policy' : appliesTo;
    return [...whoQuestions(draft, of, text), ...whenQuestions(draft, of)];
  }),
];

/** The chair signs for the governing body: both are the governors' approval. */
const familyOf = ({ body, role }: ApprovalDraft): string => {
  const words = `${body ?? ''} ${role ?? ''}`.toLowerCase();
  return ['committee', 'trust', 'govern', 'head', 'board'].find((one) => words.includes(one)) ?? words.trim();
};

const sameApprover = (one: ApprovalDraft, other: ApprovalDraft): boolean =>
  familyOf(one) === familyOf(other) || familyOf(one) === '' || familyOf(other) === '';

/** One may be the month of the other's day. */
const sameDate = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one);

const contradict = (one: Placed, other: Placed): UnsureQuestion[] => {
  const [a, b] = [one.draft.approvedOn, other.draft.approvedOn];
  if (a === null || b === null || sameDate(a, b)) return [];
  if (one.appliesTo !== other.appliesTo || !sameApprover(one.draft, other.draft)) return [];
  const question = `Two approvals contradict each other: ${a} (line ${at(one.draft)}) and ${b} (line ${at(other.draft)}). Which one stands?`;
  return [{ field: 'approvals', line: at(other.draft), candidates: [a, b], question }];
};

/** Two blocks for one thing by one body on two days: both are shown, and which one stands is asked. */
export const contradictions = (placed: readonly Placed[]): UnsureQuestion[] =>
  placed.flatMap((one, index) => placed.slice(index + 1).flatMap((other) => contradict(one, other)));

/** When the whole is reviewed next, unless that is asked already. */
export const reviewQuestions = (review: FoundReview): UnsureQuestion[] =>
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

/** When each part is reviewed next. */
export const partQuestions = (placed: readonly Placed[]): UnsureQuestion[] =>
  placed
    .filter(({ draft, appliesTo }) => appliesTo !== WHOLE && draft.nextReviewDue === null)
    .map(({ draft, appliesTo }) => ({
      field: 'approvals.nextReviewDue',
      line: draft.line + 1,
      candidates: [],
      question: `The document does not say when ${appliesTo} is next reviewed. When is it?`,
    }));
