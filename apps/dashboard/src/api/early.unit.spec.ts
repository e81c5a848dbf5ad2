import { describe, expect, it } from '@jest/globals';
import { keepEarly, takeEarly } from './early.js';
import { operation } from './graphql.js';

const one = operation<string, { chase: number; since: string | null }>('query One { a }');
const other = operation<string, { chase: number; since: string | null }>('query Other { a }');
const variables = { chase: 4, since: null };

describe('A question that was put early', () => {
  it('is answered to who asks the same, in whichever order it is written', async () => {
    keepEarly(one, variables, Promise.resolve('early'));
    await expect(takeEarly(one, { since: null, chase: 4 })).resolves.toBe('early');
  });

  it('is answered once: the next time it is asked afresh', () => {
    keepEarly(one, variables, Promise.resolve('early'));
    expect(takeEarly(one, variables)).not.toBeNull();
    expect(takeEarly(one, variables)).toBeNull();
  });

  it.each([
    ['another question', other, variables],
    ['other variables', one, { ...variables, chase: 100 }],
  ])('is not the answer to %s, and is gone', (_, document, asked) => {
    keepEarly(one, variables, Promise.resolve('early'));
    expect(takeEarly(document, asked)).toBeNull();
    expect(takeEarly(one, variables)).toBeNull();
  });

  it('fails to who takes it, and to nobody where it is not taken', async () => {
    keepEarly(one, variables, Promise.reject(new Error('gone')));
    await new Promise((resolve) => setTimeout(resolve, 0));
    await expect(takeEarly(one, variables)).rejects.toThrow('gone');
  });
});
