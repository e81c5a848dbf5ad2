import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatPastMoment } from '../shared/format.js';
import { messages } from '../shared/messages.js';

/** The way out of the past. */
export const BackToNow = (): ReactNode => (
  <Link to="." search={(search) => ({ ...search, asOf: undefined })}>
    {messages.backToNow}
  </Link>
);

/** Says that a page shows the past, and which; the page beneath it offers no action. */
export const PastBar = ({ instant }: { instant: string }): ReactNode => (
  <div className="pastbar" role="status">
    <b>{messages.past}</b>
    <span>{messages.pastIs({ moment: formatPastMoment(instant) })}</span>
    <BackToNow />
  </div>
);
