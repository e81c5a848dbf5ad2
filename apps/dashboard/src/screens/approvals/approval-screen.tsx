import { Link, useParams } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useAnswer, useMoment, useRole } from '../../api/use-answer.js';
import { Details } from '../../design/details.js';
import { Notice } from '../../design/notice.js';
import { NotFound } from '../../design/states.js';
import { FindingList, SaidWords } from '../../shared/finding-list.js';
import { questionSaid } from '../../shared/finding-words.js';
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

/** Since when it waits, or what comes after how it ended. */
const nextOf = ({ status, daysWaiting: days }: ApprovalPage): string =>
  status === 'WAITING' ? words.page.waits({ days }) : words.page.next[status];

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
        {` ${nextOf(approval)}`}{' '}
        {!isStaff && (
          <Link to="/policies/$policyId" params={{ policyId: approval.policyId }}>
            {page.toPolicy}
          </Link>
        )}
      </p>
    </>
  );
};

const Questions = ({ questions }: { questions: NonNullable<ApprovalPage['text']>['questions'] }): ReactNode =>
  questions.length > 0 && (
    <>
      <h3>{words.page.questions}</h3>
      <ul>
        {questions.map((question, index) => (
          <li key={`${index}${question.field}`}>
            <SaidWords said={questionSaid(question)} />
          </li>
        ))}
      </ul>
    </>
  );

const Findings = ({ approval: { text } }: { approval: ApprovalPage }): ReactNode => {
  if (text === null) return null;
  const { page } = words;
  return (
    <section aria-labelledby="findings">
      <h2 id="findings">{page.findings}</h2>
      {text.findings.length === 0 ? (
        <p className="soft">{text.checked ? page.noFindings : page.notChecked}</p>
      ) : (
        <FindingList findings={text.findings} level={3} />
      )}
      <Questions questions={text.questions} />
    </section>
  );
};

/** What was said after an act: that it is recorded, or that somebody else was quicker. */
interface Told {
  readonly kind: 'success' | 'warning';
  readonly text: string;
}

/** What one may do here now; nothing of it in the past. */
const Acts = ({ approval, tell }: { approval: ApprovalPage; tell: (told: Told) => Promise<void> }): ReactNode => {
  const { decidesAs, status, text } = approval;
  const done = (said: string): Promise<void> => tell({ kind: 'success', text: said });
  if (status !== 'WAITING') return null;
  if (!decidesAs || text === null) return <WaitingActs approval={approval} done={done} />;
  const meanwhile = (said: string): Promise<void> => tell({ kind: 'warning', text: said });
  return <Decision approval={approval} post={decidesAs} done={done} meanwhile={meanwhile} />;
};

const CATCH_UP_MS = [700, 3_000];

/** The page is asked anew before it says anything: what it says and what it shows are of one moment. */
const useTold = () => {
  const client = useQueryClient();
  const [told, setTold] = useState<Told | null>(null);
  const tell = async (now: Told): Promise<void> => {
    await client.invalidateQueries();
    setTold(now);
    window.scrollTo(0, 0);
    // A no came from the record itself; the page is asked again once the screens have caught up with it.
    if (now.kind === 'warning')
      for (const after of CATCH_UP_MS) setTimeout(() => void client.invalidateQueries(), after);
  };
  return [told, tell] as const;
};

const Page = ({ approval }: { approval: ApprovalPage }): ReactNode => {
  const isPast = useMoment().kind === 'at';
  const [told, tell] = useTold();
  const mayDecide = !isPast && approval.status === 'WAITING' && approval.decidesAs && approval.text;
  return (
    <div className="approval">
      {told !== null && (
        <Notice kind={told.kind}>
          <p>
            {told.text} <Link to="/inbox">{words.decide.toInbox}</Link>
          </p>
        </Notice>
      )}
      <Head approval={approval} />
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
      {isPast ? <p className="soft">{words.decide.past}</p> : <Acts approval={approval} tell={tell} />}
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
