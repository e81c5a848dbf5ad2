import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Erasure } from '../../../../../libs/contracts/graphql/schema.types.js';
import { carryOut } from '../../api/mutate.js';
import { Confirm } from '../../design/confirm.js';
import { Form } from '../../design/form.js';
import { Radios } from '../../design/radios.js';
import { TextArea } from '../../design/text-area.js';
import { useForm } from '../../design/use-form.js';
import { retentionMessages as words } from './messages.js';
import { LONGEST, reasonProblems, refusals } from './retention-forms.js';
import { nameOf } from './retention-words.js';
import { decideErasure, withdrawErasure } from './retention.query.js';

const UNDECIDED: { decision: '' | 'yes' | 'no'; reason: string } = { decision: '', reason: '' };

interface ErasureForm {
  readonly erasure: Erasure;
  readonly done: () => unknown;
}

/** Yes or no; a yes asks once more, because nothing brings it back. */
export const DecideForm = ({ erasure, done }: ErasureForm): ReactNode => {
  const { id: erasureId, schoolId, kind } = erasure;
  const [isAsked, ask] = useState(false);
  const form = useForm({
    name: `decide-${erasureId}`,
    initial: UNDECIDED,
    check: ({ decision, reason }) => {
      if (decision === '') return [{ field: 'decision', text: words.decisionMissing }];
      return decision === 'no' ? reasonProblems(reason) : [];
    },
    refusals: refusals(),
    fieldOf: () => 'decision',
    send: ({ decision, reason }, idempotencyKey) =>
      carryOut(decideErasure, {
        input: {
          schoolId,
          kind,
          erasureId,
          approve: decision === 'yes',
          reason: reason.trim() || null,
          idempotencyKey,
        },
      }),
    done,
  });
  const askFirst = (): Promise<void> => {
    ask(true);
    return Promise.resolve();
  };
  const isYes = form.values.decision === 'yes';
  return (
    <section className="part" aria-labelledby="decide">
      <h2 id="decide">{words.decideHeading}</h2>
      <Form
        form={isYes ? { ...form, submit: askFirst } : form}
        label={words.decideHeading}
        submitLabel={isYes ? words.yes : words.decide}
        isDanger={isYes}
      >
        <Radios
          {...form.field('decision')}
          label={words.decision}
          options={[
            { value: 'yes', label: words.yes, hint: words.yesHint },
            { value: 'no', label: words.no },
          ]}
        />
        {form.values.decision === 'no' && (
          <TextArea {...form.field('reason')} label={words.whyNot} rows={3} most={LONGEST} />
        )}
      </Form>
      <Confirm
        isOpen={isAsked}
        heading={words.sure({ name: nameOf(erasure) })}
        confirmLabel={words.eraseForGood}
        isBusy={form.isBusy}
        onConfirm={() => form.submit().finally(() => ask(false))}
        onCancel={() => ask(false)}
      >
        <p>{words.sureText}</p>
      </Confirm>
    </section>
  );
};

/** Takes back what one has put forward oneself. */
export const Withdraw = ({ erasure: { id: erasureId, schoolId, kind }, done }: ErasureForm): ReactNode => {
  const form = useForm({
    name: `withdraw-${erasureId}`,
    initial: {},
    refusals: refusals(),
    send: (_, idempotencyKey) => carryOut(withdrawErasure, { input: { schoolId, kind, erasureId, idempotencyKey } }),
    done,
  });
  return (
    <Form form={form} label={words.withdraw} submitLabel={words.withdraw}>
      {null}
    </Form>
  );
};
