import type { ReactNode } from 'react';
import { carryOut } from '../../api/mutate.js';
import { DateField } from '../../design/date-field.js';
import { Form } from '../../design/form.js';
import { TextField } from '../../design/text-field.js';
import { useForm } from '../../design/use-form.js';
import { useFinish, LeaveButton } from './leave.js';
import { policyForms as actWords } from './forms.messages.js';
import { usePolicy } from './policy-context.js';
import { policyRefusals } from './policy-refusals.js';
import { openOf } from './policy-sentence.js';
import { publishVersionMutation, recordReviewMutation } from './policy.mutations.js';
import { londonToday } from './today.js';

/** A review that changed nothing: signatures stay. */
export const ReviewForm = (): ReactNode => {
  const { policy } = usePolicy();
  const { forms } = actWords;
  const form = useForm({
    name: `review/${policy.id}`,
    initial: { reviewedOn: '', nextReviewDue: '' },
    refusals: policyRefusals(),
    check: ({ reviewedOn }) => (reviewedOn === '' ? [{ field: 'reviewedOn', text: forms.reviewedMissing }] : []),
    send: ({ reviewedOn, nextReviewDue }, idempotencyKey) => {
      const dates = { reviewedOn, nextReviewDue: nextReviewDue.trim() || null };
      const input = { schoolId: policy.schoolId, policyId: policy.id, ...dates, idempotencyKey };
      return carryOut(recordReviewMutation, { input });
    },
    done: useFinish(forms.reviewDone),
  });
  return (
    <>
      <h2>{forms.reviewHeading}</h2>
      <Form form={form} label={forms.reviewHeading} submitLabel={forms.reviewSubmit} beside={<LeaveButton />}>
        <DateField {...form.field('reviewedOn')} label={forms.reviewedOn} max={londonToday()} />
        <TextField
          {...form.field('nextReviewDue')}
          label={forms.nextReviewDue}
          hint={forms.nextReviewHint}
          width={10}
          isOptional
        />
      </Form>
    </>
  );
};

/** An approved version comes into force. */
export const PublishForm = (): ReactNode => {
  const { policy } = usePolicy();
  const { forms } = actWords;
  const open = openOf(policy.versions);
  const form = useForm({
    name: `publish/${open?.id ?? ''}`,
    initial: { nextReviewDue: '' },
    refusals: policyRefusals(),
    send: ({ nextReviewDue }, idempotencyKey) => {
      const about = { schoolId: policy.schoolId, policyId: policy.id, versionId: open?.id ?? '' };
      const input = { ...about, nextReviewDue: nextReviewDue.trim() || null, idempotencyKey };
      return carryOut(publishVersionMutation, { input });
    },
    done: useFinish(forms.publishDone),
  });
  const heading = forms.publishHeading({ number: open?.number ?? 0 });
  return (
    <>
      <h2>{heading}</h2>
      <p>{forms.publishAbout}</p>
      <Form form={form} label={heading} submitLabel={forms.publishSubmit} beside={<LeaveButton />}>
        <TextField
          {...form.field('nextReviewDue')}
          label={forms.nextReviewDue}
          hint={forms.publishHint}
          width={10}
          isOptional
        />
      </Form>
    </>
  );
};
