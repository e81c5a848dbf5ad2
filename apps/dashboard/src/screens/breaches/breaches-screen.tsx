import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { BreachStatus } from '../../../../../libs/contracts/graphql/schema.types.js';
import { useMoment, usePages } from '../../api/use-answer.js';
import type { WithNames } from '../../api/viewer.js';
import type { Column } from '../../design/data-table.js';
import { LinkButton } from '../../design/link-button.js';
import { ListScreenFrame } from '../../design/list-screen-frame.js';
import { Tag } from '../../design/tag.js';
import type { TagLook } from '../../design/tag.js';
import { breachCategories } from '../../shared/breach-words.js';
import { Choice, SchoolChoice } from '../../shared/filters.js';
import { formatMoment } from '../../shared/format.js';
import { messages } from '../../shared/messages.js';
import { RecordLink } from '../../shared/school-link.js';
import { Answered } from '../../shared/states.js';
import { useTitle } from '../../shared/use-title.js';
import { breachesQuery } from './breaches.query.js';
import type { BreachRow, BreachesAnswer } from './breaches.query.js';
import { clockLook, clockWords } from './clock-words.js';
import { breachCategoryCodes, clockFilters, filtersOf } from './list-filters.js';
import { listSentence } from './list-sentence.js';
import { breachesMessages as words } from './messages.js';

/** How the status of a case looks; solid where nobody has looked yet. */
export const statusLook: Readonly<Record<BreachStatus, TagLook>> = {
  REPORTED: 'late',
  TRIAGED: 'due',
  ESCALATED: 'wait',
  DECIDED: 'wait',
  CLOSED: 'none',
};

const columnsOf = (answer: WithNames): Column<BreachRow>[] => [
  {
    name: words.category,
    cell: ({ id, category, confidential, readable }) => (
      <>
        {readable ? (
          <Link to="/breaches/$breachId" params={{ breachId: id }}>
            {breachCategories[category]}
          </Link>
        ) : (
          breachCategories[category]
        )}
        {confidential && <span className="soft plain"> ({words.confidential})</span>}
      </>
    ),
  },
  { name: messages.school, cell: (row) => <RecordLink answer={answer} schoolId={row.schoolId} /> },
  { name: words.status, cell: ({ status }) => <Tag look={statusLook[status]}>{words.statusOf[status]}</Tag> },
  { name: words.reported, cell: (row) => formatMoment(row.reportedAt) },
  {
    name: words.clocks,
    cell: ({ clocks }) =>
      clocks.length === 0 ? (
        <span className="soft">{words.noClock}</span>
      ) : (
        clocks.map((clock) => (
          <span key={clock.kind} className={`clock ${clockLook[clock.status]}`}>
            {clockWords(clock)}
          </span>
        ))
      ),
  },
];

const Filters = ({ names }: { names: WithNames['names'] }): ReactNode => {
  const { open, schoolId, category, clock } = useSearch({ from: '/breaches' });
  const states = [
    { value: '', label: words.any },
    { value: 'yes', label: words.openOnly },
    { value: 'no', label: words.closedOnly },
  ];
  const categories = breachCategoryCodes
    .map((value) => ({ value, label: breachCategories[value] }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const clocks = clockFilters.map((value) => ({ value, label: words.clockOf[value] }));
  return (
    <>
      <Choice label={words.state} name="open" value={open} options={states} />
      <SchoolChoice names={names} value={schoolId} all={messages.allSchools} />
      <Choice
        label={words.categoryFilter}
        name="category"
        value={category}
        options={[{ value: '', label: words.anyCategory }, ...categories]}
      />
      <Choice
        label={words.clockFilter}
        name="clock"
        value={clock}
        options={[{ value: '', label: words.anyClock }, ...clocks]}
      />
    </>
  );
};

const Lead = ({ breaches, rows }: Pick<BreachesAnswer, 'breaches'> & { rows: readonly BreachRow[] }): ReactNode => {
  const moment = useMoment();
  const { clock } = useSearch({ from: '/breaches' });
  const { firstClock } = breaches;
  const mayOpen = rows.some(({ id, readable }) => readable && id === firstClock?.breachId);
  return (
    <>
      {firstClock && mayOpen && (
        <p>
          <Link to="/breaches/$breachId" params={{ breachId: firstClock.breachId }}>
            {words.toFirst}
          </Link>
          : {breachCategories[firstClock.category]}
        </p>
      )}
      {clock !== undefined && <p className="soft">{words.notByClock}</p>}
      {moment.kind === 'now' && (
        <p>
          <LinkButton to="/breaches/report">{words.report}</LinkButton>
        </p>
      )}
    </>
  );
};

/** `/breaches`: what is open, worst first, with its clocks; names nobody. */
export const BreachesScreen = (): ReactNode => {
  useTitle(words.title);
  const filters = filtersOf(useSearch({ from: '/breaches' }));
  const pages = usePages(breachesQuery, { ...filters, order: 'WORST' as const }, (answer) => answer.breaches);
  return (
    <Answered answer={pages}>
      {({ newest, newest: { breaches, names }, rows }) => (
        <ListScreenFrame
          sentence={listSentence(breaches, filters.open)}
          lead={<Lead breaches={breaches} rows={rows} />}
          filters={<Filters names={names} />}
          caption={words.caption}
          columns={columnsOf(newest)}
          rows={rows}
          idOf={(row) => row.id}
          empty={(breaches.countOnly ?? 0) > 0 ? words.noneToList : words.none}
          pages={pages}
        />
      )}
    </Answered>
  );
};
