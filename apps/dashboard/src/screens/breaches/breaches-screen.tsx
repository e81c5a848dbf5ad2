import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { BreachStatus } from '../../../../../libs/contracts/graphql/schema.types.js';
import { usePages } from '../../api/use-answer.js';
import type { WithNames } from '../../api/viewer.js';
import { AsOfPicker } from '../../shared/as-of-picker.js';
import { breachCategories } from '../../shared/breach-words.js';
import { DataTable, More } from '../../shared/data-table.js';
import type { Column } from '../../shared/data-table.js';
import { Choice, SchoolChoice } from '../../shared/filters.js';
import { formatMoment } from '../../shared/format.js';
import { messages } from '../../shared/messages.js';
import { SchoolLink } from '../../shared/school-link.js';
import { Answered } from '../../shared/states.js';
import { useTitle } from '../../shared/use-title.js';
import { breachesQuery } from './breaches.query.js';
import type { BreachRow } from './breaches.query.js';
import { breachesMessages as words } from './messages.js';

const tagOf: Record<BreachStatus, string> = {
  REPORTED: 'late',
  TRIAGED: 'due',
  ESCALATED: 'wait',
  DECIDED: 'wait',
  CLOSED: 'none',
};

const Clock = ({ clock }: { clock: BreachRow['clocks'][number] }): ReactNode => {
  if (clock.stoppedAt) return <span className="line soft">{words.told(clock.kind)}</span>;
  return clock.minutesLeft < 0 ? (
    <span className="line worse">{words.ranOut(clock.kind, clock.minutesLeft)}</span>
  ) : (
    <span className="line">{words.left(clock.kind, clock.minutesLeft)}</span>
  );
};

const columnsOf = (names: WithNames['names']): Column<BreachRow>[] => [
  {
    name: words.category,
    cell: (row) => (
      <>
        {breachCategories[row.category]}{' '}
        {row.confidential && <span className="soft plain">({words.confidential})</span>}
      </>
    ),
  },
  { name: messages.school, cell: (row) => <SchoolLink names={names} schoolId={row.schoolId} /> },
  {
    name: words.status,
    cell: (row) => <span className={`tag ${tagOf[row.status]}`}>{words.statusOf[row.status]}</span>,
  },
  { name: words.reported, cell: (row) => formatMoment(row.reportedAt) },
  {
    name: words.clocks,
    cell: (row) =>
      row.clocks.length === 0 ? (
        <span className="soft">{words.noClock}</span>
      ) : (
        row.clocks.map((clock) => <Clock key={clock.kind} clock={clock} />)
      ),
  },
];

const openChoices = [
  { value: '', label: words.any },
  { value: 'yes', label: words.openOnly },
  { value: 'no', label: words.closedOnly },
];

/** `/breaches`: what is open, with its clocks; names nobody. */
export const BreachesScreen = (): ReactNode => {
  useTitle(words.title);
  const { open, schoolId } = useSearch({ from: '/breaches' });
  const pages = usePages(
    breachesQuery,
    { open: open === undefined ? null : open === 'yes', schoolId: schoolId ?? null },
    (answer) => answer.breaches,
  );
  return (
    <Answered answer={pages}>
      {({ newest, rows }) => (
        <>
          <h1>{words.sentence(newest.breaches.totalCount, open)}</h1>
          <div className="asof filters">
            <Choice label={words.state} name="open" value={open} options={openChoices} />
            <SchoolChoice names={newest.names} value={schoolId} all={messages.allSchools} />
            <AsOfPicker />
          </div>
          {rows.length === 0 ? (
            <p className="empty">{words.none}</p>
          ) : (
            <DataTable caption={words.caption} columns={columnsOf(newest.names)} rows={rows} idOf={(row) => row.id} />
          )}
          <More pages={pages} />
        </>
      )}
    </Answered>
  );
};
