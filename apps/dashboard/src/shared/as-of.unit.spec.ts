import { describe, expect, it } from '@jest/globals';
import { asOfText, fieldsOf, hrefAt, londonClock, momentOf } from './as-of.js';

const LATER = Date.parse('2027-01-01T00:00:00Z');

describe('an address without a date', () => {
  it('means now', () => {
    expect(momentOf(undefined)).toEqual({ kind: 'now' });
    expect(momentOf('')).toEqual({ kind: 'now' });
  });
});

describe('an address with a date', () => {
  const instantOf = (text: string): string | null => {
    const moment = momentOf(text, LATER);
    return moment.kind === 'at' ? moment.instant : null;
  };

  it('means the end of that day in London', () => {
    expect(instantOf('2026-11-21')).toBe('2026-11-21T23:59:59.999Z');
    expect(instantOf('2026-06-12')).toBe('2026-06-12T22:59:59.999Z');
  });

  it('takes a time by the clock of London', () => {
    expect(instantOf('2026-06-12T17:00')).toBe('2026-06-12T16:00:00.000Z');
    expect(instantOf('2026-11-21T17:00')).toBe('2026-11-21T17:00:00.000Z');
  });

  it('takes the first of the two hours when the clocks go back', () => {
    expect(instantOf('2026-10-25T01:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(instantOf('2026-10-25T02:30')).toBe('2026-10-25T02:30:00.000Z');
  });

  it('takes an instant with its zone', () => {
    expect(instantOf('2026-06-12T17:00:00Z')).toBe('2026-06-12T17:00:00.000Z');
    expect(instantOf('2026-06-12T17:00:00.250+01:00')).toBe('2026-06-12T16:00:00.250Z');
  });

  it.each(['2026-02-31', '2026-13-01', 'yesterday', '2026-06-12T25:00', '12/06/2026', '2026-06-12T17:00:00'])(
    'says that %s cannot be read instead of showing now',
    (text) => {
      expect(momentOf(text)).toEqual({ kind: 'unreadable', text });
    },
  );
});

describe('an address with a date that is still to come', () => {
  const now = Date.parse('2026-11-21T09:14:00Z');

  it('is not shown as now', () => {
    expect(momentOf('2026-11-22', now).kind).toBe('future');
    expect(momentOf('2026-11-21T09:15', now)).toEqual({
      ...{ kind: 'future', instant: '2026-11-21T09:15:00.000Z', text: '2026-11-21T09:15' },
    });
    expect(momentOf('2026-11-21T09:14', now).kind).toBe('at');
  });

  it('means now where it is today, which is not over', () => {
    expect(momentOf('2026-11-21', now)).toEqual({ kind: 'now' });
  });
});

describe('the picker', () => {
  it('writes what it reads', () => {
    for (const text of ['2026-06-12', '2026-06-12T17:00', '2026-11-21T09:14']) {
      const { day, time } = fieldsOf(momentOf(text, LATER));
      expect(asOfText(day, time)).toBe(text);
    }
  });

  it('shows an instant by the clock of London', () => {
    expect(fieldsOf(momentOf('2026-06-12T16:00:00Z'))).toEqual({ day: '2026-06-12', time: '17:00' });
  });

  it('writes nothing without a day', () => {
    expect(asOfText('', '17:00')).toBeNull();
    expect(fieldsOf({ kind: 'now' })).toEqual({ day: '', time: '' });
  });
});

describe('a plain link', () => {
  it('carries the date and its place on the page', () => {
    expect(hrefAt('/schools/1', undefined)).toBe('/schools/1');
    expect(hrefAt('/schools/1', '2026-06-12', 'social media')).toBe('/schools/1?asOf=2026-06-12#social%20media');
  });
});

describe('the clock of London', () => {
  it('counts midnight as the hour 00 of the new day', () => {
    expect(londonClock(Date.parse('2026-06-12T23:00:00Z'))).toBe('2026-06-13T00:00:00');
  });
});
