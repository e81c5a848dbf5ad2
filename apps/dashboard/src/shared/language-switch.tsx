import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { currentLanguage, switchLanguage } from '../i18n/language.js';
import { messages } from './messages.js';

/** The page is drawn anew in the other language: the focus goes back to where it was. */
let hasSwitched = false;

/** The other language, under its own name. */
export const LanguageSwitch = (): ReactNode => {
  const button = useRef<HTMLButtonElement>(null);
  const [failed, setFailed] = useState(false);
  const other = currentLanguage() === 'cy' ? 'en' : 'cy';
  useEffect(() => {
    if (hasSwitched) button.current?.focus({ preventScroll: true });
    hasSwitched = false;
  }, []);
  const change = async (): Promise<void> => {
    hasSwitched = true;
    try {
      await switchLanguage(other);
    } catch {
      hasSwitched = false;
      setFailed(true);
    }
  };
  return (
    <>
      <button type="button" className="link" lang={other} ref={button} onClick={() => void change()}>
        {messages.otherLanguage}
      </button>
      <span role="status" className={failed ? 'worse small' : 'hidden'}>
        {failed && messages.languageFailed}
      </span>
    </>
  );
};
