import type { ReactNode } from 'react';
import { carryOut } from '../../api/mutate.js';
import { Checkboxes } from '../../design/checkboxes.js';
import { Form } from '../../design/form.js';
import { TextArea } from '../../design/text-area.js';
import { TextField } from '../../design/text-field.js';
import { useForm } from '../../design/use-form.js';
import { changedDetails } from './changed-details.js';
import type { DetailValues } from './changed-details.js';
import { kindName } from './kind-name.js';
import { LeaveButton, useFinish } from './leave.js';
import { policyForms as actWords } from './forms.messages.js';
import { policyMessages as words } from './messages.js';
import { usePolicy } from './policy-context.js';
import { policyRefusals } from './policy-refusals.js';
import { inForceOf } from './policy-sentence.js';
import { recordDetailsMutation } from './policy.mutations.js';
import type { PolicyPage } from './policy.query.js';

const KINDS = [
  'staff',
  'teacher',
  'support',
  'governor',
  'trustee',
  'volunteer',
  'contractor',
  'trainee',
  'parent',
  'pupil',
];

const valuesOf = (policy: PolicyPage): DetailValues => ({
  owner: policy.owner ?? '',
  approvingBody: policy.approvingBody ?? '',
  nextReviewDue: policy.nextReviewDue ?? '',
  lastReviewed: policy.lastReviewed ?? '',
  reviewCycleMonths: policy.reviewCycleMonths ? String(policy.reviewCycleMonths) : '',
  // What the document calls otherwise is left alone, unless somebody chooses anew.
  audience: policy.audience.filter((kind) => KINDS.includes(kind)),
});

/** What the document left out, or what was read from it wrongly; only what was changed is sent. */
export const DetailsForm = (): ReactNode => {
  const { policy } = usePolicy();
  const { forms } = actWords;
  const { facts } = words;
  const before = valuesOf(policy);
  const form = useForm({
    name: `details/${policy.id}`,
    initial: { ...before, because: '' },
    refusals: policyRefusals(),
    check: ({ because, ...values }) => [
      ...(changedDetails(before, values).length === 0 ? [{ field: null, text: forms.nothingChanged }] : []),
      ...(because.trim() === '' ? [{ field: 'because', text: forms.becauseMissing }] : []),
    ],
    send: ({ because, ...values }, idempotencyKey) => {
      const about = { schoolId: policy.schoolId, policyId: policy.id };
      const input = { ...about, details: changedDetails(before, values), because, idempotencyKey };
      return carryOut(recordDetailsMutation, { input });
    },
    done: useFinish(forms.detailsDone),
  });
  return (
    <>
      <h2>{forms.detailsHeading}</h2>
      <p>{forms.detailsAbout}</p>
      <Form form={form} label={forms.detailsHeading} submitLabel={forms.detailsSubmit} beside={<LeaveButton />}>
        <TextField {...form.field('owner')} label={facts.owner} width={40} isOptional />
        {inForceOf(policy.versions) && (
          <>
            <TextField {...form.field('approvingBody')} label={facts.approvingBody} width={40} isOptional />
            <TextField {...form.field('nextReviewDue')} label={facts.nextReviewDue} width={10} isOptional />
            <TextField {...form.field('lastReviewed')} label={facts.lastReviewed} width={10} isOptional />
            <TextField
              {...form.field('reviewCycleMonths')}
              label={forms.reviewCycleMonths}
              inputMode="numeric"
              width={4}
              isOptional
            />
            <Checkboxes
              {...form.field('audience')}
              label={facts.audience}
              options={KINDS.map((kind) => ({ value: kind, label: kindName(kind) }))}
              isOptional
            />
          </>
        )}
        <TextArea {...form.field('because')} label={forms.becauseDetails} rows={2} most={2_000} />
      </Form>
    </>
  );
};
