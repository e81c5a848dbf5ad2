import type { LocalText } from '#contracts/local-text.js';
import { namesOfPost } from '#contracts/post-names.js';
import { looksSealed } from '#platform/sealing/sealed-token.js';
import {
  both,
  dayOf,
  kinds,
  postIn,
  schoolStatuses,
  campaignEnds,
  releases,
  mailStates,
  wordOf,
} from '../events/event.words.js';
import type { Both } from '../events/event.words.js';
import type { Held } from './state.fold.js';
import { STATE_LABELS } from './state.labels.js';

/** A field of the state in words. */
export interface FieldWords {
  /** The read model and its column: stable, for programs. */
  readonly field: string;
  /** Of which thing, where the stream is about several: a version, a post. */
  readonly of: LocalText | null;
  readonly label: LocalText;
}

/** The words of a field, null for one that is not shown. `all` is the state that it stands in. */
export const fieldWords = ({ model, key, column }: Held, all: Values): FieldWords | null => {
  const label = STATE_LABELS[model]?.[column];
  if (!label) return null;
  return { field: `${model}.${column}`, of: thingOf(model, key, all), label };
};

type Values = ReadonlyMap<string, Held>;

const versionThen = (key: string, all: Values): LocalText => {
  const number = numberWords(all.get(`${key}/number`)?.value);
  return both(`Version ${number}`, `Fersiwn ${number}`);
};
const postThen = (key: string, all: Values): LocalText => postIn(all.get(`${key}/post_label`)?.value);
const schoolThen = (key: string, all: Values): LocalText | null =>
  (all.get(`${key}/school_name`)?.value as LocalText | undefined) ?? null;

/** What the rows of models are called of which a stream has several. */
const THINGS: Readonly<Record<string, (key: string, all: Values) => LocalText | null>> = {
  'policy-version': versionThen,
  post: postThen,
  membership: schoolThen,
};
const thingOf = (model: string, key: string, all: Values): LocalText | null => THINGS[model]?.(key, all) ?? null;

const isSealedPart = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'sealed' in value && looksSealed(value.sealed);

/** A personal field stays sealed: it is said that it is there, and when it became another. */
export const isSealedValue = (value: unknown): boolean =>
  looksSealed(value) || (Array.isArray(value) && value.some(isSealedPart));

const YES = both('yes', 'ydy');
const NO = both('no', 'nac ydy');

const STATUS: Readonly<Record<string, Both>> = {
  DRAFT: both('draft', 'drafft'),
  SUBMITTED: both('with the approvers', 'gyda’r cymeradwywyr'),
  PUBLISHED: both('in force', 'mewn grym'),
  SUPERSEDED: both('superseded', 'wedi’i disodli'),
  WAITING: both('waiting', 'yn aros'),
  APPROVED: both('approved', 'wedi’i gymeradwyo'),
  REJECTED: both('rejected', 'wedi’i wrthod'),
  VOIDED: both('void', 'yn ddi-rym'),
  WITHDRAWN: both('withdrawn', 'wedi’i dynnu’n ôl'),
  en: both('English', 'Saesneg'),
  cy: both('Welsh', 'Cymraeg'),
  ...kinds,
  ...schoolStatuses,
  ...campaignEnds,
  ...releases,
  ...mailStates,
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const inLondon = { timeZone: 'Europe/London' } as const;
const clock = new Intl.DateTimeFormat('en-GB', { ...inLondon, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Put together here: what stands between day and clock differs from one release of Unicode's data to the next. */
const momentIn = (language: string, value: string): string => {
  const at = new Date(value);
  const day = new Intl.DateTimeFormat(language, { ...inLondon, day: 'numeric', month: 'long', year: 'numeric' });
  return `${day.format(at)}, ${clock.format(at)}`;
};

const textWords = (value: string): Both => {
  if (INSTANT.test(value)) return both(momentIn('en-GB', value), momentIn('cy', value));
  if (DAY.test(value)) return dayOf(value);
  return STATUS[value] ?? namesOfPost(value) ?? both(value, value);
};

const joined = (words: readonly Both[]): Both =>
  both(words.map(({ en }) => en).join(', '), words.map(({ cy }) => cy).join(', '));

interface Step {
  readonly post?: string;
  readonly decision?: { readonly verdict: string } | null;
  readonly groupName?: LocalText;
}

/** A row within a row: a step of an approval with its verdict, a group that a school belongs to. */
const objectWords = (value: object): Both => {
  const { post, decision, groupName } = value as Step;
  if (groupName) return textIn(groupName);
  if (post === undefined) return textIn(value as LocalText);
  const who = postIn(post);
  const verdict = wordOf(STATUS, decision?.verdict ?? 'WAITING');
  return both(`${who.en}: ${verdict.en}`, `${who.cy}: ${verdict.cy}`);
};

const textIn = ({ en, cy }: LocalText): Both => both(en ?? cy ?? '', cy ?? en ?? '');

const numberWords = (value: unknown): string => (typeof value === 'number' ? String(value) : '');

/** A value in words of both languages; null stays null. */
export const valueWords = (value: unknown): Both | null => {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return joined(value.map((one) => valueWords(one) ?? both('', '')));
  if (typeof value === 'boolean') return value ? YES : NO;
  if (typeof value === 'string') return textWords(value);
  return typeof value === 'object' ? objectWords(value) : both(numberWords(value), numberWords(value));
};
