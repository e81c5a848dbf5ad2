import { describe, expect, it } from '@jest/globals';
import type { SchoolView } from '#contracts/schools.port.js';
import { lookInto, type Standing, type Standings, type StandingsRow } from '../standings/standings.query.js';
import { countsOf, ofCells, overdueIn, shownOnce, type Cell } from './cells.js';
import { matrixOf } from './matrix.js';

const schoolId = '00000000-0000-7000-8000-0000000000a1';
const policyOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const row = (facts: readonly string[], categories: readonly string[], id = schoolId): StandingsRow => ({
  schoolId: id,
  facts: facts.map((fact, n) => `${policyOf(n)}${fact}`).join(' '),
  categories,
});
const school: SchoolView = {
  ...{ id: schoolId, name: { en: 'Ash', cy: null }, urn: null, welshSchoolNumber: null, laCode: '000', laName: 'N' },
  ...{ phase: 'primary', country: 'england', closed: false, groupId: null, groupName: null, joinedOn: null },
};

/** Standings whose policies are read as they come from the database, or are there one by one. */
const standings = (rows: readonly StandingsRow[], today: string, asRead: boolean): Standings => {
  const each: Standing[] = [];
  for (const one of rows) lookInto(one, (standing) => each.push(standing));
  const policies = asRead ? { rows, forEach: each.forEach.bind(each) } : each;
  return { at: `${today}T12:00:00.000Z`, today, schools: [school], later: [], policies, askings: [], waitings: [] };
};

describe('the cells of a school', () => {
  const rows = [
    row(['12026-01-01', '12027-01-01'], ['safeguarding', 'behaviour']),
    row(['12026-12-01', '12027-01-01'], ['safeguarding', 'behaviour']),
    row(['32027-01-01', '0'], ['safeguarding', 'behaviour']),
    row(['12026-01-01', '12027-01-01'], ['behaviour', 'safeguarding']),
    row(['12026-01-01', '12027-01-01', '12025-01-01'], ['safeguarding', 'behaviour', 'safeguarding']),
    row([], []),
  ];
  const days = ['2026-11-21', '2026-11-22', '2025-06-01', '2026-11-22'];

  it('are those that its policies come to, whatever was asked before', () => {
    for (const today of days)
      for (const read of [...rows, ...rows].reverse()) {
        const expected = matrixOf(standings([read], today, false));
        expect(matrixOf(standings([read], today, true))).toEqual(expected);
        expect(matrixOf(standings([{ ...read }], today, true))).toEqual(expected);
      }
  });

  it('are computed once while they read the same on the same day', () => {
    const [read] = rows;
    if (!read) throw new Error('none');
    let made = 0;
    const ask = (given: StandingsRow, today: string): unknown =>
      shownOnce(given, today, () => {
        made += 1;
        return [];
      });
    const other = row(['12026-01-01'], ['safeguarding'], '00000000-0000-7000-8000-0000000000a2');
    const first = ask(other, '2026-11-21');
    expect(ask({ ...other, categories: [...other.categories] }, '2026-11-21')).toBe(first);
    expect(made).toBe(1);
    ask({ ...other, facts: `${other.facts}x` }, '2026-11-21');
    ask({ ...other, categories: ['behaviour'] }, '2026-11-21');
    ask(other, '2026-11-22');
    expect(made).toBe(4);
    // The past is computed, and does not push out the present.
    ask(other, '2025-11-22');
    ask(other, '2026-11-22');
    expect(made).toBe(5);
  });

  it('are counted, and looked through for what is overdue, once', () => {
    const cells: readonly Cell[] = [
      { category: 'a', code: 'O', days: 3, policyId: null },
      { category: 'b', code: 'O', days: 4, policyId: null },
      { category: 'c', code: 'X', days: null, policyId: null },
    ];
    expect(countsOf(cells)).toMatchObject({ O: 2, X: 1, I: 0, overdueDays: 7 });
    expect(overdueIn(cells)).toEqual(cells.slice(0, 2));
    expect(overdueIn(cells)).toBe(overdueIn(cells));
    let counted = 0;
    const nothing = ofCells(() => void (counted += 1));
    nothing(cells);
    nothing(cells);
    expect(counted).toBe(1);
  });
});
