import type { ReactNode } from 'react';
import { useAnswer, useMoment } from '../../api/use-answer.js';
import { formatMoment, formatPartialDate } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { wordsOf } from '../../shared/local-text.js';
import { Answered } from '../../shared/states.js';
import { useTitle } from '../../shared/use-title.js';
import { myMessages as words } from './messages.js';
import { openSentence, sortRequests } from './my-requests.js';
import { myQuery } from './my.query.js';
import type { MyRequest } from './my.query.js';

const tagOf = { LATE: 'late', OUTSTANDING: 'due', SIGNED: 'ok', RELEASED: 'none' } as const;

const dueWords = ({ dueOn, status }: MyRequest): string => {
  const day = formatPartialDate(dueOn);
  return status === 'LATE' ? words.wasDueBy({ day }) : words.by({ day });
};

const endedWords = ({ signedAt, askedAt }: MyRequest): string =>
  signedAt ? words.confirmed({ when: formatMoment(signedAt) }) : words.released({ when: formatMoment(askedAt) });

const Title = ({ request }: { request: MyRequest }): ReactNode => (
  <b>
    <Local text={request.policyTitle} />{' '}
    <span className={`tag ${tagOf[request.status]}`}>{words.tag[request.status]}</span>
  </b>
);

/** Who confirmed an earlier version reads the differences first; the whole text is a step away from them. */
const Since = ({ request, past }: { request: MyRequest; past: boolean }): ReactNode => {
  const { confirmedBefore: before, policyTitle } = request;
  if (!before) return null;
  const number = before.versionNumber;
  return (
    <span className="small">
      {words.confirmedBefore({ number, when: formatMoment(before.confirmedAt) })}{' '}
      {!past && before.changesPath && (
        <a href={before.changesPath} aria-label={words.changesOf({ number, policy: wordsOf(policyTitle) })}>
          {words.changes({ number })}
        </a>
      )}
    </span>
  );
};

const ToRead = ({ request, past }: { request: MyRequest; past: boolean }): ReactNode => (
  <li>
    <Title request={request} />
    <span className="small soft">{dueWords(request)}</span>
    <Since request={request} past={past} />
    {!past && request.readPath && (
      // The page behind it is another one, made by the server: it works without this script.
      <a className="btn" href={request.readPath} aria-label={words.readWhat({ policy: wordsOf(request.policyTitle) })}>
        {words.read}
      </a>
    )}
  </li>
);

const Over = ({ request }: { request: MyRequest }): ReactNode => (
  <li>
    <Title request={request} />
    <span className="small soft">{endedWords(request)}</span>
  </li>
);

const Lists = ({ requests, past }: { requests: readonly MyRequest[]; past: boolean }): ReactNode => {
  const { open, over } = sortRequests(requests);
  return (
    <div className="mine">
      <h1>{past ? words.wasAsked({ open: open.length }) : openSentence(open.length, over.length)}</h1>
      {open.length > 0 && (
        <section className="panel chase">
          <h2>{words.toRead}</h2>
          <ul>
            {open.map((request) => (
              <ToRead key={request.id} request={request} past={past} />
            ))}
          </ul>
        </section>
      )}
      {over.length > 0 && (
        <section className="panel chase">
          <h2>{words.done}</h2>
          <ul>
            {over.map((request) => (
              <Over key={request.id} request={request} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
};

/** `/my`: what the viewer is asked to read. It is where staff arrive. */
export const MyScreen = (): ReactNode => {
  useTitle(words.title);
  const past = useMoment().kind === 'at';
  const answer = useAnswer(myQuery, {});
  return <Answered answer={answer}>{({ requests }) => <Lists requests={requests} past={past} />}</Answered>;
};
