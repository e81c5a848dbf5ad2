import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { LocalText, PersonRecord, PostHeld } from '../../../../../libs/contracts/graphql/schema.types.js';
import { useAnswer, useMoment, useRole } from '../../api/use-answer.js';
import { schoolNameIn } from '../../api/viewer.js';
import { DataTable } from '../../design/data-table.js';
import { SummaryList } from '../../design/summary-list.js';
import { Tag } from '../../design/tag.js';
import type { TagLook } from '../../design/tag.js';
import { AsOfPicker } from '../../shared/as-of-picker.js';
import { formatPartialDate } from '../../shared/format.js';
import { wordsOf } from '../../shared/local-text.js';
import { Local } from '../../shared/local.js';
import { retentionMessages } from '../retention/messages.js';
import { erasedWords } from '../retention/retention-words.js';
import { postName, postsHeld } from '../../shared/post-name.js';
import { RecordLink } from '../../shared/school-link.js';
import { Answered, NotFound } from '../../shared/states.js';
import { useTitle } from '../../shared/use-title.js';
import { peopleMessages as words } from './messages.js';
import { PersonState } from './people-screen.js';
import { keepsPeople, kindName } from './people-words.js';
import { personQuery } from './people.query.js';
import type { AskedRow, PersonAnswer } from './people.query.js';
import { PersonActs } from './person-acts.js';

const sentenceOf = ({ person }: PersonRecord, schoolName: LocalText | null, past: boolean): string => {
  const name = person.name ?? (person.erased ? `(${erasedWords(person.erased)})` : words.erasedPerson);
  const school = wordsOf(schoolName);
  if (person.leftOn) return words.personLeft({ name, school, day: formatPartialDate(person.leftOn) });
  const posts = postsHeld(person.posts.map(({ post }) => post));
  if (posts === '') return words.personPlain({ name, school });
  return past ? words.personSentencePast({ name, posts, school }) : words.personSentence({ name, posts, school });
};

const spanOf = ({ startDate, endDate }: PostHeld): string => {
  const [from, to] = [startDate && formatPartialDate(startDate), endDate && formatPartialDate(endDate)];
  if (from && to) return words.fromTo({ from, to });
  if (to) return words.until({ day: to });
  return from ? words.since({ day: from }) : words.sinceUnknown;
};

const Details = ({ record: { person, reference } }: { record: PersonRecord }): ReactNode => (
  <SummaryList
    rows={[
      { label: words.state, value: <PersonState person={person} /> },
      { label: words.kindIs, value: kindName(person.kind) },
      {
        label: words.email,
        value: person.email ?? <span className="soft">{person.erased ? words.erased : words.noEmail}</span>,
      },
      { label: words.language, value: person.language === 'cy' ? words.languageIs.cy : words.languageIs.en },
      {
        label: words.reference,
        value: reference ?? <span className="soft">{person.erased ? words.erased : words.noReference}</span>,
      },
    ]}
  />
);

const History = ({ history }: { history: readonly PostHeld[] }): ReactNode => (
  <section className="part">
    <h2>{words.history}</h2>
    {history.length === 0 ? (
      <p className="soft">{words.noHistory}</p>
    ) : (
      <ul className="plain-list">
        {history.map((held) => (
          <li key={`${held.post}${held.startDate ?? ''}`}>
            <b>{postName(held.post)}</b> <span className="soft">{spanOf(held)}</span>
          </li>
        ))}
      </ul>
    )}
  </section>
);

const looks: Record<AskedRow['status'], TagLook> = {
  OUTSTANDING: 'wait',
  LATE: 'late',
  SIGNED: 'ok',
  RELEASED: 'none',
};

const Asked = ({ requests }: { requests: PersonAnswer['personRequests'] }): ReactNode => {
  const rows = requests.edges.map(({ node }) => node);
  const signed = rows.filter(({ status }) => status === 'SIGNED').length;
  return (
    <section className="part">
      <h2>{words.asked}</h2>
      {rows.length === 0 ? (
        <p className="soft">{words.neverAsked}</p>
      ) : (
        <>
          <p className="soft small">{words.askedSentence({ asked: rows.length, signed })}</p>
          <DataTable
            caption={words.asked}
            rows={rows}
            idOf={({ id }) => id}
            columns={[
              {
                name: words.policy,
                cell: ({ campaignId, policyTitle }) => (
                  <Link to="/campaigns/$campaignId" params={{ campaignId }}>
                    <Local text={policyTitle} />
                  </Link>
                ),
              },
              { name: words.due, cell: ({ dueOn }) => formatPartialDate(dueOn) },
              {
                name: words.state,
                cell: ({ status, signedAt }) => (
                  <Tag look={looks[status]}>
                    {signedAt
                      ? words.signedOn({ day: formatPartialDate(signedAt.slice(0, 10)) })
                      : words.requestIs[status]}
                  </Tag>
                ),
              },
            ]}
          />
        </>
      )}
    </section>
  );
};

const Record = ({ record, answer, past }: { record: PersonRecord; answer: PersonAnswer; past: boolean }): ReactNode => {
  const role = useRole();
  const { schoolId } = record.person;
  const school =
    schoolNameIn(answer.names, schoolId) ?? (answer.viewer.tenantId === schoolId ? answer.viewer.tenantName : null);
  return (
    <section>
      <h1>{sentenceOf(record, school, past)}</h1>
      <p className="soft small">
        <RecordLink answer={answer} schoolId={schoolId} />
      </p>
      <Details record={record} />
      <History history={record.history} />
      {!past && !record.person.erased && keepsPeople(role) && <PersonActs record={record} />}
    </section>
  );
};

/** `/people/:id`: who somebody is, in each school that one may see, over time. */
export const PersonScreen = (): ReactNode => {
  const { personId } = useParams({ from: '/people/$personId' });
  const past = useMoment().kind === 'at';
  const answer = useAnswer(personQuery, { id: personId });
  useTitle(answer.data?.person[0]?.person.name ?? words.title);
  return (
    <Answered answer={answer}>
      {(data) =>
        data.person.length === 0 ? (
          <NotFound />
        ) : (
          <>
            <p className="eyebrow">
              <Link to="/people">{words.backToPeople}</Link>
            </p>
            {data.person.map((record) => (
              <Record key={record.person.schoolId} record={record} answer={data} past={past} />
            ))}
            <Asked requests={data.personRequests} />
            <p>
              <Link to="/audit" search={{ personId }}>
                {words.didAndWas}
              </Link>{' '}
              ·{' '}
              <Link to="/retention/$kind/$subjectId" params={{ kind: 'person', subjectId: personId }}>
                {retentionMessages.title}
              </Link>{' '}
              · <AsOfPicker />
            </p>
          </>
        )
      }
    </Answered>
  );
};
