import type { ReactNode } from 'react';
import { Button } from './button.js';
import { designMessages as words } from './messages.js';

/** Something has happened since this was read. The page changes when the reader says so, never under the hand. */
export const LiveNotice = ({ count, show }: { count: number; show: () => unknown }): ReactNode => (
  <div className="live" role="status">
    {count > 0 && (
      <p>
        {words.newEvents({ count })} —{' '}
        <Button kind="text" onClick={show}>
          {words.showThem}
        </Button>
      </p>
    )}
  </div>
);
