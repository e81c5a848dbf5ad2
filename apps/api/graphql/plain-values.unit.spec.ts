import { describe, expect, it } from '@jest/globals';
import { GraphQLBoolean, GraphQLID, GraphQLInt, GraphQLString } from 'graphql';
import { plainLeaf, plainList, plainObject, plainPresent } from './plain-values.js';
import { scalars } from './scalars.js';

const spot = plainObject([
  { key: 'number', name: 'n', complete: plainPresent(plainLeaf(GraphQLInt)) },
  { key: 'names', name: 'names', complete: plainList(plainLeaf(GraphQLString)) },
  { key: '__typename', name: '__typename', complete: () => 'Spot' },
]);

describe('a value with nothing to resolve below it', () => {
  it('is completed field by field, in the order of the question', () => {
    const made = spot({ names: new Set(['a', null]), n: 3, more: true });
    expect(JSON.stringify(made)).toBe('{"number":3,"names":["a",null],"__typename":"Spot"}');
    expect(spot(undefined)).toBeNull();
  });

  it('may compute its fields when they are read', () => {
    const made = spot({
      get n() {
        return 7;
      },
    });
    expect(made).toEqual({ number: 7, names: null, __typename: 'Spot' });
  });

  it('is left to graphql-js where something is wrong, late or has to be called', () => {
    const late = Promise.resolve('later');
    late.catch(() => undefined);
    const wrong: unknown[] = [{}, { n: null }, { n: 1.5 }, { n: 1, names: 'text' }, { n: 1, names: [late] }];
    const called: unknown[] = [{ n: () => 1 }, { n: 1, names: () => ['a'] }, { n: 1, names: late }, () => ({ n: 1 })];
    for (const value of [...wrong, ...called, 'text', 3, new Error('failed'), Promise.resolve({ n: 1 })])
      expect(() => spot(value)).toThrow();
  });

  it('has leaves that are written as their types write them', () => {
    expect(plainLeaf(GraphQLID)(7)).toBe('7');
    expect(plainLeaf(GraphQLBoolean)(1)).toBe(true);
    expect(plainLeaf(scalars.DateTime)(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
    for (const value of [Promise.resolve('x'), () => 'x', new Error('x')])
      expect(() => plainLeaf(scalars.DateTime)(value)).toThrow();
  });
});
