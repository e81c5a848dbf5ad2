import type { ReactNode } from 'react';
import { peopleMessages } from './messages.js';

/** What stands instead of a form while the past is looked at. */
export const NotThen = ({ title }: { title: string }): ReactNode => (
  <>
    <h1>{title}</h1>
    <p className="empty">{peopleMessages.past}</p>
  </>
);
