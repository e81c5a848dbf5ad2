import type { ReactNode } from 'react';
import { percentSigned } from './format.js';
import { messages } from './messages.js';

/** How many of those asked have signed: a bar, and the number beside it. Nobody asked is not complete. */
export const SignedBar = ({ signed, asked }: { signed: number; asked: number }): ReactNode => {
  const percent = percentSigned(signed, asked);
  if (percent === null) return <span className="soft">{messages.nobodyAsked}</span>;
  return (
    <span className="signed">
      <span className="bar" aria-hidden="true">
        <i style={{ width: `${percent}%` }} />
      </span>
      <span className="num" title={messages.signedOf({ signed, asked })}>
        {percent}%
      </span>
    </span>
  );
};
