import { describe, expect, it } from '@jest/globals';
import { shownColumns } from './state.labels.js';
import { differences, type Held, type State } from './state.fold.js';
import { fieldWords, isSealedValue, valueWords } from './state.words.js';

const SEALED = 'sealed:1:11111111-1111-4111-8111-111111111111:owner:AAAAAAAAAAAAAAAAAAAAAA:BBBB';
const held = (model: string, key: string, column: string, value: Held['value']): [string, Held] => [
  `${key}/${column}`,
  { model, key, column, value },
];

describe('a value', () => {
  it.each([
    ['2026-09-01', '1 September 2026', '1 Medi 2026'],
    ['2027-08', '2027-08', '2027-08'],
    ['2026-06-12T16:00:00.000Z', '12 June 2026, 17:00', '12 Mehefin 2026, 17:00'],
    [true, 'yes', 'ydy'],
    [false, 'no', 'nac ydy'],
    [12, '12', '12'],
    ['SUPERSEDED', 'superseded', 'wedi’i disodli'],
    ['chair-of-governors', 'chair of governors', 'cadeirydd y llywodraethwyr'],
    [['staff', 'governor'], 'member of staff, governor', 'aelod o staff, llywodraethwr'],
    [{ en: 'Behaviour', cy: 'Ymddygiad' }, 'Behaviour', 'Ymddygiad'],
    [{ en: 'Behaviour', cy: null }, 'Behaviour', 'Behaviour'],
    [[{ post: 'headteacher', decision: null }], 'headteacher: waiting', 'pennaeth: yn aros'],
    [
      [{ post: 'headteacher', decision: { verdict: 'APPROVED' } }],
      'headteacher: approved',
      'pennaeth: wedi’i gymeradwyo',
    ],
    [[{ groupName: { en: 'Harbour', cy: null } }], 'Harbour', 'Harbour'],
  ])('%j is said in words of both languages', (value, en, cy) => {
    expect(valueWords(value)).toEqual({ en, cy });
  });

  it('that is none has none', () => {
    expect([valueWords(null), valueWords(undefined)]).toEqual([null, null]);
  });

  it('that is sealed is known by its form, alone or in a list of sources', () => {
    expect([isSealedValue(SEALED), isSealedValue([{ field: 'owner', sealed: SEALED }])]).toEqual([true, true]);
    expect([isSealedValue('sealed'), isSealedValue([]), isSealedValue([{ en: 'x' }]), isSealedValue(7)]).toEqual([
      ...[false, false, false, false],
    ]);
  });
});

describe('a field', () => {
  const state: State = new Map([
    held('policy-version', 'v', 'number', 3),
    held('policy-version', 'v', 'status', 'DRAFT'),
    held('post', 'p', 'post_label', 'headteacher'),
    held('post', 'p', 'end_date', '2026-08-31'),
    held('policy', 'x', 'policy_id', 'an id'),
  ]);
  const words = (place: string) => fieldWords(state.get(place) as Held, state);

  it('is called by its thing where a stream has several', () => {
    expect(words('v/status')).toMatchObject({
      field: 'policy-version.status',
      of: { en: 'Version 3', cy: 'Fersiwn 3' },
    });
    expect(words('p/end_date')).toMatchObject({ of: { en: 'headteacher' }, label: { cy: 'Diwrnod olaf' } });
  });

  it('that nobody reads has no words', () => {
    expect(words('x/policy_id')).toBeNull();
    expect(shownColumns('no such model')).toEqual([]);
  });
});

describe('two states', () => {
  it('differ in what came, what is another, and what went, and in nothing that is the same', () => {
    const before: State = new Map([held('m', 'a', 'one', [1]), held('m', 'a', 'two', 'x'), held('m', 'a', 'gone', 1)]);
    const after: State = new Map([held('m', 'a', 'one', [1]), held('m', 'a', 'two', 'y'), held('m', 'a', 'new', 2)]);
    expect(
      differences(before, after).map(({ place, before: was, after: is }) => [place, was?.value, is?.value]),
    ).toEqual([
      ['a/two', 'x', 'y'],
      ['a/new', undefined, 2],
      ['a/gone', 1, undefined],
    ]);
  });
});
