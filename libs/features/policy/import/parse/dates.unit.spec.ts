import { describe, expect, it } from '@jest/globals';
import { findDates, firstDate, isBefore, lastDay } from './dates.js';

const isoOf = (text: string): string | null => firstDate(text)?.iso ?? null;

describe('a date in the words of a policy', () => {
  it.each([
    ['19.07.2024', '2024-07-19'],
    ['12/03/2021', '2021-03-12'],
    ['04/05/24', '2024-05-04'],
    ['1-9-2023', '2023-09-01'],
    ['2024-02-29', '2024-02-29'],
    ['5 FEBRUARY 2014', '2014-02-05'],
    ['DATE:5 FEBRUARY 2014', '2014-02-05'],
    ['Approved:12/03/2021', '2021-03-12'],
    ['1st September 2024', '2024-09-01'],
    ['22nd of May, 2023', '2023-05-22'],
    ['Monday 3rd June 2024', '2024-06-03'],
    ['3rdMarch 2022', '2022-03-03'],
    ['14 Sept 24', '2024-09-14'],
    ['12-Mar-2021', '2021-03-12'],
    ['March 12, 2021', '2021-03-12'],
    ['12 Mawrth 2023', '2023-03-12'],
    ['1af o Fedi 2023 / 1 Medi 2023', '2023-09-01'],
    ['20 Gorffennaf 2022', '2022-07-20'],
  ])('reads the day in "%s"', (words, iso) => {
    expect(isoOf(words)).toBe(iso);
  });

  it('reads numbers day first, as the UK does, even where both orders are possible', () => {
    expect(isoOf('03/04/2024')).toBe('2024-04-03');
  });

  it.each([
    ['July 2014', '2014-07'],
    ['JULY 2014', '2014-07'],
    ['Sept 24', '2024-09'],
    ["Jan '23", '2023-01'],
    ['September, 2015', '2015-09'],
    ['09/2015', '2015-09'],
    ['2015-10', '2015-10'],
    ['Mehefin 2021', '2021-06'],
    ['May-23', '2023-05'],
  ])('reads the month alone in "%s"', (words, iso) => {
    expect(isoOf(words)).toBe(iso);
  });

  it.each([
    ['Autumn 2024', 'season'],
    ['Summer term 2023', 'season'],
    ['Spring Term', 'season'],
    ['Summer 2023/24', 'season'],
    ['Tymor yr Hydref 2024', 'season'],
    ['Term 3 2024', 'season'],
    ['2023-24', 'academic-year'],
    ['2023/2024', 'academic-year'],
    ['2024', 'year'],
  ])('finds "%s" but takes it for no date', (words, kind) => {
    expect(isoOf(words)).toBeNull();
    expect(findDates(words).map((date) => [date.kind, date.raw])).toEqual([[kind, words]]);
  });

  it.each(['31/02/2024', '30 February 2023', '29/02/2023', '12/13/2024', '31 April 2022'])(
    'finds that "%s" is not in the calendar',
    (words) => {
      expect(findDates(words).map((date) => [date.kind, date.iso])).toEqual([['impossible', null]]);
    },
  );

  it.each([
    'You may 24 hours later',
    'version 1.2.3',
    'clause 4.5',
    'aged 11-16',
    '01632 960001',
    'in the summer holidays',
  ])('sees no day or month in "%s"', (words) => {
    expect(isoOf(words)).toBeNull();
  });

  it('keeps two dates of a line in order', () => {
    expect(findDates('Governors 12/03/2024, Trust Board 20/03/2024').map((date) => date.iso)).toEqual([
      '2024-03-12',
      '2024-03-20',
    ]);
  });
});

describe('dates compared', () => {
  it('counts a month alone as its last day', () => {
    expect(lastDay('2024-02')).toBe('2024-02-29');
    expect(isBefore('2024-02', '2024-02-29')).toBe(false);
    expect(isBefore('2024-02', '2024-03-01')).toBe(true);
  });
});
