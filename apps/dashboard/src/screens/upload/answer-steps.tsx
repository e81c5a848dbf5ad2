import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { RefusedCommand } from '../../api/mutate.js';
import { FileField } from '../../design/file-field.js';
import { FormFlow } from '../../design/form-flow.js';
import type { FlowStep } from '../../design/form-flow.js';
import { Radios } from '../../design/radios.js';
import { Loading } from '../../design/states.js';
import { TextArea } from '../../design/text-area.js';
import { useForm } from '../../design/use-form.js';
import type { FormState } from '../../design/use-form.js';
import { answersOf, askedOf } from './answers.js';
import { DOCUMENT } from './file-step.js';
import { uploadMessages as words } from './messages.js';
import { questionStep } from './question-step.js';
import type { AnswerValues } from './question-step.js';
import { uploadRefusals } from './refusals.js';
import { UploadProgress } from './upload-progress.js';
import { chooseFile, chosenFile, endSession, isSameFile, keepSession } from './upload-session.js';
import type { UploadSession } from './upload-session.js';
import { useSending } from './use-sending.js';

const CHANGES = 'changes';

/** A new version says what changes in it. */
const changesStep = (form: FormState<AnswerValues>): FlowStep => ({
  id: CHANGES,
  names: ['changes', 'material'],
  heading: words.changesHeading,
  fields: (
    <>
      <TextArea {...form.field('changes')} label={words.changes} hint={words.changesHint} rows={4} />
      <Radios
        {...form.field('material')}
        label={words.material}
        options={[
          { value: 'yes', label: words.materialYes, hint: words.materialYesHint },
          { value: 'no', label: words.materialNo, hint: words.materialNoHint },
        ]}
      />
    </>
  ),
  check: () => [
    ...(form.values['changes']?.trim() ? [] : [{ field: 'changes', text: words.changesMissing }]),
    ...(form.values['material'] ? [] : [{ field: 'material', text: words.materialMissing }]),
  ],
  answers: [
    { label: words.changes, value: form.values['changes'] ?? '' },
    { label: words.material, value: form.values['material'] === 'no' ? words.materialNo : words.materialYes },
  ],
});

/** The first page after "What was read". */
export const firstStep = ({ reading, target }: UploadSession): string => {
  const first = askedOf(reading.questions)[0];
  if (first) return first.id;
  return target.policyId === '' ? 'check' : CHANGES;
};

/** The document, chosen again after a reload; the page says when it is another one. */
const useDocument = (session: UploadSession) => {
  const [file, setFile] = useState(chosenFile);
  const isOther = file !== null && !isSameFile(file, session);
  const choose = (chosen: File | null): void => {
    setFile(chosen);
    if (chosen !== null && isSameFile(chosen, session)) chooseFile(chosen);
  };
  return { file, isOther, choose };
};

const useAnswerForm = (
  session: UploadSession,
  document: ReturnType<typeof useDocument>,
  done: (id: string) => unknown,
) => {
  const { sent, send } = useSending();
  const { key, target, reading, file: read } = session;
  const asked = askedOf(reading.questions);
  const form = useForm<AnswerValues, string>({
    name: `upload-answers/${key}`,
    initial: session.answers,
    refusals: uploadRefusals(),
    fieldOf: (path) => asked.find(({ question }) => path.includes(question.field))?.id ?? null,
    check: () => {
      if (document.file !== null && !document.isOther) return [];
      const text = document.isOther ? words.againOther({ file: read.name }) : words.againMissing({ file: read.name });
      return [{ field: 'again', text }];
    },
    send: async (values) => {
      if (document.file === null)
        throw new RefusedCommand('UPLOAD.UNREADABLE', { en: 'There is no document.', cy: 'Nid oes dogfen.' });
      const answers = answersOf(asked, values);
      const stored = await send(document.file, {
        ...{ schoolId: target.schoolId, policyId: target.policyId || null, category: target.category || null },
        ...{ answers, changes: values['changes'] || null, material: values['material'] !== 'no' },
        ...{ dryRun: false, idempotencyKey: key },
      });
      return stored.policyId ?? '';
    },
    done: (policyId) => {
      endSession();
      return done(policyId);
    },
  });
  return { form, sent, asked };
};

interface AnswerStepsProps {
  readonly session: UploadSession;
  readonly step: string;
  readonly schoolName: string;
  readonly done: (policyId: string) => unknown;
}

/** One question a page, then all answers, then the draft. */
export const AnswerSteps = ({ session, step, schoolName, done }: AnswerStepsProps): ReactNode => {
  const navigate = useNavigate();
  const document = useDocument(session);
  // Between the storing and the policy's page the form is empty, and no question is to be answered again.
  const [isStored, leave] = useState(false);
  const { form, sent, asked } = useAnswerForm(session, document, (policyId) => {
    leave(true);
    return done(policyId);
  });
  const { values } = form;
  const { file } = session;
  useEffect(() => {
    if (Object.keys(values).length > 0) keepSession({ ...session, answers: values });
  }, [session, values]);
  const goTo = useCallback(
    (next: string, replace: boolean): void =>
      void navigate({ to: '/policies/upload', search: (search) => ({ ...search, step: next }), replace }),
    [navigate],
  );
  const steps = [
    ...asked.map((one) => questionStep(one, form)),
    ...(session.target.policyId === '' ? [] : [changesStep(form)]),
  ];
  const problem = form.problems.find(({ field }) => field === 'again');
  if (isStored) return <Loading />;
  return (
    <FormFlow
      form={form}
      steps={steps}
      step={step}
      goTo={goTo}
      checkHeading={words.check}
      submitLabel={words.store}
      before={
        <>
          <p>{words.willStore({ file: file.name, school: schoolName })}</p>
          {(document.file === null || document.isOther) && (
            <FileField
              id="again"
              value={document.file}
              onChange={document.choose}
              error={document.isOther ? words.againOther({ file: file.name }) : problem?.text}
              label={words.again}
              hint={words.againHint({ file: file.name })}
              rule={DOCUMENT}
            />
          )}
          <UploadProgress sent={sent} then="storing" />
        </>
      }
    />
  );
};
