import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { forgetRole } from '../api/last-role.js';
import { forgetPositions } from '../api/positions.js';
import { signOut } from '../api/session.js';
import { useRole, useViewer } from '../api/use-answer.js';
import { dropAllDrafts } from '../design/drafts.js';
import { InboxLink } from './inbox-link.js';
import { LanguageSwitch } from './language-switch.js';
import { Local } from './local.js';
import { wordsOf } from './local-text.js';
import { messages } from './messages.js';

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
  const who = [wordsOf(viewer?.tenantName), viewer?.personName].filter(Boolean).join(' · ');
  return (
    <span className="who">
      <LanguageSwitch />
      {viewer !== undefined && (
        <>
          <span className="soft name" title={who}>
            <Local text={viewer.tenantName} />
            {viewer.personName ? ` · ${viewer.personName}` : ''}
          </span>
          <SignOut />
        </>
      )}
    </span>
  );
};

/** Staff see what is theirs and nothing else. */
const StaffPages = (): ReactNode => (
  <>
    <Link to="/my">{messages.myReading}</Link>
    <InboxLink />
    <Link to="/breaches/report">{messages.reportBreach}</Link>
  </>
);

const AllPages = (): ReactNode => (
  <>
    <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
      {messages.overview}
    </Link>
    <Link to="/policies">{messages.policies}</Link>
    <Link to="/campaigns">{messages.signOffs}</Link>
    <InboxLink />
    <Link to="/breaches">{messages.breaches}</Link>
    <Link to="/people">{messages.people}</Link>
    <Link to="/audit">{messages.audit}</Link>
  </>
);

/** Where the pages have no room beside the mark, they open on a press; a new page closes them. */
const useMenu = () => {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [openAt, setOpenAt] = useState<string | null>(null);
  const isOpen = openAt === path;
  return {
    isOpen,
    toggle: (): void => setOpenAt(isOpen ? null : path),
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setOpenAt(null);
    },
  };
};

/** The product, the pages of this role, the other language, who looks, and the way out. */
export const Header = (): ReactNode => {
  const isStaff = useRole() === 'STAFF';
  const { isOpen, toggle, onKeyDown } = useMenu();
  return (
    <header className="top" onKeyDown={onKeyDown}>
      <Link className="mark" to={isStaff ? '/my' : '/'}>
        <Mark />
        {messages.product}
      </Link>
      <button type="button" className="btn menu" aria-expanded={isOpen} aria-controls="pages" onClick={toggle}>
        {messages.pages}
      </button>
      <div id="pages" className={isOpen ? 'pages open' : 'pages'}>
        <nav aria-label={messages.pages}>{isStaff ? <StaffPages /> : <AllPages />}</nav>
        <Identity />
      </div>
    </header>
  );
};

/** At the door there are no pages to go to yet. */
export const DoorHeader = (): ReactNode => (
  <header className="top">
    <span className="mark">
      <Mark />
      {messages.product}
    </span>
    <span className="who">
      <LanguageSwitch />
    </span>
  </header>
);
