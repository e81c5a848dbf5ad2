import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAnswer, useMoment, usePages } from '../../api/use-answer.js';
import type { WithNames } from '../../api/viewer.js';
import { EmptyState } from '../../design/empty-state.js';
import { More } from '../../design/more.js';
import { SchoolChoice } from '../../shared/filters.js';
import { formatPastMoment } from '../../shared/format.js';
import type { Moment } from '../../shared/as-of.js';
import { Answered } from '../../shared/states.js';
import { auditMessages as audit } from './messages.js';
import { bandOf, sinceOf } from './modes.js';
import type { Band } from './modes.js';
import { sincePeopleQuery, sincePoliciesQuery, sinceQuery, sinceStatusesQuery } from './replay.query.js';
import { replayMessages as words } from './replay.messages.js';
import { PersonBand, PolicyBand, StatusBand } from './since-bands.js';
import type { Moments } from './since-bands.js';
import { SinceForm } from './since-form.js';

interface Wanted {
  readonly since: string;
  readonly schoolId: string | null;
}

interface Part {
  readonly compared: Wanted;
  readonly moments: Moments;
}

const nodes = <Node,>({ edges }: { readonly edges: readonly { readonly node: Node }[] }): readonly Node[] =>
  edges.map(({ node }) => node);

const BandPart = ({ band, total, children }: { band: Band; total: number; children: ReactNode }): ReactNode => (
  <section className="part" id={band}>
    <h2>
      {words.band[band]}{' '}
      {total > 0 && (
        <Link className="small" to="." search={(all) => ({ ...all, band })}>
          {words.allOf({ count: total })}
        </Link>
      )}
    </h2>
    {total === 0 ? <p className="soft">{words.nothingIn[band]}</p> : children}
  </section>
);

/** The beginning of each band below one sentence. */
const AllBands = ({ compared, moments }: Part): ReactNode => (
  <Answered answer={useAnswer(sinceQuery, compared)}>
    {(answer) => {
      const { changesBetween: changes, names } = answer;
      if (!changes) return <EmptyState>{words.sinceNothing}</EmptyState>;
      const { policies, statuses, people } = changes;
      const { worse, better } = statuses;
      return (
        <>
          <h1>
            {words.sinceSentence({
              policies: policies.totalCount,
              worse,
              better,
              came: people.came,
              left: people.left,
            })}
          </h1>
          <p className="soft small stamp">
            {words.sinceTitle({
              since: formatPastMoment(changes.from),
              until: moments.after === undefined ? words.until : formatPastMoment(changes.at),
            })}
          </p>
          <SinceFilters names={names} schoolId={compared.schoolId} />
          <BandPart band="statuses" total={statuses.totalCount}>
            <StatusBand rows={nodes(statuses)} answer={answer} moments={moments} />
          </BandPart>
          <BandPart band="policies" total={policies.totalCount}>
            <PolicyBand rows={nodes(policies)} answer={answer} moments={moments} />
          </BandPart>
          <BandPart band="people" total={people.totalCount}>
            <PersonBand rows={nodes(people)} answer={answer} moments={moments} />
          </BandPart>
        </>
      );
    }}
  </Answered>
);

const SinceFilters = ({ names, schoolId }: { names: WithNames['names']; schoolId: string | null }): ReactNode => (
  <div className="filters">
    <SchoolChoice
      label={audit.record}
      names={names}
      name="tenantId"
      value={schoolId ?? undefined}
      all={audit.allRecords}
    />
  </div>
);

const nothing = { edges: [], pageInfo: { hasNextPage: false } } as const;

const Head = ({ band }: { band: Band }): ReactNode => (
  <>
    <h1>{words.band[band]}</h1>
    <p>
      <Link to="." search={(all) => ({ ...all, band: undefined })}>
        {words.backToBands}
      </Link>
    </p>
  </>
);

const Policies = ({ compared, moments }: Part): ReactNode => {
  const pages = usePages(sincePoliciesQuery, compared, (answer) => answer.changesBetween?.policies ?? nothing);
  return (
    <Answered answer={pages}>
      {({ newest, rows }) => (
        <>
          <PolicyBand rows={rows} answer={newest} moments={moments} />
          <More pages={pages} />
        </>
      )}
    </Answered>
  );
};

const Statuses = ({ compared, moments }: Part): ReactNode => {
  const pages = usePages(sinceStatusesQuery, compared, (answer) => answer.changesBetween?.statuses ?? nothing);
  return (
    <Answered answer={pages}>
      {({ newest, rows }) => (
        <>
          <StatusBand rows={rows} answer={newest} moments={moments} />
          <More pages={pages} />
        </>
      )}
    </Answered>
  );
};

const People = ({ compared, moments }: Part): ReactNode => {
  const pages = usePages(sincePeopleQuery, compared, (answer) => answer.changesBetween?.people ?? nothing);
  return (
    <Answered answer={pages}>
      {({ newest, rows }) => (
        <>
          <PersonBand rows={rows} answer={newest} moments={moments} />
          <More pages={pages} />
        </>
      )}
    </Answered>
  );
};

const bands = { policies: Policies, statuses: Statuses, people: People } as const;

const Compared = ({ compared, moments }: Part): ReactNode => {
  const band = bandOf(useSearch({ from: '/audit' }));
  if (band === null) return <AllBands compared={compared} moments={moments} />;
  const Alone = bands[band];
  return (
    <>
      <Head band={band} />
      <Alone compared={compared} moments={moments} />
    </>
  );
};

const Unreadable = (): ReactNode => (
  <>
    <h1>{words.since}</h1>
    <EmptyState>{words.sinceUnreadable}</EmptyState>
  </>
);

type ReadSince = NonNullable<ReturnType<typeof sinceOf>>;
type PastMoment = Extract<Moment, { kind: 'at' }>;

const isOrdered = (since: ReadSince | null, until: PastMoment | null): since is ReadSince =>
  since !== null && (until === null || since.instant <= until.instant);

/** What two moments show differently, in three bands; each line leads to the page as it stood at either. */
export const SinceView = (): ReactNode => {
  const search = useSearch({ from: '/audit' });
  const moment = useMoment();
  const since = sinceOf(search);
  const until = moment.kind === 'at' ? moment : null;
  const text = since?.text ?? '';
  return (
    <>
      <SinceForm key={[text, until?.text].join()} since={text} />
      {isOrdered(since, until) ? (
        <Compared
          compared={{ since: since.instant, schoolId: search.tenantId ?? null }}
          moments={{ before: text, after: until?.text }}
        />
      ) : (
        <Unreadable />
      )}
    </>
  );
};
