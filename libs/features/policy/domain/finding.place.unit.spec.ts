import { describe, expect, it } from '@jest/globals';
import { findingPlaces } from './finding.place.js';

const section = (number: string | null, heading: string, text: string) => ({ number, heading, text });
const sections = [
  section('1', 'Scope', 'It is for all staff.\nThe Data Protection Act 1998 applies.'),
  section('2', 'Passwords', 'Change them every term.\nAsk the office.'),
  section('3', 'Law', 'Ask the office.\nThe Computer Misuse Act 1990 applies.'),
];
const found = (line: number | null, excerpt: string | null) => ({ line, excerpt });
const place = (line: number | null, excerpt: string | null) => findingPlaces([found(line, excerpt)], sections)[0];

describe('a finding in a text', () => {
  it('stands in the section that has its words, however their line was broken', () => {
    expect(place(4, 'The Data Protection Act 1998 applies.')).toBe(0);
    expect(place(9, '…Misuse  Act 1990 applies.')).toBe(2);
    expect(place(9, 'the COMPUTER misuse-act 1990')).toBe(2);
  });

  it('stands in the section whose heading it is about, with the number before it', () => {
    expect(place(6, '2. Passwords')).toBe(1);
  });

  it('stands nowhere where its words do not, or where it is about what is absent', () => {
    expect(place(1, 'Approved by the governors on 3 May 2019')).toBeNull();
    expect(place(null, null)).toBeNull();
    expect(place(3, '…')).toBeNull();
  });
});

describe('words that stand in several sections', () => {
  it('are not guessed at', () => {
    expect(place(8, 'Ask the office.')).toBeNull();
  });

  it('are told apart by their lines where all of them were found, in whatever order', () => {
    const both = [found(12, 'Ask the office.'), found(8, 'ask the office')];
    expect(findingPlaces(both, sections)).toEqual([2, 1]);
  });

  it('are not told apart where two rules found the same one', () => {
    const same = [found(8, 'Ask the office.'), found(8, 'Ask the office.')];
    expect(findingPlaces(same, sections)).toEqual([null, null]);
  });
});
