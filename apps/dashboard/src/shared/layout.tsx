import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { forgetRole } from '../api/last-role.js';
import { forgetPositions } from '../api/positions.js';
import { signOut } from '../api/session.js';
import { useMoment, useRole, useViewer } from '../api/use-answer.js';
import { Live } from '../live/live.js';
import { Local } from './local.js';
import { messages } from './messages.js';
import { dropAllDrafts } from '../design/drafts.js';
import { BackToNow, PastBar } from '../design/past-bar.js';
import { SkipLink } from '../design/skip-link.js';
import { PageMessage } from '../design/states.js';

const Mark = (): ReactNode => (
  <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
    <path d="M10 1v7M10 8 4 13M10 8l6 5M4 13v6M16 13v6M10 8v11" stroke="currentColor" strokeWidth="2" fill="none" />
    <circle cx="10" cy="8" r="2.6" fill="var(--accent)" />
  </svg>
);

const SignOut = (): ReactNode => {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [failed, setFailed] = useState(false);
  const leave = async (): Promise<void> => {
    try {
      await signOut();
      forgetPositions();
      forgetRole();
      dropAllDrafts();
      client.clear();
      await navigate({ to: '/sign-in', search: { asOf: undefined } });
    } catch {
      setFailed(true);
    }
  };
  return (
    <button type="button" className="link" onClick={() => void leave()}>
      {failed ? messages.signOutFailed : messages.signOut}
    </button>
  );
};

const Identity = (): ReactNode => {
  const viewer = useViewer();
  if (viewer === undefined) return <span className="who" />;
  return (
    <span className="who">
      <span className="soft name">
        <Local text={viewer.tenantName} />
        {viewer.personName ? ` · ${viewer.personName}` : ''}
      </span>
      <SignOut />
    </span>
  );
};

/** Staff see what is theirs and nothing else. */
const StaffPages = (): ReactNode => <Link to="/my">{messages.myReading}</Link>;

const AllPages = (): ReactNode => (
  <>
    <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
      {messages.overview}
    </Link>
    <Link to="/policies">{messages.policies}</Link>
    <Link to="/campaigns">{messages.signOffs}</Link>
    <Link to="/approvals">{messages.approvals}</Link>
    <Link to="/breaches">{messages.breaches}</Link>
    <Link to="/audit">{messages.audit}</Link>
  </>
);

const Header = (): ReactNode => {
  const isStaff = useRole() === 'STAFF';
  return (
    <header className="top">
      <Link className="mark" to={isStaff ? '/my' : '/'}>
        <Mark />
        {messages.product}
      </Link>
      <nav aria-label={messages.pages}>{isStaff ? <StaffPages /> : <AllPages />}</nav>
      <Identity />
    </header>
  );
};

/** At the door there are no pages to go to yet. */
const DoorHeader = (): ReactNode => (
  <header className="top">
    <span className="mark">
      <Mark />
      {messages.product}
    </span>
  </header>
);

const Content = (): ReactNode => {
  const moment = useMoment();
  if (moment.kind !== 'unreadable') return <Outlet />;
  return (
    <PageMessage heading={messages.unreadableDate}>
      <p>{messages.unreadableDateCure({ text: moment.text })}</p>
      <p>
        <BackToNow />
      </p>
    </PageMessage>
  );
};

/** Staff are not told how often their school's record moves; at the door there is nobody to tell yet. */
const WhatIsNew = (): ReactNode => {
  const viewer = useViewer();
  return viewer === undefined || viewer.role === 'STAFF' ? null : <Live />;
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

/** Header, past bar and the page; the door stands without them. */
export const Layout = (): ReactNode => {
  const moment = useMoment();
  const main = useFocusOnNewPage();
  const atDoor = useRouterState({ select: (state) => state.location.pathname === '/sign-in' });
  return (
    <>
      <SkipLink />
      {atDoor ? <DoorHeader /> : <Header />}
      {!atDoor && moment.kind === 'at' && <PastBar instant={moment.instant} />}
      {!atDoor && moment.kind === 'now' && <WhatIsNew />}
      <main id="main" ref={main} tabIndex={-1} className={moment.kind === 'at' ? 'past' : undefined}>
        <Content />
      </main>
    </>
  );
};
