import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Failed, NotAllowed, SignedOut } from '../api/failures.js';
import { isFinal } from '../api/use-answer.js';
import type { Answer } from '../api/use-answer.js';
import { messages } from './messages.js';

/** A screen without its content: what happened, and what to do. */
export const Notice = ({ heading, children }: { heading: string; children: ReactNode }): ReactNode => (
  <section className="notice">
    <h1 tabIndex={-1}>{heading}</h1>
    {children}
  </section>
);

/** Shown after 300 ms, so that a quick answer never flickers; keeps the room of a full screen. */
export const Loading = (): ReactNode => (
  <div className="loading" role="status">
    <span>{messages.loading}</span>
  </div>
);

/** What one sees of an address that names nothing, or nothing of theirs: the two look the same on purpose. */
export const NotFound = (): ReactNode => (
  <Notice heading={messages.notFound}>
    <p>{messages.notFoundCure}</p>
    <p>
      <Link to="/">{messages.toOverview}</Link>
    </p>
  </Notice>
);

/** A failure with its way out. */
export const Failure = ({ error, retry }: { error: Error; retry: () => unknown }): ReactNode => {
  if (error instanceof SignedOut) return <Loading />;
  if (error instanceof NotAllowed) {
    return (
      <Notice heading={messages.notAllowed}>
        <p>{messages.notAllowedCure}</p>
      </Notice>
    );
  }
  const correlationId = error instanceof Failed ? error.correlationId : null;
  return (
    <div role="alert">
      <Notice heading={messages.failed}>
        <p>
          {correlationId === null ? messages.failedCureOffline : messages.failedCure}{' '}
          {correlationId !== null && <code>{correlationId}</code>}
        </p>
        <button type="button" className="btn main" onClick={() => void retry()}>
          {messages.retry}
        </button>
      </Notice>
    </div>
  );
};

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
