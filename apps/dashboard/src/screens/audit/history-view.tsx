import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import type { HistoryStep, StreamHistory } from '../../../../../libs/contracts/graphql/schema.types.js';
import { useAnswer, usePages } from '../../api/use-answer.js';
import { EmptyState } from '../../design/empty-state.js';
import { Pager } from '../../design/pager.js';
import { Local } from '../../shared/local.js';
import { wordsOf } from '../../shared/local-text.js';
import { formatMoment } from '../../shared/format.js';
import { Answered } from '../../shared/states.js';
import { eventsQuery } from './audit.query.js';
import type { EventRow } from './audit.query.js';
import { filterOf, idOf } from './event-lines.js';
import { StepDetails } from './history-step.js';
import { stepOf } from './modes.js';
import { RecordAndSubject, recordsOf } from './record-and-subject.js';
import { historyQuery } from './replay.query.js';
import { replayMessages as words } from './replay.messages.js';

const AT_ONCE = 50;

const isThing = (kind: string): kind is keyof typeof words.thing => Object.hasOwn(words.thing, kind);

/** What a stream is about, in a word or by its policy's title. */
export const thingOf = ({ streamId, policy }: Pick<EventRow, 'streamId' | 'policy'>): string => {
  const kind = streamId.slice(0, streamId.indexOf('-'));
  const word = isThing(kind) ? words.thing[kind] : words.thing.other;
  const title = wordsOf(policy?.title);
  return title === '' ? word : `${word}: ${title}`;
};

const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName);

const hasModifier = ({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean =>
  altKey || ctrlKey || metaKey || shiftKey;

/** Left and right lead to the events beside, wherever on the page the reader is but in a field. */
const useArrows = (before: number | null, after: number | null): void => {
  const navigate = useNavigate();
  useEffect(() => {
    const walk = (event: KeyboardEvent): void => {
      const step = event.key === 'ArrowLeft' ? before : event.key === 'ArrowRight' ? after : null;
      if (step === null || isTyping(event) || hasModifier(event)) return;
      event.preventDefault();
      void navigate({ to: '.', search: (all) => ({ ...all, step: String(step) }), resetScroll: false });
    };
    document.addEventListener('keydown', walk);
    return () => document.removeEventListener('keydown', walk);
  }, [navigate, before, after]);
};

const StepList = ({ steps, current }: { steps: readonly HistoryStep[]; current: number }): ReactNode => (
  <nav aria-label={words.steps} className="steps-list">
    <ol start={steps[0]?.version}>
      {steps.map(({ version, event }) => (
        <li key={version} value={version}>
          <Link
            to="."
            search={(all) => ({ ...all, step: String(version) })}
            resetScroll={false}
            activeOptions={{ exact: true, includeSearch: true }}
            activeProps={{}}
            className={version === current ? 'on' : undefined}
            aria-current={version === current ? 'step' : undefined}
          >
            <Local text={event.sentence} />
          </Link>{' '}
          <time className="soft small num" dateTime={event.recordedAt}>
            {formatMoment(event.recordedAt)}
          </time>
        </li>
      ))}
    </ol>
  </nav>
);

const neighbour = (step: number | null) =>
  step === null ? null : { value: String(step), label: words.stepBefore({ step }) };

/** One event of the stream, the way to its neighbours, and the list of those around it. */
const Stepping = ({ history, wanted }: { history: StreamHistory; wanted: number }): ReactNode => {
  const { firstVersion, total, steps } = history;
  const last = firstVersion + total - 1;
  const current = steps.find(({ version }) => version === wanted) ?? steps[0];
  const version = current?.version ?? firstVersion;
  const before = version > firstVersion ? version - 1 : null;
  const after = version < last ? version + 1 : null;
  useArrows(before, after);
  if (!current) return <EmptyState>{words.historyNone}</EmptyState>;
  return (
    <>
      <h1>{words.historyOf({ what: thingOf(current.event) })}</h1>
      <p className="soft small stamp">
        {words.historySentence({ step: version - firstVersion + 1, total })}. {words.keys}
      </p>
      <Pager label={words.pager} name="step" before={neighbour(before)} after={neighbour(after)} />
      <div className="stepping">
        <StepList steps={steps} current={version} />
        <StepDetails step={current} />
      </div>
    </>
  );
};

/** From which version a page of the stream is fetched, so that a step has its neighbours beside it. */
const pageOf = (step: number): number => Math.floor((step - 1) / AT_ONCE) * AT_ONCE + 1;

const OneThing = ({ tenantId, streamId }: { tenantId: string; streamId: string }): ReactNode => {
  const step = stepOf(useSearch({ from: '/audit' }));
  const answer = useAnswer(historyQuery, { tenantId: idOf(tenantId), streamId, from: pageOf(step) });
  return (
    <Answered answer={answer}>
      {({ streamHistory: history }) =>
        history ? (
          <Stepping history={history} wanted={step} />
        ) : (
          <>
            <h1>{words.history}</h1>
            <EmptyState>{words.historyNone}</EmptyState>
          </>
        )
      }
    </Answered>
  );
};

const CONFIDENTIAL = 'confidential';

/** Each thing once, by its newest event. */
const thingsIn = (rows: readonly EventRow[]): readonly EventRow[] => [
  ...new Map(
    rows
      .filter(({ streamId }) => streamId !== CONFIDENTIAL)
      .reverse()
      .map((row) => [`${row.tenantId}/${row.streamId}`, row]),
  ).values(),
];

/** What something happened to last: the way in for who has come without a thing in mind. */
const Things = (): ReactNode => {
  const search = useSearch({ from: '/audit' });
  const pages = usePages(eventsQuery, { filter: filterOf(search) }, (answer) => answer.events);
  return (
    <>
      <h1>{words.historyChoose}</h1>
      <Answered answer={pages}>
        {({ newest, rows }) => (
          <section className="part">
            <h2>{words.historyThings}</h2>
            <RecordAndSubject names={recordsOf(newest)} search={search} />
            <ul>
              {[...thingsIn(rows)].reverse().map((row) => (
                <li key={row.id}>
                  <Link
                    to="/audit"
                    search={{
                      view: 'history',
                      tenantId: row.tenantId,
                      stream: row.streamId,
                      step: String(row.version),
                    }}
                  >
                    {thingOf(row)}
                  </Link>{' '}
                  <span className="soft small">
                    <Local text={row.tenantName} /> · <Local text={row.sentence} />
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </Answered>
    </>
  );
};

/** One thing stepped through, event by event. */
export const HistoryView = (): ReactNode => {
  const { tenantId, stream } = useSearch({ from: '/audit' });
  if (tenantId === undefined || stream === undefined) return <Things />;
  return <OneThing tenantId={tenantId} streamId={stream} />;
};
