import type { ReactNode } from 'react';
import { messages } from '../shared/messages.js';

/** The first stop of the Tab key: past the header, to the page itself. */
export const SkipLink = (): ReactNode => (
  <a className="skip" href="#main">
    {messages.skip}
  </a>
);
