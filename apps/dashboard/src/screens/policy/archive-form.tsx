import { useState } from 'react';
import type { ReactNode } from 'react';
import { carryOut } from '../../api/mutate.js';
import { Confirm } from '../../design/confirm.js';
import { Form } from '../../design/form.js';
import { TextArea } from '../../design/text-area.js';
import { useForm } from '../../design/use-form.js';
import { wordsOf } from '../../shared/local-text.js';
import { LeaveButton, useFinish } from './leave.js';
import { policyForms as actWords } from './forms.messages.js';
import { usePolicy } from './policy-context.js';
import { policyRefusals } from './policy-refusals.js';
import { archivePolicyMutation } from './policy.mutations.js';

/** Out of every list, with a reason, and asked once more: nobody brings it back. */
export const ArchiveForm = (): ReactNode => {
  const { policy } = usePolicy();
  const { forms } = actWords;
  const [isAsking, ask] = useState(false);
  const form = useForm({
    name: `archive/${policy.id}`,
    initial: { because: '' },
    refusals: policyRefusals(),
    check: ({ because }) => (because.trim() === '' ? [{ field: 'because', text: forms.reasonMissing }] : []),
    send: ({ because }, idempotencyKey) =>
      carryOut(archivePolicyMutation, {
        input: { schoolId: policy.schoolId, policyId: policy.id, because, idempotencyKey },
      }),
    done: useFinish(forms.archiveDone),
  });
  // What is missing is said at once; only what could be sent is asked about.
  const asked = { ...form, submit: () => (form.values.because.trim() === '' ? form.submit() : askFirst()) };
  const askFirst = (): Promise<void> => {
    ask(true);
    return Promise.resolve();
  };
  return (
    <>
      <h2>{forms.archiveHeading}</h2>
      <p>{forms.archiveAbout}</p>
      <Form
        form={asked}
        label={forms.archiveHeading}
        submitLabel={forms.archiveSubmit}
        isDanger
        beside={<LeaveButton />}
      >
        <TextArea {...form.field('because')} label={forms.because} rows={2} most={2_000} />
      </Form>
      <Confirm
        isOpen={isAsking}
        heading={forms.archiveConfirm({ title: wordsOf(policy.title) })}
        confirmLabel={forms.archiveSubmit}
        isBusy={form.isBusy}
        onConfirm={async () => {
          await form.submit();
          ask(false);
        }}
        onCancel={() => ask(false)}
      >
        <p>{forms.archiveAbout}</p>
      </Confirm>
    </>
  );
};
