import { useSyncExternalStore } from 'react';
import { i18n } from './define-messages.js';

/** The languages of the screens. */
export type Language = 'en' | 'cy';

const KEY = 'trustlog.language';

const isLanguage = (text: string | null | undefined): text is Language => text === 'en' || text === 'cy';

/** Storage may be switched off; then the browser's language counts every time. */
const guarded = <Value>(act: () => Value, otherwise: Value): Value => {
  try {
    return act();
  } catch {
    return otherwise;
  }
};

/** What was chosen here before, else the first of the browser's languages that there is a screen in, else English. */
export const preferred = (chosen: string | null, browser: readonly string[]): Language =>
  isLanguage(chosen) ? chosen : (browser.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en');

/** The language of the page at this moment. */
export const currentLanguage = (): Language => (i18n.locale === 'cy' ? 'cy' : 'en');

const onChange = (changed: () => void): (() => void) => i18n.on('change', changed);

/** The language of the page; whoever asks by this is drawn again when it changes. */
export const useLanguage = (): Language => useSyncExternalStore(onChange, currentLanguage);

/** Shows the page in a language. Welsh words are fetched first; rejects when they cannot be, and nothing changes. */
const show = async (language: Language): Promise<void> => {
  if (language === 'cy') await import('./welsh.js');
  document.documentElement.lang = language;
  i18n.activate(language);
};

/** The reader chooses a language; it is remembered in this browser, with nothing about the reader. */
export const switchLanguage = async (language: Language): Promise<void> => {
  await show(language);
  guarded(() => localStorage.setItem(KEY, language), undefined);
};

/** Before the first drawing. Without its words the page begins in English rather than not at all. */
export const startLanguage = async (): Promise<void> => {
  const chosen = guarded(() => localStorage.getItem(KEY), null);
  await show(preferred(chosen, navigator.languages)).catch(() => show('en'));
};
