import { describe, expect, it } from '@jest/globals';
import { byName, matches, searchOf } from './people.search.js';

const named = (givenName: string | null, familyName: string | null) => ({
  ...{ givenName, familyName, personId: `${givenName ?? ''}${familyName ?? ''}`, tenantId: 't' },
});

describe('a search for a name', () => {
  it.each([
    ['lloyd', 'Siân', 'Lloyd-Jones'],
    ['SIAN', 'Siân', 'Lloyd-Jones'],
    ['jones siân', 'Siân', 'Lloyd-Jones'],
    ['lloyd-jones', 'Siân', 'Lloyd-Jones'],
    ["o'neill", 'Cara', 'O’Neill'],
    ['ll', 'Siân', 'Lloyd-Jones'],
    ['', 'Siân', 'Lloyd-Jones'],
  ])('for "%s" finds %s %s', (text, given, family) => {
    expect(matches(named(given, family), searchOf(text))).toBe(true);
  });

  it.each([
    ['oyd', 'Siân', 'Lloyd-Jones'],
    ['sian evans', 'Siân', 'Lloyd-Jones'],
    ['%', 'Siân', 'Lloyd-Jones'],
  ])('for "%s" does not find %s %s', (text, given, family) => {
    expect(matches(named(given, family), searchOf(text))).toBe(false);
  });

  it('finds nobody who has no name any more', () => {
    expect(matches(named(null, null), searchOf('a'))).toBe(false);
  });

  it('that is longer than a name is refused', () => {
    expect(() => searchOf('a'.repeat(101))).toThrow('Search for at most 100 characters of a name.');
  });
});

describe('people', () => {
  it('stand by family name, those without one last', () => {
    const people = [named('A', null), named('B', 'Zeal'), named('C', 'évans'), named('B', 'Evans')];
    expect([...people].sort(byName).map(({ givenName, familyName }) => `${givenName} ${familyName}`)).toEqual([
      'B Evans',
      'C évans',
      'B Zeal',
      'A null',
    ]);
  });
});
