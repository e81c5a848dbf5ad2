import { Link, Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { NotAllowed } from '../../api/failures.js';
import { useAnswer, useMoment, useRole } from '../../api/use-answer.js';
import { AsOfPicker } from '../../shared/as-of-picker.js';
import { formatCount, formatMoment } from '../../shared/format.js';
import { noteLook } from '../../shared/last-look.js';
import { Local } from '../../shared/local.js';
import { Answered } from '../../shared/states.js';
import { useNarrow } from '../../shared/use-narrow.js';
import { useTitle } from '../../shared/use-title.js';
import { ChasePanel } from './chase.js';
import { figuresOf } from './figures.js';
import type { FigureView, Span } from './figures.js';
import { MatrixKey } from './matrix-key.js';
import { MatrixList } from './matrix-list.js';
import { MatrixTable } from './matrix.js';
import { overviewMessages as words } from './messages.js';
import { FEW_TO_CHASE, overviewQuery } from './overview.query.js';
import type { OverviewAnswer } from './overview.query.js';
import { ChangesPanel, DuePanel } from './panels.js';

const WEEK = 7 * 86_400_000;
const MANY = 100;

const FigureLink = ({ figure }: { figure: FigureView }): ReactNode => (
  <li>
    <Link to={figure.to} search={figure.search}>
      <b>{formatCount(figure.count)}</b>
      <span>{figure.label}</span>
      <i className={figure.hint.mood}>{figure.hint.text}</i>
    </Link>
  </li>
);

const MatrixSection = ({ matrix, narrow }: { matrix: OverviewAnswer['matrix']; narrow: boolean }): ReactNode => {
  if (matrix.rows.length === 0) {
    return (
      <section className="empty">
        <h2>{words.noSchools}</h2>
        <p>{words.noSchoolsCure}</p>
      </section>
    );
  }
  return (
    <section>
      {narrow ? <MatrixList matrix={matrix} /> : <MatrixTable matrix={matrix} />}
      {!narrow && <MatrixKey />}
    </section>
  );
};

const Footer = (): ReactNode => (
  <p className="small doors">
    <Link to="/matrix">{words.wholeMatrix}</Link>
    {' · '}
    <button type="button" className="link" onClick={() => window.print()}>
      {words.print}
    </button>
  </p>
);

/** One's own reading, where there is some; who looks after others' reading is asked to read as well. */
const OwnReading = ({ mine }: Pick<OverviewAnswer, 'mine'>): ReactNode => {
  const { kind } = useMoment();
  const open = mine.filter(({ status }) => status === 'OUTSTANDING' || status === 'LATE').length;
  if (open === 0 || kind !== 'now') return null;
  return (
    <>
      {' · '}
      <Link to="/my">{words.ownReading({ number: open })}</Link>
    </>
  );
};

const Headline = ({ overview, mine }: Pick<OverviewAnswer, 'overview' | 'mine'>): ReactNode => (
  <>
    <h1>
      <Local text={overview.sentence} />
    </h1>
    <div className="asof">
      <Link to="/audit">{words.events({ events: overview.events, records: overview.records })}</Link>,{' '}
      {formatMoment(overview.at)}
      <span className="screen-only">
        {' · '}
        <AsOfPicker />
        <OwnReading mine={mine} />
      </span>
    </div>
  </>
);

/** The span that directions and changes are measured over: since the last look, or the week before a past moment. */
const useSpan = (): { since: string | null; past: boolean } => {
  const moment = useMoment();
  const [lastLook] = useState(() => noteLook(new Date()));
  if (moment.kind !== 'at') return { since: lastLook, past: false };
  return { since: new Date(Date.parse(moment.instant) - WEEK).toISOString(), past: true };
};

interface BodyProps extends OverviewAnswer {
  readonly span: Span;
  readonly past: boolean;
  readonly all: boolean;
  readonly showAll: (all: boolean) => void;
}

/** On a phone, whom to chase comes before the schools: nobody scrolls through twelve of them to find out. */
const Body = ({ overview, matrix, span, past, all, showAll }: BodyProps): ReactNode => {
  const narrow = useNarrow();
  const aside = (
    <aside>
      <ChangesPanel changes={overview.changes} span={span} past={past} />
      <ChasePanel
        chase={overview.chase}
        total={overview.chaseTotal}
        now={overview.at}
        past={past}
        all={all}
        showAll={showAll}
      />
      <Footer />
      <DuePanel matrix={matrix} />
    </aside>
  );
  return (
    <div className="two">
      {narrow && aside}
      <MatrixSection matrix={matrix} narrow={narrow} />
      {!narrow && aside}
    </div>
  );
};

/** `/`: the home of who looks after others; staff are taken to what is theirs. */
export const OverviewScreen = (): ReactNode =>
  useRole() === 'STAFF' ? <Navigate to="/my" replace /> : <WholeOverview />;

const ALL = 'all';

/** Whether everybody stands there who is to be chased. The address says so: who opens one of them comes back to it. */
const useAllChase = () => {
  const navigate = useNavigate();
  const all = useSearch({ from: '/' }).chase === ALL;
  const show = (every: boolean): void =>
    void navigate({
      to: '/',
      replace: true,
      resetScroll: false,
      search: (search) => ({ ...search, chase: every ? ALL : undefined }),
    });
  return [all, show] as const;
};

/** Are we all right, what got worse, whom do I chase. */
const WholeOverview = (): ReactNode => {
  useTitle(words.title);
  const { since, past } = useSpan();
  const [all, showAll] = useAllChase();
  const answer = useAnswer(overviewQuery, { since, chase: all ? MANY : FEW_TO_CHASE });
  if (answer.error instanceof NotAllowed) return <Navigate to="/my" replace />;
  return (
    <Answered answer={answer}>
      {(data) => {
        const span: Span = { since, now: data.overview.at };
        return (
          <>
            <Headline overview={data.overview} mine={data.mine} />
            <ul className="figures" aria-label={words.figures}>
              {figuresOf(data.overview, span).map((figure) => (
                <FigureLink key={figure.label} figure={figure} />
              ))}
            </ul>
            <Body {...data} span={span} past={past} all={all} showAll={showAll} />
          </>
        );
      }}
    </Answered>
  );
};
