import type { ReactNode } from 'react';
import { designMessages as words } from './messages.js';

/** What a notice is about; `error` and `warning` interrupt who listens, the others wait. */
export type NoticeKind = 'info' | 'success' | 'warning' | 'error';

/** Something to know, on the page that it belongs to. Its kind is said in a word, not by its colour alone. */
export const Notice = ({
  kind,
  heading,
  children,
}: {
  kind: NoticeKind;
  heading?: ReactNode;
  children?: ReactNode;
}): ReactNode => (
  <div className={`note ${kind}`} role={kind === 'error' || kind === 'warning' ? 'alert' : 'status'}>
    <p className="note-kind">{words.kind[kind]}</p>
    <div>
      {heading !== undefined && <p className="note-heading">{heading}</p>}
      {children}
    </div>
  </div>
);
