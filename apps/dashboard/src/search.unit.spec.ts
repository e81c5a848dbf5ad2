import { describe, expect, it } from '@jest/globals';
import { asides, daysLate, filterOf } from './screens/audit/event-lines.js';
import { auditMessages } from './screens/audit/messages.js';
import { nextPage } from './screens/sign-in/next-page.js';
import { parseSearch, policiesSearch, stringifySearch, texts } from './search.js';

describe('the search part of an address', () => {
  it('is texts, never JSON: a year stays a year', () => {
    expect(parseSearch('?asOf=2026&x=true')).toEqual({ asOf: '2026', x: 'true' });
  });

  it('is written as it was read, and without what is not set', () => {
    const text = '?asOf=2026-06-12T17:00&status=DUE';
    expect(stringifySearch(parseSearch(text))).toBe(text);
    expect(stringifySearch({ a: undefined, b: '', c: 3 })).toBe('');
  });

  it('leaves no key for what is not set, so that a link inherits the date', () => {
    expect('asOf' in texts({ asOf: '' }, 'asOf')).toBe(false);
  });

  it('takes only a status that there is', () => {
    expect(policiesSearch({ status: 'OVERDUE', schoolId: 's' })).toEqual({ status: 'OVERDUE', schoolId: 's' });
    expect(policiesSearch({ status: 'GREEN' })).toEqual({});
  });
});

describe('the way on from the door', () => {
  it('stays on this site', () => {
    expect(nextPage('/policies?status=DUE')).toBe('/policies?status=DUE');
    for (const next of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      undefined,
      '',
      '/sign-in?next=/',
    ]) {
      expect(nextPage(next)).toBe('/');
    }
  });
});

describe('the filter of the audit page', () => {
  it('includes both days, in London', () => {
    expect(filterOf({ from: '2026-06-12', to: '2026-06-12' })).toEqual({
      from: '2026-06-11T23:00:00.000Z',
      to: '2026-06-12T23:00:00.000Z',
    });
  });

  it('asks for the events of a subject', () => {
    expect(filterOf({ about: 'breach', tenantId: 't' })).toMatchObject({
      tenantId: 't',
      types: expect.arrayContaining(['BreachReported']),
    });
    expect(filterOf({ about: 'weather' })).toEqual({});
  });
});

describe('an event', () => {
  const event = {
    ...{ sentence: 'P. Osei approved it.', actorName: 'P. Osei', why: 'After the audit' },
    ...{ recordedAt: '2026-07-21T10:00:00.000Z', effectiveAt: '2026-05-30T09:00:00.000Z' },
  };

  it('says in words how late it was recorded', () => {
    expect(daysLate(event)).toBe(52);
    expect(daysLate({ ...event, effectiveAt: event.recordedAt })).toBe(0);
  });

  it('does not repeat who, when its sentence says so', () => {
    expect(asides(event, auditMessages)).toEqual(['Why: After the audit', 'Recorded 52 days after it happened']);
    expect(asides({ ...event, sentence: 'It was approved.' }, auditMessages)[0]).toBe('By P. Osei');
  });
});
