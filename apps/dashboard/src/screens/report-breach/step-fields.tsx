import type { ReactNode } from 'react';
import { useAnswer } from '../../api/use-answer.js';
import { schoolNameIn } from '../../api/viewer.js';
import type { WithNames } from '../../api/viewer.js';
import { Button } from '../../design/button.js';
import { DateField } from '../../design/date-field.js';
import { FileField } from '../../design/file-field.js';
import { Notice } from '../../design/notice.js';
import { Radios } from '../../design/radios.js';
import { Select } from '../../design/select.js';
import { TextArea } from '../../design/text-area.js';
import { TextField } from '../../design/text-field.js';
import type { FormState } from '../../design/use-form.js';
import { breachCategories } from '../../shared/breach-words.js';
import { wordsOf } from '../../shared/local-text.js';
import { evidenceRule } from './file-base64.js';
import { reportMessages as words } from './messages.js';
import { LONGEST } from './report-flow.js';
import type { ReportStep, ReportValues } from './report-flow.js';
import { reportPoliciesQuery } from './report.query.js';
import { StopFields } from './stop-fields.js';
import { WhoFields } from './who-fields.js';

/** What the fields of a step need. */
export interface StepProps {
  readonly form: FormState<ReportValues>;
  readonly schoolId: string;
  /** The schools to choose from; null where there is but one. */
  readonly names: WithNames['names'] | null;
  readonly today: string;
}

/** The gravest first, so that nobody passes it by. */
const categoryOrder = (): (keyof typeof words.about)[] => Object.keys(words.about) as (keyof typeof words.about)[];

const SchoolFields = ({ form, names }: StepProps): ReactNode => {
  const schools = (names?.rows ?? [])
    .map(({ schoolId, name }) => ({ value: schoolId, label: wordsOf(name) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const field = form.field('schoolId');
  return (
    <Select
      {...field}
      // Policies and people are those of a school: another school's must not stay chosen.
      onChange={(schoolId) => form.set({ schoolId, policyId: '', subjectPersonId: '', subjectName: '', find: '' })}
      label={words.school}
      options={[{ value: '', label: words.schoolChoose }, ...schools]}
    />
  );
};

const CategoryFields = ({ form }: StepProps): ReactNode => (
  <Radios
    {...form.field('category')}
    label={words.category}
    hint={words.categoryHint}
    options={categoryOrder().map((value) => ({ value, label: breachCategories[value], hint: words.about[value] }))}
  />
);

const WhenFields = ({ form, today }: StepProps): ReactNode => (
  <>
    <Radios
      {...form.field('happened')}
      label={words.happened}
      options={[
        { value: 'day', label: words.happenedDay },
        { value: 'unknown', label: words.happenedUnknown },
      ]}
    />
    {form.values.happened === 'day' && <DateField {...form.field('happenedOn')} label={words.happenedOn} max={today} />}
  </>
);

const PolicyFields = ({ form, schoolId }: StepProps): ReactNode => {
  const { data, error } = useAnswer(reportPoliciesQuery, { schoolId });
  const policies = (data?.policies.edges ?? []).map(({ node }) => ({ value: node.id, label: wordsOf(node.title) }));
  return (
    <>
      {error !== null && <Notice kind="info">{words.policiesFailed}</Notice>}
      <Select
        {...form.field('policyId')}
        label={words.policy}
        options={[{ value: '', label: words.policyChoose }, { value: 'none', label: words.policyNone }, ...policies]}
      />
    </>
  );
};

const EvidenceFields = ({ form }: StepProps): ReactNode => {
  const { file } = form.values;
  return (
    <>
      <Notice kind="info">
        <p>{words.keepCopy}</p>
        <p>{words.noIndecent}</p>
      </Notice>
      <FileField {...form.field('file')} label={words.file} hint={words.fileHint} rule={evidenceRule} isOptional />
      {file !== null && (
        <>
          <TextField {...form.field('fileShows')} label={words.fileShows} width={40} />
          <p>
            <Button onClick={() => form.set({ file: null, fileShows: '' })}>{words.removeFile}</Button>
          </p>
        </>
      )}
    </>
  );
};

const ConfidenceFields = ({ form }: StepProps): ReactNode => (
  <Radios
    {...form.field('confidential')}
    label={words.confidential}
    hint={words.confidentialLaw}
    options={[
      { value: 'yes', label: words.confidentialYes, hint: words.confidentialYesHint },
      { value: 'no', label: words.confidentialNo },
    ]}
  />
);

const components: Readonly<Record<ReportStep, (props: StepProps) => ReactNode>> = {
  school: SchoolFields,
  category: CategoryFields,
  stop: StopFields,
  what: ({ form }) => (
    <TextArea {...form.field('summary')} label={words.summary} hint={words.summaryHint} rows={8} most={LONGEST} />
  ),
  when: WhenFields,
  where: ({ form }) => (
    <TextArea {...form.field('place')} label={words.place} hint={words.placeHint} rows={3} isOptional />
  ),
  who: WhoFields,
  policy: PolicyFields,
  evidence: EvidenceFields,
  confidence: ConfidenceFields,
};

/** The fields of one step. */
export const StepFields = ({ step, ...props }: StepProps & { step: ReportStep }): ReactNode => {
  const Fields = components[step];
  return <Fields {...props} />;
};

/** How a school is called in the answers. */
export const schoolName = (names: WithNames['names'] | null, schoolId: string): string =>
  names === null ? '' : wordsOf(schoolNameIn(names, schoolId));
