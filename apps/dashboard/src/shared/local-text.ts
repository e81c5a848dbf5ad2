import { currentLanguage } from '../i18n/language.js';
import type { Language } from '../i18n/language.js';

export type { Language };

/** A text in the languages that it exists in. */
export interface LocalText {
  readonly en?: string | null;
  readonly cy?: string | null;
}

/** The text and the language that it is really in, which may not be the reader's. */
export interface Spoken {
  readonly text: string;
  readonly lang: Language;
}

const other = (lang: Language): Language => (lang === 'en' ? 'cy' : 'en');

/** The text in the reader's language, else in the other one; an empty text when there is none. */
export const speak = (text: LocalText | null | undefined, lang: Language): Spoken => {
  const own = text?.[lang];
  if (own) return { text: own, lang };
  const foreign = text?.[other(lang)];
  return foreign ? { text: foreign, lang: other(lang) } : { text: '', lang };
};

/** The language of the page. */
export const pageLanguage = (): Language => currentLanguage();

/** The words alone, where no element can carry a language. */
export const wordsOf = (text: LocalText | null | undefined): string => speak(text, pageLanguage()).text;
