import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ErasurePlan, ErasurePlanRecord } from '../../../../../libs/contracts/graphql/schema.types.js';
import { RefusedCommand } from '../../api/mutate.js';
import { useAnswer, useMoment } from '../../api/use-answer.js';
import { Details } from '../../design/details.js';
import { Notice } from '../../design/notice.js';
import { SummaryList } from '../../design/summary-list.js';
import type { SummaryRow } from '../../design/summary-list.js';
import { AsOfPicker } from '../../shared/as-of-picker.js';
import { formatCount, formatPartialDate } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { wordsOf } from '../../shared/local-text.js';
import { Answered, NotFound } from '../../shared/states.js';
import { useTitle } from '../../shared/use-title.js';
import { FieldTable } from './certificate.js';
import { retentionMessages as words } from './messages.js';
import { PlanActs } from './plan-forms.js';
import { holdSpan, kindIn, nameOf, StateTag, StatusTag } from './retention-words.js';
import { planQuery } from './retention.query.js';

const stopWords = ({ code, message, messageCy, path }: NonNullable<ErasurePlanRecord['scheduleStops']>): string =>
  new RefusedCommand(code, { en: message, cy: messageCy }, path).words;

const standing = (record: ErasurePlanRecord): SummaryRow[] => {
  const { item, scheduleStops } = record;
  if (!item) return [{ label: words.state, value: scheduleStops ? stopWords(scheduleStops) : words.stillHere }];
  return [
    { label: words.state, value: <StateTag state={item.state} /> },
    { label: words.rule, value: <Local text={item.rule?.words} otherwise={words.noRule} /> },
    { label: words.term, value: <Local text={item.rule?.term} otherwise={words.noRule} /> },
    {
      label: words.due,
      value: item.dueOn ? formatPartialDate(item.dueOn) : <Local text={item.missing} otherwise={words.noRule} />,
    },
  ];
};

const copies = ({ files, mails, labels }: ErasurePlanRecord): SummaryRow[] =>
  (
    [
      [words.files, files],
      [words.mails, mails],
      [words.labels, labels],
    ] as const
  ).flatMap(([label, count]) =>
    count === null || count === undefined || count === 0 ? [] : [{ label, value: formatCount(count) }],
  );

const Erased = ({ erasure }: Pick<ErasurePlanRecord, 'erasure'>): ReactNode =>
  erasure ? (
    <p>
      <StatusTag status={erasure.status} />{' '}
      <Link
        to="/retention/erasures/$schoolId/$erasureId"
        params={{ schoolId: erasure.schoolId, erasureId: erasure.id }}
      >
        {words.toErasure}
      </Link>
    </p>
  ) : null;

const Record = ({ plan, record, isPast }: { plan: ErasurePlan; record: ErasurePlanRecord; isPast: boolean }) => (
  <section className="part">
    <h2>{record.schoolName ? <Local text={record.schoolName} /> : words.here}</h2>
    <Erased erasure={record.erasure} />
    <SummaryList
      rows={[
        ...standing(record),
        { label: words.wouldGo, value: words.fieldCount({ count: record.fieldCount }) },
        ...copies(record),
      ]}
    />
    {record.holds.map((hold) => (
      <Notice key={hold.id} kind="warning" heading={holdSpan(hold)}>
        {hold.reason && <p>{hold.reason}</p>}
        {hold.mayLift && !isPast && (
          <Link to="/retention/holds/$schoolId/$holdId" params={{ schoolId: hold.schoolId, holdId: hold.id }}>
            {words.lift}
          </Link>
        )}
      </Notice>
    ))}
    {record.fields.length === 0 ? (
      <p className="soft">{words.nothingSealed}</p>
    ) : (
      <Details summary={words.whichFields}>
        <FieldTable fields={record.fields} />
      </Details>
    )}
    {plan.mayAct && !isPast && <PlanActs kind={plan.kind} subjectId={plan.subjectId} record={record} />}
  </section>
);

/** `/retention/:kind/:id`: what erasing would do, school by school, what keeps it, and the ways to act. */
export const PlanScreen = (): ReactNode => {
  const { kind, subjectId } = useParams({ from: '/retention/$kind/$subjectId' });
  const isPast = useMoment().kind === 'at';
  const answer = useAnswer(planQuery, { kind: kindIn(kind) ?? 'PERSON', id: subjectId });
  useTitle(words.planTitle);
  return (
    <Answered answer={answer}>
      {({ erasurePlan: plan }) =>
        !plan || kindIn(kind) === undefined ? (
          <NotFound />
        ) : (
          <>
            <p className="eyebrow">
              <Link to="/retention" search={{}}>
                {words.back}
              </Link>
            </p>
            <h1>{words.erasureOf({ name: nameOf(plan), status: wordsOf(plan.sentence) })}</h1>
            <p>{words.stays}</p>
            {isPast && <Notice kind="info">{words.past}</Notice>}
            {plan.records.map((record) => (
              <Record key={record.schoolId} plan={plan} record={record} isPast={isPast} />
            ))}
            <p>
              <AsOfPicker />
            </p>
          </>
        )
      }
    </Answered>
  );
};
