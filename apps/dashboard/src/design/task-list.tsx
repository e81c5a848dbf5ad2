import type { ReactNode } from 'react';
import { designMessages as words } from './messages.js';
import { Tag } from './tag.js';
import type { TagLook } from './tag.js';

/** A thing to do; `what` is a link where it can be begun. */
export interface Task {
  readonly id: string;
  readonly what: ReactNode;
  readonly hint?: ReactNode;
  readonly state: 'done' | 'todo' | 'waiting';
}

const looks: Record<Task['state'], TagLook> = { done: 'ok', todo: 'due', waiting: 'none' };

const textOf = (state: Task['state']): string =>
  ({ done: words.doneTask, todo: words.todoTask, waiting: words.waitingTask })[state];

/** What is to be done, each with how far it is. */
export const TaskList = ({ label, tasks }: { label: string; tasks: readonly Task[] }): ReactNode => (
  <ul className="task-list" aria-label={label}>
    {tasks.map(({ id, what, hint, state }) => (
      <li key={id}>
        <div>
          {what}
          {hint !== undefined && <p className="hint">{hint}</p>}
        </div>
        <Tag look={looks[state]}>{textOf(state)}</Tag>
      </li>
    ))}
  </ul>
);
