import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { limits } from './limits.js';

const schema = buildSchema('type Query { node: Query name: String }');
const refusals = (text: string): readonly string[] =>
  validate(schema, parse(text), [...specifiedRules, ...limits]).map(({ message }) => message);

const nested = (levels: number): string => `{ ${'node { '.repeat(levels - 1)}name${' }'.repeat(levels - 1)} }`;
const times = (count: number, text: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ');

describe('a document within the limits', () => {
  it('passes at exactly ten levels, fifteen aliases, ten directives and twenty fragments', () => {
    expect(refusals(nested(10))).toEqual([]);
    expect(refusals(`{ ${times(15, (n) => `a${String(n)}: name`)} }`)).toEqual([]);
    expect(refusals(`{ ${times(10, () => 'name @skip(if: false)')} }`)).toEqual([]);
    expect(refusals(`{ ${times(20, () => '... { name }')} }`)).toEqual([]);
  });
});

describe('a document beyond a limit', () => {
  it('is refused for its depth, once, however much deeper it goes', () => {
    expect(refusals(nested(11))).toEqual(['A document may have at most 10 levels.']);
    expect(refusals(nested(40))).toEqual(['A document may have at most 10 levels.']);
  });

  it('is refused for its aliases, once', () => {
    expect(refusals(`{ ${times(40, (n) => `a${String(n)}: name`)} }`)).toEqual([
      'A document may have at most 15 aliases.',
    ]);
  });

  it('is refused for its directives and its fragments', () => {
    expect(refusals(`{ ${times(11, () => 'name @skip(if: false)')} }`)).toEqual([
      'A document may have at most 10 directives.',
    ]);
    expect(refusals(`{ ${times(21, () => '... { name }')} }`)).toEqual(['A document may have at most 20 fragments.']);
  });

  it('counts over all its operations together', () => {
    const operations = times(2, (n) => `query q${String(n)} { ${times(8, (m) => `a${String(m)}: name`)} }`);
    expect(refusals(operations)).toEqual(['A document may have at most 15 aliases.']);
  });
});
