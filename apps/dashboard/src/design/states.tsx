import { Link, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { BadQuestion, Failed, NotAllowed, SignedOut } from '../api/failures.js';
import { messages } from '../shared/messages.js';
import { Button } from './button.js';

/** The tab says what the page says; the screen that comes back after a retry finds its own name again. */
const useTitleWhileHere = (page: string): void => {
  useEffect(() => {
    const before = document.title;
    document.title = messages.title({ page });
    return () => {
      document.title = before;
    };
  }, [page]);
};

/** A page without its content: what happened, and what to do. */
export const PageMessage = ({ heading, children }: { heading: string; children: ReactNode }): ReactNode => {
  useTitleWhileHere(heading);
  return (
    <section className="notice">
      <h1 tabIndex={-1}>{heading}</h1>
      {children}
    </section>
  );
};

/** Shown after 300 ms, so that a quick answer never flickers; keeps the room of a full screen. */
export const Loading = (): ReactNode => (
  <div className="loading" role="status">
    <span>{messages.loading}</span>
  </div>
);

/** What one sees of an address that names nothing, or nothing of theirs: the two look the same on purpose. */
export const NotFound = (): ReactNode => (
  <PageMessage heading={messages.notFound}>
    <p>{messages.notFoundCure}</p>
    <p>
      <Link to="/">{messages.toOverview}</Link>
    </p>
  </PageMessage>
);

/** A page that is there, and not for this role. */
export const Forbidden = (): ReactNode => (
  <PageMessage heading={messages.notAllowed}>
    <p>{messages.notAllowedCure}</p>
    <p>
      <Link to="/">{messages.toOverview}</Link>
    </p>
  </PageMessage>
);

/** An address of which a part cannot be: its path names nothing, or the page is there without what follows. */
const BadAddress = (): ReactNode => {
  const isAll = useLocation({ select: ({ searchStr }) => searchStr === '' });
  if (isAll) return <NotFound />;
  return (
    <PageMessage heading={messages.badAddress}>
      <p>{messages.badAddressCure}</p>
      <p>
        <Link to="." search={{ asOf: undefined }}>
          {messages.withoutThat}
        </Link>
      </p>
    </PageMessage>
  );
};

/** A request that failed, one that never arrived, and a fault of the page itself need different cures. */
const failureWords = (error: Error): { heading: string; cure: string; number: string | null } => {
  if (!(error instanceof Failed)) return { heading: messages.broken, cure: messages.brokenCure, number: null };
  const { correlationId: number, hasArrived } = error;
  if (!hasArrived) return { heading: messages.offline, cure: messages.failedCureOffline, number };
  return { heading: messages.failed, cure: number === null ? messages.failedCureAlone : messages.failedCure, number };
};

/** A failure with its way out. */
export const Failure = ({ error, retry }: { error: Error; retry: () => unknown }): ReactNode => {
  if (error instanceof SignedOut) return <Loading />;
  if (error instanceof NotAllowed) return <Forbidden />;
  if (error instanceof BadQuestion) return <BadAddress />;
  const { heading, cure, number } = failureWords(error);
  return (
    <div role="alert">
      <PageMessage heading={heading}>
        <p>
          {cure} {number !== null && <code>{number}</code>}
        </p>
        <Button kind="primary" onClick={retry}>
          {messages.retry}
        </Button>
      </PageMessage>
    </div>
  );
};
