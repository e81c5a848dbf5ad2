/** A post in both languages. */
export interface PostName {
  readonly en: string;
  readonly cy: string;
}

/** What posts and bodies of schools are called, by their keys: server and dashboard say the same of one post. */
export const POST_NAMES: Readonly<Record<string, PostName>> = {
  headteacher: { en: 'headteacher', cy: 'pennaeth' },
  'executive-headteacher': { en: 'executive headteacher', cy: 'pennaeth gweithredol' },
  'deputy-headteacher': { en: 'deputy headteacher', cy: 'dirprwy bennaeth' },
  'assistant-headteacher': { en: 'assistant headteacher', cy: 'pennaeth cynorthwyol' },
  'chair-of-governors': { en: 'chair of governors', cy: 'cadeirydd y llywodraethwyr' },
  'vice-chair-of-governors': { en: 'vice chair of governors', cy: 'is-gadeirydd y llywodraethwyr' },
  'clerk-to-governors': { en: 'clerk to governors', cy: 'clerc y llywodraethwyr' },
  governor: { en: 'governor', cy: 'llywodraethwr' },
  'chair-of-trustees': { en: 'chair of trustees', cy: 'cadeirydd yr ymddiriedolwyr' },
  'clerk-to-trustees': { en: 'clerk to trustees', cy: 'clerc yr ymddiriedolwyr' },
  trustee: { en: 'trustee', cy: 'ymddiriedolwr' },
  'chief-executive-officer': { en: 'chief executive officer', cy: 'prif weithredwr' },
  'chief-operating-officer': { en: 'chief operating officer', cy: 'prif swyddog gweithrediadau' },
  'designated-safeguarding-lead': { en: 'designated safeguarding lead', cy: 'arweinydd diogelu dynodedig' },
  'data-protection-officer': { en: 'data protection officer', cy: 'swyddog diogelu data' },
  'school-business-manager': { en: 'school business manager', cy: 'rheolwr busnes yr ysgol' },
  'network-manager': { en: 'network manager', cy: 'rheolwr rhwydwaith' },
  'line-manager': { en: 'line manager', cy: 'rheolwr llinell' },
  'human-resources': { en: 'human resources', cy: 'adnoddau dynol' },
  'governing-body': { en: 'governing body', cy: 'corff llywodraethu' },
  'trust-board': { en: 'trust board', cy: 'bwrdd yr ymddiriedolaeth' },
  teacher: { en: 'teacher', cy: 'athro neu athrawes' },
  'class-teacher': { en: 'class teacher', cy: 'athro neu athrawes dosbarth' },
  'teaching-assistant': { en: 'teaching assistant', cy: 'cynorthwyydd addysgu' },
};

/** The names of a post by its key or its usual name; null for one that somebody named in their own words. */
export const namesOfPost = (post: string): PostName | null => {
  const key = post
    .trim()
    .toLowerCase()
    .replace(/[^a-z]+/g, '-');
  return (Object.hasOwn(POST_NAMES, key) ? POST_NAMES[key] : undefined) ?? null;
};
