import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type {
  FieldChange,
  FieldState,
  HistoryStep,
  LocalText,
} from '../../../../../libs/contracts/graphql/schema.types.js';
import { DataTable } from '../../design/data-table.js';
import { Details } from '../../design/details.js';
import { SummaryList } from '../../design/summary-list.js';
import { formatMoment } from '../../shared/format.js';
import { wordsOf } from '../../shared/local-text.js';
import { Local } from '../../shared/local.js';
import { Because, Who } from './event-line.js';
import { auditMessages as audit } from './messages.js';
import { replayMessages as words } from './replay.messages.js';

const fieldOf = ({ of, label }: Pick<FieldState, 'of' | 'label'>): string =>
  [wordsOf(of), wordsOf(label)].filter((part) => part !== '').join(': ');

const Value = ({ value, sealed }: { value: LocalText | null | undefined; sealed: boolean }): ReactNode => {
  if (sealed) return <span className="soft">{words.sealed}</span>;
  return value ? <Local text={value} /> : <span className="soft">{words.nothing}</span>;
};

const Changes = ({ changes }: { changes: readonly FieldChange[] }): ReactNode =>
  changes.length === 0 ? (
    <p className="soft">{words.changedNothing}</p>
  ) : (
    <DataTable
      caption={words.changed}
      rows={changes}
      idOf={(change) => `${change.field}-${fieldOf(change)}`}
      columns={[
        { name: words.field, cell: fieldOf },
        { name: words.before, cell: ({ before, sealed }) => <Value value={before} sealed={sealed} /> },
        { name: words.after, cell: ({ after, sealed }) => <Value value={after} sealed={sealed} /> },
      ]}
    />
  );

/** An event of a stream: who, when, what it changed field by field, and how all stood after it. */
export const StepDetails = ({ step: { event, changes, state } }: { step: HistoryStep }): ReactNode => (
  <article className="step" aria-live="polite">
    <h2>
      <Local text={event.sentence} />
    </h2>
    <p>
      <Who event={event} />
      <time dateTime={event.recordedAt}>{formatMoment(event.recordedAt)}</time>
    </p>
    <Because event={event} />
    <h3>{words.changed}</h3>
    <Changes changes={changes} />
    <Details summary={words.state} isOpen={changes.length === 0}>
      <SummaryList
        rows={state.map((field) => ({
          label: fieldOf(field),
          value: <Value value={field.value} sealed={field.sealed} />,
        }))}
      />
    </Details>
    <p className="small">
      <Link to="/audit" search={{ tenantId: event.tenantId, position: String(event.position) }}>
        {words.chainLink} · {audit.proof}
      </Link>
    </p>
  </article>
);
