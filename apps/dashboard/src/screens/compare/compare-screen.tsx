import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useAnswer, useRole } from '../../api/use-answer.js';
import { Button } from '../../design/button.js';
import { NotFound } from '../../design/states.js';
import { AsOfPicker } from '../../shared/as-of-picker.js';
import { formatPartialDate } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { wordsOf } from '../../shared/local-text.js';
import { Answered } from '../../shared/states.js';
import { useTitle } from '../../shared/use-title.js';
import { blocksOf, comparisonSentence } from './compare-view.js';
import { compareQuery } from './compare.query.js';
import type { CompareAnswer, Comparison } from './compare.query.js';
import { Differences } from './differences.js';
import { DetailTable } from './detail-table.js';
import { compareMessages as words } from './messages.js';
import { Pick } from './pick.js';
import { useWalk } from './use-walk.js';

const Head = ({ policy }: { policy: NonNullable<CompareAnswer['policy']> }): ReactNode => {
  const isStaff = useRole() === 'STAFF';
  return (
    <p className="eyebrow">
      <Local text={policy.schoolName} /> ·{' '}
      <Link to="/policies/$policyId" params={{ policyId: policy.id }} search={isStaff ? {} : { tab: 'versions' }}>
        <Local text={policy.title} otherwise={words.toPolicy} />
      </Link>
    </p>
  );
};

const Walk = ({ walk, changes }: { walk: ReturnType<typeof useWalk>; changes: number }): ReactNode => (
  <div className="walk" role="group" aria-label={words.keys}>
    <Button onClick={() => walk.step(-1)}>{words.previous}</Button>
    <Button onClick={() => walk.step(1)}>{words.next}</Button>
    <span className="soft num" aria-live="polite">
      {walk.at === 0 ? words.noPlace({ all: changes }) : words.place({ at: walk.at, all: changes })}
    </span>
    <span className="soft small keys">{words.keys}</span>
  </div>
);

const AuthorsWords = ({ comparison: { to } }: { comparison: Comparison }): ReactNode => (
  <blockquote className="author">
    <p className="eyebrow">{words.authorSays}</p>
    <p>{to.changes ?? words.noWords}</p>
    <p className="soft small">{to.material ? words.material : words.editorial}</p>
  </blockquote>
);

const Compared = ({ comparison }: { comparison: Comparison }): ReactNode => {
  const [isOpen, open] = useState(false);
  const blocks = blocksOf(comparison.sections);
  const changes = blocks.filter(({ kind }) => kind === 'change').length;
  const walk = useWalk(changes);
  return (
    <>
      <h1>{comparisonSentence(comparison)}</h1>
      <AuthorsWords comparison={comparison} />
      <div className="compare-bar">
        <Walk walk={walk} changes={changes} />
        <p className="acts">
          <Button aria-expanded={isOpen} onClick={() => open(!isOpen)}>
            {isOpen ? words.hideSame : words.showSame}
          </Button>
          <Button onClick={() => window.print()}>{words.print}</Button>
        </p>
      </div>
      <DetailTable details={comparison.details} />
      <Differences blocks={blocks} isOpen={isOpen} at={walk.at} />
    </>
  );
};

interface PageProps {
  readonly policy: NonNullable<CompareAnswer['policy']>;
  readonly comparison: Comparison | null;
  /** The address names versions; without them the two newest are meant. */
  readonly isAsked: boolean;
}

const Page = ({ policy, comparison, isAsked }: PageProps): ReactNode => (
  <article className="compare">
    <Head policy={policy} />
    {comparison === null ? (
      <>
        <h1>{policy.versions.length < 2 ? words.onlyOne : words.pickTwo}</h1>
        {isAsked && <p>{words.notHere}</p>}
      </>
    ) : (
      <Compared key={`${comparison.from.id}${comparison.to.id}`} comparison={comparison} />
    )}
    <Pick
      versions={policy.versions}
      from={comparison?.from.id ?? ''}
      to={comparison?.to.id ?? ''}
      dateOf={formatPartialDate}
    />
    <div className="asof filters">
      <AsOfPicker />
    </div>
  </article>
);

/** `/policies/:id/compare`: the document with its differences in it; of the two newest versions unless told. */
export const CompareScreen = (): ReactNode => {
  const { policyId } = useParams({ from: '/policies/$policyId/compare' });
  const { from = null, to = null } = useSearch({ from: '/policies/$policyId/compare' });
  const answer = useAnswer(compareQuery, { id: policyId, from, to });
  const title = wordsOf(answer.data?.policy?.title);
  useTitle(title ? `${words.title}: ${title}` : words.title);
  return (
    <Answered answer={answer}>
      {({ policy, comparison }) =>
        policy === null ? (
          <NotFound />
        ) : (
          <Page policy={policy} comparison={comparison} isAsked={(from ?? to) !== null} />
        )
      }
    </Answered>
  );
};
