import { describe, expect, it } from '@jest/globals';
import { planRegisterImport } from './register.plan.js';
import type { GroupMention, KnownRegister, RegisterPlan, RegisterRow } from './register.types.js';

const aspire: GroupMention = { uid: '12', name: 'ASPIRE TRUST', kind: 'multi-academy-trust', kindRecorded: true };
const beacon: GroupMention = { uid: '34', name: 'BEACON TRUST', kind: 'multi-academy-trust', kindRecorded: true };

const rowOf = (row: number, urn: string, changes: Partial<RegisterRow> = {}): RegisterRow => ({
  row,
  urn,
  details: { name: { en: `School ${urn}`, cy: null }, urn, country: 'england', phase: 'primary', laCode: '301' },
  status: 'open',
  closedOn: null,
  trust: null,
  federation: undefined,
  ...changes,
});

const NOTHING: KnownRegister = { schools: new Map(), groups: new Map() };
const counting = (word: string): (() => string) => {
  let count = 0;
  return () => `${word}-${(count += 1)}`;
};
const plan = (rows: readonly RegisterRow[], known = NOTHING): RegisterPlan =>
  planRegisterImport(rows, known, counting(known === NOTHING ? 'id' : 'new'));

/** What the platform knows once a plan was carried out. */
const carriedOut = ({ schools, groups, memberships }: RegisterPlan): KnownRegister => ({
  schools: new Map(
    schools.map((school) => [
      school.details.urn ?? '',
      { ...school, memberships: memberships.filter((one) => one.schoolId === school.schoolId), knownAt: 1 },
    ]),
  ),
  groups: new Map(groups.map((group) => [group.details.groupUid ?? '', { ...group, knownAt: 1 }])),
});

const SILENT = {
  groups: [],
  schools: [],
  memberships: [],
  changed: { schools: [], groups: [] },
  errors: [],
};

describe('a platform that knows no school', () => {
  it('registers each school, each group once, and who belongs where, the day not recorded', () => {
    const sut = plan([
      rowOf(2, '100001', { trust: aspire }),
      rowOf(3, '100002', { trust: aspire }),
      rowOf(4, '100003'),
    ]);
    expect(sut.groups).toEqual([
      {
        groupId: 'id-1',
        details: {
          name: { en: 'ASPIRE TRUST', cy: null },
          kind: 'multi-academy-trust',
          groupUid: '12',
          companiesHouseNumber: null,
        },
      },
    ]);
    expect(sut.schools.map(({ schoolId, details }) => [schoolId, details.urn, details.town])).toEqual([
      ['id-2', '100001', null],
      ['id-3', '100002', null],
      ['id-4', '100003', null],
    ]);
    expect(sut.memberships.map(({ action, schoolId, groupId, on }) => [action, schoolId, groupId, on])).toEqual([
      ['join', 'id-2', 'id-1', null],
      ['join', 'id-3', 'id-1', null],
    ]);
  });

  it('believes a row that states the kind of trust before one that does not', () => {
    const vague = { ...aspire, kindRecorded: false };
    const stated = { ...aspire, kind: 'single-academy-trust' as const };
    const sut = plan([rowOf(2, '100001', { trust: vague }), rowOf(3, '100002', { trust: stated })]);
    expect(sut.groups[0]?.details.kind).toBe('single-academy-trust');
  });
});

describe('rows that contradict each other', () => {
  it('name both rows of a URN that stands twice, and neither is taken', () => {
    const sut = plan([rowOf(2, '100001'), rowOf(3, '100002'), rowOf(9, '100001')]);
    expect(sut.errors).toMatchObject([{ row: 9, column: 'URN', value: '100001', code: 'REGISTER.DUPLICATE_URN' }]);
    expect(sut.errors[0]?.message).toContain('row 2');
    expect(sut.schools.map((school) => school.row)).toEqual([3]);
  });

  it('name both trusts of a school that is in two', () => {
    const sut = plan([rowOf(2, '100001', { trust: aspire }), rowOf(5, '100001', { trust: beacon })]);
    expect(sut.errors).toMatchObject([{ row: 5, column: 'Trusts (code)', code: 'REGISTER.SCHOOL_IN_TWO_TRUSTS' }]);
    expect(sut.errors[0]?.message).toMatch(/ASPIRE TRUST.*BEACON TRUST/);
    expect(sut).toMatchObject({ schools: [], groups: [], memberships: [] });
  });

  it('name the row that calls a group otherwise', () => {
    const renamed = { ...aspire, name: 'Beacon Trust' };
    const sut = plan([rowOf(2, '100001', { trust: aspire }), rowOf(3, '100002', { trust: renamed })]);
    expect(sut.errors).toMatchObject([{ row: 3, code: 'REGISTER.GROUP_NAME_CONTRADICTS' }]);
  });
});

describe('a platform that has imported the register', () => {
  const rows = [rowOf(2, '100001', { trust: aspire }), rowOf(3, '100002')];
  const known = carriedOut(plan(rows));

  it('does nothing when it imports it again', () => {
    expect(plan(rows, known)).toEqual({ ...SILENT, unchanged: { schools: 2, groups: 1 } });
  });

  it('keeps ids, and changes only what the register says otherwise', () => {
    const renamed = rowOf(3, '100002', {
      details: {
        name: { en: 'Oakfield', cy: null },
        urn: '100002',
        country: 'england',
        phase: 'primary',
        laCode: '301',
      },
    });
    expect(plan([renamed], known).changed.schools).toEqual([
      { row: 3, schoolId: 'id-3', changes: { name: { en: 'Oakfield', cy: null } }, status: null, closedOn: null },
    ]);
  });

  it('moves a school to another trust by leaving the first', () => {
    const sut = plan([rowOf(2, '100001', { trust: beacon })], known);
    expect(sut.memberships.map(({ action, groupName }) => [action, groupName.en])).toEqual([
      ['leave', 'ASPIRE TRUST'],
      ['join', 'BEACON TRUST'],
    ]);
  });

  it('lets a school leave when its cell is blank, and leaves it alone when there is no such column', () => {
    expect(plan([rowOf(2, '100001', { trust: null })], known).memberships).toMatchObject([{ action: 'leave' }]);
    expect(plan([rowOf(2, '100001', { trust: undefined })], known).memberships).toEqual([]);
  });

  it('closes a school on its day', () => {
    const closed = rowOf(3, '100002', { status: 'closed', closedOn: '2025-08-31' });
    expect(plan([closed], known).changed.schools).toEqual([
      { row: 3, schoolId: 'id-3', changes: {}, status: 'closed', closedOn: '2025-08-31' },
    ]);
  });

  it('does not shout a name that somebody has written better', () => {
    const better = {
      groupId: 'id-1',
      knownAt: 1,
      details: { ...plan(rows).groups[0]!.details, name: { en: 'Aspire Trust', cy: null } },
    };
    const sut = plan(rows, { ...known, groups: new Map([['12', better]]) });
    expect(sut.changed.groups).toEqual([]);
  });

  it('keeps a Welsh name that the register does not know', () => {
    const school = known.schools.get('100002')!;
    const welsh = { ...school, details: { ...school.details, name: { en: 'School 100002', cy: 'Ysgol' } } };
    expect(plan([rowOf(3, '100002')], { ...known, schools: new Map([['100002', welsh]]) }).changed.schools).toEqual([]);
  });

  it('takes nothing from the row of a URN that the school has left behind', () => {
    const school = known.schools.get('100002')!;
    const converted = { ...school, details: { ...school.details, urn: '150002' } };
    const schools = new Map([
      ['100002', converted],
      ['150002', converted],
    ]);
    const former = rowOf(3, '100002', { status: 'closed', closedOn: '2024-08-31' });
    expect(plan([former], { ...known, schools })).toEqual({ ...SILENT, unchanged: { schools: 1, groups: 0 } });
  });
});
