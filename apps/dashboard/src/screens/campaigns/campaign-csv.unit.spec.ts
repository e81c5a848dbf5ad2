import { describe, expect, it } from '@jest/globals';
import { csvCell, csvOf } from './campaign-csv.js';

describe('a cell of the list', () => {
  it.each([
    ['Siân Lloyd', 'Siân Lloyd'],
    ['Lloyd, Siân', '"Lloyd, Siân"'],
    ['the "head"', '"the ""head"""'],
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ['@sum', "'@sum"],
  ])('%s is written as %s', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });
});

describe('the list', () => {
  it('has a line a person, in words, and says who was erased', () => {
    const csv = csvOf(
      [
        {
          ...{ id: 'r', personId: 'p', personName: null, status: 'LATE', askedAt: '2026-10-01T09:00:00.000Z' },
          ...{ nudges: 2, signedAt: null, lastNudgedAt: null, delivery: 'sent' },
        },
      ],
      {
        headings: ['Person', 'Status', 'Asked', 'Signed', 'Nudged', 'Last', 'Message'],
        status: { OUTSTANDING: 'open', LATE: 'late', SIGNED: 'signed', RELEASED: 'released' },
        delivery: (code) => code ?? '',
        erased: 'erased',
      },
    );
    expect(csv).toBe(
      '\ufeffPerson,Status,Asked,Signed,Nudged,Last,Message\r\nerased,late,2026-10-01T09:00:00.000Z,,2,,sent\r\n',
    );
  });
});
