import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RecordState, Viewer } from '../../../../../libs/contracts/graphql/schema.types.js';
import { useAnswer, useMoment } from '../../api/use-answer.js';
import { DataTable } from '../../design/data-table.js';
import type { Column } from '../../design/data-table.js';
import { Notice } from '../../design/notice.js';
import { Tag } from '../../design/tag.js';
import { formatCount, formatMoment } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { wordsOf } from '../../shared/local-text.js';
import { Answered } from '../../shared/states.js';
import { useTitle } from '../../shared/use-title.js';
import { recordMessages as words } from './messages.js';
import { RebuildForm } from './rebuild-form.js';
import { isUnderWay, lastRebuild, standingStill } from './record-words.js';
import { recordQuery } from './record.query.js';
import type { RecordAnswer } from './record.query.js';
import { UnderWay } from './under-way.js';

/** The central body is named by who looks; a school by its row. */
const nameIn =
  (viewer: Viewer) =>
  ({ tenantName, tenantId }: RecordState): string =>
    wordsOf(tenantName ?? viewer.tenantName) || tenantId;

const Shown = ({ record: { head, position } }: { record: RecordState }): ReactNode =>
  position >= head ? (
    <Tag look="ok">{words.showsAll}</Tag>
  ) : (
    <Tag look="due">{words.showsOf({ position, missing: head - position })}</Tag>
  );

const Still = ({ record: { groups } }: { record: RecordState }): ReactNode => {
  const still = standingStill(groups);
  return still === null ? <span className="soft">{words.noneStill}</span> : <Tag look="late">{still}</Tag>;
};

const columnsOf = (
  { viewer, records: { mayRebuild } }: RecordAnswer,
  isPast: boolean,
): readonly Column<RecordState>[] => {
  const nameOf = nameIn(viewer);
  const may = mayRebuild && !isPast;
  return [
    {
      name: words.record,
      cell: (record) =>
        record.kind === 'SCHOOL' ? (
          <Link to="/schools/$schoolId" params={{ schoolId: record.tenantId }}>
            {nameOf(record)}
          </Link>
        ) : (
          nameOf(record)
        ),
    },
    {
      name: words.events,
      isNumber: true,
      cell: ({ tenantId, head }) => (
        <Link to="/audit" search={{ tenantId }}>
          {formatCount(head)}
        </Link>
      ),
    },
    { name: words.shown, cell: (record) => <Shown record={record} /> },
    {
      name: words.since,
      cell: ({ behindSince }) =>
        behindSince ? formatMoment(behindSince) : <span className="soft">{words.upToDate}</span>,
    },
    { name: words.still, cell: (record) => <Still record={record} /> },
    { name: words.last, cell: lastRebuild },
    ...(may
      ? [
          {
            name: words.rebuild,
            cell: (record: RecordState) =>
              isUnderWay(record.rebuild) ? (
                words.under
              ) : (
                <Link
                  to="/record"
                  search={{ rebuild: record.tenantId }}
                  aria-label={words.rebuildOf({ name: nameOf(record) })}
                >
                  {words.rebuild}
                </Link>
              ),
          },
        ]
      : []),
  ];
};

const Content = ({ answer, refetch }: { answer: RecordAnswer; refetch: () => unknown }): ReactNode => {
  const { rebuild: wanted } = useSearch({ from: '/record' });
  const isPast = useMoment().kind !== 'now';
  const { viewer, records: state } = answer;
  const nameOf = nameIn(viewer);
  const chosen = state.mayRebuild && !isPast ? state.records.find(({ tenantId }) => tenantId === wanted) : undefined;
  return (
    <>
      <h1>
        <Local text={state.sentence} />
      </h1>
      <p className="soft">
        {formatMoment(state.at)} · <Link to="/audit">{words.allEvents}</Link>
      </p>
      {isPast && <Notice kind="info">{words.past}</Notice>}
      {chosen !== undefined && (
        <RebuildForm key={chosen.tenantId} tenantId={chosen.tenantId} name={nameOf(chosen)} asked={refetch} />
      )}
      <UnderWay
        records={state.records}
        nameOf={nameOf}
        mayStop={state.mayRebuild && !isPast}
        refetch={refetch}
        answer={answer}
      />
      <DataTable
        caption={words.caption}
        columns={columnsOf(answer, isPast)}
        rows={state.records}
        idOf={({ tenantId }) => tenantId}
      />
      <p className="soft small">{words.terms}</p>
    </>
  );
};

/** `/record`: how many events there are, whether the screens show them all, and making them anew. */
export const RecordScreen = (): ReactNode => {
  useTitle(words.title);
  const answer = useAnswer(recordQuery, {});
  return <Answered answer={answer}>{(data) => <Content answer={data} refetch={answer.refetch} />}</Answered>;
};
