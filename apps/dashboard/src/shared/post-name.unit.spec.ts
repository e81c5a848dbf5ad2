import { describe, expect, it } from '@jest/globals';
import { postName } from './post-name.js';

describe('a post', () => {
  it('is named by its label and by its key', () => {
    expect(['headteacher', 'Chair of governors', 'chair-of-governors', 'trust board'].map(postName)).toEqual([
      'headteacher',
      'chair of governors',
      'chair of governors',
      'trust board',
    ]);
  });

  it('keeps the words of a school that the platform does not know', () => {
    expect(postName('head of year 9')).toBe('head of year 9');
    expect(postName('trust-safeguarding-lead')).toBe('trust safeguarding lead');
  });
});
