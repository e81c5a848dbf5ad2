import { describe, expect, it } from '@jest/globals';
import type { LocalText } from '#contracts/local-text.js';
import type { MatrixSchool } from '../matrix/matrix.js';
import { overviewSentence, schoolSentence } from './sentence.js';

const row = (name: LocalText | string, codes = 'I', late = 0): MatrixSchool => ({
  schoolId: 'school',
  name: typeof name === 'string' ? { en: name, cy: null } : name,
  cells: Array.from(codes, (code) => ({
    category: 'behaviour',
    code: code as 'I' | 'O' | 'N' | 'D',
    days: null,
    policyId: null,
    title: { en: 'Behaviour', cy: null },
  })),
  asked: late,
  signed: 0,
  late,
});
const good = (count: number): MatrixSchool[] => Array.from({ length: count }, (_, n) => row(`Good ${String(n)}`));

describe('the sentence of the first screen', () => {
  it('says so when there are no schools yet', () => {
    expect(overviewSentence([], false).en).toBe('There are no schools on record yet.');
  });

  it('says how many are in date, and leaves it at that when all are', () => {
    expect(overviewSentence(good(2), false).en).toBe('2 of 2 schools are in date.');
  });

  it('calls the one school of a trust by its name, and counts nothing', () => {
    const oak = (codes: string): MatrixSchool[] => [row({ en: 'Oak', cy: 'Derwen' }, codes)];
    expect(overviewSentence(oak('I'), false)).toEqual({ en: 'Oak is in date.', cy: 'Mae Derwen yn gyfredol.' });
    expect(overviewSentence(oak('O'), false)).toEqual({
      en: 'Oak needs you this week.',
      cy: 'Mae angen eich sylw ar Derwen yr wythnos hon.',
    });
    expect(overviewSentence(oak('I'), true)).toEqual({ en: 'Oak was in date.', cy: 'Roedd Derwen yn gyfredol.' });
    expect(overviewSentence(oak('O'), true)).toEqual({
      en: 'Oak needed you.',
      cy: 'Roedd angen eich sylw ar Derwen.',
    });
  });

  it('says of one school that it "needs" and of several that they "need"', () => {
    expect(overviewSentence([...good(1), row('Oak', 'O')], false).en).toBe(
      '1 of 2 schools are in date. Oak needs you this week.',
    );
  });

  it('names two and three schools with "and"', () => {
    const needy = [row('Oak', 'O'), row('Elm', 'N'), row('Ash', 'I', 1)];
    expect(overviewSentence(needy.slice(0, 2), false).en).toBe(
      '0 of 2 schools are in date. Oak and Elm need you this week.',
    );
    expect(overviewSentence(needy, false).en).toBe('0 of 3 schools are in date. Oak, Elm and Ash need you this week.');
  });

  it('names three and counts the others', () => {
    const needy = ['Oak', 'Elm', 'Ash', 'Fir', 'Yew'].map((name) => row(name, 'O'));
    expect(overviewSentence(needy, false)).toEqual({
      en: '0 of 5 schools are in date. Oak, Elm, Ash and 2 more need you this week.',
      cy: 'Mae 0 o 5 ysgol yn gyfredol. Mae angen eich sylw ar Oak, Elm, Ash a 2 arall yr wythnos hon.',
    });
  });

  it('of a day in the past is in the past tense, and asks nothing of this week', () => {
    expect(overviewSentence([...good(1), row('Oak', 'O')], true)).toEqual({
      en: '1 of 2 schools were in date. Oak needed you.',
      cy: 'Roedd 1 o 2 ysgol yn gyfredol. Roedd angen eich sylw ar Oak.',
    });
  });

  it('counts neither what is due nor what awaits approval as trouble', () => {
    expect(overviewSentence([row('Oak', 'DDA'), ...good(1)], false).en).toBe('2 of 2 schools are in date.');
  });
});

describe('the Welsh "and"', () => {
  const needy = (...names: readonly string[]): string =>
    overviewSentence(
      names.map((name) => row({ en: null, cy: name }, 'O')),
      false,
    ).cy ?? '';
  const more = (others: number): string => needy(...Array.from({ length: 3 + others }, (_, n) => `Bryn ${String(n)}`));

  it('is "a" before a consonant and "ac" before a vowel', () => {
    expect(needy('Aber', 'Bryn')).toContain('Aber a Bryn');
    expect(needy('Bryn', 'Aber')).toContain('Bryn ac Aber');
    expect(needy('Bryn', 'Ysgol y Bont')).toContain('Bryn ac Ysgol y Bont');
    expect(needy('Bryn', 'Ŵyr')).toContain('Bryn ac Ŵyr');
  });

  it('goes by how a figure is read', () => {
    expect(more(1)).toContain('ac 1 arall');
    expect(more(2)).toContain('a 2 arall');
    expect(more(8)).toContain('ac 8 arall');
    expect(more(11)).toContain('ac 11 arall');
    expect(more(21)).toContain('a 21 arall');
    expect(more(80)).toContain('ac 80 arall');
    expect(more(100)).toContain('a 100 arall');
  });
});

describe('the sentence of a school', () => {
  const cynradd: LocalText = { en: 'Oak Primary', cy: 'Ysgol y Dderwen' };

  it('says so when it is in date', () => {
    expect(schoolSentence(row(cynradd))).toEqual({
      en: 'Oak Primary is in date.',
      cy: 'Mae Ysgol y Dderwen yn gyfredol.',
    });
  });

  it('speaks of one in the singular', () => {
    expect(schoolSentence(row(cynradd, 'O')).en).toBe('Oak Primary: 1 policy is overdue.');
    expect(schoolSentence(row(cynradd, 'N')).en).toBe('Oak Primary: 1 is not recorded.');
    expect(schoolSentence(row(cynradd, 'I', 1)).en).toBe('Oak Primary: 1 person is late to sign.');
  });

  it('lists what is wrong in the order of its weight', () => {
    expect(schoolSentence(row(cynradd, 'OONNN', 4))).toEqual({
      en: 'Oak Primary: 2 policies are overdue, 3 are not recorded and 4 people are late to sign.',
      cy: 'Ysgol y Dderwen: 2 bolisi yn hwyr, 3 heb eu cofnodi a 4 o bobl yn hwyr yn llofnodi.',
    });
  });

  it('uses the other language where a name is on record in one alone', () => {
    expect(schoolSentence(row('Oak')).cy).toBe('Mae Oak yn gyfredol.');
  });
});
