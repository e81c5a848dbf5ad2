import { describe, expect, it } from '@jest/globals';
import { POLICY_CATALOGUE } from '#contracts/policy-catalogue.js';
import { allInDate, anAsking, aSchool, aStanding, overdueBy, standingsOf } from '../../testing/standings.js';
import type { Standings } from '../standings/standings.query.js';
import { isInDate, matrixOf, type Cell, type MatrixSchool } from './matrix.js';
import { matrixColumns, matrixRow } from './matrix.view.js';

const oak = aSchool('Oak');
const elm = aSchool('Elm');

const onlyRow = (changes: Partial<Standings>): MatrixSchool => {
  const [row] = matrixOf(standingsOf(changes));
  if (!row) throw new Error('no row');
  return row;
};
const cell = (row: MatrixSchool, category: string): Cell => {
  const found = row.cells.find((one) => one.category === category);
  if (!found) throw new Error(`no column ${category}`);
  return found;
};
const codeOf = (policies: Standings['policies'], category: string): string =>
  cell(onlyRow({ schools: [oak], policies }), category).code;

describe('a school with nothing on record', () => {
  const row = onlyRow({ schools: [oak] });

  it('has a cell for each policy that the catalogue knows, in its order', () => {
    expect(row.cells.map(({ category }) => category)).toEqual(POLICY_CATALOGUE.map(({ code }) => code));
  });

  it('is not recorded, which is neither in date nor overdue', () => {
    expect(new Set(row.cells.map(({ code }) => code))).toEqual(new Set(['N']));
    expect(isInDate(row)).toBe(false);
  });

  it('shows no policy', () => {
    expect(cell(row, 'behaviour')).toEqual({ category: 'behaviour', code: 'N', policyId: null, days: null });
  });

  it('without people nobody was asked, nobody signed, and nobody is late', () => {
    expect(row).toMatchObject({ asked: 0, signed: 0, late: 0 });
  });
});

describe('a nursery', () => {
  it('is not asked for what nurseries need not have', () => {
    const row = onlyRow({ schools: [aSchool('Little Oak', { phase: 'nursery' })] });
    expect([cell(row, 'exclusions').code, cell(row, 'rse').code, cell(row, 'behaviour').code]).toEqual(['X', 'X', 'N']);
  });

  it('of which the phase is not recorded is asked for everything', () => {
    const row = onlyRow({ schools: [aSchool('Little Oak', { phase: null })] });
    expect(cell(row, 'exclusions').code).toBe('N');
  });
});

describe('one policy of a category', () => {
  it('whose review date lies more than sixty days ahead is in date', () => {
    expect(codeOf([aStanding(oak, 'behaviour', { nextReviewDue: '2027-01-21' })], 'behaviour')).toBe('I');
  });

  it('whose review date lies within sixty days is due, today included', () => {
    expect(codeOf([aStanding(oak, 'behaviour', { nextReviewDue: '2027-01-20' })], 'behaviour')).toBe('D');
    expect(codeOf([aStanding(oak, 'behaviour', { nextReviewDue: '2026-11-21' })], 'behaviour')).toBe('D');
  });

  it('whose review date has passed is overdue by so many days', () => {
    const row = onlyRow({ schools: [oak], policies: [aStanding(oak, 'behaviour', overdueBy(3))] });
    expect(cell(row, 'behaviour')).toMatchObject({ code: 'O', days: 3, policyId: 'behaviour of school Oak' });
  });

  it('that is overdue stays so while its successor waits for approval', () => {
    const waiting = aStanding(oak, 'behaviour', { ...overdueBy(3), awaitingApproval: true });
    expect(codeOf([waiting], 'behaviour')).toBe('O');
  });

  it('of which nothing is published and a version waits is awaiting approval', () => {
    const waiting = aStanding(oak, 'behaviour', { published: false, nextReviewDue: null, awaitingApproval: true });
    expect(codeOf([waiting], 'behaviour')).toBe('A');
  });

  it('that bears no review date is not recorded', () => {
    expect(codeOf([aStanding(oak, 'behaviour', { nextReviewDue: null })], 'behaviour')).toBe('N');
  });
});

describe('the same policies on another day', () => {
  const policies = [aStanding(oak, 'behaviour', { nextReviewDue: '2026-11-30' })];
  const on = (today: string) => cell(onlyRow({ schools: [oak], policies, today }), 'behaviour');

  it('stand as that day makes them, whichever day was asked about before', () => {
    expect(on('2026-11-21')).toMatchObject({ code: 'D', days: 9 });
    expect(on('2026-12-02')).toMatchObject({ code: 'O', days: 2 });
    expect(on('2026-06-01')).toMatchObject({ code: 'I', days: 182 });
    expect(on('2026-11-21')).toMatchObject({ code: 'D', days: 9 });
  });
});

describe('several policies of one category', () => {
  const both = (one: Parameters<typeof aStanding>[2], other: Parameters<typeof aStanding>[2]): Cell =>
    cell(
      onlyRow({
        schools: [oak],
        policies: [
          aStanding(oak, 'behaviour', { policyId: 'one', ...one }),
          aStanding(oak, 'behaviour', { policyId: 'other', ...other }),
        ],
      }),
      'behaviour',
    );

  it('show the worst of them, in whatever order they stand', () => {
    expect(both({}, overdueBy(2))).toMatchObject({ code: 'O', policyId: 'other' });
    expect(both(overdueBy(2), {})).toMatchObject({ code: 'O', policyId: 'one' });
    expect(both({ nextReviewDue: null }, { nextReviewDue: '2026-12-01' })).toMatchObject({ code: 'N' });
  });

  it('of two that are overdue show the one that has been so for longer', () => {
    expect(both(overdueBy(2), overdueBy(9))).toMatchObject({ days: 9, policyId: 'other' });
    expect(both(overdueBy(9), overdueBy(2))).toMatchObject({ days: 9, policyId: 'one' });
  });

  it('of two that are due show the one that is due sooner', () => {
    const soon = { nextReviewDue: '2026-11-25' };
    const later = { nextReviewDue: '2026-12-25' };
    expect(both(later, soon)).toMatchObject({ code: 'D', days: 4, policyId: 'other' });
    expect(both(soon, later)).toMatchObject({ code: 'D', days: 4, policyId: 'one' });
  });
});

describe('people of a school', () => {
  const row = onlyRow({
    schools: [oak],
    policies: allInDate(oak),
    askings: [
      anAsking(oak, { asked: 10, signed: 4, dueOn: '2026-11-20' }),
      anAsking(oak, { asked: 7, signed: 1, dueOn: '2026-11-21' }),
      anAsking(elm, { asked: 90, signed: 0, dueOn: '2026-01-01' }),
    ],
  });

  it('are counted over its own running campaigns', () => {
    expect(row).toMatchObject({ asked: 17, signed: 5 });
  });

  it('are late from the day after the due date', () => {
    expect(row.late).toBe(6);
    expect(isInDate(row)).toBe(false);
  });
});

describe('the order of rows', () => {
  const ash = aSchool('Ash');
  const names = (changes: Partial<Standings>): (string | null)[] =>
    matrixOf(standingsOf(changes)).map(({ name }) => name.en);

  it('puts the school with the most overdue policies first, then the longest overdue', () => {
    const policies = [
      ...allInDate(oak, { behaviour: overdueBy(1), send: overdueBy(1) }),
      ...allInDate(elm, { behaviour: overdueBy(300) }),
      ...allInDate(ash, { behaviour: overdueBy(2) }),
    ];
    expect(names({ schools: [ash, elm, oak], policies })).toEqual(['Oak', 'Elm', 'Ash']);
  });

  it('puts what is not recorded above people who are late, and both above in date', () => {
    const policies = [...allInDate(oak), ...allInDate(elm, { send: null }), ...allInDate(ash)];
    const askings = [anAsking(ash, { asked: 500, signed: 0, dueOn: '2026-11-01' })];
    expect(names({ schools: [oak, ash, elm], policies, askings })).toEqual(['Elm', 'Ash', 'Oak']);
  });

  it('is the alphabet among equals', () => {
    expect(names({ schools: [oak, elm, ash] })).toEqual(['Ash', 'Elm', 'Oak']);
  });

  it('leaves a closed school out', () => {
    expect(names({ schools: [oak, aSchool('Shut', { closed: true })] })).toEqual(['Oak']);
  });

  it('puts schools that joined later last, hatched, with no figure', () => {
    const rows = matrixOf(standingsOf({ schools: [oak], later: [{ id: elm.id, name: elm.name }] }));
    expect(rows.map(({ name }) => name.en)).toEqual(['Oak', 'Elm']);
    expect(new Set(rows[1]?.cells.map(({ code }) => code))).toEqual(new Set(['B']));
    expect(rows[1]).toMatchObject({ asked: 0, signed: 0, late: 0 });
  });
});

describe('a row as it is sent', () => {
  const row = matrixRow(
    onlyRow({
      schools: [oak],
      policies: [
        aStanding(oak, 'safeguarding', overdueBy(3)),
        aStanding(oak, 'social-media', { nextReviewDue: '2026-11-25' }),
        aStanding(oak, 'behaviour'),
      ],
    }),
  );

  it('has one letter a column', () => {
    expect(row.codes).toHaveLength(matrixColumns.length);
    expect(row.codes.slice(0, 4)).toBe('ODIN');
  });

  it('has days where they say something: overdue and due', () => {
    expect(row.days.slice(0, 4)).toEqual([3, 4, null, null]);
    expect(row.policyIds.slice(2, 4)).toEqual(['behaviour of school Oak', null]);
  });

  it('names the policies of the columns that need somebody apart from those in date', () => {
    expect(row.needyPolicyIds.slice(0, 4)).toEqual([...row.policyIds.slice(0, 2), null, null]);
  });
});
