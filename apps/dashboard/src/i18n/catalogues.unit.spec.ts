import { readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { definedMessages, flatten } from './define-messages.js';
import type { Words } from './define-messages.js';
import { sameInBoth } from './same-in-both.js';

const sources = path.resolve(import.meta.dirname, '..');
const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(^|[/\\.])messages\.ts$/.test(file),
);

/** An argument of a sentence: its name, its kind, and the forms of a plural. */
interface Argument {
  readonly name: string;
  readonly kind: string;
  readonly forms: readonly string[];
}

type Token = string | readonly [string, string?, unknown?];

const argumentsIn = (tokens: unknown): Argument[] => {
  if (!Array.isArray(tokens)) return [];
  return (tokens as Token[]).flatMap((token) => {
    if (typeof token === 'string') return [];
    const [name, kind = 'text', format] = token;
    const forms = typeof format === 'object' && format !== null ? format : {};
    return [
      { name, kind, forms: kind === 'number' ? [] : Object.keys(forms).filter((form) => form !== 'offset') },
      ...Object.values(forms).flatMap(argumentsIn),
    ];
  });
};

const read = (icu: string): Argument[] => argumentsIn(compileMessageOrThrow(icu));

const isReadable = (icu: string): boolean => {
  try {
    read(icu);
    return true;
  } catch {
    return false;
  }
};

const names = (icu: string): string[] => [...new Set(read(icu).map(({ name }) => name))].sort();

const plurals = (icu: string): Argument[] => read(icu).filter(({ kind }) => kind === 'plural');

const WELSH_FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];

describe('Each catalogue of words', () => {
  const english = new Map<string, string>();
  const welsh = new Map<string, string>();
  const namespaces: string[] = [];
  const strays: string[] = [];

  beforeAll(async () => {
    for (const file of files) {
      await import(path.join(sources, file));
      const inWelsh = file.replace(/\.ts$/, '.cy.ts');
      const exported = (await import(path.join(sources, inWelsh))) as Record<string, Words>;
      for (const [name, words] of Object.entries(exported)) {
        if (!name.endsWith('Welsh')) strays.push(`${inWelsh}: ${name}`);
        namespaces.push(name.replace(/Welsh$/, ''));
        for (const [id, text] of Object.entries(flatten(name.replace(/Welsh$/, ''), words))) welsh.set(id, text);
      }
    }
    for (const texts of definedMessages().values()) {
      for (const [id, text] of Object.entries(texts)) english.set(id, text);
    }
  });

  it('has a namespace of its own, with its Welsh beside it under `<namespace>Welsh`', () => {
    expect(strays).toEqual([]);
    expect(files.length).toBeGreaterThan(15);
    expect(namespaces.sort()).toEqual([...definedMessages().keys()].sort());
    expect(new Set(namespaces).size).toBe(files.length);
  });

  it('says the same things in both languages', () => {
    expect([...welsh.keys()].sort()).toEqual([...english.keys()].sort());
    expect([...english, ...welsh].filter(([, text]) => text.trim() === '').map(([id]) => id)).toEqual([]);
  });

  it('can be read as ICU MessageFormat', () => {
    const unreadable = (texts: ReadonlyMap<string, string>): string[] =>
      [...texts].filter(([, icu]) => !isReadable(icu)).map(([id]) => id);
    expect([...unreadable(english), ...unreadable(welsh)]).toEqual([]);
  });

  it('takes the same values in both languages', () => {
    const uneven = [...english].filter(([id, icu]) => names(icu).join() !== names(welsh.get(id) ?? '').join());
    expect(uneven.map(([id]) => id)).toEqual([]);
  });

  it('counts by one and other in English', () => {
    const lacking = [...english].filter(([, icu]) =>
      plurals(icu).some(({ forms }) => !['one', 'other'].every((form) => forms.includes(form))),
    );
    expect(lacking.map(([id]) => id)).toEqual([]);
  });

  it('counts by all six forms in Welsh wherever English counts', () => {
    const lacking = [...english].filter(([id, icu]) =>
      plurals(icu).some(({ name }) => {
        const same = plurals(welsh.get(id) ?? '').filter((plural) => plural.name === name);
        return same.length === 0 || same.some(({ forms }) => !WELSH_FORMS.every((form) => forms.includes(form)));
      }),
    );
    expect(lacking.map(([id]) => id)).toEqual([]);
  });

  it('is translated: nothing is the same in both, but for what was looked at and is named', () => {
    const same = [...english].filter(([id, text]) => text === welsh.get(id)).map(([id]) => id);
    expect(same.sort()).toEqual(Object.keys(sameInBoth).sort());
  });
});
