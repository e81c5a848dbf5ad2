import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAnswer } from '../../api/use-answer.js';
import type { WithNames } from '../../api/viewer.js';
import { SummaryList } from '../../design/summary-list.js';
import type { SummaryRow } from '../../design/summary-list.js';
import { formatMoment, formatPartialDate } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { SchoolLink } from '../../shared/school-link.js';
import { policyTitleQuery } from './case.query.js';
import type { CaseShown } from './case.query.js';
import { caseMessages as words } from './messages.js';

const Lacking = ({ text = words.notRecorded }: { text?: string }): ReactNode => <span className="soft">{text}</span>;

const severityName = (severity: string): string => {
  const names: Readonly<Record<string, string>> = words.severityOf;
  return names[severity] ?? severity;
};

/** A policy that was taken out of the register since is said by its place alone. */
const PolicyLink = ({ policyId }: { policyId: string }): ReactNode => {
  const { data } = useAnswer(policyTitleQuery, { id: policyId });
  return (
    <Link to="/policies/$policyId" params={{ policyId }}>
      <Local text={data?.policy?.title} otherwise={words.policy} />
    </Link>
  );
};

const handling = ({ severity, handlerName, outcome }: CaseShown): SummaryRow[] => [
  { label: words.severity, value: severity ? severityName(severity) : <Lacking /> },
  { label: words.handler, value: handlerName ?? <Lacking text={words.nobodyYet} /> },
  { label: words.outcome, value: outcome ? words.outcomeOf[outcome] : <Lacking text={words.notYet} /> },
];

/** What is known of a case; what nobody recorded is said to be so. */
export const CaseFacts = ({ one, names }: { one: CaseShown; names: WithNames['names'] }): ReactNode => {
  const { schoolId, reportedAt, happenedOn, place, subjectName, policyId, summary } = one;
  const rows: SummaryRow[] = [
    { label: words.school, value: <SchoolLink names={names} schoolId={schoolId} /> },
    { label: words.reported, value: formatMoment(reportedAt) },
    { label: words.happened, value: happenedOn ? formatPartialDate(happenedOn) : <Lacking /> },
    { label: words.where, value: place ?? <Lacking /> },
    { label: words.about, value: subjectName ?? <Lacking /> },
    {
      label: words.policy,
      value: policyId ? <PolicyLink policyId={policyId} /> : <Lacking />,
    },
    ...handling(one),
  ];
  return (
    <section aria-labelledby="facts-heading">
      <h2 id="facts-heading">{words.summary}</h2>
      <p className="case-summary">{summary}</p>
      <h2>{words.facts}</h2>
      <SummaryList rows={rows} />
    </section>
  );
};
