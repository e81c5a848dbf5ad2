import { describe, expect, it } from '@jest/globals';
import { storable, storableText } from './storable-text.js';

describe('a text from a file', () => {
  it('loses zero characters and halves of surrogate pairs, and nothing else', () => {
    expect(storableText('a\u0000b\ud800c\udfffd')).toBe('abcd');
    expect(storableText('Cyfryngau ŵ 😀\n\t')).toBe('Cyfryngau ŵ 😀\n\t');
  });

  it('is cleaned wherever it stands', () => {
    expect(storable({ title: { en: 'a\u0000', cy: null }, list: ['\ud800b'] })).toEqual({
      title: { en: 'a', cy: null },
      list: ['b'],
    });
  });
});
