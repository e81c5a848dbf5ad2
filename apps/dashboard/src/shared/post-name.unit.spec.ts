import { describe, expect, it } from '@jest/globals';
import { postName, postsHeld } from './post-name.js';

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

  it('has an article where there may be several holders', () => {
    expect(
      [['teacher'], ['assistant-headteacher'], ['headteacher'], ['head of year 9'], ['eco lead'], []].map(postsHeld),
    ).toEqual(['a teacher', 'an assistant headteacher', 'headteacher', 'a head of year 9', 'an eco lead', '']);
  });

  it('stands beside others', () => {
    expect(postsHeld(['deputy headteacher', 'designated safeguarding lead', 'governor'])).toBe(
      'a deputy headteacher, designated safeguarding lead and a governor',
    );
  });
});
