import { findDates, isBefore, lastDay } from '../parse/dates.js';
import type { PolicyFinding } from '../policy-reading.js';
import type { CheckScene } from './check-scene.js';
import { absent, onLine } from './finding.js';

const approvalFindings = ({ parsed, lines }: CheckScene): PolicyFinding[] => {
  const whole = parsed.approvalDrafts.filter((one) => one.appliesTo === 'whole');
  const missing =
    whole.length === 0 ? [absent('approval-missing', 'The document does not say who approved it, nor when.')] : [];
  const each = parsed.approvalDrafts.flatMap(({ draft, appliesTo }) => {
    const of = appliesTo === 'whole' ? 'the policy' : appliesTo;
    return [
      ...(draft.body === null && draft.role === null && draft.signedBy === null
        ? [
            onLine(
              'approver-missing',
              lines,
              { line: draft.line },
              `The approval of ${of} does not say who approved it.`,
            ),
          ]
        : []),
      ...(draft.approvedOn === null
        ? [onLine('approval-date-missing', lines, { line: draft.line }, `The approval of ${of} has no date.`)]
        : []),
    ];
  });
  return [...missing, ...each];
};

const ownerFindings = ({ parsed }: CheckScene): PolicyFinding[] =>
  parsed.owner === null ? [absent('owner-missing', 'The document does not say who is responsible for it.')] : [];

const partReview = ({ parsed, lines }: CheckScene): PolicyFinding[] =>
  parsed.approvalDrafts.flatMap(({ draft, appliesTo }) => {
    if (appliesTo === 'whole' || draft.nextReviewDue !== null || !draft.reviewBlank) return [];
    const label = parsed.pairs.find((pair) => pair.kind === 'nextReview' && pair.block === draft.block);
    return [
      onLine(
        'review-date-blank',
        lines,
        { line: label?.line ?? draft.line },
        `The review date of ${appliesTo} is blank.`,
      ),
    ];
  });

const wholeReview = ({ parsed, lines, today }: CheckScene): PolicyFinding[] => {
  const { review } = parsed;
  const due = review.nextReviewDue;
  if (due === null) {
    const blank = review.blankLines[0];
    if (blank !== undefined)
      return [onLine('review-date-blank', lines, { line: blank }, 'The date of the next review is blank.')];
    if (review.unsure.some((one) => one.field === 'nextReviewDue')) return [];
    return [absent('review-date-missing', 'The document does not say when its next review is due.')];
  }
  const place = review.nextReviewLine;
  const past = today !== null && lastDay(due) < today;
  const latest = [...parsed.approvals.filter((one) => one.appliesTo === 'whole').flatMap((one) => one.approvedOn ?? [])]
    .sort()
    .at(-1);
  const early = latest !== undefined && isBefore(due, latest);
  const say = (rule: 'review-date-past' | 'review-before-approval', reason: string): PolicyFinding =>
    place === null ? absent(rule, reason) : onLine(rule, lines, { line: place }, reason);
  return [
    ...(past ? [say('review-date-past', `The next review was due on ${due}, which has passed.`)] : []),
    ...(early ? [say('review-before-approval', `The next review (${due}) lies before the approval (${latest}).`)] : []),
  ];
};

/** Days and months that look like a date and are none: 31/02/2024. Numbers of telephones and versions are not dates. */
const impossibleDates = ({ lines }: CheckScene): PolicyFinding[] =>
  lines.flatMap((line, at) =>
    findDates(line.text)
      .filter((date) => date.kind === 'impossible' && /(?:19|20)\d{2}|\p{L}/u.test(date.raw))
      .map((date) =>
        onLine(
          'date-impossible',
          lines,
          { line: at, at: date.at, length: date.raw.length },
          `"${date.raw}" is no date of the calendar.`,
        ),
      ),
  );

/** What document control should hold and does not. */
export const checkMetadata = (scene: CheckScene): PolicyFinding[] => [
  ...approvalFindings(scene),
  ...ownerFindings(scene),
  ...wholeReview(scene),
  ...partReview(scene),
  ...impossibleDates(scene),
];
