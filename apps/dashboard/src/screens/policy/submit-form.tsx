import type { ReactNode } from 'react';
import { carryOut } from '../../api/mutate.js';
import { Form } from '../../design/form.js';
import { Select } from '../../design/select.js';
import { useForm } from '../../design/use-form.js';
import { postName } from '../../shared/post-name.js';
import { LeaveButton, useFinish } from './leave.js';
import { policyForms as actWords } from './forms.messages.js';
import { usePolicy } from './policy-context.js';
import { policyRefusals } from './policy-refusals.js';
import { openOf } from './policy-sentence.js';
import { submitVersionMutation } from './policy.mutations.js';

/** Posts and bodies that approve policies, as registers call them. */
const POSTS = [
  'headteacher',
  'deputy headteacher',
  'line manager',
  'network manager',
  'school business manager',
  'governing body',
  'chair of governors',
  'trust board',
  'chair of trustees',
  'chief executive officer',
] as const;

const STEPS = ['first', 'second', 'third'] as const;

/** A draft goes to its approvers, one after the other. */
export const SubmitForm = (): ReactNode => {
  const { policy } = usePolicy();
  const { forms } = actWords;
  const open = openOf(policy.versions);
  const form = useForm({
    name: `submit/${open?.id ?? ''}`,
    initial: { first: '', second: '', third: '' },
    refusals: policyRefusals(),
    fieldOf: () => 'first',
    check: (values) =>
      STEPS.every((step) => values[step] === '') ? [{ field: 'first', text: forms.chainMissing }] : [],
    send: (values, idempotencyKey) => {
      const chain = STEPS.map((step) => values[step]).filter((post) => post !== '');
      const about = { schoolId: policy.schoolId, policyId: policy.id, versionId: open?.id ?? '' };
      const input = { ...about, chain: chain.map((post) => ({ post, appliesTo: 'whole' })), idempotencyKey };
      return carryOut(submitVersionMutation, { input });
    },
    done: useFinish(forms.submitDone),
  });
  const options = [
    { value: '', label: forms.nobodyElse },
    ...POSTS.map((post) => ({ value: post, label: postName(post) })),
  ];
  const heading = forms.submitHeading({ number: open?.number ?? 0 });
  return (
    <>
      <h2>{heading}</h2>
      <p>{forms.submitAbout}</p>
      <Form form={form} label={heading} submitLabel={forms.submitSubmit} beside={<LeaveButton />}>
        {STEPS.map((step, index) => (
          <Select
            key={step}
            {...form.field(step)}
            label={forms.step({ number: index + 1 })}
            options={options}
            isOptional={index > 0}
          />
        ))}
      </Form>
    </>
  );
};
