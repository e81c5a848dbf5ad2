import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useMoment } from '../api/use-answer.js';
import { BackToNow, PastBar } from '../design/past-bar.js';
import { SkipLink } from '../design/skip-link.js';
import { PageMessage } from '../design/states.js';
import { useLanguage } from '../i18n/language.js';
import { WhatIsNew } from '../live/what-is-new.js';
import { formatPastMoment } from './format.js';
import { DoorHeader, Header } from './header.js';
import { messages } from './messages.js';

const WrongDate = ({ heading, cure }: { heading: string; cure: string }): ReactNode => (
  <PageMessage heading={heading}>
    <p>{cure}</p>
    <p>
      <BackToNow />
    </p>
  </PageMessage>
);

const Content = (): ReactNode => {
  const moment = useMoment();
  switch (moment.kind) {
    case 'unreadable':
      return <WrongDate heading={messages.unreadableDate} cure={messages.unreadableDateCure({ text: moment.text })} />;
    case 'future':
      return (
        <WrongDate
          heading={messages.futureDate}
          cure={messages.futureDateCure({ moment: formatPastMoment(moment.instant) })}
        />
      );
    case 'now':
    case 'at':
      return <Outlet />;
  }
};

/** A new page begins at its top for those who listen, too. */
const useFocusOnNewPage = (): React.RefObject<HTMLElement | null> => {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const first = useRef(path);
  useEffect(() => {
    if (first.current === path) return;
    first.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return main;
};

const Page = (): ReactNode => {
  const moment = useMoment();
  const main = useFocusOnNewPage();
  const atDoor = useRouterState({ select: (state) => state.location.pathname === '/sign-in' });
  return (
    <>
      <SkipLink />
      {atDoor ? <DoorHeader /> : <Header />}
      {!atDoor && moment.kind === 'at' && <PastBar instant={moment.instant} />}
      {!atDoor && <WhatIsNew />}
      <main id="main" ref={main} tabIndex={-1} className={moment.kind === 'at' ? 'past' : undefined}>
        <Content />
      </main>
    </>
  );
};

/**
 * Header, past bar and the page; the door stands without them. The key: words are read while drawing, so another
 * language draws everything anew. Answers are kept in the cache and drafts in memory, so nothing is asked or lost.
 */
export const Layout = (): ReactNode => <Page key={useLanguage()} />;
