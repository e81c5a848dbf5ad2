import { describe, expect, it } from '@jest/globals';
import { allInDate, aSchool, overdueBy, standingsOf } from '../../testing/standings.js';
import { matrixOf, type MatrixSchool } from '../matrix/matrix.js';
import { statusChanges } from './status-changes.js';

const oak = aSchool('Oak');
const elm = aSchool('Elm');
type Except = Parameters<typeof allInDate>[1];
const matrix = (...rows: readonly [school: typeof oak, except?: Except][]): readonly MatrixSchool[] =>
  matrixOf(
    standingsOf({
      schools: rows.map(([school]) => school),
      policies: rows.flatMap(([school, except]) => allInDate(school, except)),
    }),
  );
const told = (before: readonly MatrixSchool[], after: readonly MatrixSchool[]): string[] =>
  statusChanges(before, after).map(
    ({ kind, schoolName, category, before: was, after: is }) =>
      `${kind} ${schoolName.en ?? ''} ${category ?? ''} ${was?.code ?? ''}${is?.code ?? ''}`,
  );

describe('two matrices', () => {
  it('that are the same differ in nothing', () => {
    expect(told(matrix([oak]), matrix([oak]))).toEqual([]);
  });

  it('are compared cell by cell, worst first, the longest overdue before the others', () => {
    const before = matrix([oak, { send: overdueBy(3) }], [elm]);
    const after = matrix([oak, { behaviour: overdueBy(2), complaints: null }], [elm, { rse: overdueBy(9) }]);
    expect(told(before, after)).toEqual([
      'WORSE Elm rse IO',
      'WORSE Oak behaviour IO',
      'WORSE Oak complaints IN',
      'BETTER Oak send OI',
    ]);
  });

  it('say of a school that only one of them shows that it came or went, and nothing else', () => {
    expect(told(matrix([oak]), matrix([elm, { rse: overdueBy(9) }]))).toEqual(['JOINED Elm  ', 'LEFT Oak  ']);
  });

  it('do not count a school as there that stands hatched in the past', () => {
    const hatched = matrixOf(standingsOf({ schools: [], later: [{ id: oak.id, name: oak.name }] }));
    expect(told(hatched, matrix([oak]))).toEqual(['JOINED Oak  ']);
  });
});
