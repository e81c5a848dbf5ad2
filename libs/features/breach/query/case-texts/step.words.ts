import type { LocalText } from '#contracts/local-text.js';

/** The two languages of a sentence. */
export type Tongue = 'en' | 'cy';

/** A text that both languages have. */
export type Both = { readonly en: string; readonly cy: string };

const both = (en: string, cy: string): Both => ({ en, cy });

/** What the codes of a case are called within a sentence. */
export const codeWords: Readonly<Record<string, Both>> = {
  low: both('low', 'isel'),
  serious: both('serious', 'difrifol'),
  critical: both('critical', 'critigol'),
  LADO: both('The LADO', 'i’r LADO'),
  ICO: both('The ICO', 'i’r ICO'),
  POLICE: both('The police', 'i’r heddlu'),
  CEOP: both('CEOP', 'i CEOP'),
  CHILD_PROTECTION: both('Child protection', 'i’r gwasanaeth amddiffyn plant'),
  HR: both('Human resources', 'i adnoddau dynol'),
  TRUST: both('The trust', 'i’r ymddiriedolaeth'),
  SUBSTANTIATED: both('substantiated', 'wedi’i gadarnhau'),
  FALSE: both('false', 'yn ffug'),
  MALICIOUS: both('malicious', 'yn faleisus'),
  UNSUBSTANTIATED: both('unsubstantiated', 'heb ei gadarnhau'),
  UNFOUNDED: both('unfounded', 'yn ddi-sail'),
};

const formats: Readonly<Record<Tongue, Intl.DateTimeFormat>> = {
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' }),
  cy: new Intl.DateTimeFormat('cy', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' }),
};

/** An instant as a sentence says it, on London's clocks. */
export const momentIn = (tongue: Tongue, instant: unknown): string => formats[tongue].format(new Date(String(instant)));

/** The same sentence made in each language. */
export const inBoth = (make: (tongue: Tongue) => string): LocalText => ({ en: make('en'), cy: make('cy') });
