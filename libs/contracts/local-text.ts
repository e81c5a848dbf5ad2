/** A text in the languages that it exists in; null where there is none. */
export type LocalText = { readonly en: string | null; readonly cy: string | null };

/** Whether there is a text in at least one language. */
export const hasText = (text: LocalText): boolean => [text.en, text.cy].some((one) => (one ?? '').trim() !== '');
