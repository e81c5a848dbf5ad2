import { useState } from 'react';
import type { ReactNode } from 'react';
import { carryOut } from '../../api/mutate.js';
import { Button } from '../../design/button.js';
import { Confirm } from '../../design/confirm.js';
import { FileField } from '../../design/file-field.js';
import { Form } from '../../design/form.js';
import { Notice } from '../../design/notice.js';
import type { Problem } from '../../design/problems.js';
import { Radios } from '../../design/radios.js';
import { TextArea } from '../../design/text-area.js';
import { TextField } from '../../design/text-field.js';
import { breachCategories } from '../../shared/breach-words.js';
import { base64Of, evidenceRule } from '../report-breach/file-base64.js';
import { attachMutation, closeMutation, decideMutation, measureMutation } from './case.query.js';
import { runningBodies } from './case-acts.js';
import { caseMessages as words } from './messages.js';
import { aboutCase, LONGEST, useCaseForm } from './use-case-form.js';
import type { ActProps } from './use-case-form.js';

/** A text that is wanted, and not too long. */
const wanted = (field: string, text: string, missing: string): readonly Problem[] => {
  if (text.trim() === '') return [{ field, text: missing }];
  return text.length > LONGEST ? [{ field, text: words.missing.tooLong }] : [];
};

/** Something that was done about it. */
export const MeasureForm = (props: ActProps): ReactNode => {
  const form = useCaseForm('MEASURE', props, {
    initial: { measure: '' },
    check: ({ measure }) => wanted('measure', measure, words.missing.measure),
    send: ({ measure }, idempotencyKey) =>
      carryOut(measureMutation, { input: { ...aboutCase(props.one), measure, idempotencyKey } }),
  });
  return (
    <Form form={form} label={words.act.MEASURE} submitLabel={words.record}>
      <TextArea {...form.field('measure')} label={words.measureField} rows={3} most={LONGEST} />
    </Form>
  );
};

interface Attachment {
  readonly file: File | null;
  readonly description: string;
}

const FILE_FIELDS: Readonly<Record<string, string>> = { contentBase64: 'file', fileName: 'file' };

/** A file as evidence; its kinds and size are said before. */
export const AttachForm = (props: ActProps): ReactNode => {
  const form = useCaseForm<Attachment>('ATTACH', props, {
    initial: { file: null, description: '' },
    check: ({ file, description }) => [
      ...(file === null ? [{ field: 'file', text: words.missing.file }] : []),
      ...wanted('description', description, words.missing.shows),
    ],
    fieldOf: (path) => FILE_FIELDS[path.at(-1) ?? ''] ?? null,
    send: async ({ file, description }, idempotencyKey) => {
      if (file === null) throw new Error('A file is chosen before it is sent.');
      const sent = { fileName: file.name, contentBase64: await base64Of(file) };
      return carryOut(attachMutation, { input: { ...aboutCase(props.one), ...sent, description, idempotencyKey } });
    },
  });
  return (
    <Form form={form} label={words.act.ATTACH} submitLabel={words.act.ATTACH}>
      <FileField {...form.field('file')} label={words.file} hint={words.attachHint} rule={evidenceRule} />
      <TextField {...form.field('description')} label={words.attachShows} width={40} />
    </Form>
  );
};

type Outcome = keyof typeof words.outcomeOf;

const outcomes = () =>
  (Object.keys(words.outcomeOf) as Outcome[]).map((value) => ({
    value,
    label: words.outcomeOf[value],
    hint: words.outcomeAbout[value],
  }));

interface Decided {
  readonly outcome: Outcome | '';
  readonly reason: string;
}

/** What was found, and why. */
export const DecideForm = (props: ActProps): ReactNode => {
  const form = useCaseForm<Decided>('DECIDE', props, {
    initial: { outcome: '', reason: '' },
    check: ({ outcome, reason }) => [
      ...(outcome === '' ? [{ field: 'outcome', text: words.missing.outcome }] : []),
      ...wanted('reason', reason, words.missing.reason),
    ],
    send: ({ outcome, reason }, idempotencyKey) => {
      if (outcome === '') throw new Error('An outcome is chosen before it is sent.');
      return carryOut(decideMutation, { input: { ...aboutCase(props.one), outcome, reason, idempotencyKey } });
    },
  });
  return (
    <Form form={form} label={words.act.DECIDE} submitLabel={words.record}>
      <Radios {...form.field('outcome')} label={words.outcomeQuestion} options={outcomes()} />
      <TextArea {...form.field('reason')} label={words.reason} rows={4} most={LONGEST} />
    </Form>
  );
};

/** Closing cannot be undone: what is lost by it is said before, a clock that nobody stopped among it. */
export const CloseForm = (props: ActProps): ReactNode => {
  const { one } = props;
  const [isAsking, ask] = useState(false);
  const form = useCaseForm('CLOSE', props, {
    initial: {},
    send: (_, idempotencyKey) => carryOut(closeMutation, { input: { ...aboutCase(one), idempotencyKey } }),
  });
  return (
    <>
      <Button kind="danger" onClick={() => ask(true)}>
        {words.act.CLOSE}
      </Button>
      <Confirm
        isOpen={isAsking}
        heading={words.closeAsk({ category: breachCategories[one.category] })}
        confirmLabel={words.act.CLOSE}
        isBusy={form.isBusy}
        onConfirm={form.submit}
        onCancel={() => ask(false)}
      >
        <p>{words.closeSays}</p>
        {runningBodies(one).map((body) => (
          <p key={body}>
            <b>{words.closeUntold({ body })}</b>
          </p>
        ))}
        {form.problems.map(({ text }) => (
          <Notice key={text} kind="error">
            {text}
          </Notice>
        ))}
      </Confirm>
    </>
  );
};
