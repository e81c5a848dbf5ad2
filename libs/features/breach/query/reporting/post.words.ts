import type { LocalText } from '#contracts/local-text.js';
import { postOf } from '#contracts/posts.js';

/** The posts that a report goes to, in Welsh; in English they have their label. */
const WELSH: Readonly<Record<string, string>> = {
  headteacher: 'pennaeth',
  'executive-headteacher': 'pennaeth gweithredol',
  'designated-safeguarding-lead': 'arweinydd diogelu dynodedig',
  'data-protection-officer': 'swyddog diogelu data',
  'chair-of-governors': 'cadeirydd y llywodraethwyr',
  'chief-executive-officer': 'prif swyddog gweithredol',
  'chair-of-trustees': 'cadeirydd yr ymddiriedolwyr',
};

/** A post by its key, as it is shown. */
export const postWords = (key: string): LocalText => {
  const { label } = postOf(key);
  return { en: label.replace(/-/g, ' '), cy: WELSH[key] ?? null };
};
