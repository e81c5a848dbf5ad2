import type { ReactNode } from 'react';
import { FileField } from '../../design/file-field.js';
import { Form } from '../../design/form.js';
import type { Problem } from '../../design/problems.js';
import { Select } from '../../design/select.js';
import { useForm } from '../../design/use-form.js';
import type { FormState } from '../../design/use-form.js';
import { wordsOf } from '../../shared/local-text.js';
import { uploadMessages as words } from './messages.js';
import { uploadRefusals } from './refusals.js';
import { UploadProgress } from './upload-progress.js';
import { beginSession, whoOf } from './upload-session.js';
import type { UploadSession } from './upload-session.js';
import type { UploadAnswer } from './upload.query.js';
import { useSending } from './use-sending.js';

/** Kinds and size that can be read; the server looks at the content itself. */
export const DOCUMENT = { kinds: ['.docx', '.pdf', '.txt', '.md'], mostBytes: 20 * 1024 * 1024 } as const;

interface FileValues {
  readonly schoolId: string;
  readonly category: string;
  readonly file: File | null;
}

interface FileStepProps {
  readonly answer: UploadAnswer;
  /** Chosen before: by the address, or on this page. */
  readonly initial: Pick<FileValues, 'schoolId' | 'category'>;
  readonly done: (session: UploadSession) => unknown;
}

const checkFile = ({ schoolId, category, file }: FileValues, needsCategory: boolean): readonly Problem[] => [
  ...(schoolId === '' ? [{ field: 'schoolId', text: words.schoolMissing }] : []),
  ...(needsCategory && category === '' ? [{ field: 'category', text: words.categoryMissing }] : []),
  ...(file === null ? [{ field: 'file', text: words.fileMissing }] : []),
];

const useFileForm = ({ answer: { policy, viewer }, initial, done }: FileStepProps) => {
  const { sent, send, stop } = useSending();
  const policyId = policy?.id ?? '';
  const form: FormState<FileValues> = useForm<FileValues, UploadSession>({
    name: `upload/${policyId}`,
    initial: { ...initial, file: null },
    refusals: uploadRefusals(),
    fieldOf: (path) => (path.includes('contentBase64') ? 'file' : null),
    check: (values) => checkFile(values, policy === null),
    // The category is looked at when it is stored: what is missing in the document may still be answered.
    send: async ({ schoolId, category, file }) => {
      if (file === null) throw new Error('A document is checked for before.');
      const input = { schoolId, policyId: policyId || null, dryRun: true, material: true };
      const { reading } = await send(file, input);
      return beginSession(whoOf(viewer), { schoolId, category, policyId }, file, reading);
    },
    done: (session, values) => {
      form.set(values);
      return done(session);
    },
  });
  return { form, sent, stop };
};

const options = (answer: UploadAnswer) => {
  const { rows, columns } = answer.names;
  const none = { value: '', label: words.choose };
  const schools = rows.map(({ schoolId, name }) => ({ value: schoolId, label: wordsOf(name) }));
  const categories = columns.map(({ category, label }) => ({ value: category, label: wordsOf(label) }));
  return {
    schools: [none, ...schools.sort((a, b) => a.label.localeCompare(b.label))],
    categories: [none, ...categories.sort((a, b) => a.label.localeCompare(b.label))],
  };
};

/** The first page: for whom, what kind, and the document. */
export const FileStep = (props: FileStepProps): ReactNode => {
  const { answer } = props;
  const { form, sent, stop } = useFileForm(props);
  const { schools, categories } = options(answer);
  return (
    <>
      <h1>{answer.policy ? words.headingVersion({ policy: wordsOf(answer.policy.title) }) : words.heading}</h1>
      <p>{words.lead}</p>
      <Form form={form} label={words.heading} submitLabel={words.read}>
        {answer.names.rows.length > 1 && answer.policy === null && (
          <Select {...form.field('schoolId')} label={words.school} options={schools} />
        )}
        {answer.policy === null && <Select {...form.field('category')} label={words.category} options={categories} />}
        <FileField {...form.field('file')} label={words.file} hint={words.fileHint} rule={DOCUMENT} />
      </Form>
      <UploadProgress sent={sent} then="reading" onCancel={stop} />
    </>
  );
};
