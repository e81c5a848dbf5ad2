import { describe, expect, it } from '@jest/globals';
import { planPeopleImport } from './people.plan.js';
import { knownKey } from './people.types.js';
import type { KnownPeople, KnownPerson, PeoplePlan, PeopleRow } from './people.types.js';

const head = { key: 'headteacher', label: 'headteacher' };
const chair = { key: 'chair-of-governors', label: 'chair of governors' };

const rowOf = (row: number, changes: Partial<PeopleRow> = {}): PeopleRow => ({
  row,
  personRef: 'S1',
  givenName: 'Ffion',
  familyName: 'Example',
  email: 'ffion@school.example',
  kind: 'teacher',
  urn: '100001',
  post: head,
  startDate: '2020-09-01',
  endDate: null,
  language: 'cy',
  ...changes,
});

const EMPTY: KnownPeople = {
  schoolsByUrn: new Map([
    ['100001', { schoolId: 'oak', namespace: 'aspire' }],
    ['100002', { schoolId: 'elm', namespace: 'aspire' }],
    ['200001', { schoolId: 'far', namespace: 'far' }],
  ]),
  people: new Map(),
  personIdOf: ({ namespace }, ref) => `${namespace}:${ref}`,
};
const ffion: KnownPerson = {
  givenName: 'Ffion',
  familyName: 'Example',
  email: 'ffion@school.example',
  kind: 'teacher',
  language: 'cy',
  leftOn: null,
  posts: [{ post: 'headteacher', startDate: '2020-09-01', endDate: null }],
};
const knowing = (changes: Partial<KnownPerson> = {}): KnownPeople => ({
  ...EMPTY,
  people: new Map([[knownKey('oak', 'aspire:S1'), { ...ffion, ...changes }]]),
});
const plan = (rows: readonly PeopleRow[], known = EMPTY): PeoplePlan => planPeopleImport(rows, known);
const codes = ({ errors }: PeoplePlan): string[] =>
  errors.map(({ row, column, code }) => `${row} ${column ?? '-'} ${code}`);

const SILENT = { register: [], changes: [], returns: [], posts: [], errors: [] };

describe('schools that know nobody', () => {
  it('register a person once for all the rows, and start each post', () => {
    const sut = plan([rowOf(2), rowOf(3, { post: chair, kind: 'governor', startDate: null, email: null })]);
    expect(sut.register).toEqual([
      {
        row: 2,
        schoolId: 'oak',
        personId: 'aspire:S1',
        personRef: 'S1',
        givenName: 'Ffion',
        familyName: 'Example',
        email: 'ffion@school.example',
        personKind: 'teacher',
        language: 'cy',
      },
    ]);
    expect(sut.posts).toMatchObject([
      { action: 'start', post: head, postKind: 'teacher', startDate: '2020-09-01', endDate: null },
      { action: 'start', post: chair, postKind: 'governor', startDate: null },
    ]);
  });

  it('give one person of two schools of a group one id and a record in each', () => {
    const sut = plan([rowOf(2), rowOf(3, { urn: '100002', email: 'ffion@elm.example' })]);
    expect(sut.errors).toEqual([]);
    expect(sut.register.map(({ schoolId, personId }) => [schoolId, personId])).toEqual([
      ['oak', 'aspire:S1'],
      ['elm', 'aspire:S1'],
    ]);
  });

  it('take one reference in two unrelated schools for two people', () => {
    const sut = plan([rowOf(2), rowOf(3, { urn: '200001', givenName: 'Tomos' })]);
    expect(sut.errors).toEqual([]);
    expect(sut.register.map(({ personId }) => personId)).toEqual(['aspire:S1', 'far:S1']);
  });

  it('write in English to whom no language is said', () => {
    expect(plan([rowOf(2, { language: null })]).register[0]?.language).toBe('en');
  });
});

describe('rows that contradict each other', () => {
  it.each([
    ['a school that is not the asker’s', rowOf(3, { urn: '999999' }), '3 urn PEOPLE.UNKNOWN_SCHOOL'],
    ['the same row again', rowOf(3), '3 person_ref PEOPLE.DUPLICATE_ROW'],
    ['another name', rowOf(3, { givenName: 'Tomos', post: chair }), '3 given_name PEOPLE.CONTRADICTING_NAME'],
    [
      'another name in another school of the group',
      rowOf(3, { familyName: 'Specimen', urn: '100002' }),
      '3 family_name PEOPLE.CONTRADICTING_NAME',
    ],
    ['another address', rowOf(3, { email: 'f@school.example', post: chair }), '3 email PEOPLE.CONTRADICTING_EMAIL'],
    ['another language', rowOf(3, { language: 'en', post: chair }), '3 language PEOPLE.CONTRADICTING_LANGUAGE'],
    ['the same post at the same time', rowOf(3, { startDate: '2022-01-01' }), '3 post PEOPLE.POST_OVERLAPS'],
  ])('are named: %s', (_what, second, expected) => {
    expect(codes(plan([rowOf(2), second]))).toEqual([expected]);
  });

  it('leave their person out whole and the others in', () => {
    const sut = plan([rowOf(2), rowOf(3, { givenName: 'Tomos', post: chair }), rowOf(4, { personRef: 'S2' })]);
    expect(sut.register.map(({ personId }) => personId)).toEqual(['aspire:S2']);
    expect(sut.posts.map(({ personId }) => personId)).toEqual(['aspire:S2']);
  });
});

describe('a school that knows the person', () => {
  it('does nothing when the list says nothing new', () => {
    expect(plan([rowOf(2)], knowing())).toEqual({ ...SILENT, unchanged: 1 });
  });

  it('takes nothing away for a blank cell', () => {
    const blank = rowOf(2, { email: null, language: null, startDate: null });
    const known = knowing({ posts: [{ post: 'headteacher', startDate: '2020-09-01', endDate: '2026-08-31' }] });
    expect(plan([blank], known)).toEqual({ ...SILENT, unchanged: 1 });
  });

  it('changes what the list says otherwise', () => {
    expect(plan([rowOf(2, { familyName: 'Specimen', language: 'en' })], knowing()).changes).toEqual([
      { row: 2, schoolId: 'oak', personId: 'aspire:S1', familyName: 'Specimen', language: 'en' },
    ]);
  });

  it('ends a post whose last day the list now has', () => {
    const sut = plan([rowOf(2, { endDate: '2026-08-31' })], knowing());
    expect(sut.posts).toMatchObject([{ action: 'end', startDate: '2020-09-01', endDate: '2026-08-31' }]);
  });

  it('starts no post over one that runs on', () => {
    expect(codes(plan([rowOf(2, { startDate: '2023-01-01' })], knowing()))).toEqual(['2 post PEOPLE.POST_OVERLAPS']);
  });

  it('has a leaver back for a post that begins after the leaving, not for an old list', () => {
    const left = knowing({
      leftOn: '2025-08-31',
      posts: [{ post: 'headteacher', startDate: '2020-09-01', endDate: '2025-08-31' }],
    });
    expect(plan([rowOf(2)], left)).toEqual({ ...SILENT, unchanged: 1 });
    const sut = plan([rowOf(2, { startDate: '2026-01-01' })], left);
    expect(sut.returns).toMatchObject([{ returnedOn: '2026-01-01' }]);
    expect(sut.posts).toMatchObject([{ action: 'start', startDate: '2026-01-01' }]);
  });
});
