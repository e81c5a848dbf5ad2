import type { PersonRecord } from '../../../../../libs/contracts/graphql/schema.types.js';
import { formatPartialDate } from '../../shared/format.js';
import { postName } from '../../shared/post-name.js';
import { peopleMessages as words } from './messages.js';
import { isKind, kindName } from './people-words.js';
import type { Kind } from './people-words.js';

/** A person's record as it stood when somebody began to change it. */
export interface Seen {
  readonly version: number;
  readonly name: string | null;
  readonly email: string;
  readonly kind: Kind | '';
  readonly language: 'en' | 'cy';
  /** Names of the posts held. */
  readonly posts: readonly string[];
  readonly absentSince: string | null;
  readonly leftOn: string | null;
}

/** What is on the screen of a record. */
export const seenOf = ({ person, version }: PersonRecord): Seen => ({
  version,
  name: person.name ?? null,
  email: person.email ?? '',
  kind: isKind(person.kind) ? person.kind : '',
  language: person.language === 'cy' ? 'cy' : 'en',
  posts: person.posts.map(({ post }) => post),
  absentSince: person.absentSince ?? null,
  leftOn: person.leftOn ?? null,
});

/** The answers of the form. A name is shown whole and never taken apart: both its fields begin empty and stay so. */
export interface Changes extends Pick<Seen, 'email' | 'kind'> {
  readonly language: 'en' | 'cy' | '';
  readonly givenName: string;
  readonly familyName: string;
  /** What they are changes of; kept with the draft, so that it is never sent as a change of something newer. */
  readonly seen: Seen;
}

/** A form over what was seen. */
export const changesOf = (seen: Seen): Changes => {
  const { email, kind, language } = seen;
  return { givenName: '', familyName: '', email, kind, language, seen };
};

const DETAILS = ['givenName', 'familyName', 'email', 'kind', 'language'] as const;

/** Only what is different is sent: what stays is no event. */
export const changedOnly = (values: Changes): Partial<Record<keyof Changes, string | null>> => {
  const before = changesOf(values.seen);
  const changed = DETAILS.filter((name) => values[name] !== before[name]);
  return Object.fromEntries(
    changed.map((name) => [name, name === 'email' && values[name] === '' ? null : values[name]]),
  );
};

/** The same over what stands there now: what was typed stays, what was left alone follows. */
export const goOnFrom = (values: Changes, now: Seen): Changes => ({
  ...changesOf(now),
  ...Object.fromEntries(Object.keys(changedOnly(values)).map((name) => [name, values[name as keyof Changes]])),
});

const stateOf = ({ leftOn, absentSince }: Seen): string => {
  if (leftOn) return words.left({ day: formatPartialDate(leftOn) });
  return absentSince ? words.away({ day: formatPartialDate(absentSince) }) : words.here;
};

const linesOf = (seen: Seen): readonly (readonly [label: string, text: string])[] => [
  [words.name, seen.name ?? words.erasedPerson],
  [words.email, seen.email || words.noEmail],
  [words.kindIs, kindName(seen.kind)],
  [words.language, words.languageIs[seen.language]],
  [words.posts, seen.posts.map((post) => postName(post)).join(', ') || words.noPost],
  [words.state, stateOf(seen)],
];

/** What reads otherwise now, a sentence each; empty where nothing that is shown does. */
export const differences = (seen: Seen, now: Seen): string[] => {
  const after = linesOf(now);
  return linesOf(seen).flatMap(([label, before], n) => {
    const text = after[n]?.[1] ?? '';
    return text === before ? [] : [words.meanwhileLine({ label, before, after: text })];
  });
};
