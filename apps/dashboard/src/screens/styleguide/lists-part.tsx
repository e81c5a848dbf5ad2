import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../design/button.js';
import { DataTable } from '../../design/data-table.js';
import type { Column } from '../../design/data-table.js';
import { ListScreenFrame } from '../../design/list-screen-frame.js';
import { More } from '../../design/more.js';
import { SummaryList } from '../../design/summary-list.js';
import { Tag } from '../../design/tag.js';
import type { TagLook } from '../../design/tag.js';
import { TaskList } from '../../design/task-list.js';
import { Timeline } from '../../design/timeline.js';
import { formatCount, formatMoment, formatPartialDate } from '../../shared/format.js';
import { styleguideMessages as words } from './messages.js';
import { Group, LONG_NAME, LONG_WELSH, Part, Sample } from './sample.js';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly look: TagLook;
  readonly state: string;
  readonly readers: number;
}

const rowsNow = (): Row[] => [
  { id: 'row-1', name: words.nameValue, look: 'late', state: words.overdue, readers: 18_204 },
  { id: 'row-2', name: LONG_NAME, look: 'ok', state: words.inDate, readers: 2 },
  { id: 'row-3', name: LONG_WELSH, look: 'wait', state: words.waiting, readers: 0 },
];

const columnsNow = (): Column<Row>[] => [
  { name: words.policy, cell: ({ name }) => name },
  { name: words.status, cell: ({ look, state }) => <Tag look={look}>{state}</Tag> },
  { name: words.readers, cell: ({ readers }) => formatCount(readers), isNumber: true },
];

const MoreSample = (): ReactNode => {
  const [isFetchingMore, setFetching] = useState(false);
  return <More pages={{ hasMore: true, isFetchingMore, more: () => setFetching(true) }} />;
};

const Tables = (): ReactNode => (
  <>
    <Part name="DataTable">
      <Sample state={words.states.long}>
        <DataTable
          caption={words.rows}
          columns={columnsNow()}
          rows={rowsNow()}
          idOf={({ id }) => id}
          isMarked={({ id }) => id === 'row-3'}
        />
      </Sample>
    </Part>
    <Part name="More">
      <Sample state={words.states.many}>
        <MoreSample />
      </Sample>
    </Part>
    <Part name="ListScreenFrame">
      <ListScreenFrame
        sentence={words.noRows}
        caption={words.rows}
        columns={columnsNow()}
        rows={[]}
        idOf={({ id }) => id}
        empty={words.noRowsCure}
      />
    </Part>
  </>
);

const Facts = (): ReactNode => (
  <>
    <Part name="SummaryList">
      <SummaryList
        rows={[
          { label: words.facts.owner, value: LONG_NAME, action: <Button kind="text">{words.seePolicy}</Button> },
          { label: words.facts.adopted, value: formatPartialDate('2024-07') },
          { label: words.facts.body, value: <span className="soft">{words.notRecorded}</span> },
        ]}
      />
    </Part>
    <Part name="Timeline">
      <Timeline
        label={words.history}
        entries={[
          {
            id: 'e2',
            at: '2026-11-20T10:02:00Z',
            when: formatMoment('2026-11-20T10:02:00Z'),
            what: words.happened.approved,
            more: words.by({ who: 'R. Whitlock' }),
          },
          {
            id: 'e1',
            at: '2026-11-16T09:00:00Z',
            when: formatMoment('2026-11-16T09:00:00Z'),
            what: words.happened.sent,
          },
        ]}
      />
    </Part>
    <Part name="TaskList">
      <TaskList
        label={words.tasks}
        tasks={[
          { id: 'file', what: words.task.file, state: 'done' },
          { id: 'questions', what: words.task.questions, hint: words.taskHint, state: 'todo' },
          { id: 'send', what: words.task.send, state: 'waiting' },
        ]}
      />
    </Part>
    <Part name="Tag">
      <p className="form-end">
        <Tag look="ok">{words.inDate}</Tag>
        <Tag look="due">{words.dueSoon}</Tag>
        <Tag look="late">{words.overdue}</Tag>
        <Tag look="wait">{words.waiting}</Tag>
        <Tag look="none">{words.notRecorded}</Tag>
      </p>
    </Part>
  </>
);

/** Rows and facts. */
export const ListsPart = (): ReactNode => (
  <Group heading={words.groups.lists}>
    <Tables />
    <Facts />
  </Group>
);
