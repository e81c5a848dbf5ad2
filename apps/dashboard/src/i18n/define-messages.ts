import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';

/** What stands in for the names in braces; a count that is written out is `{n, number}`. */
export type Values = Readonly<Record<string, string | number>>;

/** A sentence in ICU MessageFormat that takes values. */
export class Message<out Own extends Values> {
  /** Never set: carries the type alone. */
  declare readonly own?: Own;

  constructor(readonly icu: string) {}
}

/** A text, a sentence with values, or a group of them. */
export interface Definitions {
  readonly [key: string]: string | Message<Values> | Definitions;
}

/** What a screen reads: a text as a string, a sentence as a function of its values, a group as a group. */
export type Catalogue<Defined> = {
  readonly [Key in keyof Defined]: Defined[Key] extends Message<infer Own>
    ? (values: Own) => string
    : Defined[Key] extends string
      ? string
      : Catalogue<Defined[Key]>;
};

/** The same keys in Welsh; each is ICU MessageFormat, whether it takes values or not. */
export type WelshOf<Read> = {
  readonly [Key in keyof Read]: Read[Key] extends string | ((values: never) => string) ? string : WelshOf<Read[Key]>;
};

/** Texts by the path of their keys; a Welsh catalogue as much as English definitions. */
export interface Words {
  readonly [key: string]: string | Message<Values> | Words;
}

type Compiled = ReturnType<typeof compileMessage>;
const compiled = new Map<string, Compiled>();

/** Lingui compiles at every reading; a cell of the matrix is read two thousand times. */
const compileOnce = (icu: string): Compiled => {
  const known = compiled.get(icu);
  if (known !== undefined) return known;
  const made = compileMessage(icu);
  compiled.set(icu, made);
  return made;
};

/** The reader's language and its words. English is what the screens define; Welsh is loaded when it is wanted. */
export const i18n = setupI18n({ locale: 'en', messages: { en: {}, cy: {} } }).setMessagesCompiler(compileOnce);

const icuOf = (text: string | Message<Values>): string => (typeof text === 'string' ? text : text.icu);

const isText = (text: string | Message<Values> | Words): text is string | Message<Values> =>
  typeof text === 'string' || text instanceof Message;

/** All texts of a catalogue by id: `school.title`, `shared.status.I`. */
export const flatten = (path: string, words: Words): Record<string, string> =>
  Object.fromEntries(
    Object.entries(words).flatMap(([key, text]) => {
      const id = `${path}.${key}`;
      return isText(text) ? [[id, icuOf(text)]] : Object.entries(flatten(id, text));
    }),
  );

const defined = new Map<string, Record<string, string>>();

/** The English texts of each namespace that has been loaded, by id. For tests. */
export const definedMessages = (): ReadonlyMap<string, Record<string, string>> => defined;

/** Adds a namespace's Welsh. */
export const loadWelsh = (namespace: string, words: Words): void => i18n.load('cy', flatten(namespace, words));

const plain = (id: string, english: string): PropertyDescriptor => ({
  enumerable: true,
  get: () => i18n._(id, undefined, { message: english }),
});

const spoken = (id: string, { icu }: Message<Values>): PropertyDescriptor => ({
  enumerable: true,
  value: (values: Values) => i18n._(id, values, { message: icu }),
});

const catalogueOf = (path: string, words: Words): object => {
  const descriptorOf = (key: string, text: string | Message<Values> | Words): PropertyDescriptor => {
    const id = `${path}.${key}`;
    if (typeof text === 'string') return plain(id, text);
    return text instanceof Message ? spoken(id, text) : { enumerable: true, value: catalogueOf(id, text) };
  };
  const descriptors = Object.entries(words).map(([key, text]) => [key, descriptorOf(key, text)] as const);
  return Object.defineProperties({}, Object.fromEntries(descriptors));
};

/** A sentence that takes values: `message<{ days: number }>('{days, plural, one {# day} other {# days}}')`. */
export const message = <Own extends Values>(icu: string): Message<Own> => new Message<Own>(icu);

/**
 * The English words of a screen, under a name that no other has. Beside them, in `messages.cy.ts`, `<namespace>Welsh` of
 * type `WelshOf<typeof ...>` says the same in Welsh. Read them while rendering: a module-level constant would keep the
 * language of the moment when it was loaded.
 */
export const defineMessages = <const Defined extends Definitions>(
  namespace: string,
  definitions: Defined,
): Catalogue<Defined> => {
  defined.set(namespace, flatten(namespace, definitions));
  return catalogueOf(namespace, definitions) as Catalogue<Defined>;
};
