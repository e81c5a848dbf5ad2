import type { ReactNode } from 'react';
import type { LocalText } from '../../../../../libs/contracts/graphql/schema.types.js';
import { Local } from '../../shared/local.js';
import type { GuideAnswer } from './report.query.js';
import { reportMessages as words } from './messages.js';

type Guide = NonNullable<GuideAnswer['breachGuide']>;

/** What must be done, in its order. */
export const Instructions = ({ steps }: { steps: readonly LocalText[] }): ReactNode => (
  <ol className="instructions">
    {steps.map((step) => (
      <li key={step.en ?? step.cy}>
        <Local text={step} />
      </li>
    ))}
  </ol>
);

/** Bodies outside, and how they are reached. */
export const Contacts = ({ contacts }: Pick<Guide, 'contacts'>): ReactNode =>
  contacts.length > 0 && (
    <>
      <h2>{words.reach}</h2>
      <ul>
        {contacts.map(({ body, how }) => (
          <li key={body}>
            <Local text={how} />
          </li>
        ))}
      </ul>
    </>
  );

const Posts = ({ posts }: { posts: readonly LocalText[] }): ReactNode => (
  <ul>
    {posts.map((post) => (
      <li key={post.en ?? post.cy}>
        <Local text={post} />
      </li>
    ))}
  </ul>
);

/** Who learns that a case waits, by post; where nobody can be told, that. */
export const WhoIsTold = ({ guide: { told, toldInGroup, goesRoundHead } }: { guide: Guide }): ReactNode => (
  <>
    <h2>{words.toldHeading}</h2>
    {goesRoundHead && <p>{words.roundHead}</p>}
    {told.length + toldInGroup.length === 0 && <p>{words.toldNobody}</p>}
    {told.length > 0 && (
      <>
        <p>{words.toldPosts}</p>
        <Posts posts={told} />
      </>
    )}
    {toldInGroup.length > 0 && (
      <>
        <p>{words.toldGroup}</p>
        <Posts posts={toldInGroup} />
      </>
    )}
  </>
);
