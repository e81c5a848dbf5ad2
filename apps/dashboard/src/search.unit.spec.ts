import { describe, expect, it } from '@jest/globals';
import { nextPage } from './screens/sign-in/next-page.js';
import { parseSearch, policiesSearch, stringifySearch, texts } from './search.js';

describe('the search part of an address', () => {
  it('is texts, never JSON: a year stays a year', () => {
    expect(parseSearch('?asOf=2026&x=true')).toEqual({ asOf: '2026', x: 'true' });
  });

  it('is written as it was read, and without what is not set', () => {
    const text = '?asOf=2026-06-12T17:00&status=DUE';
    expect(stringifySearch(parseSearch(text))).toBe(text);
    expect(stringifySearch({ a: undefined, b: '', c: 3 })).toBe('');
  });

  it('leaves no key for what is not set, so that a link inherits the date', () => {
    expect('asOf' in texts({ asOf: '' }, 'asOf')).toBe(false);
  });

  it('takes only a status that there is', () => {
    expect(policiesSearch({ status: 'OVERDUE', schoolId: 's' })).toEqual({ status: 'OVERDUE', schoolId: 's' });
    expect(policiesSearch({ status: 'GREEN' })).toEqual({});
  });
});

describe('the way on from the door', () => {
  it('stays on this site', () => {
    expect(nextPage('/policies?status=DUE')).toBe('/policies?status=DUE');
    for (const next of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      undefined,
      '',
      '/sign-in?next=/',
    ]) {
      expect(nextPage(next)).toBe('/');
    }
  });
});
