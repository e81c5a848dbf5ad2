import { describe, expect, it } from '@jest/globals';
import { RETENTION_SCHEDULE, ruleName, ruleNamed, ruleOn } from '#contracts/retention-schedule.js';
import { PERSON_KINDS } from '#contracts/person-kinds.js';
import { isPlainDate } from '#platform/kernel/plain-date.js';
import { dueOf, ruleIdOf, yearsAfter, type RetainedSubject } from './due.js';
import { rightTo } from './eligible.js';
import type { CaseFacts, PersonFacts } from './subject.facts.js';

const TODAY = '2026-11-21';
const teacher = (leftOn: string | null, kind: PersonFacts['kind'] = 'teacher'): RetainedSubject => ({
  kind: 'person',
  facts: { kind, leftOn },
});
const aCase = (facts: Partial<CaseFacts> = {}, about: PersonFacts | null = null): RetainedSubject => ({
  kind: 'case',
  facts: {
    ...{ category: 'CONTACT_WITH_PUPILS', subjectPersonId: 'p', confidential: true, aboutHead: false },
    ...{ severity: 'serious', passedOn: true, outcome: 'SUBSTANTIATED' },
    ...{ reportedOn: '2010-01-10', closedOn: '2010-06-01' },
    ...facts,
  },
  about,
});

describe('the schedule', () => {
  it('names each rule once a day, with words in both languages, a source and a day', () => {
    for (const rule of RETENTION_SCHEDULE) {
      expect(ruleOn(rule.id, TODAY)).toBe(rule);
      expect(ruleNamed(ruleName(rule))).toBe(rule);
      expect(isPlainDate(rule.since)).toBe(true);
      expect([rule.words.en, rule.words.cy, rule.source].every((text) => text.length > 5)).toBe(true);
      expect(rule.address).toMatch(/^https:/);
    }
  });

  it('has a rule for every kind of person', () => {
    for (const kind of PERSON_KINDS) expect(dueOf(teacher('2020-01-01', kind), TODAY).rule).not.toBeNull();
  });

  it('has none before its first edition', () => {
    expect(ruleOn('low-level-concern', '2021-08-31')).toBeNull();
    expect(ruleOn('low-level-concern', '2021-09-01')).not.toBeNull();
  });
});

describe('somebody’s record', () => {
  it('goes six years after they left, on the day, a leap day included', () => {
    expect(dueOf(teacher('2020-08-31'), TODAY)).toMatchObject({ dueOn: '2026-08-31', countedFrom: '2020-08-31' });
    expect(yearsAfter('2020-02-29', 6)).toBe('2026-03-01');
    expect(yearsAfter('2020-02-29', 4)).toBe('2024-02-29');
  });

  it('has no day while they are there, and a pupil’s none without an age', () => {
    expect(dueOf(teacher(null), TODAY)).toMatchObject({ dueOn: null, missing: 'left' });
    expect(dueOf(teacher('2020-07-20', 'pupil'), TODAY)).toMatchObject({ dueOn: null, missing: 'birth' });
    expect(dueOf(teacher('2020-07-20', 'pupil'), TODAY, '2033-05-01').dueOn).toBe('2033-05-01');
  });
});

describe('an allegation', () => {
  it('stays ten years from the report or to pension age, whichever is longer, and without the age has no day', () => {
    expect(dueOf(aCase(), TODAY)).toMatchObject({ dueOn: null, notBefore: '2020-01-10', missing: 'pension-age' });
    expect(dueOf(aCase(), TODAY, '2018-01-01').dueOn).toBe('2020-01-10');
    expect(dueOf(aCase(), TODAY, '2041-01-01').dueOn).toBe('2041-01-01');
  });

  it('that was found false or malicious goes when its case is closed', () => {
    for (const outcome of ['FALSE', 'MALICIOUS'] as const)
      expect(dueOf(aCase({ outcome, closedOn: '2026-11-20' }), TODAY)).toMatchObject({ dueOn: '2026-11-20' });
    expect(ruleIdOf(aCase({ outcome: 'UNFOUNDED' }))).toBe('allegation');
  });

  it('is one against an adult on record', () => {
    expect(ruleIdOf(aCase({ subjectPersonId: null }))).toBe('conduct-case');
    expect(ruleIdOf(aCase({}, { kind: 'pupil', leftOn: null }))).toBe('conduct-case');
    expect(ruleIdOf(aCase({ subjectPersonId: null, outcome: 'MALICIOUS' }))).toBe('conduct-case');
  });

  it('that was a low-level concern goes when they leave', () => {
    const low = { severity: 'low', passedOn: false } as const;
    expect(dueOf(aCase(low, { kind: 'teacher', leftOn: null }), TODAY)).toMatchObject({
      dueOn: null,
      missing: 'subject-left',
    });
    expect(dueOf(aCase(low, { kind: 'teacher', leftOn: '2024-07-19' }), TODAY).dueOn).toBe('2024-07-19');
    expect(ruleIdOf(aCase({ ...low, passedOn: true }))).toBe('allegation');
  });

  it('has no day while its case is open', () => {
    expect(dueOf(aCase({ closedOn: null }), TODAY)).toMatchObject({ dueOn: null, missing: 'closed' });
  });
});

it('a breach of data goes six years after its case was closed', () => {
  expect(dueOf(aCase({ category: 'DATA_BREACH', closedOn: '2020-01-01' }), TODAY).dueOn).toBe('2026-01-01');
});

describe('the right to erase', () => {
  const schedule = { ground: 'schedule', reachesAgeOn: null } as const;
  const request = { ground: 'request', reachesAgeOn: null } as const;
  const codeOf = (subject: RetainedSubject, asked: Parameters<typeof rightTo>[1]): string => {
    const right = rightTo(subject, asked, TODAY);
    return right.ok ? right.value.rule : right.refusal.code;
  };

  it('rests on the schedule once its day has come', () => {
    expect(rightTo(teacher('2020-11-21'), schedule, TODAY)).toEqual({
      ok: true,
      value: { rule: 'staff-record@1981-05-01', dueOn: TODAY },
    });
    expect(codeOf(teacher('2020-11-22'), schedule)).toBe('RETENTION.NOT_DUE');
    expect(codeOf(aCase(), schedule)).toBe('RETENTION.AGE_UNKNOWN');
    expect(codeOf(aCase({ severity: 'low', passedOn: false }), schedule)).toBe('RETENTION.NOT_OVER');
  });

  it('rests on a request before that, never of somebody who is there or of an open case', () => {
    expect(codeOf(teacher('2026-11-21'), request)).toBe('request@2018-05-25');
    for (const asked of [schedule, request]) {
      expect(codeOf(teacher(null), asked)).toBe('RETENTION.STILL_HERE');
      expect(codeOf(teacher('2026-11-22'), asked)).toBe('RETENTION.STILL_HERE');
      expect(codeOf(aCase({ closedOn: null }), asked)).toBe('RETENTION.CASE_OPEN');
    }
  });
});
