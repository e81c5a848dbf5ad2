import { describe, expect, it } from '@jest/globals';
import { postOf } from '#contracts/posts.js';
import { matrixOf } from '../matrix/matrix.js';
import { allInDate, anAsking, aSchool, aWaiting, detailsOf, overdueBy, standingsOf } from '../../testing/standings.js';
import type { Standings } from '../standings/standings.query.js';
import { chaseLines, chaseOrder, detailed, named, policiesToName, postsToName, type Chase } from './chase.js';

const oak = aSchool('Oak');
const elm = aSchool('Elm');
const linesOf = (rows: ReturnType<typeof matrixOf>, standings: Standings): readonly Chase[] =>
  chaseLines(chaseOrder(rows, standings), rows);
type NameOf = (post: string, schoolId: string) => string | null;
/** In these histories a person's id is made from the name. */
const idOf = (name: string): string => `person ${name}`;
const list = (
  changes: Partial<Standings>,
  nameOf: NameOf = () => null,
  viewer: string | null = null,
): readonly Chase[] => {
  const standings = standingsOf({ schools: [oak, elm], ...changes });
  const all = linesOf(matrixOf(standings), standings);
  const chased = detailed(all, detailsOf(policiesToName(all)));
  const posts = postsToName(chased);
  const holders = posts.map(({ post, schoolId }) => {
    const name = nameOf(post, schoolId);
    return name === null ? null : { personId: idOf(name), name };
  });
  return named(chased, { posts, holders }, viewer);
};

describe('schools where all is well', () => {
  it('have nobody to chase', () => {
    const policies = [...allInDate(oak), ...allInDate(elm)];
    expect(list({ policies, askings: [anAsking(oak)] })).toEqual([]);
  });
});

describe('an overdue policy', () => {
  const policies = allInDate(oak, { behaviour: overdueBy(12) });

  it('is chased with the head of that school, by name', () => {
    const holder: NameOf = (post, school) => (post === 'headteacher' && school === oak.id ? 'Maya Lewis' : null);
    expect(list({ policies }, holder)).toEqual([
      {
        reason: 'OVERDUE_POLICY',
        who: 'Maya Lewis',
        isViewer: false,
        post: 'headteacher',
        schoolId: oak.id,
        schoolName: oak.name,
        policyId: `behaviour of ${oak.id}`,
        policyTitle: { en: 'behaviour', cy: null },
        days: 12,
        lastNudgedAt: null,
        campaignId: null,
        approvalId: null,
      },
    ]);
  });

  it('says when somebody was last reminded of it', () => {
    const lastNudgedAt = new Date('2026-11-20T10:00:00.000Z');
    const chased = list({ policies });
    const [line] = detailed(chased, detailsOf(policiesToName(chased), { lastNudgedAt }));
    expect(line).toMatchObject({ lastNudgedAt, policyTitle: { en: 'behaviour' } });
  });

  it('is chased with the post where nobody holds it on record', () => {
    expect(list({ policies })[0]?.who).toBe('headteacher');
  });
});

describe('people who have not signed', () => {
  it('are counted, one in the singular', () => {
    const askings = [
      anAsking(oak, { signed: 9, dueOn: '2026-11-11' }),
      anAsking(elm, { signed: 4, dueOn: '2026-11-12' }),
    ];
    expect(list({ askings }).map(({ who, days }) => `${who}: ${String(days)}`)).toEqual([
      '1 person: 10',
      '6 people: 9',
    ]);
  });

  it('carry the campaign to nudge and when that was last done', () => {
    const lastNudgedAt = new Date('2026-11-01T10:00:00.000Z');
    const [chase] = list({ askings: [anAsking(oak, { signed: 1, lastNudgedAt })] });
    expect(chase).toMatchObject({ reason: 'UNSIGNED', campaignId: `campaign of ${oak.id}`, lastNudgedAt, post: null });
  });

  it('tell when who decides on an approval was last reminded', () => {
    const lastNudgedAt = new Date('2026-11-20T10:00:00.000Z');
    const [chase] = list({ waitings: [aWaiting(oak, '2026-11-01T09:00:00.000Z', { lastNudgedAt })] });
    expect(chase).toMatchObject({ reason: 'APPROVAL_WAITING', lastNudgedAt });
  });

  it('have days left, below zero, before the due date', () => {
    expect(list({ askings: [anAsking(oak, { signed: 1, dueOn: '2026-11-30' })] })[0]?.days).toBe(-9);
  });
});

describe('an approval that waits', () => {
  it('is chased with who holds the post, by days in London', () => {
    const holder: NameOf = (post) => (post === 'governing body' ? 'Gwen Parry' : null);
    // Half past eleven in the evening UTC is the next day in London's summer.
    const [chase] = list({ waitings: [aWaiting(oak, '2026-07-01T23:30:00.000Z')] }, holder);
    expect(chase).toMatchObject({
      reason: 'APPROVAL_WAITING',
      who: 'Gwen Parry',
      post: 'governing body',
      approvalId: `approval of ${oak.id}`,
      days: 142,
    });
  });
});

describe('who looks', () => {
  const policies = [...allInDate(oak, { behaviour: overdueBy(5) }), ...allInDate(elm, { behaviour: overdueBy(4) })];
  const waitings = [aWaiting(oak, '2026-11-01T09:00:00.000Z', { post: 'governing body' })];
  const holder: NameOf = (post, school) => `${post} of ${school}`;

  it('is told which of it waits for themselves, in their own school and post alone', () => {
    const chased = list({ policies, waitings }, holder, idOf(`headteacher of ${oak.id}`));
    expect(chased.map(({ who, isViewer }) => [who, isViewer])).toEqual([
      [`governing body of ${oak.id}`, false],
      [`headteacher of ${oak.id}`, true],
      [`headteacher of ${elm.id}`, false],
    ]);
  });

  it('is nobody who is waited for, where a program asks or nobody holds the post', () => {
    expect(list({ policies }, holder).some(({ isViewer }) => isViewer)).toBe(false);
    expect(list({ policies }, () => null, idOf('x')).some(({ isViewer }) => isViewer)).toBe(false);
  });
});

describe('several to chase', () => {
  it('stand longest first; of the same days the overdue policy before the signatures', () => {
    const reasons = list({
      policies: allInDate(oak, { behaviour: overdueBy(5) }),
      askings: [anAsking(elm, { signed: 1, dueOn: '2026-11-16' })],
      waitings: [aWaiting(elm, '2026-10-01T09:00:00.000Z')],
    }).map(({ reason }) => reason);
    expect(reasons).toEqual(['APPROVAL_WAITING', 'OVERDUE_POLICY', 'UNSIGNED']);
  });
});

describe('the posts to name', () => {
  it('are each school’s own, each once, however it is written', () => {
    const waitings = [
      aWaiting(oak, '2026-11-01T09:00:00.000Z', { post: 'Head Teacher' }),
      aWaiting(oak, '2026-11-01T09:00:00.000Z', { post: 'headteacher' }),
      aWaiting(oak, '2026-11-01T09:00:00.000Z', { post: 'governing body' }),
      aWaiting(elm, '2026-11-01T09:00:00.000Z', { post: 'Full Governing Body' }),
    ];
    const standings = standingsOf({ schools: [oak, elm], waitings });
    const keys = postsToName(linesOf([], standings)).map(({ schoolId, post }) => [schoolId, postOf(post).key]);
    expect(keys.sort()).toEqual([
      [elm.id, 'governing-body'],
      [oak.id, 'governing-body'],
      [oak.id, 'headteacher'],
    ]);
  });

  it('are none where people have not signed', () => {
    const askings = [anAsking(oak, { signed: 1 })];
    expect(postsToName(linesOf([], standingsOf({ schools: [oak], askings })))).toEqual([]);
  });
});
