import { describe, expect, it } from '@jest/globals';
import { emptyReport, fieldOfPath, fieldsOf, inputOf, isLost, problemOfStep, stepsFor } from './report-flow.js';
import type { ReportValues } from './report-flow.js';

const TODAY = '2026-11-21';
const filled: ReportValues = {
  ...emptyReport,
  ...{ category: 'HARASSMENT', summary: ' <b>Words.</b> ', happened: 'day', happenedOn: TODAY, place: ' Online ' },
  ...{ who: 'person', subjectPersonId: 'p', subjectName: 'Tom Reed', policyId: 'none', confidential: 'yes' },
};
const sent = { schoolId: 's', file: { fileName: 'a.png', contentBase64: 'AA==' }, idempotencyKey: 'k' };
const problems = (values: ReportValues) =>
  stepsFor(values, false).flatMap((step) => problemOfStep(step, values, TODAY)?.problem ?? []);

describe('the steps of a report', () => {
  it('ask for the school only where there are several', () => {
    expect(stepsFor(emptyReport, true)[0]).toBe('school');
    expect(stepsFor(emptyReport, false)[0]).toBe('category');
  });
  it('of indecent images say stop before anything else is asked, and ask for no file', () => {
    const steps = stepsFor({ category: 'INDECENT_IMAGES' }, false);
    expect(steps.slice(0, 3)).toEqual(['category', 'stop', 'what']);
    expect(steps).not.toContain('evidence');
    expect(stepsFor({ category: 'HARASSMENT' }, false)).not.toContain('stop');
  });
  it('own every field once, so that each refusal leads to a page', () => {
    const all = Object.values(fieldsOf).flat();
    expect([...all].sort()).toEqual(Object.keys(emptyReport).sort());
  });
});

describe('an answer', () => {
  it('is wanted on every page but those that may be left empty', () => {
    expect(problems(emptyReport)).toEqual([
      ...['categoryMissing', 'summaryMissing', 'happenedMissing', 'whoMissing', 'policyMissing', 'confidenceMissing'],
    ]);
    expect(problems(filled)).toEqual([]);
  });
  it('that says stop must have been read', () => {
    expect(problems({ ...filled, category: 'INDECENT_IMAGES' })).toEqual(['stopNotRead']);
    expect(problems({ ...filled, category: 'INDECENT_IMAGES', stopRead: true })).toEqual([]);
  });
  it('is no day to come and no day that does not exist', () => {
    for (const [happenedOn, problem] of [
      ['2026-11-22', 'dayToCome'],
      ['', 'dayMissing'],
      ['yesterday', 'dayMissing'],
    ] as const) {
      expect(problems({ ...filled, happenedOn })).toEqual([problem]);
    }
    expect(problems({ ...filled, happened: 'unknown', happenedOn: '' })).toEqual([]);
  });
  it('names somebody who was found, or nobody', () => {
    expect(problems({ ...filled, subjectPersonId: '', find: 'Tom' })).toEqual(['personMissing']);
    expect(problems({ ...filled, who: 'unknown', subjectPersonId: '' })).toEqual([]);
  });
  it('has room for what was pasted, and says when it is too long', () => {
    expect(problems({ ...filled, summary: 'x'.repeat(10_001) })).toEqual(['tooLong']);
    expect(problems({ ...filled, place: 'x'.repeat(10_001) })).toEqual(['tooLong']);
  });
  it('about a file says what the file shows', () => {
    expect(problems({ ...filled, file: new File(['x'], 'a.txt') })).toEqual(['fileShowsMissing']);
  });
});

describe('what is sent', () => {
  it('is what was answered, trimmed, script as the text that it is', () => {
    expect(inputOf(filled, { ...sent, file: null })).toEqual({
      ...{ schoolId: 's', category: 'HARASSMENT', summary: '<b>Words.</b>', happenedOn: TODAY, place: 'Online' },
      ...{ subjectPersonId: 'p', policyId: null, confidential: true, evidence: null, idempotencyKey: 'k' },
    });
  });
  it('leaves out what was answered before another answer made it void', () => {
    const changed = { ...filled, happened: 'unknown', who: 'unknown' } as const;
    expect(inputOf(changed, sent)).toMatchObject({ happenedOn: null, subjectPersonId: null });
  });
  it('holds no file of indecent images, even one that was chosen before', () => {
    const values = { ...filled, fileShows: ' The post ' };
    expect(inputOf(values, sent).evidence).toEqual([{ ...sent.file, description: 'The post' }]);
    expect(inputOf({ ...values, category: 'INDECENT_IMAGES' }, sent).evidence).toBeNull();
  });
  it('has a category', () => {
    expect(() => inputOf(emptyReport, sent)).toThrow('category');
  });
});

describe('a refusal of the server', () => {
  it('leads to the field that it is about', () => {
    expect(fieldOfPath(['contentBase64'])).toBe('file');
    expect(fieldOfPath(['description'])).toBe('fileShows');
    expect(fieldOfPath(['subjectPersonId'])).toBe('find');
    expect(fieldOfPath(['happenedOn'])).toBe('happenedOn');
    expect(fieldOfPath([])).toBeNull();
  });
});

describe('a page in the middle of a form', () => {
  it('that was loaded anew is known by what is gone', () => {
    expect(isLost('who', 'category', emptyReport)).toBe(true);
    expect(isLost('who', 'category', filled)).toBe(false);
    expect(isLost('category', 'category', emptyReport)).toBe(false);
    expect(isLost(undefined, 'category', emptyReport)).toBe(false);
  });
});
