import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useActKeys } from '../../api/act-keys.js';
import { carryOut } from '../../api/mutate.js';
import { Button } from '../../design/button.js';
import { LinkButton } from '../../design/link-button.js';
import { Notice } from '../../design/notice.js';
import { problemOf } from '../../design/problems.js';
import { formatMoment } from '../../shared/format.js';
import { ArchiveForm } from './archive-form.js';
import { AskForm } from './ask-form.js';
import { DetailsForm } from './details-form.js';
import { policyForms as actWords } from './forms.messages.js';
import { usePolicy } from './policy-context.js';
import { policyRefusals } from './policy-refusals.js';
import { inForceOf, openOf } from './policy-sentence.js';
import { nudgeReviewMutation } from './policy.mutations.js';
import type { PolicyPage } from './policy.query.js';
import { PublishForm, ReviewForm } from './review-forms.js';
import { SubmitForm } from './submit-form.js';

/** What can be done about a policy, as the address says it. */
export type Act = 'details' | 'review' | 'submit' | 'publish' | 'ask' | 'archive';

const ACTS: readonly string[] = ['details', 'review', 'submit', 'publish', 'ask', 'archive'];

/** What may be done now: what would be refused is not offered. */
export const actsOf = ({ versions }: Pick<PolicyPage, 'versions'>): readonly Act[] => {
  const current = inForceOf(versions);
  const open = openOf(versions);
  return [
    ...(open?.status === 'DRAFT' ? ['submit' as const] : []),
    ...(open?.status === 'APPROVED' ? ['publish' as const] : []),
    ...(current ? ['review' as const, 'ask' as const] : []),
    'details',
    ...(open?.status === 'SUBMITTED' ? [] : ['archive' as const]),
  ];
};

/** Leaves the form; what was typed is kept as long as this page is open. */
export const useLeave = (): (() => Promise<void>) => {
  const navigate = useNavigate({ from: '/policies/$policyId' });
  return () => navigate({ search: (search) => ({ ...search, act: undefined }), resetScroll: false });
};

const Nudge = (): ReactNode => {
  const { policy, said } = usePolicy();
  const [isBusy, setBusy] = useState(false);
  const keys = useActKeys();
  const [problem, setProblem] = useState<{ text: string } | null>(null);
  const nudge = async (): Promise<void> => {
    setBusy(true);
    try {
      const input = { schoolId: policy.schoolId, policyId: policy.id, idempotencyKey: keys.keyOf() };
      await carryOut(nudgeReviewMutation, { input });
      keys.done();
      setProblem(null);
      await said(actWords.forms.nudgeDone);
    } catch (error) {
      setProblem(problemOf(error, { fields: [], refusals: policyRefusals() }));
    }
    setBusy(false);
  };
  const { lastNudgedAt } = policy;
  return (
    <div className="nudge">
      <Button isBusy={isBusy} onClick={nudge}>
        {actWords.acts.nudge}
      </Button>{' '}
      <span className="soft small">
        {lastNudgedAt ? actWords.acts.lastNudged({ when: formatMoment(lastNudgedAt) }) : actWords.acts.neverNudged}
      </span>
      {problem && (
        <Notice kind="error">
          <p>{problem.text}</p>
        </Notice>
      )}
    </div>
  );
};

const ActForm = ({ act }: { act: Act }): ReactNode => {
  switch (act) {
    case 'details':
      return <DetailsForm />;
    case 'review':
      return <ReviewForm />;
    case 'submit':
      return <SubmitForm />;
    case 'publish':
      return <PublishForm />;
    case 'ask':
      return <AskForm />;
    case 'archive':
      return <ArchiveForm />;
  }
};

/** The steps that are open now; the chosen one's form stands below them. */
export const Acts = (): ReactNode => {
  const { policy, mayAct } = usePolicy();
  const { act } = useSearch({ from: '/policies/$policyId' });
  if (!mayAct) return null;
  const acts = actsOf(policy);
  const chosen = acts.find((one) => one === act && ACTS.includes(one));
  const isDue = policy.status === 'DUE' || policy.status === 'OVERDUE';
  return (
    <section className="policy-acts" id="act" aria-label={actWords.acts.heading}>
      <p className="acts">
        {acts.map((one) => (
          <LinkButton
            key={one}
            to="."
            resetScroll={false}
            aria-current={one === chosen ? 'true' : undefined}
            search={(search: object) => ({ ...search, act: one === chosen ? undefined : one })}
          >
            {actWords.acts[one]}
          </LinkButton>
        ))}
        {!openOf(policy.versions) && (
          <LinkButton to="/policies/upload" search={{ schoolId: policy.schoolId, policyId: policy.id }}>
            {actWords.acts.newVersion}
          </LinkButton>
        )}
      </p>
      {isDue && <Nudge />}
      {chosen && (
        <div className="panel act-form">
          <div className="inside">
            <ActForm act={chosen} />
          </div>
        </div>
      )}
    </section>
  );
};
