import type { LocalText } from '#contracts/local-text.js';
import { namesOfPost } from '#contracts/post-names.js';
import type { JsonObject } from '#platform/kernel/json.js';

/** A text in both languages, always. */
export interface Both {
  readonly en: string;
  readonly cy: string;
}

export const both = (en: string, cy: string): Both => ({ en, cy });

/** What an event says, from its body. */
export type Sentence = (body: JsonObject) => Both;
type In = (text: string) => string;

/** One sentence around one word of the body. */
export const about = (word: Both, en: In, cy: In): Both => both(en(word.en), cy(word.cy));
/** A sentence that needs nothing of the body. */
export const always =
  (en: string, cy: string): Sentence =>
  () =>
    both(en, cy);

/** A text of the record in each language; one that is there in one language alone is shown in that one. */
export const textIn = (value: unknown): Both => {
  if (typeof value === 'string') return both(value, value);
  const { en, cy } = (value ?? {}) as Partial<LocalText>;
  return both(en ?? cy ?? '', cy ?? en ?? '');
};

export const quoted = (value: unknown): Both => {
  const { en, cy } = textIn(value);
  return both(`“${en}”`, `“${cy}”`);
};

export const number = (value: unknown): string => (typeof value === 'number' ? String(value) : '');

const dayIn = (language: string, value: string): string => {
  const day = Date.parse(`${value}T00:00:00Z`);
  if (Number.isNaN(day)) return value;
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    day,
  );
};

/** A calendar day in words: `30 November 2026`. What is no day stays as it is written. */
export const dayOf = (value: unknown): Both => {
  const { en } = textIn(value);
  return both(dayIn('en-GB', en), dayIn('cy', en));
};

type Dictionary = Readonly<Record<string, Both>>;

/** The word for a code; a code that has none is shown with spaces, never as nothing. */
export const wordOf = (dictionary: Dictionary, code: unknown): Both => {
  const { en } = textIn(code);
  return dictionary[en] ?? both(en.replace(/[-_]/g, ' '), en.replace(/[-_]/g, ' '));
};

export const kinds: Dictionary = {
  staff: both('member of staff', 'aelod o staff'),
  teacher: both('teacher', 'athro neu athrawes'),
  support: both('support staff', 'staff cymorth'),
  governor: both('governor', 'llywodraethwr'),
  trustee: both('trustee', 'ymddiriedolwr'),
  volunteer: both('volunteer', 'gwirfoddolwr'),
  contractor: both('contractor', 'contractwr'),
  trainee: both('trainee', 'hyfforddai'),
  parent: both('parent', 'rhiant'),
  pupil: both('pupil', 'disgybl'),
};

/** A post as it is said; one that somebody named in their own words stays in those. */
export const postIn = (value: unknown): Both =>
  (typeof value === 'string' ? namesOfPost(value) : null) ?? wordOf({}, value);

export const schoolStatuses: Dictionary = {
  proposed: both('proposed', 'yn arfaethedig'),
  open: both('open', 'ar agor'),
  closing: both('to close', 'i gau'),
  closed: both('closed', 'ar gau'),
};

export const returnReasons: Dictionary = {
  edited: both('its text was edited', 'golygwyd ei destun'),
  rejected: both('it was rejected', 'fe’i gwrthodwyd'),
  withdrawn: both('the request was withdrawn', 'tynnwyd y cais yn ôl'),
};

export const campaignEnds: Dictionary = {
  superseded: both('a new version replaced the one it was about', 'disodlwyd y fersiwn dan sylw gan un newydd'),
  closed: both('somebody closed it', 'fe’i caewyd gan rywun'),
  archived: both('the policy is no longer kept', 'nid yw’r polisi’n cael ei gadw mwyach'),
};

export const releases: Dictionary = {
  left: both('they left', 'maent wedi gadael'),
  closed: both('the campaign was closed', 'caewyd yr ymgyrch'),
};

export const mails: Dictionary = {
  link: both('message with the link', 'neges â’r ddolen'),
  nudge: both('reminder', 'neges atgoffa'),
  receipt: both('receipt', 'derbynneb'),
};

export const mailStates: Dictionary = {
  sent: both('sent', 'anfonwyd'),
  failed: both('it could not be delivered', 'ni ellid ei danfon'),
  'not-sent': both('not sent, for there is no mail server', 'nis anfonwyd, gan nad oes gweinydd post'),
};

export const roles: Dictionary = {
  TRUST_LEAD: both('lead', 'arweinydd'),
  HEADTEACHER: both('headteacher', 'pennaeth'),
  CLERK: both('clerk', 'clerc'),
  STAFF: both('member of staff', 'aelod o staff'),
  AUDITOR: both('auditor', 'archwilydd'),
  INTEGRATOR: both('another system', 'system arall'),
};
