import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Erasure, ErasureStep } from '../../../../../libs/contracts/graphql/schema.types.js';
import { useAnswer, useMoment } from '../../api/use-answer.js';
import { Notice } from '../../design/notice.js';
import { SummaryList } from '../../design/summary-list.js';
import type { SummaryRow } from '../../design/summary-list.js';
import { formatMoment, formatPartialDate } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { wordsOf } from '../../shared/local-text.js';
import { Answered, NotFound } from '../../shared/states.js';
import { useTitle } from '../../shared/use-title.js';
import { useProgress } from '../../shared/use-progress.js';
import { Certificate } from './certificate.js';
import { DecideForm, Withdraw } from './decide-form.js';
import { retentionMessages as words } from './messages.js';
import { nameOf, SchoolName } from './retention-words.js';
import { erasureQuery } from './retention.query.js';

const stepWords = ({ at, byName, post }: ErasureStep): string => {
  const [when, who] = [formatMoment(at), byName ?? words.somebody];
  return post ? words.byWhom({ when, who, post: wordsOf(post) }) : words.byName({ when, who });
};

const decidedLabel = (status: Erasure['status']): string => {
  if (status === 'DECLINED') return words.stepDeclined;
  return status === 'WITHDRAWN' ? words.stepWithdrawn : words.stepDecided;
};

/** A row where there is something to say. */
const row = (label: string, value: ReactNode): SummaryRow[] => (value ? [{ label, value }] : []);

const rowsOf = ({ status, ground, rule, dueOn, reason, declineReason, ...steps }: Erasure): SummaryRow[] => [
  ...row(words.ground, ground && (ground === 'REQUEST' ? words.byRequest : words.bySchedule)),
  ...row(words.rule, <Local text={rule?.words} otherwise={words.noRule} />),
  ...row(words.due, dueOn && formatPartialDate(dueOn)),
  ...row(words.reason, reason),
  ...row(words.stepProposed, steps.proposed && stepWords(steps.proposed)),
  ...row(decidedLabel(status), steps.decided && stepWords(steps.decided)),
  ...row(words.whyNot, declineReason),
  ...row(words.stepDone, steps.done && words.byName({ when: formatMoment(steps.done.at), who: words.system })),
];

/** What can be done now; nothing in the past. */
const Deeds = ({ erasure, done }: { erasure: Erasure; done: () => unknown }): ReactNode => (
  <>
    {erasure.mayDecide && <DecideForm erasure={erasure} done={done} />}
    {erasure.mayWithdraw && <Withdraw erasure={erasure} done={done} />}
  </>
);

/** What was erased says so in place of its name. */
const headingOf = (erasure: Erasure): string =>
  erasure.erased ? nameOf(erasure) : words.erasureOf({ name: nameOf(erasure), status: words.statusIs[erasure.status] });

const Shown = ({
  erasure,
  answer,
  refetch,
}: {
  erasure: Erasure;
  answer: unknown;
  refetch: () => unknown;
}): ReactNode => {
  const isPast = useMoment().kind === 'at';
  const { status, certificate } = erasure;
  useProgress(status === 'DECIDED' && !isPast, answer, refetch);
  return (
    <>
      <h1>{headingOf(erasure)}</h1>
      <p>
        <SchoolName school={erasure.schoolName} />
      </p>
      {isPast && <Notice kind="info">{words.past}</Notice>}
      {status === 'DECIDED' && <Notice kind="info">{words.underWay}</Notice>}
      <SummaryList rows={rowsOf(erasure)} />
      {certificate && <Certificate erasure={erasure} certificate={certificate} />}
      {!isPast && <Deeds erasure={erasure} done={refetch} />}
    </>
  );
};

/** `/retention/erasures/:school/:id`: one erasure: deciding on it, and its certificate once the key is gone. */
export const ErasureScreen = (): ReactNode => {
  const { schoolId, erasureId } = useParams({ from: '/retention/erasures/$schoolId/$erasureId' });
  const answer = useAnswer(erasureQuery, { schoolId, id: erasureId });
  useTitle(words.erasures);
  return (
    <Answered answer={answer}>
      {(data) =>
        data.erasure ? (
          <>
            <p className="eyebrow">
              <Link to="/retention" search={{}}>
                {words.back}
              </Link>
            </p>
            <Shown erasure={data.erasure} answer={data} refetch={answer.refetch} />
          </>
        ) : (
          <NotFound />
        )
      }
    </Answered>
  );
};
