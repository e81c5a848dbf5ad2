import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import type { Person, Presence } from '../../../../../libs/contracts/graphql/schema.types.js';
import { useMoment, usePages, useRole } from '../../api/use-answer.js';
import { Button } from '../../design/button.js';
import type { Column } from '../../design/data-table.js';
import { LinkButton } from '../../design/link-button.js';
import { ListScreenFrame } from '../../design/list-screen-frame.js';
import { Tag } from '../../design/tag.js';
import { Choice, SchoolChoice } from '../../shared/filters.js';
import { formatPartialDate } from '../../shared/format.js';
import { messages } from '../../shared/messages.js';
import { retentionMessages } from '../retention/messages.js';
import { erasedWords } from '../retention/retention-words.js';
import { postName } from '../../shared/post-name.js';
import { RecordLink } from '../../shared/school-link.js';
import { Answered } from '../../shared/states.js';
import { useTitle } from '../../shared/use-title.js';
import { peopleMessages as words } from './messages.js';
import { keepsPeople, kindName, kindOptions } from './people-words.js';
import { peopleQuery } from './people.query.js';
import type { PeopleAnswer } from './people.query.js';

/** Whether a person is here, away, or gone: in words. */
export const PersonState = ({ person: { leftOn, absentSince } }: { person: Person }): ReactNode => {
  if (leftOn) return <Tag look="none">{words.left({ day: formatPartialDate(leftOn) })}</Tag>;
  if (absentSince) return <Tag look="due">{words.away({ day: formatPartialDate(absentSince) })}</Tag>;
  return <span className="soft">{words.here}</span>;
};

const columnsOf = (answer: PeopleAnswer): Column<Person>[] => [
  {
    name: words.name,
    cell: ({ id, name, erased }) => (
      <Link to="/people/$personId" params={{ personId: id }}>
        {name ?? (erased ? erasedWords(erased) : words.erased)}
      </Link>
    ),
  },
  {
    name: words.posts,
    cell: ({ posts }) =>
      posts.length === 0 ? (
        <span className="soft">{words.noPost}</span>
      ) : (
        posts.map(({ post }) => postName(post)).join(', ')
      ),
  },
  { name: words.kindIs, cell: ({ kind }) => kindName(kind) },
  ...(answer.names.rows.length > 1
    ? [
        {
          name: words.school,
          cell: ({ schoolId }: Person) => <RecordLink answer={answer} schoolId={schoolId} />,
        },
      ]
    : []),
  { name: words.email, cell: ({ email }) => email ?? <span className="soft">{words.noEmail}</span> },
  { name: words.state, cell: (person) => <PersonState person={person} /> },
];

const SearchField = ({ value }: { value: string | undefined }): ReactNode => {
  const id = useId();
  const navigate = useNavigate();
  const [text, setText] = useState(value ?? '');
  const find = (event: SubmitEvent): void => {
    event.preventDefault();
    void navigate({ to: '.', search: (search) => ({ ...search, search: text.trim() || undefined }) });
  };
  return (
    <form role="search" className="choice" onSubmit={find}>
      <label htmlFor={id}>{words.searchLabel}</label>
      <input id={id} type="search" maxLength={100} value={text} onChange={(event) => setText(event.target.value)} />
      <Button submits>{words.search}</Button>
    </form>
  );
};

const Filters = ({ answer }: { answer: PeopleAnswer }): ReactNode => {
  const search = useSearch({ from: '/people' });
  const posts = answer.people.postsHeld.map(({ post, label, people }) => ({
    value: post,
    label: words.postCount({ post: postName(label), people }),
  }));
  const presences = (['PRESENT', 'LEFT', 'EVERYBODY'] as const).map((value) => ({
    value: value === 'PRESENT' ? '' : value,
    label: words.presenceIs[value],
  }));
  return (
    <>
      <SearchField key={search.search ?? ''} value={search.search} />
      <SchoolChoice names={answer.names} value={search.schoolId} all={messages.allSchools} />
      <Choice
        name="post"
        label={words.post}
        value={search.post}
        options={[{ value: '', label: words.anyPost }, ...posts]}
      />
      <Choice
        name="kind"
        label={words.kindIs}
        value={search.kind}
        options={[{ value: '', label: words.anyKind }, ...kindOptions()]}
      />
      <Choice name="presence" label={words.presence} value={search.presence} options={presences} />
      {Object.keys(search).some((name) => name !== 'asOf') && (
        <Link to="/people" search={{}}>
          {words.clear}
        </Link>
      )}
    </>
  );
};

const sentenceOf = (count: number, search: string | undefined, presence: Presence): string =>
  search === undefined ? words.sentence[presence]({ count }) : words.found({ count, search });

/** The ways in; none in the past, and none for who only looks. */
const Begin = (): ReactNode => {
  const past = useMoment().kind === 'at';
  const role = useRole();
  if (past || !keepsPeople(role)) return null;
  return (
    <p className="actions">
      <LinkButton to="/people/import">{words.import}</LinkButton>{' '}
      <LinkButton to="/people/new">{words.register}</LinkButton>{' '}
      <LinkButton to="/retention">{retentionMessages.title}</LinkButton>
    </p>
  );
};

/** `/people`: who is there, with the posts held at the shown time. */
export const PeopleScreen = (): ReactNode => {
  useTitle(words.title);
  const { schoolId, search, post, kind, presence = 'PRESENT' } = useSearch({ from: '/people' });
  const own = { schoolId: schoolId ?? null, search: search ?? null, post: post ?? null, kind: kind ?? null, presence };
  const pages = usePages(peopleQuery, own, (answer) => answer.people);
  const isNarrowed = [schoolId, search, post, kind].some((one) => one !== undefined) || presence !== 'PRESENT';
  return (
    <Answered answer={pages}>
      {({ newest, rows }) => (
        <ListScreenFrame
          sentence={sentenceOf(newest.people.totalCount, search, presence)}
          lead={<Begin />}
          filters={<Filters answer={newest} />}
          caption={words.caption}
          columns={columnsOf(newest)}
          rows={rows}
          idOf={({ id, schoolId: at }) => `${id}-${at}`}
          empty={isNarrowed ? words.none : words.noneAtAll}
          pages={pages}
        />
      )}
    </Answered>
  );
};
