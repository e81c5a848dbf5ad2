import { describe, expect, it } from '@jest/globals';
import type { Chase } from '../../../../../libs/contracts/graphql/schema.types.js';
import { chaseLine } from './chase-line.js';
import { directionOf, figuresOf } from './figures.js';
import type { OverviewAnswer } from './overview.query.js';

const now = '2026-11-21T09:14:00.000Z';
const span = { since: '2026-11-16T09:15:00.000Z', now };

const overview: OverviewAnswer['overview'] = {
  ...{ sentence: { en: 'x' }, schoolsInDate: 9, schoolsTotal: 12, changes: [], chase: [], chaseTotal: 0 },
  ...{ events: 18_204, records: 13, at: now },
  overduePolicies: { count: 3, before: 2 },
  outstanding: { count: 214, before: 275 },
  approvalsWaiting: { count: 2, before: 2, oldestDays: 6, oldestSchool: { en: 'Fairlight High' } },
  openBreaches: { count: 1, before: 1, clock: 'LADO', minutesLeft: 340 },
  notRecorded: { count: 10, before: 10 },
};

describe('the figures', () => {
  const figures = figuresOf(overview, span);

  it('say number, label and direction', () => {
    expect(figures.map(({ count, label, hint }) => `${count} ${label}: ${hint.text}`)).toEqual([
      '3 policies overdue: ▲ 1 more since Monday',
      '214 sign-offs outstanding: ▼ 61 fewer since Monday',
      '2 approvals waiting: oldest 6 days, Fairlight High',
      '1 breach open: LADO clock: 5 h 40 min left',
      '10 not recorded: the same since Monday',
    ]);
  });

  it('are each a door to their own rows', () => {
    const doors = figures.map(({ to, search }) => `${to}?${new URLSearchParams(search).toString()}`);
    expect(new Set(doors).size).toBe(5);
    expect(doors[0]).toBe('/policies?status=OVERDUE');
  });

  it('say in red when a clock has run out', () => {
    const late = { ...overview, openBreaches: { ...overview.openBreaches, minutesLeft: -90 } };
    expect(figuresOf(late, span)[3]?.hint).toEqual({ text: 'LADO clock ran out 1 h 30 min ago', mood: 'worse' });
  });
});

describe('a direction', () => {
  it('is not claimed at the first look', () => {
    expect(directionOf({ count: 3, before: 2 }, { since: null, now })).toBeNull();
    expect(directionOf({ count: 3, before: null }, span)).toBeNull();
  });
});

describe('a line of the chase', () => {
  const chase: Chase = {
    ...{ reason: 'OVERDUE_POLICY', who: 'R. Whitlock', isViewer: false, post: 'Headteacher' },
    ...{ schoolId: '1', days: 31 },
    ...{ schoolName: { en: 'Ivy Lane' }, policyTitle: { en: 'Health and safety' } },
  };

  it('names post, school, what is late and when they were nudged', () => {
    expect(chaseLine(chase, now)).toBe('Headteacher, Ivy Lane · Health and safety 31 days late');
    expect(
      chaseLine(
        {
          ...chase,
          reason: 'UNSIGNED',
          days: 0,
          campaignId: 'c',
          lastNudgedAt: '2026-11-12T10:00:00.000Z',
          post: null,
        },
        now,
      ),
    ).toBe('Ivy Lane · Health and safety unread · nudged 12 Nov');
  });

  it('says when nobody was nudged yet', () => {
    expect(chaseLine({ ...chase, reason: 'UNSIGNED', campaignId: 'c' }, now)).toContain('never nudged');
  });
});
