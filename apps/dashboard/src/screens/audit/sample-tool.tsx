import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import type {
  EventFilter,
  Sample as SampleShown,
  SampleItem,
} from '../../../../../libs/contracts/graphql/schema.types.js';
import { useAnswer, useMoment } from '../../api/use-answer.js';
import { Button } from '../../design/button.js';
import { DataTable } from '../../design/data-table.js';
import { Details } from '../../design/details.js';
import { EmptyState } from '../../design/empty-state.js';
import { Notice } from '../../design/notice.js';
import { formatMoment } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { Answered } from '../../shared/states.js';
import { auditMessages as audit } from './messages.js';
import { SAMPLED, sampleOf } from './modes.js';
import type { Sampled } from './modes.js';
import { sampleQuery } from './replay.query.js';
import { replayMessages as words } from './replay.messages.js';

type Drawn = NonNullable<ReturnType<typeof sampleOf>>;

/** What is drawn stands in the address: who gets the link draws the same. */
const SampleForm = ({ drawn }: { drawn: Drawn | null }): ReactNode => {
  const navigate = useNavigate();
  const [fields, setFields] = useState({
    seed: drawn?.seed ?? '',
    size: String(drawn?.size ?? 25),
    of: drawn?.of ?? ('EVENTS' satisfies Sampled),
  });
  const draw = (event: SubmitEvent): void => {
    event.preventDefault();
    void navigate({ to: '.', search: (all) => ({ ...all, ...fields }), resetScroll: false });
  };
  return (
    <form className="picker" onSubmit={draw}>
      <label>
        {words.sampleOf}{' '}
        <select value={fields.of} onChange={({ target }) => setFields({ ...fields, of: target.value as Sampled })}>
          {SAMPLED.map((of) => (
            <option key={of} value={of}>
              {words.sampled[of]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.size}{' '}
        <input
          type="number"
          min={1}
          max={100}
          required
          value={fields.size}
          onChange={({ target }) => setFields({ ...fields, size: target.value })}
        />
      </label>
      <label>
        {words.seed}{' '}
        <input
          required
          maxLength={200}
          aria-describedby="seed-hint"
          value={fields.seed}
          onChange={({ target }) => setFields({ ...fields, seed: target.value })}
        />
      </label>
      <Button submits>{words.draw}</Button>
      <span id="seed-hint" className="soft small">
        {words.seedHint}
      </span>
    </form>
  );
};

const whatOf = ({ event }: SampleItem, of: Sampled): ReactNode =>
  of === 'POLICIES' && event.policy ? (
    <Link to="/policies/$policyId" params={{ policyId: event.policy.policyId }}>
      <Local text={event.policy.title} />
    </Link>
  ) : (
    <Link to="/audit" search={{ tenantId: event.tenantId, position: String(event.position) }}>
      <Local text={event.sentence} />
    </Link>
  );

const Items = ({ items, of }: { items: readonly SampleItem[]; of: Sampled }): ReactNode => (
  <DataTable
    caption={words.sample}
    rows={items}
    idOf={({ hash }) => `sample-${hash}`}
    columns={[
      { name: words.what, cell: (item) => whatOf(item, of) },
      { name: words.where, cell: ({ event }) => <Local text={event.tenantName} /> },
      { name: audit.when, cell: ({ event }) => formatMoment(event.recordedAt) },
      { name: words.number, cell: ({ hash }) => <code title={hash}>{hash.slice(0, 16)}…</code> },
    ]}
  />
);

const Found = ({ sample, of }: { sample: SampleShown; of: Sampled }): ReactNode => (
  <>
    <p>
      <strong>{words.drawn({ count: sample.items.length, population: sample.population })}</strong>{' '}
      <span className="soft small">
        {words.method}: <Local text={sample.method} />
      </span>{' '}
      <Link to="." search={(all) => ({ ...all, seed: undefined, size: undefined, of: undefined })}>
        {words.dropSample}
      </Link>
    </p>
    {sample.items.length === 0 ? <EmptyState>{words.sampleNone}</EmptyState> : <Items items={sample.items} of={of} />}
  </>
);

const Sample = ({ drawn, filter }: { drawn: Drawn; filter: EventFilter }): ReactNode => {
  const isOpen = useMoment().kind === 'now' && !filter.to;
  const { tenantId = null, from = null, to = null } = filter;
  const answer = useAnswer(sampleQuery, { ...drawn, range: { tenantId, from, to } });
  return (
    <>
      {isOpen && <Notice kind="info">{words.growing}</Notice>}
      <Answered answer={answer}>
        {({ sample }) =>
          sample ? <Found sample={sample} of={drawn.of} /> : <EmptyState>{words.sampleNone}</EmptyState>
        }
      </Answered>
    </>
  );
};

/** A sample that somebody else can draw again from the same address. */
export const SampleTool = ({ filter }: { filter: EventFilter }): ReactNode => {
  const drawn = sampleOf(useSearch({ from: '/audit' }));
  return (
    <Details summary={words.sample} isOpen={drawn !== null}>
      <SampleForm key={JSON.stringify(drawn)} drawn={drawn} />
      {drawn && <Sample drawn={drawn} filter={filter} />}
    </Details>
  );
};
