import { namesOfPost } from '../../../../libs/contracts/post-names.js';
import { currentLanguage } from '../i18n/language.js';
import { heldMessages } from './held.messages.js';

/** `chair of governors` and `chair-of-governors` to `chairOfGovernors`. */
const keyOf = (post: string): string =>
  post.toLowerCase().replace(/[^a-z]+(.)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? '');

/** A post in the reader's language; one that somebody named in their own words stays in those. */
export const postName = (post: string): string => namesOfPost(post)?.[currentLanguage()] ?? post.replace(/-/g, ' ');

const isHeld = (key: string): key is keyof typeof heldMessages.known => Object.hasOwn(heldMessages.known, key);

/** What somebody is by a post, as it stands after `is`: `a teacher`, `headteacher`. */
const asHeld = (post: string): string => {
  const key = keyOf(post);
  if (isHeld(key)) return heldMessages.known[key];
  const name = post.replace(/-/g, ' ');
  return (/^[aeio]/i.test(name) ? heldMessages.unknownAfterVowel : heldMessages.unknownAfterConsonant)({ post: name });
};

/** All that somebody is: `headteacher and a governor`; empty for no post. */
export const postsHeld = (posts: readonly string[]): string => {
  const [last = '', ...others] = posts.map(asHeld).reverse();
  return others.length === 0 ? last : heldMessages.both({ posts: others.reverse().join(', '), last });
};
