import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { rememberPosition } from '../../api/positions.js';
import { useAnswer, useMoment } from '../../api/use-answer.js';
import type { WithNames } from '../../api/viewer.js';
import { Notice } from '../../design/notice.js';
import { NotFound } from '../../design/states.js';
import { breachCategories } from '../../shared/breach-words.js';
import { formatMoment } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { Answered } from '../../shared/states.js';
import { useTitle } from '../../shared/use-title.js';
import { Acts } from './acts.js';
import { nextStepOf, runningBodies } from './case-acts.js';
import { CaseFacts } from './case-facts.js';
import { caseQuery } from './case.query.js';
import type { CaseShown } from './case.query.js';
import { Clocks } from './clocks.js';
import { Evidence } from './evidence.js';
import { History } from './history.js';
import { retentionMessages } from '../retention/messages.js';
import { caseMessages as words } from './messages.js';

const CATCH_UP_MS = 700;

const nextWords = (one: CaseShown, isPast: boolean): string => {
  const next = nextStepOf(one);
  if (next === 'closed') return words.next.closed({ when: formatMoment(one.closedAt ?? one.reportedAt) });
  if (isPast) return words.next.past;
  return next === 'tell' ? words.next.tell({ body: runningBodies(one)[0] ?? '' }) : words.next[next];
};

const Head = ({ one, isPast }: { one: CaseShown; isPast: boolean }): ReactNode => (
  <>
    <p className="eyebrow">
      <Link to="/breaches">{words.trail}</Link>
    </p>
    <h1 tabIndex={-1}>
      {words.sentence({
        category: breachCategories[one.category],
        status: words.status[one.status],
        next: nextWords(one, isPast),
      })}
    </h1>
    {one.confidential && (
      <Notice kind="info">
        <p>{words.confidential}</p>
        <p>{words.confidentialBy}</p>
      </Notice>
    )}
  </>
);

const DoNow = ({ instructions }: Pick<CaseShown, 'instructions'>): ReactNode => (
  <section aria-labelledby="do-now-heading">
    <h2 id="do-now-heading">{words.doNow}</h2>
    <ol className="instructions">
      {instructions.map((step) => (
        <li key={step.en ?? step.cy}>
          <Local text={step} />
        </li>
      ))}
    </ol>
  </section>
);

/** One's own reading is an event of this case, and no news: without this the page would offer to show it, for ever. */
const useOwnReading = ({ reading }: Pick<CaseShown, 'reading'>): void => {
  const tenant = reading?.tenant;
  const position = reading?.position;
  useEffect(() => {
    if (tenant !== undefined && position !== undefined) rememberPosition({ tenant, position });
  }, [tenant, position]);
};

const Case = ({
  one,
  names,
  refetch,
}: {
  one: CaseShown;
  names: WithNames['names'];
  refetch: () => unknown;
}): ReactNode => {
  const isPast = useMoment().kind === 'at';
  useOwnReading(one);
  const [said, say] = useState<{ readonly kind: 'success' | 'warning'; readonly text: string }>();
  // The page is asked anew before it says anything: it must not change under the hand that begins the next act.
  const done = async (text: string): Promise<void> => {
    await refetch();
    say({ kind: 'success', text });
    window.scrollTo(0, 0);
  };
  const meanwhile = (text: string): void => {
    say({ kind: 'warning', text });
    window.scrollTo(0, 0);
    // The no came from the record itself; the page is asked once the screens have caught up with it.
    setTimeout(() => void refetch(), CATCH_UP_MS);
  };
  return (
    <div className="case">
      <Head one={one} isPast={isPast} />
      {said !== undefined && <Notice kind={said.kind}>{said.text}</Notice>}
      <Clocks clocks={one.clocks} />
      {one.status !== 'CLOSED' && <DoNow instructions={one.instructions} />}
      <CaseFacts one={one} names={names} />
      {!isPast && <Acts one={one} done={done} meanwhile={meanwhile} />}
      <Evidence one={one} mayTake={!isPast} taken={done} />
      <History steps={one.steps} />
      <p>
        <Link to="/retention/$kind/$subjectId" params={{ kind: 'case', subjectId: one.id }}>
          {retentionMessages.title}
        </Link>
      </p>
    </div>
  );
};

/**
 * `/breaches/:id`: one case, for who may read it. Everybody else sees the page of an address that names nothing, also
 * those who may know from the list that there is a case.
 */
export const CaseScreen = (): ReactNode => {
  useTitle(words.title);
  const { breachId } = useParams({ from: '/breaches/$breachId' });
  const answer = useAnswer(caseQuery, { id: breachId });
  return (
    <Answered answer={answer}>
      {({ breach, names }) =>
        breach?.readable === true ? (
          <Case key={breach.id} one={breach} names={names} refetch={answer.refetch} />
        ) : (
          <NotFound />
        )
      }
    </Answered>
  );
};
