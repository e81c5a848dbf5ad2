import type { ReactNode } from 'react';
import { isFinal } from '../api/use-answer.js';
import type { Answer } from '../api/use-answer.js';
import { Failure, Loading } from '../design/states.js';
import { messages } from './messages.js';

export { Failure, Forbidden, Loading, NotFound, PageMessage } from '../design/states.js';

/** A screen's answer: its content once there is one, else loading or the failure. */
export const Answered = <Data,>({
  answer,
  children,
}: {
  answer: Answer<Data>;
  children: (data: Data) => ReactNode;
}): ReactNode => {
  const { data, error, isStale, refetch } = answer;
  if (data === undefined || (error !== null && (isFinal(error) || isStale))) {
    return error === null ? <Loading /> : <Failure error={error} retry={refetch} />;
  }
  return (
    <>
      {error !== null && (
        <p className="warning" role="alert">
          {messages.couldNotRefresh}{' '}
          <button type="button" className="link" onClick={() => void refetch()}>
            {messages.retry}
          </button>
        </p>
      )}
      <div className={isStale ? 'stale' : undefined} aria-busy={isStale}>
        {children(data)}
      </div>
    </>
  );
};
