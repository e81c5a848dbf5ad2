import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SummaryList } from '../../design/summary-list.js';
import type { SummaryRow } from '../../design/summary-list.js';
import { formatPartialDate } from '../../shared/format.js';
import { postName } from '../../shared/post-name.js';
import { kindName } from './kind-name.js';
import { policyMessages as words } from './messages.js';
import { usePolicy } from './policy-context.js';
import { inForceOf } from './policy-sentence.js';
import type { PolicyPage } from './policy.query.js';

/** What can be recorded of a policy, by the name that the server gives it. */
export const FIELDS = [
  'owner',
  'approvingBody',
  'nextReviewDue',
  'reviewCycleMonths',
  'audience',
  'lastReviewed',
] as const;

/** One of them. */
export type FactField = (typeof FIELDS)[number];

/** What stands on record, in words; null where nothing does. */
export const factOf = (policy: PolicyPage, field: FactField): string | null => {
  switch (field) {
    case 'owner':
      return policy.owner ?? null;
    case 'approvingBody':
      return policy.approvingBody ? postName(policy.approvingBody) : null;
    case 'nextReviewDue':
    case 'lastReviewed':
      return policy[field] ? formatPartialDate(policy[field]) : null;
    case 'reviewCycleMonths':
      return policy.reviewCycleMonths ? words.facts.months({ months: policy.reviewCycleMonths }) : null;
    case 'audience':
      return policy.audience.map(kindName).join(', ') || null;
  }
};

const Act = ({ field, isMissing }: { field: FactField; isMissing: boolean }): ReactNode => {
  const { policy } = usePolicy();
  const { facts } = words;
  // Until a version is in force, only who keeps the policy is its own; the rest is the draft's.
  if (field !== 'owner' && !inForceOf(policy.versions)) return <span className="soft">{facts.answerDraft}</span>;
  const what = { what: facts[field] };
  return (
    <Link
      to="."
      hash="act"
      resetScroll={false}
      search={(search) => ({ ...search, act: 'details' })}
      aria-label={isMissing ? facts.recordWhat(what) : facts.correctWhat(what)}
    >
      {isMissing ? facts.record : facts.correct}
    </Link>
  );
};

const useRows = (oversees: boolean): SummaryRow[] => {
  const { policy, mayAct } = usePolicy();
  const fields = oversees ? FIELDS : FIELDS.filter((field) => field !== 'owner');
  return fields.map((field) => {
    const fact = factOf(policy, field);
    const value = fact ?? <span className="gap">{words.notRecorded}</span>;
    return {
      label: words.facts[field],
      value,
      ...(mayAct ? { action: <Act field={field} isMissing={fact === null} /> } : {}),
    };
  });
};

/** What is on record about the policy, gaps and all, each with its next step. */
export const Facts = ({ oversees }: { oversees: boolean }): ReactNode => {
  const { policy, mayAct } = usePolicy();
  const fields = oversees ? FIELDS : FIELDS.filter((field) => field !== 'owner');
  const gaps = fields.filter((field) => factOf(policy, field) === null).length;
  return (
    <section className="facts" aria-label={words.facts.heading}>
      <SummaryList rows={useRows(oversees)} />
      {gaps > 0 && (
        <p className="soft small">
          {words.facts.gaps({ count: gaps })} {mayAct ? '' : words.facts.askClerk}
        </p>
      )}
    </section>
  );
};
