import { describe, expect, it } from '@jest/globals';
import type { PolicyRow } from '../policies/policies.query.js';
import { gapsOf } from '../policies/not-recorded.js';
import { isLine, policyLinesOf } from './policy-lines.js';
import type { SchoolFound } from './school.query.js';

const policy = (id: string, category: string): PolicyRow => ({
  ...{ id, schoolId: 's', category, title: { en: category }, status: 'NOT_REQUIRED' },
});

const columns = ['safeguarding', 'social-media', 'charging', 'first-aid'].map((category) => ({
  category,
  label: { en: category },
}));

const row = {
  ...{ schoolId: 's', name: { en: 'School' }, codes: 'IONO', days: [null, 12, null, 40], asked: 0, signed: 0 },
  policyIds: ['p1', 'p2', null, 'p4'],
  needyPolicyIds: ['p1', 'p2', null, 'p4'],
};

const found: SchoolFound = {
  ...{ school: { id: 's', name: { en: 'School' }, country: 'England', closed: false }, sentence: { en: '' } },
  ...{ campaigns: [], approvals: [], openBreaches: [], events: 1, at: '2026-11-21T09:14:00.000Z', columns, row },
  policies: [
    policy('p1', 'safeguarding'),
    policy('p2', 'social-media'),
    policy('p4', 'first-aid'),
    policy('p9', 'uniform'),
  ],
};

describe('the lines of a school', () => {
  const lines = policyLinesOf(found);

  it('stand worst first, the longest overdue at the top', () => {
    expect(lines.map(({ id, code }) => `${id} ${code}`)).toEqual([
      ...['first-aid O', 'social-media O', 'charging N', 'safeguarding I', 'p9 X'],
    ]);
  });

  it('keep a required policy that has no document, and a document that nobody requires', () => {
    expect(lines.find(({ id }) => id === 'charging')?.policy).toBeNull();
    expect(lines.find(({ id }) => id === 'p9')?.policy?.category).toBe('uniform');
  });

  it('are found by category and by policy', () => {
    const line = lines[0]!;
    expect([isLine(line, 'first-aid'), isLine(line, 'p4'), isLine(line, 'p1'), isLine(line, '')]).toEqual([
      ...[true, true, false, false],
    ]);
  });
});

describe('what is not recorded', () => {
  const matrix = { columns, rows: [row, { ...row, schoolId: 't', codes: 'NIIN', policyIds: ['q', 'r', 's', null] }] };

  it('is each cell that the matrix marks so, with or without a document', () => {
    expect(gapsOf(matrix).map(({ schoolId, category, hasDocument }) => [schoolId, category, hasDocument])).toEqual([
      ['s', 'charging', false],
      ['t', 'safeguarding', true],
      ['t', 'first-aid', false],
    ]);
  });

  it('is narrowed to one school', () => {
    expect(gapsOf(matrix, 't')).toHaveLength(2);
  });
});
