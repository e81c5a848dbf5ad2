import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Viewer } from '../../../../../libs/contracts/graphql/schema.types.js';
import { carryOut } from '../../api/mutate.js';
import { useAnswer, useMoment } from '../../api/use-answer.js';
import type { WithNames } from '../../api/viewer.js';
import { keepDraft, openDraft } from '../../design/drafts.js';
import { FormFlow } from '../../design/form-flow.js';
import type { FlowStep } from '../../design/form-flow.js';
import { Notice } from '../../design/notice.js';
import { PageMessage } from '../../design/states.js';
import { useForm } from '../../design/use-form.js';
import { londonClock } from '../../shared/as-of.js';
import { Local } from '../../shared/local.js';
import { Answered } from '../../shared/states.js';
import { useTitle } from '../../shared/use-title.js';
import { base64Of } from './file-base64.js';
import { reportMessages as words } from './messages.js';
import {
  emptyReport,
  fieldOfPath,
  fieldsOf,
  inputOf,
  isHandsOff,
  isLost,
  problemOfStep,
  stepsFor,
} from './report-flow.js';
import type { ReportStep, ReportValues } from './report-flow.js';
import { reportMutation, reportPoliciesQuery, reporterQuery, reportSchoolsQuery } from './report.query.js';
import type { GuideVariables } from './report.query.js';
import { SentGone, SentPage } from './sent-page.js';
import { answersOf } from './step-answers.js';
import { schoolName, StepFields } from './step-fields.js';

const SENT = 'sent';
const SENT_DRAFT = 'report-breach-sent';

/** Of the last report what the page after it needs; in memory, and forgotten with the other drafts. */
const lastSent = (): GuideVariables | null => openDraft<GuideVariables | null>(SENT_DRAFT, null).values;

const headings = (): Readonly<Record<ReportStep, string>> => ({
  school: words.schoolHeading,
  category: words.categoryHeading,
  stop: words.stopHeading,
  what: words.whatHeading,
  when: words.whenHeading,
  where: words.whereHeading,
  who: words.whoHeading,
  policy: words.policyHeading,
  evidence: words.evidenceHeading,
  confidence: words.confidenceHeading,
});

const refusals = (): Readonly<Record<string, string>> => ({
  'BREACH.EVIDENCE_FORBIDDEN': words.refused.FORBIDDEN,
  'BREACH.EVIDENCE_KIND_UNKNOWN': words.refused.KIND,
  'BREACH.EVIDENCE_TOO_LARGE': words.refused.LARGE,
  'BREACH.EVIDENCE_EMPTY': words.refused.EMPTY,
  'BREACH.REPORTER_IS_SUBJECT': words.refused.SELF,
  'BREACH.SUMMARY_MISSING': words.missing.summaryMissing,
  'BREACH.TEXT_TOO_LONG': words.missing.tooLong,
  'BREACH.HAPPENED_IN_FUTURE': words.missing.dayToCome,
  'BREACH.BAD_DATE': words.missing.dayMissing,
  'ACCESS.ROLE': words.refused.ROLE,
  'ACCESS.NOT_FOUND': words.refused.GONE,
});

interface ReportFormProps {
  readonly viewer: Viewer;
  readonly names: WithNames['names'] | null;
}

const useReportForm = (ownSchool: string | null, done: (sent: GuideVariables) => unknown) => {
  const schoolOf = ({ schoolId }: ReportValues): string => ownSchool ?? schoolId;
  const form = useForm<ReportValues, unknown>({
    name: 'report-breach',
    initial: emptyReport,
    refusals: refusals(),
    fieldOf: fieldOfPath,
    send: async (values, idempotencyKey) => {
      const { file, category } = values;
      const taken = file !== null && !isHandsOff(category) ? file : null;
      const read = taken === null ? null : { fileName: taken.name, contentBase64: await base64Of(taken) };
      const input = inputOf(values, { schoolId: schoolOf(values), file: read, idempotencyKey });
      return carryOut(reportMutation, { input });
    },
    done: (_, values) => {
      const { category, who, subjectPersonId } = values;
      if (category === '') return;
      done({ schoolId: schoolOf(values), category, subjectPersonId: who === 'person' ? subjectPersonId : null });
    },
  });
  return { form, schoolId: schoolOf(form.values) };
};

/** The chosen policy by its title. */
const PolicyName = ({ schoolId, policyId }: { schoolId: string; policyId: string }): ReactNode => {
  const { data } = useAnswer(reportPoliciesQuery, { schoolId });
  return <Local text={data?.policies.edges.find(({ node }) => node.id === policyId)?.node.title} />;
};

const ReportForm = ({ viewer, names }: ReportFormProps): ReactNode => {
  const navigate = useNavigate();
  const { step } = useSearch({ from: '/breaches/report' });
  const goTo = useCallback(
    (to: string, replace: boolean) => void navigate({ to: '/breaches/report', search: { step: to }, replace }),
    [navigate],
  );
  const [notice, say] = useState<string>();
  // Between the sending and the page after it the form is empty, and not lost.
  const [isSent, leave] = useState(false);
  const { form, schoolId } = useReportForm(names === null ? viewer.tenantId : null, (sent) => {
    keepDraft(SENT_DRAFT, { values: sent, idempotencyKey: '' });
    leave(true);
    goTo(SENT, true);
  });
  const { values } = form;
  const ids = stepsFor(values, names !== null);
  const first = ids[0] ?? 'category';
  const lost = !isSent && isLost(step, first, values);
  useEffect(() => {
    if (!lost) return;
    say(lastSent() === null ? words.lost : words.after);
    goTo(first, true);
  }, [lost, first, goTo]);
  const policy = <PolicyName schoolId={schoolId} policyId={values.policyId} />;
  const today = londonClock(Date.now()).slice(0, 10);
  const titles = headings();
  const steps: FlowStep[] = ids.map((id) => ({
    id,
    heading: titles[id],
    fields: <StepFields step={id} form={form} schoolId={schoolId} names={names} today={today} />,
    names: fieldsOf[id],
    check: () => {
      const found = problemOfStep(id, values, today);
      return found === null ? [] : [{ field: found.field, text: words.missing[found.problem] }];
    },
    answers: answersOf(id, values, { school: schoolName(names, schoolId), policy }),
  }));
  if (lost || isSent) return null;
  return (
    <>
      {notice !== undefined && step === first && <Notice kind="info">{notice}</Notice>}
      <FormFlow
        form={form}
        steps={steps}
        step={step}
        goTo={goTo}
        checkHeading={words.checkHeading}
        submitLabel={words.send}
        before={<p>{words.before}</p>}
      />
      <p className="soft small">{words.kept}</p>
    </>
  );
};

const OfGroup = ({ viewer }: { viewer: Viewer }): ReactNode => (
  <Answered answer={useAnswer(reportSchoolsQuery, {})}>
    {({ names }) => <ReportForm viewer={viewer} names={names} />}
  </Answered>
);

/** An auditor's key may look and not write. */
const Form = ({ viewer }: { viewer: Viewer }): ReactNode => {
  if (viewer.role === 'AUDITOR') {
    return (
      <PageMessage heading={words.mayNot}>
        <p>{words.mayNotCure}</p>
      </PageMessage>
    );
  }
  return viewer.tenantKind === 'SCHOOL' ? <ReportForm viewer={viewer} names={null} /> : <OfGroup viewer={viewer} />;
};

/** `/breaches/report`: anybody of the school reports, one thing a page. */
export const ReportScreen = (): ReactNode => {
  useTitle(words.title);
  const moment = useMoment();
  const { step } = useSearch({ from: '/breaches/report' });
  const viewer = useAnswer(reporterQuery, {});
  if (moment.kind === 'at') {
    return (
      <PageMessage heading={words.past}>
        <p>{words.pastCure}</p>
      </PageMessage>
    );
  }
  if (step === SENT) {
    const sent = lastSent();
    return sent === null ? <SentGone /> : <SentPage sent={sent} />;
  }
  return <Answered answer={viewer}>{(answer) => <Form viewer={answer.viewer} />}</Answered>;
};
