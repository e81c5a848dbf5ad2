import { describe, expect, it } from '@jest/globals';
import { statusWithDays } from './status-words.js';
import { codesOf, lookOf } from './status.js';
import { speak } from './local-text.js';

describe('a status', () => {
  const looks = codesOf('IDOANXB').map((code) => lookOf(code, 9));

  it('has a shape of its own', () => {
    expect(new Set(looks.map(({ shape }) => shape)).size).toBe(7);
  });

  it('that nobody earned is not shown as in date', () => {
    expect(lookOf('N', null)).not.toEqual(lookOf('I', null));
    expect(lookOf('B', null).sign).toBe('');
  });

  it('that this page does not know is refused, never guessed', () => {
    expect(() => codesOf('IZ')).toThrow('Z');
  });

  it('is said with its days', () => {
    expect([
      statusWithDays('O', 1),
      statusWithDays('O', 0),
      statusWithDays('D', 12),
      statusWithDays('D', 0),
      statusWithDays('I', null),
    ]).toEqual(['overdue 1 day', 'overdue today', 'due in 12 days', 'due today', 'in date']);
  });

  it('fits its cell after years', () => {
    expect(lookOf('O', 4380).sign).toBe('1k+');
  });
});

describe('a text in two languages', () => {
  it('is given in the reader’s, else in the other, which is named', () => {
    expect(speak({ en: 'Policy', cy: 'Polisi' }, 'cy')).toEqual({ text: 'Polisi', lang: 'cy' });
    expect(speak({ en: 'Policy', cy: null }, 'cy')).toEqual({ text: 'Policy', lang: 'en' });
    expect(speak(null, 'en')).toEqual({ text: '', lang: 'en' });
  });
});
