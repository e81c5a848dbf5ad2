import { describe, expect, it } from '@jest/globals';
import { matrixOf, type MatrixSchool } from '../matrix/matrix.js';
import { allInDate, aSchool, detailsOf, overdueBy, standingsOf } from '../../testing/standings.js';
import type { Standing } from '../standings/standings.query.js';
import { changesBetween as changed, inWords, type Change } from './changes.js';

const oak = aSchool('Oak', { name: { en: 'Oak', cy: 'Derwen' } });
const elm = aSchool('Elm');
const waiting: Partial<Standing> = { published: false, nextReviewDue: null, awaitingApproval: true };

/** The matrix of both schools, where all is in date but what is said of Oak's and of Elm's policies. */
const matrix = (
  ofOak: Parameters<typeof allInDate>[1] = {},
  ofElm: Parameters<typeof allInDate>[1] = {},
): readonly MatrixSchool[] =>
  matrixOf(standingsOf({ schools: [oak, elm], policies: [...allInDate(oak, ofOak), ...allInDate(elm, ofElm)] }));

const changesBetween = (before: readonly MatrixSchool[], now: readonly MatrixSchool[]): Change[] => {
  const cells = changed(before, now);
  const details = detailsOf(cells.flatMap(({ cell }) => cell.policyId ?? []));
  return inWords(cells, new Map([...details].map(([id, { title }]) => [id, title])));
};

describe('two matrices that say the same', () => {
  it('differ in nothing', () => {
    expect(changesBetween(matrix(), matrix())).toEqual([]);
  });

  it('differ in nothing when a policy became due, which it does by itself', () => {
    expect(changesBetween(matrix(), matrix({ behaviour: { nextReviewDue: '2026-12-01' } }))).toEqual([]);
  });

  it('differ in nothing when an overdue policy is a day more so', () => {
    expect(changesBetween(matrix({ behaviour: overdueBy(1) }), matrix({ behaviour: overdueBy(2) }))).toEqual([]);
  });
});

describe('a policy that went out of date', () => {
  it('is worse, by so many days, in both languages', () => {
    expect(changesBetween(matrix(), matrix({ behaviour: overdueBy(3) }))).toEqual([
      {
        kind: 'WORSE',
        schoolId: oak.id,
        schoolName: oak.name,
        policyId: `behaviour of ${oak.id}`,
        sentence: {
          en: 'Oak let behaviour go out of date (3 days)',
          cy: 'Derwen: aeth behaviour yn hwyr (3 diwrnod)',
        },
      },
    ]);
  });

  it('for one day is spoken of in the singular', () => {
    const [change] = changesBetween(matrix(), matrix({ behaviour: overdueBy(1) }));
    expect(change?.sentence.en).toBe('Oak let behaviour go out of date (1 day)');
  });
});

describe('a policy that', () => {
  const only = (before: readonly MatrixSchool[], now: readonly MatrixSchool[]): string => {
    const [change, ...more] = changesBetween(before, now);
    expect(more).toEqual([]);
    return `${change?.kind ?? ''}: ${change?.sentence.en ?? ''}`;
  };

  it('is no longer on record is worse', () => {
    expect(only(matrix(), matrix({ send: null }))).toBe('WORSE: Oak no longer has SEND on record');
  });

  it('was sent for approval is new', () => {
    expect(only(matrix({ send: null }), matrix({ send: waiting }))).toBe('NEW: Oak sent send for approval');
  });

  it('was overdue and is in date is better', () => {
    expect(only(matrix({ send: overdueBy(9) }), matrix())).toBe('BETTER: Oak brought send in date');
  });
});

describe('many changes', () => {
  const before = matrix({ rse: null, send: overdueBy(1), equality: overdueBy(1), charging: overdueBy(1) });
  const now = matrix({ rse: waiting, behaviour: overdueBy(1) }, { attendance: overdueBy(2) });

  it('are told worst first, five at the most', () => {
    expect(changesBetween(before, now).map(({ kind }) => kind)).toEqual(['WORSE', 'WORSE', 'NEW', 'BETTER', 'BETTER']);
  });
});

describe('a school that is in one matrix alone', () => {
  it('tells no change: it joined, or has left', () => {
    const alone = matrixOf(standingsOf({ schools: [elm], policies: allInDate(elm) }));
    expect(changesBetween(alone, matrix({ behaviour: overdueBy(9) }))).toEqual([]);
  });

  it('tells no change when it was not yet a member then', () => {
    const hatched = matrixOf(standingsOf({ later: [oak] }));
    expect(changesBetween(hatched, matrix({ behaviour: overdueBy(9) }))).toEqual([]);
  });
});
