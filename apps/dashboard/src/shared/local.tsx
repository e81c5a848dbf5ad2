import type { ReactNode } from 'react';
import { pageLanguage, speak } from './local-text.js';
import type { LocalText } from './local-text.js';

/** A text of the server, marked with its language where that is not the page's. */
export const Local = ({
  text,
  otherwise = '',
}: {
  text: LocalText | null | undefined;
  otherwise?: string;
}): ReactNode => {
  const page = pageLanguage();
  const spoken = speak(text, page);
  if (spoken.text === '') return otherwise;
  return spoken.lang === page ? spoken.text : <span lang={spoken.lang}>{spoken.text}</span>;
};
