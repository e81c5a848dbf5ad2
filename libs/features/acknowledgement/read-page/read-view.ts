import type { SectionChange } from '#contracts/compare/compare-versions.js';

/** The languages of the read page. */
export type ReadLanguage = 'en' | 'cy';

/** A step of the page, as its address names it. */
export type ReadStep = 'changes' | 'read' | 'confirm';

/** Where the page's links and its form lead: paths of this site. */
export interface ReadLinks {
  readonly changes: string;
  readonly read: string;
  readonly confirm: string;
  /** Where the form is posted. */
  readonly sign: string;
  /** This page in the other language. */
  readonly otherLanguage: string;
  /** The receipt as a file, if there is one to fetch. */
  readonly receipt?: string;
  /** How to ask the policy's owner a question, if there is a way. */
  readonly question?: string;
}

/** A section of the text. */
export interface ReadSection {
  readonly number: string | null;
  readonly heading: string;
  /** 1 for a top section. */
  readonly level: number;
  /** Paragraphs divided by empty lines. */
  readonly text: string;
}

/** The version that the same person signed before, and what changed since. */
export interface PreviousReading {
  readonly number: number;
  /** Day, ISO 8601. */
  readonly readOn: string;
  readonly changes: readonly SectionChange[];
}

/** What somebody who has signed holds. */
export interface ReadReceipt {
  readonly typedName: string;
  /** Instant, ISO 8601 in UTC. */
  readonly signedAt: string;
  /** SHA-256 of the version's content, hexadecimal. */
  readonly contentHash: string;
  /** Place in the school's record. */
  readonly position: number;
}

/** What is wrong with a form that was sent. */
export type FormError = 'NAME_MISSING' | 'NOT_AGREED';

/** Where the reader stands. */
export type ReadState =
  | { readonly kind: 'changes' | 'read' }
  | {
      readonly kind: 'confirm';
      /** As typed before, so that nobody types twice. */
      readonly typedName: string;
      readonly agreed: boolean;
      readonly errors: readonly FormError[];
      /** A refusal of the domain, in the page's language. */
      readonly refusal?: string;
      /** Fields that travel with the form: the version that was read, the idempotency key. */
      readonly hidden: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'signed' | 'already-signed'; readonly receipt: ReadReceipt }
  | {
      readonly kind: 'superseded';
      readonly newerNumber: number;
      /** Where the newer version is read; null while nobody has asked this person to. */
      readonly newerLink: string | null;
    }
  | { readonly kind: 'ended'; readonly because: 'closed' | 'left' | 'expired' };

/** A link that leads to a request, and all that its pages say. */
export interface KnownReadView {
  readonly lang: ReadLanguage;
  readonly schoolName: string;
  /** null once erased. */
  readonly personName: string | null;
  readonly policyTitle: string;
  readonly versionNumber: number;
  /** Day, ISO 8601. */
  readonly dueOn: string;
  /** What a signer agrees to. */
  readonly statement: string;
  /** The language of title, statement and text, where it is not the page's. */
  readonly textLang?: ReadLanguage;
  readonly previous?: PreviousReading | null;
  readonly sections: readonly ReadSection[];
  readonly minutesToRead: number;
  readonly state: ReadState;
  readonly links: ReadLinks;
}

/** A link that leads nowhere, or a page that could not be made: it names neither school nor person. */
export interface StrayReadView {
  readonly lang: ReadLanguage;
  readonly state: { readonly kind: 'unknown' } | { readonly kind: 'failed'; readonly correlationId: string };
  readonly links: Pick<ReadLinks, 'otherLanguage'>;
}

/** Everything that the read page can show. */
export type ReadView = KnownReadView | StrayReadView;

/** The addresses of one link's pages: `/read/TOKEN?step=read&lang=cy`. */
export const readLinks = (token: string, lang: ReadLanguage, step: ReadStep): ReadLinks => {
  const address = (toStep: ReadStep, inLang: ReadLanguage): string =>
    `/read/${encodeURIComponent(token)}?step=${toStep}&lang=${inLang}`;
  return {
    changes: address('changes', lang),
    read: address('read', lang),
    confirm: address('confirm', lang),
    sign: address('confirm', lang),
    otherLanguage: address(step, lang === 'en' ? 'cy' : 'en'),
  };
};

/** Whole minutes to read a text, at 230 words a minute; at least one. */
export const minutesToRead = (sections: readonly ReadSection[]): number => {
  const words = sections.flatMap(({ heading, text }) => `${heading} ${text}`.match(/\S+/g) ?? []).length;
  return Math.max(1, Math.round(words / 230));
};
