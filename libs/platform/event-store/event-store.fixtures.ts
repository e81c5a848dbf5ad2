import { createHash, randomUUID } from 'node:crypto';
import type { AppendRequest, NewEvent, StreamAppend } from './event-store.js';

/** A sound event; `over` replaces parts of it. */
export const anEvent = (over: Partial<NewEvent> = {}): NewEvent => ({
  eventId: randomUUID(),
  type: 'SomethingTested',
  schemaVersion: 1,
  occurredAt: '2026-01-02T03:04:05.678Z',
  body: { what: 'a test' },
  ...over,
});

/** `count` events for a stream that has `expectedVersion`; a guard when there are none. */
export const onStream = (streamId: string, expectedVersion: number, count = 1): StreamAppend => ({
  streamId,
  expectedVersion,
  events: Array.from({ length: count }, () => anEvent()),
});

/** A sound command on `streams`; `over` replaces parts of it. */
export const aCommand = (
  tenantId: string,
  streams: readonly StreamAppend[],
  over: Partial<AppendRequest> = {},
): AppendRequest => ({
  tenantId,
  commandId: randomUUID(),
  requestHash: createHash('sha256').update('request').digest(),
  actorId: randomUUID(),
  causationId: null,
  correlationId: randomUUID(),
  streams,
  ...over,
});
