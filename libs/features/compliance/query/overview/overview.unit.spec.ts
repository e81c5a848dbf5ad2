import { describe, expect, it } from '@jest/globals';
import { allInDate, anAsking, aSchool, aWaiting, overdueBy, standingsOf } from '../../testing/standings.js';
import { inWords } from './changes.js';
import { overviewOf } from './overview.js';

const oak = aSchool('Oak');
const elm = aSchool('Elm');
const ash = aSchool('Ash');

const now = standingsOf({
  schools: [oak, elm, ash, aSchool('Shut', { closed: true })],
  policies: [
    ...allInDate(oak, { behaviour: overdueBy(4), send: null }),
    ...allInDate(elm),
    ...allInDate(ash, { rse: { nextReviewDue: '2026-12-01' } }),
  ],
  askings: [anAsking(elm, { asked: 10, signed: 7, dueOn: '2026-12-24' })],
  waitings: [aWaiting(elm, '2026-11-01T09:00:00.000Z'), aWaiting(ash, '2026-11-10T09:00:00.000Z')],
});

describe('the overview', () => {
  const view = overviewOf(now, false, null);

  it('counts open schools, and those in date', () => {
    expect(view).toMatchObject({ schoolsTotal: 3, schoolsInDate: 2, needy: [oak.id] });
    expect(view.sentence.en).toBe('2 of 3 schools are in date. Oak needs you this week.');
  });

  it('counts overdue, unsigned, waiting and unrecorded', () => {
    expect(view.overduePolicies.count).toBe(1);
    expect(view.outstanding.count).toBe(3);
    expect(view.notRecorded.count).toBe(1);
    expect(view.approvalsWaiting).toEqual({ count: 2, before: null, oldestDays: 20, oldestSchool: elm.name });
  });

  it('compares with nothing where nobody knows when the asker last looked', () => {
    expect(view.overduePolicies.before).toBeNull();
    expect(view.changed).toEqual([]);
  });
});

describe('the overview since a last look', () => {
  const then = standingsOf({ schools: [oak, elm], policies: [...allInDate(oak, { send: null }), ...allInDate(elm)] });
  const view = overviewOf(now, false, then);

  it('shows each figure as it was then, zero included', () => {
    expect(view.overduePolicies).toEqual({ count: 1, before: 0 });
    expect(view.outstanding).toEqual({ count: 3, before: 0 });
    expect(view.notRecorded).toEqual({ count: 1, before: 1 });
    expect(view.approvalsWaiting.before).toBe(0);
  });

  it('says what changed', () => {
    expect(inWords(view.changed, new Map()).map(({ sentence }) => sentence.en)).toEqual([
      'Oak let Behaviour go out of date (4 days)',
    ]);
  });
});

describe('the overview of a day in the past', () => {
  it('leaves schools that joined later out of every figure', () => {
    const view = overviewOf(standingsOf({ schools: [elm], policies: allInDate(elm), later: [oak] }), true, null);
    expect(view).toMatchObject({ schoolsTotal: 1, schoolsInDate: 1, needy: [], notRecorded: { count: 0 } });
    expect(view.sentence.en).toBe('Elm was in date.');
  });
});

describe('the overview of nothing', () => {
  it('has a sentence and zeros', () => {
    const view = overviewOf(standingsOf(), false, null);
    expect(view).toMatchObject({
      sentence: { en: 'There are no schools on record yet.' },
      schoolsTotal: 0,
      approvalsWaiting: { count: 0, oldestDays: null, oldestSchool: null },
    });
  });
});
