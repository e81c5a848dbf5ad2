import { describe, expect, it } from '@jest/globals';
import { bandOf, markedDay, modeOf, sampleOf, sinceOf, stepOf, usualSince } from './modes.js';

const NOW = Date.parse('2026-11-21T09:14:00Z');
const past = { kind: 'at', instant: '2026-06-12T22:59:59.999Z', text: '2026-06-12' } as const;

describe('the address of the audit page', () => {
  it('says in which of the four modes it is; what it does not know is none', () => {
    expect(modeOf({}, { kind: 'now' })).toBe('now');
    expect(modeOf({ view: 'forecast' }, past)).toBe('at');
    expect(modeOf({ view: 'since' }, past)).toBe('since');
    expect(modeOf({ view: 'history' }, { kind: 'now' })).toBe('history');
  });

  it('compares since the beginning of the school year, where it names no other day', () => {
    expect(usualSince('2026-08-31')).toBe('2025-09-01');
    expect(sinceOf({}, NOW)).toEqual({ instant: '2026-09-01T22:59:59.999Z', text: '2026-09-01' });
    expect(sinceOf({ since: '2026-06-12T17:00' }, NOW)?.instant).toBe('2026-06-12T16:00:00.000Z');
    expect(sinceOf({ since: '2026-11-21' }, NOW)?.instant).toBe('2026-11-21T00:00:00.000Z');
  });

  it('compares with no day that it cannot read, or that is still to come', () => {
    expect([sinceOf({ since: '2026-02-31' }, NOW), sinceOf({ since: '2027-01-01' }, NOW)]).toEqual([null, null]);
  });

  it('keeps a day that the reader marked, if it is one', () => {
    expect(markedDay({ marked: '2026-06-09' })).toBe('2026-06-09');
    expect([markedDay({ marked: 'inspection' }), markedDay({ marked: '2026-02-31' }), markedDay({})]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('names one band, one event of a stream, and a sample with its seed', () => {
    expect([bandOf({ band: 'people' }), bandOf({ band: 'pupils' })]).toEqual(['people', null]);
    expect([stepOf({ step: '7' }), stepOf({ step: '-1' }), stepOf({ step: 'x' }), stepOf({})]).toEqual([7, 1, 1, 1]);
    expect(sampleOf({})).toBeNull();
    expect(sampleOf({ seed: 'tombola', size: '1000', of: 'POLICIES' })).toEqual({
      ...{ seed: 'tombola', size: 100, of: 'POLICIES' },
    });
    expect(sampleOf({ seed: 's', size: 'many', of: 'PUPILS' })).toEqual({ seed: 's', size: 25, of: 'EVENTS' });
  });
});
