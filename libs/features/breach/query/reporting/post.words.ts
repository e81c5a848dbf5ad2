import type { LocalText } from '#contracts/local-text.js';
import { spokenPost } from '#contracts/posts.js';

/** A post by its key, as it is shown; one that somebody named in their own words has no other language. */
export const postWords = (key: string): LocalText => {
  const { en, cy } = spokenPost(key.replace(/-/g, ' '));
  return { en, cy: cy === en ? null : cy };
};
