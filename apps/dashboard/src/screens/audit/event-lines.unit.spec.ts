import { describe, expect, it } from '@jest/globals';
import { daysLate, filterOf } from './event-lines.js';
import { typesOf } from './event-types.js';

const id = '11111111-1111-4111-8111-111111111111';

describe('the address of the audit page', () => {
  it('asks for nothing in particular by itself', () => {
    expect(filterOf({})).toEqual({});
  });

  it('asks by days of London, both included', () => {
    expect(filterOf({ from: '2026-06-12', to: '2026-06-12' })).toEqual({
      from: '2026-06-11T23:00:00.000Z',
      to: '2026-06-12T23:00:00.000Z',
    });
  });

  it('asks by record, subject, person, stream and place', () => {
    expect(filterOf({ tenantId: id, about: 'breach', personId: id, stream: 'campaign-1', position: '12' })).toEqual({
      tenantId: id,
      types: [...typesOf.breach],
      personId: id,
      streamId: 'campaign-1',
      position: 12,
    });
  });

  it('leaves out what says nothing, and finds nothing by an id that is none', () => {
    expect(filterOf({ about: 'everything', from: '2026-02-31', position: '12' })).toEqual({});
    expect(filterOf({ tenantId: 'x' })).toEqual({ tenantId: '00000000-0000-0000-0000-000000000000' });
    expect(filterOf({ tenantId: id, position: '1e9' })).toEqual({ tenantId: id });
  });
});

describe('an event', () => {
  it('is as late as it was recorded after it happened, in whole days', () => {
    const late = (effectiveAt: string) => daysLate({ effectiveAt, recordedAt: '2026-11-21T09:00:00.000Z' });
    expect([
      late('2026-11-21T08:00:00.000Z'),
      late('2026-09-30T09:00:00.000Z'),
      late('2027-01-01T00:00:00.000Z'),
    ]).toEqual([0, 52, 0]);
  });
});
