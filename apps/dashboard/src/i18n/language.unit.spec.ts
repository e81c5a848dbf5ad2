import { describe, expect, it } from '@jest/globals';
import { preferred } from './language.js';

describe('the language of a first visit', () => {
  it('is the first of the browser’s that there are screens in', () => {
    expect(preferred(null, ['cy-GB', 'en'])).toBe('cy');
    expect(preferred(null, ['fr', 'CY', 'en'])).toBe('cy');
    expect(preferred(null, ['en-GB', 'cy'])).toBe('en');
    expect(preferred(null, ['fr'])).toBe('en');
    expect(preferred(null, [])).toBe('en');
  });
});

describe('the language of a later visit', () => {
  it('is what was chosen, whatever the browser says', () => {
    expect(preferred('en', ['cy'])).toBe('en');
    expect(preferred('cy', ['en'])).toBe('cy');
  });

  it('is the browser’s where what was stored is no language', () => {
    expect(preferred('klingon', ['cy'])).toBe('cy');
  });
});
