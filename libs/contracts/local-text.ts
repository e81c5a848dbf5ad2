/** A text in the languages that it exists in; null where there is none. */
export type LocalText = { readonly en: string | null; readonly cy: string | null };

/** Whether there is a text in at least one language. */
export const hasText = (text: LocalText): boolean => [text.en, text.cy].some((one) => (one ?? '').trim() !== '');

/** A text as a caller gives it: an absent or empty language is null. */
export const localText = (given: { readonly en?: string | null; readonly cy?: string | null }): LocalText => ({
  en: given.en?.trim() || null,
  cy: given.cy?.trim() || null,
});

/** The text in a language, else in the other one; empty where there is none. */
export const inLanguage = ({ en, cy }: LocalText, language: 'en' | 'cy'): string =>
  (language === 'cy' ? (cy ?? en) : (en ?? cy)) ?? '';
