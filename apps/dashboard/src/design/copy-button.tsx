import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from './button.js';
import { designMessages as words } from './messages.js';

/** Copies a text that nobody types: a hash, a link, a number. Says whether it did. */
export const CopyButton = ({ text, what }: { text: string; what: string }): ReactNode => {
  const [said, say] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      say(words.copied);
    } catch {
      // Plain http has no clipboard.
      say(words.copyFailed);
    }
  };
  return (
    <span className="copy">
      <Button kind="text" aria-label={`${words.copy}: ${what}`} onClick={copy}>
        {words.copy}
      </Button>{' '}
      <span role="status" className="small soft">
        {said}
      </span>
    </span>
  );
};
