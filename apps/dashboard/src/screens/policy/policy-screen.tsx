import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useAnswer, useMoment, useRole } from '../../api/use-answer.js';
import { Notice } from '../../design/notice.js';
import { NotFound } from '../../design/states.js';
import { Tabs } from '../../design/tabs.js';
import type { Tab } from '../../design/tabs.js';
import { AsOfPicker } from '../../shared/as-of-picker.js';
import { Local } from '../../shared/local.js';
import { wordsOf } from '../../shared/local-text.js';
import { messages } from '../../shared/messages.js';
import { Answered } from '../../shared/states.js';
import { StatusTag } from '../../shared/status-tag.js';
import { codeOfStatus } from '../../shared/status.js';
import { useTitle } from '../../shared/use-title.js';
import { Acts } from './acts.js';
import { ApprovalsTab } from './approvals-tab.js';
import { FindingsTab } from './findings-tab.js';
import { HistoryTab } from './history-tab.js';
import { policyMessages as words } from './messages.js';
import { PolicyContext, usePolicy } from './policy-context.js';
import { Facts } from './policy-facts.js';
import { policySentence, waitingFindings } from './policy-sentence.js';
import { policyQuery } from './policy.query.js';
import type { PolicyAnswer } from './policy.query.js';
import { ReadersTab } from './readers-tab.js';
import { TextTab } from './text-tab.js';
import { VersionsTab } from './versions-tab.js';

const AUTHORS: readonly string[] = ['CLERK', 'HEADTEACHER', 'TRUST_LEAD'];

const Head = ({ answer, oversees }: { answer: PolicyAnswer; oversees: boolean }): ReactNode => {
  const { policy } = usePolicy();
  const campaigns = answer.campaigns?.edges.map(({ node }) => node) ?? null;
  return (
    <>
      <p className="eyebrow">
        {oversees ? (
          <Link to="/schools/$schoolId" params={{ schoolId: policy.schoolId }} hash={policy.id}>
            <Local text={policy.schoolName} otherwise={messages.noSchoolName} />
          </Link>
        ) : (
          <Local text={policy.schoolName} />
        )}{' '}
        ·{' '}
        {oversees ? (
          <Link to="/policies" search={{ schoolId: policy.schoolId }}>
            {words.toList}
          </Link>
        ) : (
          <Link to="/my">{words.toMine}</Link>
        )}
      </p>
      <h1 className="policy-title">
        <Local text={policy.title} />
      </h1>
      <p className="lead">{policySentence(policy, campaigns, oversees)}</p>
      <p className="policy-status">
        {!policy.archived && <StatusTag code={codeOfStatus(policy.status)} days={policy.days ?? null} />}
      </p>
    </>
  );
};

const tabsOf = ({ policy, campaigns }: PolicyAnswer, oversees: boolean): readonly Tab[] => {
  const { tabs } = words;
  const text = { value: '', label: tabs.text };
  if (!oversees) return [text];
  return [
    text,
    { value: 'findings', label: tabs.findings, count: waitingFindings(policy?.versions ?? []) },
    { value: 'versions', label: tabs.versions, count: policy?.versions.length ?? 0 },
    { value: 'approvals', label: tabs.approvals },
    { value: 'readers', label: tabs.readers, count: campaigns?.totalCount ?? 0 },
    { value: 'history', label: tabs.history },
  ];
};

const Part = ({ answer, tab }: { answer: PolicyAnswer; tab: string | undefined }): ReactNode => {
  switch (tab) {
    case 'findings':
      return <FindingsTab />;
    case 'versions':
      return <VersionsTab campaigns={answer.campaigns?.edges.map(({ node }) => node) ?? []} />;
    case 'approvals':
      return <ApprovalsTab />;
    case 'readers':
      return <ReadersTab campaigns={answer.campaigns} />;
    case 'history':
      return <HistoryTab />;
    default:
      return <TextTab />;
  }
};

const Page = ({ answer, oversees }: { answer: PolicyAnswer; oversees: boolean }): ReactNode => {
  const { tab } = useSearch({ from: '/policies/$policyId' });
  const isPast = useMoment().kind === 'at';
  const client = useQueryClient();
  const [told, tell] = useState<string | null>(null);
  const { policy, campaigns } = answer;
  const tabs = tabsOf(answer, oversees);
  const shown = tabs.some(({ value }) => value === tab) ? tab : undefined;
  const part = useMemo(() => {
    const said = async (text: string): Promise<void> => {
      tell(text);
      window.scrollTo(0, 0);
      await client.invalidateQueries();
    };
    const mayAct = !isPast && AUTHORS.includes(answer.viewer.role) && policy?.archived === false;
    return policy && { policy, campaigns: campaigns?.edges.map(({ node }) => node) ?? [], mayAct, said };
  }, [answer.viewer.role, campaigns, client, isPast, policy]);
  if (part === null) return <NotFound />;
  return (
    <PolicyContext value={part}>
      <article className="policy-page">
        <Head answer={answer} oversees={oversees} />
        {told !== null && (
          <Notice kind="success">
            <p>{told}</p>
          </Notice>
        )}
        {oversees && (
          <div className="asof filters">
            <AsOfPicker />
          </div>
        )}
        {isPast && oversees && <p className="soft">{words.loadingPast}</p>}
        <Facts oversees={oversees} />
        <Acts />
        {tabs.length > 1 && <Tabs label={words.tabs.label} name="tab" current={shown} tabs={tabs} />}
        <Part answer={answer} tab={shown} />
      </article>
    </PolicyContext>
  );
};

/** `/policies/:id`: how it stands, what it says, what is wrong with it, and what can be done. */
export const PolicyScreen = (): ReactNode => {
  const { policyId } = useParams({ from: '/policies/$policyId' });
  const { version } = useSearch({ from: '/policies/$policyId' });
  const role = useRole();
  const oversees = role !== null && role !== 'STAFF';
  const answer = useAnswer(policyQuery, { id: policyId, version: version ?? null, oversees });
  useTitle(wordsOf(answer.data?.policy?.title) || words.title);
  return (
    <Answered answer={answer}>
      {(data) =>
        data.policy === null ? <NotFound /> : <Page key={data.policy.id} answer={data} oversees={oversees} />
      }
    </Answered>
  );
};
