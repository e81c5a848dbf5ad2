import { describe, expect, it } from '@jest/globals';
import { narrow } from './matrix-filter.js';

const matrix = {
  columns: ['safeguarding', 'behaviour', 'first-aid'].map((category) => ({ category, label: { en: category } })),
  rows: [
    {
      schoolId: 'a',
      name: { en: 'Glan yr Afôn' },
      codes: 'OID',
      days: [3, null, 9],
      policyIds: ['1', '2', '3'],
      asked: 1,
      signed: 0,
    },
    {
      schoolId: 'b',
      name: { en: 'Ivy Lane', cy: 'Lôn Eiddew' },
      codes: 'ION',
      days: [null, 4, null],
      policyIds: ['4', '5', null],
      asked: 1,
      signed: 1,
    },
    {
      schoolId: 'c',
      name: { en: 'Larkrise' },
      codes: 'IIB',
      days: [null, null, null],
      policyIds: ['6', '7', null],
      asked: 0,
      signed: 0,
    },
  ],
};
const left = (search: Parameters<typeof narrow>[1]) =>
  narrow(matrix, search).matrix.rows.map(({ schoolId }) => schoolId);

describe('the matrix', () => {
  it('is whole without a filter', () => {
    expect(narrow(matrix, {})).toEqual({ matrix, cells: 0 });
  });

  it('keeps the schools that have a status, and counts its cells', () => {
    expect(left({ status: 'O' })).toEqual(['a', 'b']);
    expect(narrow(matrix, { status: 'O' }).cells).toBe(2);
  });

  it('keeps what it does not cut as the very same, which need not be drawn again', () => {
    const found = narrow(matrix, { status: 'O', name: 'l' }).matrix;
    expect(found.columns).toBe(matrix.columns);
    expect(found.rows[0]).toBe(matrix.rows[0]);
  });

  it('keeps one policy’s column with what stands in it', () => {
    const { matrix: one } = narrow(matrix, { category: 'behaviour', status: 'O' });
    expect(one.columns.map(({ category }) => category)).toEqual(['behaviour']);
    expect(one.rows).toMatchObject([{ schoolId: 'b', codes: 'O', days: [4], policyIds: ['5'] }]);
  });

  it('finds a school by part of its name in either language, without its accents', () => {
    expect([left({ name: 'AFON' }), left({ name: 'lon eid' }), left({ name: 'nobody' })]).toEqual([['a'], ['b'], []]);
  });

  it('of a policy that there is none of has no columns, and of a status then no schools', () => {
    expect(narrow(matrix, { category: 'x', status: 'O' }).matrix).toEqual({ columns: [], rows: [] });
  });
});
