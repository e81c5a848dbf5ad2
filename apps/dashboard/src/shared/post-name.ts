import { postsMessages } from './posts.messages.js';

/** `chair of governors` and `chair-of-governors` to `chairOfGovernors`. */
const keyOf = (post: string): string =>
  post.toLowerCase().replace(/[^a-z]+(.)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? '');

const isKnown = (key: string): key is keyof typeof postsMessages => Object.hasOwn(postsMessages, key);

/** A post in the reader's language; one that somebody named in their own words stays in those. */
export const postName = (post: string): string => {
  const key = keyOf(post);
  return isKnown(key) ? postsMessages[key] : post.replace(/-/g, ' ');
};
