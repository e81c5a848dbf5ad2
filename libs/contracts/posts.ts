import { POST_NAMES } from './post-names.js';

/**
 * Posts and bodies of schools, under the many names that documents and registers give them. A post is told by its
 * key: `samePost('Head Teacher', 'headteacher')`. Names that are not listed are posts too, told by their words.
 */
export interface Post {
  /** Stable, lower case, words joined by hyphens. */
  readonly key: string;
  /** As it is shown. */
  readonly label: string;
}

interface KnownPost {
  readonly alsoCalled: readonly string[];
  /** Set for a body: keys of the posts whose holders record what it decided. */
  readonly decidesThrough?: readonly string[];
}

const governorsDecideThrough = ['chair-of-governors', 'clerk-to-governors'];
const trusteesDecideThrough = ['chair-of-trustees', 'clerk-to-trustees'];

const known: Readonly<Record<string, KnownPost>> = {
  headteacher: {
    alsoCalled: ['head', 'head master', 'headmaster', 'headmistress', 'principal', 'head of school', 'pennaeth'],
  },
  'executive-headteacher': {
    alsoCalled: ['executive head', 'executive principal'],
  },
  'deputy-headteacher': {
    alsoCalled: ['deputy head', 'deputy', 'vice principal', 'deputy principal'],
  },
  'assistant-headteacher': {
    alsoCalled: ['assistant head', 'assistant principal'],
  },
  'chair-of-governors': {
    alsoCalled: [
      'chair of the governors',
      'chair of governing body',
      'chair of governing board',
      'chair of local governing body',
      'chair of local governing board',
      'chairman of governors',
      'chair of academy council',
      'cadeirydd y llywodraethwyr',
    ],
  },
  'vice-chair-of-governors': {
    alsoCalled: ['vice chair'],
  },
  'clerk-to-governors': {
    alsoCalled: [
      'clerk to governing body',
      'clerk to governing board',
      'clerk of governors',
      'governance professional',
    ],
  },
  governor: { alsoCalled: ['school governor'] },
  'chair-of-trustees': {
    alsoCalled: [
      'chair of trust board',
      'chair of trust',
      'chair of board of trustees',
      'chair of directors',
      'chair of board',
    ],
  },
  'clerk-to-trustees': {
    alsoCalled: ['clerk to trust board', 'company secretary'],
  },
  trustee: { alsoCalled: ['trust director'] },
  'chief-executive-officer': {
    alsoCalled: ['ceo', 'chief executive'],
  },
  'chief-operating-officer': {
    alsoCalled: ['coo'],
  },
  'designated-safeguarding-lead': {
    alsoCalled: ['dsl', 'designated safeguarding person', 'dsp', 'child protection officer', 'safeguarding lead'],
  },
  'data-protection-officer': { alsoCalled: ['dpo'] },
  'school-business-manager': {
    alsoCalled: ['sbm', 'business manager', 'bursar'],
  },
  'network-manager': {
    alsoCalled: ['ict manager', 'it manager'],
  },
  'line-manager': { alsoCalled: ['manager'] },
  'human-resources': {
    alsoCalled: ['hr', 'hr manager', 'personnel'],
  },
  'governing-body': {
    alsoCalled: [
      'governors',
      'full governing body',
      'fgb',
      'governing board',
      'local governing body',
      'lgb',
      'local governing board',
      'board of governors',
      'local academy council',
      'academy council',
      'corff llywodraethu',
    ],
    decidesThrough: governorsDecideThrough,
  },
  'trust-board': {
    alsoCalled: ['board of trustees', 'trustees', 'trustee board', 'board of directors', 'directors', 'board', 'trust'],
    decidesThrough: trusteesDecideThrough,
  },
};

/** Words that tell nobody apart: `Head Teacher`, `the headteacher` and `Head-teacher` are one post. */
const wordsOf = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\bhead teacher\b/g, 'headteacher')
    .replace(/\bchair(?:man|woman|person)\b/g, 'chair')
    .replace(/\b(?:the|acting|interim)\b/g, ' ')
    .replace(/ +/g, ' ')
    .trim();

const keysByName = new Map(
  Object.entries(known).flatMap(([key, { alsoCalled }]) =>
    [POST_NAMES[key]?.en ?? '', POST_NAMES[key]?.cy ?? '', ...alsoCalled].map((name) => [wordsOf(name), key] as const),
  ),
);

/** The post that a name means. An unlisted name keeps its words; a name without letters has an empty key. */
export const postOf = (name: string): Post => {
  const words = wordsOf(name);
  const key = keysByName.get(words);
  if (key !== undefined) return { key, label: POST_NAMES[key]?.en ?? words };
  return { key: words.replace(/ /g, '-'), label: name.trim().replace(/\s+/g, ' ') };
};

/** A post as a sentence says it; one that somebody named in their own words stays in those. */
export const spokenPost = (name: string): { readonly en: string; readonly cy: string } => {
  const { key, label } = postOf(name);
  return { en: label, cy: POST_NAMES[key]?.cy ?? label };
};

/** Whether two names mean one post. */
export const samePost = (one: string, other: string): boolean => postOf(one).key === postOf(other).key;

/** Whether a name means a body of people, which decides in a meeting and not by one hand. */
export const isBody = (name: string): boolean => known[postOf(name).key]?.decidesThrough !== undefined;

/**
 * Keys of the posts whose holders may decide for a post or body: the post itself, or, for a body, its chair and its
 * clerk, who record what the meeting decided.
 */
export const postsThatDecideFor = (name: string): readonly string[] => {
  const { key } = postOf(name);
  return known[key]?.decidesThrough ?? [key];
};
