import { describe, expect, it } from '@jest/globals';
import { plainArray, textArray } from './array-literal.js';

describe('An array literal', () => {
  it('holds numbers, truth and nothing as they are', () => {
    expect(plainArray([1, -2.5, true, null])).toBe('{1,-2.5,true,NULL}');
  });

  it('quotes every text, and in it quotes and backslashes', () => {
    expect(textArray(['a', '', 'NULL', 'x,y}', 'say "no"', 'C:\\', null, 3])).toBe(
      '{"a","","NULL","x,y}","say \\"no\\"","C:\\\\",NULL,3}',
    );
  });
});
