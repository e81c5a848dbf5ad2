import { describe, expect, it } from '@jest/globals';
import { shapedUntilUnknown } from '#platform/event-store/event-shapes.js';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import { defineEvent } from '#platform/kernel/event.js';
import { EventCatalogue } from './event-catalogue.js';

const Moved = defineEvent('Moved', 3)<{ readonly to: { readonly town: string }; readonly why: string | null }>({}, [
  ({ town, ...rest }) => ({ ...rest, to: { town: town ?? null } }),
  (body) => ({ why: null, ...body }),
]);
const sut = new EventCatalogue([Moved]);

const stored = (position: number, schemaVersion: number, body: StoredEvent['body'], type = 'Moved'): StoredEvent => ({
  type,
  schemaVersion,
  body,
  metadata: {
    eventId: '00000000-0000-4000-8000-000000000001',
    tenantId: '00000000-0000-4000-8000-000000000002',
    streamId: 'van-1',
    version: position,
    position,
    recordedAt: '2026-11-21T09:14:00.000000Z',
    occurredAt: '2026-11-21T09:14:00.000000Z',
    actorId: 'a',
    causationId: null,
    correlationId: '00000000-0000-4000-8000-000000000003',
  },
});

describe('an event that was stored in an earlier version', () => {
  it('goes through every version to the one of today', () => {
    const today = { type: 'Moved', schemaVersion: 3, body: { to: { town: 'Bangor' }, why: null } };
    expect(sut.current(stored(1, 1, { town: 'Bangor' }))).toMatchObject(today);
    expect(sut.current(stored(1, 2, { to: { town: 'Bangor' } }))).toMatchObject(today);
  });

  it('keeps where and when it stands', () => {
    const event = stored(7, 1, { town: 'Bangor' });
    expect(sut.current(event).metadata).toBe(event.metadata);
  });
});

describe('an event of today', () => {
  it('is handed on as it is', () => {
    const event = stored(1, 3, { to: { town: 'Bangor' }, why: 'rent' });
    expect(sut.current(event)).toBe(event);
  });
});

describe('an event that only a later release knows', () => {
  it.each([
    ['a later version', stored(4, 4, {}), 'Position 4 holds version 4 of Moved, which this release does not know.'],
    ['a type', stored(5, 1, {}, 'Sunk'), 'Position 5 holds version 1 of Sunk, which this release does not know.'],
  ])('is a fault that names the place: %s', (_, event, message) => {
    expect(() => sut.current(event)).toThrow(expect.objectContaining({ code: 'STORE.UNKNOWN_EVENT', message }));
  });

  it('ends what is read of a log before it, and fails where it is the next', () => {
    const known = stored(1, 3, { to: { town: 'Bangor' }, why: null });
    const unknown = stored(2, 1, {}, 'Sunk');
    expect(shapedUntilUnknown([known, unknown, known], sut)).toEqual([known]);
    expect(() => shapedUntilUnknown([unknown, known], sut)).toThrow('Position 2');
  });
});

describe('a definition', () => {
  it('that cannot lead from the first version to its own is refused', () => {
    const Gapped = defineEvent('Gapped', 2)<{ readonly a: string }>();
    expect(() => new EventCatalogue([Gapped])).toThrow('Event type Gapped is at version 2 with 0 upcasts.');
  });

  it('of a type that is there already is refused', () => {
    expect(() => new EventCatalogue([Moved, Moved])).toThrow('Event type Moved is defined twice.');
  });
});
