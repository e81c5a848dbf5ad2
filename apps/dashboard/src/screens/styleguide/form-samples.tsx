import { useState } from 'react';
import type { ReactNode } from 'react';
import { DateField } from '../../design/date-field.js';
import { FormFlow } from '../../design/form-flow.js';
import { Form } from '../../design/form.js';
import { Notice } from '../../design/notice.js';
import { TextArea } from '../../design/text-area.js';
import { TextField } from '../../design/text-field.js';
import { useForm } from '../../design/use-form.js';
import { formatPartialDate } from '../../shared/format.js';
import { styleguideMessages as words } from './messages.js';

/** Answers after a moment, as a server does, and keeps nothing. */
const answerLater = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 400));

/** A form whose errors are shown by sending it empty. */
export const FormSample = (): ReactNode => {
  const [isSent, setSent] = useState(false);
  const form = useForm({
    name: 'styleguide-form',
    initial: { sampleName: '', sampleReason: '' },
    check: ({ sampleName, sampleReason }) => [
      ...(sampleName.trim() === '' ? [{ field: 'sampleName', text: words.nameMissing }] : []),
      ...(sampleReason.trim() === '' ? [{ field: 'sampleReason', text: words.questionMissing }] : []),
    ],
    send: answerLater,
    done: () => setSent(true),
  });
  return (
    <>
      {isSent && <Notice kind="success">{words.sentNothing}</Notice>}
      <Form form={form} label={words.save} submitLabel={words.save}>
        <TextField {...form.field('sampleName')} label={words.name} />
        <TextArea {...form.field('sampleReason')} label={words.reason} most={200} rows={3} />
      </Form>
    </>
  );
};

/** Two questions and the answers, as a report is made; the step is kept here, where screens keep it in the address. */
export const FlowSample = (): ReactNode => {
  const [step, setStep] = useState<string>();
  const [isSent, setSent] = useState(false);
  const form = useForm({
    name: 'styleguide-flow',
    initial: { flowWhat: '', flowDay: '' },
    send: answerLater,
    done: () => {
      setSent(true);
      setStep(undefined);
    },
  });
  const { flowWhat, flowDay } = form.values;
  return (
    <>
      {isSent && <Notice kind="success">{words.sentNothing}</Notice>}
      <FormFlow
        form={form}
        step={step}
        goTo={setStep}
        checkHeading={words.check}
        submitLabel={words.form}
        before={<p>{words.before}</p>}
        steps={[
          {
            id: 'what',
            heading: words.question,
            names: ['flowWhat'],
            fields: <TextArea {...form.field('flowWhat')} label={words.reason} most={500} />,
            check: () => (flowWhat.trim() === '' ? [{ field: 'flowWhat', text: words.questionMissing }] : []),
            answers: [{ label: words.question, value: flowWhat }],
          },
          {
            id: 'when',
            heading: words.questionWhen,
            names: ['flowDay'],
            fields: <DateField {...form.field('flowDay')} label={words.day} />,
            check: () => (flowDay === '' ? [{ field: 'flowDay', text: words.dayMissing }] : []),
            answers: [{ label: words.questionWhen, value: formatPartialDate(flowDay) }],
          },
        ]}
      />
    </>
  );
};
