import { describe, expect, it } from '@jest/globals';
import { answersOf, answerTo, askedOf, notAsked, ownAnswer, partialDateOf } from './answers.js';

const question = (field: string, candidates: string[] = []) => ({ field, line: 3, candidates, question: `${field}?` });
const [owner, approvedOn, cycle, title] = askedOf([
  question('owner', ['Ann Head', 'Dee Puty']),
  question('approvedOn', ['2024-07-19', 'Spring 2024']),
  question('versions.date', ['last year']),
  question('reviewCycleMonths'),
  question('title'),
]);

describe('the questions of an upload', () => {
  it('are those that can be answered; the others are shown', () => {
    const all = [question('owner'), question('versions.date'), question('title')];
    expect(askedOf(all).map(({ id, question: { field } }) => `${id} ${field}`)).toEqual(['q0 owner', 'q1 title']);
    expect(notAsked(all).map(({ field }) => field)).toEqual(['versions.date']);
  });

  it('offer what is an answer, and tell the words that are none', () => {
    expect(approvedOn).toMatchObject({ candidates: ['2024-07-19'], hints: ['Spring 2024'] });
  });
});

describe('an answer', () => {
  it('is a candidate, one’s own words, or "not recorded"', () => {
    expect(owner && answerTo(owner, { q0: 'c1' })).toBe('Dee Puty');
    expect(owner && answerTo(owner, { q0: 'own', 'q0-own': ' Cy Clerk ' })).toBe('Cy Clerk');
    expect(owner && answerTo(owner, { q0: 'none' })).toBe('');
  });

  it('is none while nothing was chosen, and where it was left open', () => {
    expect(owner && answerTo(owner, {})).toBeNull();
    expect(title && answerTo(title, { q3: 'later' })).toBeNull();
    expect(owner && answerTo(owner, { q0: 'own', 'q0-own': '  ' })).toBeNull();
    expect(owner && answerTo(owner, { q0: 'c7' })).toBeNull();
  });

  it('goes to the server in the order of the questions', () => {
    const asked = [owner, approvedOn, cycle].flatMap((one) => one ?? []);
    expect(answersOf(asked, { q1: 'c0', q0: 'none', q2: 'own', 'q2-own': '24' })).toEqual([
      { field: 'owner', value: '' },
      { field: 'approvedOn', value: '2024-07-19' },
      { field: 'reviewCycleMonths', value: '24' },
    ]);
  });
});

describe('a day or a month that somebody types', () => {
  it('is read as one writes it here', () => {
    expect(['21/11/2026', '1.9.2026', '09/2026', '2026-11-21', '2026-11'].map(partialDateOf)).toEqual([
      '2026-11-21',
      '2026-09-01',
      '2026-09',
      '2026-11-21',
      '2026-11',
    ]);
  });

  it('is none where the calendar has none', () => {
    expect(['31/02/2026', 'next spring', '2026', '13/2026', ''].map(partialDateOf)).toEqual(Array(5).fill(null));
  });
});

describe('months between reviews', () => {
  it('are whole, from 1 to 120', () => {
    expect(['12', '120', '0', '121', '1.5', 'yearly'].map((typed) => ownAnswer('reviewCycleMonths', typed))).toEqual([
      '12',
      '120',
      null,
      null,
      null,
      null,
    ]);
  });
});
