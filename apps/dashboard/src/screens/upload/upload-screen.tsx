import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useAnswer, useMoment } from '../../api/use-answer.js';
import { schoolNameIn } from '../../api/viewer.js';
import { BackToNow } from '../../design/past-bar.js';
import { Forbidden, PageMessage } from '../../design/states.js';
import { wordsOf } from '../../shared/local-text.js';
import { Answered } from '../../shared/states.js';
import { useTitle } from '../../shared/use-title.js';
import { AnswerSteps, firstStep } from './answer-steps.js';
import { FileStep } from './file-step.js';
import { uploadMessages as words } from './messages.js';
import { ReadStep } from './read-step.js';
import { openSession, whoOf } from './upload-session.js';
import type { UploadSession } from './upload-session.js';
import { uploadQuery } from './upload.query.js';
import type { UploadAnswer } from './upload.query.js';

const AUTHORS: readonly string[] = ['CLERK', 'HEADTEACHER', 'TRUST_LEAD'];

/** A page begins at its top, also where only the step of the address changed. */
const useTop = (step: string | undefined): void => {
  useEffect(() => {
    window.scrollTo(0, 0);
    document.querySelector<HTMLElement>('#main h1')?.focus({ preventScroll: true });
  }, [step]);
};

const onlySchool = ({ rows }: UploadAnswer['names']): string | undefined =>
  rows.length === 1 ? rows[0]?.schoolId : undefined;

/** What was chosen before: by the policy, by the address, by an upload under way, or because there is but one school. */
const chosenBefore = (
  { policy, names }: UploadAnswer,
  session: UploadSession | null,
  schoolId: string | undefined,
) => ({
  schoolId: [policy?.schoolId, schoolId, session?.target.schoolId, onlySchool(names)].find(Boolean) ?? '',
  category: session?.target.category ?? '',
});

/** What was read of the document that this address is about; null where there is none, or that of another policy. */
const useSession = (who: string, policyId: string) => {
  const [session, setSession] = useState(() => openSession(who));
  return [session?.target.policyId === policyId ? session : null, setSession] as const;
};

const Steps = ({ answer }: { answer: UploadAnswer }): ReactNode => {
  const { step, schoolId } = useSearch({ from: '/policies/upload' });
  const navigate = useNavigate();
  const [session, setSession] = useSession(whoOf(answer.viewer), answer.policy?.id ?? '');
  useTop(step);
  const isLost = step !== undefined && session === null;
  useEffect(() => {
    // A bookmark of a later page: what it was about is gone.
    if (isLost) void navigate({ to: '.', search: (search) => ({ ...search, step: undefined }), replace: true });
  }, [isLost, navigate]);
  const toRead = (begun: UploadSession): void => {
    setSession(begun);
    void navigate({ to: '.', search: (search) => ({ ...search, step: 'read' }) });
  };
  if (step === undefined || session === null) {
    return <FileStep answer={answer} initial={chosenBefore(answer, session, schoolId)} done={toRead} />;
  }
  if (step === 'read') return <ReadStep session={session} first={firstStep(session)} />;
  return (
    <AnswerSteps
      session={session}
      step={step}
      schoolName={wordsOf(schoolNameIn(answer.names, session.target.schoolId))}
      done={(policyId) => navigate({ to: '/policies/$policyId', params: { policyId }, replace: true })}
    />
  );
};

const Page = ({ answer }: { answer: UploadAnswer }): ReactNode => {
  const isPast = useMoment().kind === 'at';
  if (!AUTHORS.includes(answer.viewer.role)) return <Forbidden />;
  if (isPast) {
    return (
      <PageMessage heading={words.heading}>
        <p>{words.past}</p>
        <p>
          <BackToNow />
        </p>
      </PageMessage>
    );
  }
  return (
    <div className="read-policy">
      <Steps answer={answer} />
    </div>
  );
};

/** `/policies/upload`: a document is read, its questions are answered, and then it is stored as a draft. */
export const UploadScreen = (): ReactNode => {
  useTitle(words.title);
  const { policyId } = useSearch({ from: '/policies/upload' });
  const answer = useAnswer(uploadQuery, { policyId: policyId ?? '' });
  return <Answered answer={answer}>{(found) => <Page answer={found} />}</Answered>;
};
