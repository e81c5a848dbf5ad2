import { Link, useParams } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useAnswer, useMoment, useRole } from '../../api/use-answer.js';
import { Details } from '../../design/details.js';
import { Notice } from '../../design/notice.js';
import { NotFound } from '../../design/states.js';
import { FindingList } from '../../shared/finding-list.js';
import { formatMoment } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { wordsOf } from '../../shared/local-text.js';
import { Answered } from '../../shared/states.js';
import { useTitle } from '../../shared/use-title.js';
import { approvalSentence } from './approval-sentence.js';
import { approvalQuery } from './approvals.query.js';
import type { ApprovalPage } from './approvals.query.js';
import { Decision } from './decision.js';
import { Differences } from './differences.js';
import { approvalsMessages as words } from './messages.js';
import { Steps } from './steps.js';
import { WaitingActs } from './waiting-acts.js';

const Head = ({ approval }: { approval: ApprovalPage }): ReactNode => {
  const { page } = words;
  const isStaff = useRole() === 'STAFF';
  const when = formatMoment(approval.requestedAt);
  return (
    <>
      <p className="eyebrow">
        {isStaff ? (
          <Local text={approval.schoolName} />
        ) : (
          <Link to="/schools/$schoolId" params={{ schoolId: approval.schoolId }} hash={approval.policyId}>
            <Local text={approval.schoolName} />
          </Link>
        )}
        {approval.text && ` · ${page.version({ number: approval.text.number })}`}
      </p>
      <h1>{approvalSentence(approval)}</h1>
      <p>
        {approval.requestedBy ? page.askedBy({ who: approval.requestedBy, when }) : page.askedOn({ when })}
        {approval.status !== 'WAITING' ? ` ${page.next[approval.status]}` : ''}
      </p>
    </>
  );
};

const Findings = ({ approval: { text } }: { approval: ApprovalPage }): ReactNode => {
  if (text === null) return null;
  const { page } = words;
  return (
    <section aria-labelledby="findings">
      <h2 id="findings">{page.findings}</h2>
      {text.findings.length === 0 ? (
        <p className="soft">{page.noFindings}</p>
      ) : (
        <FindingList findings={text.findings} level={3} />
      )}
    </section>
  );
};

/** What one may do here now; nothing of it in the past. */
const Acts = ({ approval, said }: { approval: ApprovalPage; said: (text: string) => unknown }): ReactNode => {
  const { decidesAs, status, text } = approval;
  const client = useQueryClient();
  if (status !== 'WAITING') return null;
  if (!decidesAs || text === null) return <WaitingActs approval={approval} done={said} />;
  return <Decision approval={approval} post={decidesAs} done={said} meanwhile={() => client.invalidateQueries()} />;
};

const Page = ({ approval }: { approval: ApprovalPage }): ReactNode => {
  const client = useQueryClient();
  const isPast = useMoment().kind === 'at';
  const [told, tell] = useState<string | null>(null);
  const said = async (text: string): Promise<void> => {
    tell(text);
    window.scrollTo(0, 0);
    await client.invalidateQueries();
  };
  const mayDecide = !isPast && approval.status === 'WAITING' && approval.decidesAs && approval.text;
  return (
    <div className="approval">
      <Head approval={approval} />
      {told !== null && (
        <Notice kind="success">
          <p>
            {told} <Link to="/inbox">{words.decide.toInbox}</Link>
          </p>
        </Notice>
      )}
      {mayDecide && (
        <p>
          <Link to="." hash="decide" search={(search) => search}>
            {words.page.toDecision}
          </Link>
        </p>
      )}
      <Differences text={approval.text} before={approval.before} />
      <Findings approval={approval} />
      <Steps approval={approval} />
      {isPast ? <p className="soft">{words.decide.past}</p> : <Acts approval={approval} said={said} />}
      <Details summary={words.page.fingerprint}>
        <code className="hash">{approval.contentHash}</code>
      </Details>
    </div>
  );
};

/** `/approvals/:id`: what changes, what is open in it, who decides, and the decision. */
export const ApprovalScreen = (): ReactNode => {
  const { approvalId } = useParams({ from: '/approvals/$approvalId' });
  const answer = useAnswer(approvalQuery, { id: approvalId });
  useTitle(wordsOf(answer.data?.approval?.policyTitle) || words.title);
  return (
    <Answered answer={answer}>
      {({ approval }) => (approval === null ? <NotFound /> : <Page key={approval.id} approval={approval} />)}
    </Answered>
  );
};
