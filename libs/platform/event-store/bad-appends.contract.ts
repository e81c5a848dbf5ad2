import { expect, it } from '@jest/globals';
import type { AppendRequest, EventStore, NewEvent, StreamAppend } from './event-store.js';
import { aCommand, anEvent, onStream } from './event-store.fixtures.js';

/** Part of the contract: what no store takes, and the field that its error names. */
export const badAppends = (sut: () => { store: EventStore; tenantId: string }): void => {
  const sound = onStream('a', 0);
  const withEvent = (over: Partial<NewEvent>): StreamAppend[] => [{ ...sound, events: [anEvent(over)] }];
  const cyclic: { self?: unknown } = {};
  cyclic.self = cyclic;
  const bad: readonly [string, (id: string) => AppendRequest][] = [
    ['tenantId', () => aCommand('not a uuid', [sound])],
    ['commandId', (id) => aCommand(id, [sound], { commandId: 'A3BB189E-8BF9-3888-9912-ACE4E6543002' })],
    ['correlationId', (id) => aCommand(id, [sound], { correlationId: '' })],
    ['causationId', (id) => aCommand(id, [sound], { causationId: "'; SELECT" })],
    ['actorId', (id) => aCommand(id, [sound], { actorId: 'nul\0' })],
    ['requestHash', (id) => aCommand(id, [sound], { requestHash: new Uint8Array(31) })],
    ['streams', (id) => aCommand(id, [])],
    ['streams', (id) => aCommand(id, [onStream('a', 0, 0)])],
    ['streams', (id) => aCommand(id, [onStream('a', 0), onStream('a', 1)])],
    ['streams[0].streamId', (id) => aCommand(id, [{ ...sound, streamId: 'x'.repeat(501) }])],
    ['streams[1].streamId', (id) => aCommand(id, [sound, { ...sound, streamId: '\ud800' }])],
    ['streams[0].expectedVersion', (id) => aCommand(id, [{ ...sound, expectedVersion: -1 }])],
    ['streams[0].events[0].eventId', (id) => aCommand(id, withEvent({ eventId: '1' }))],
    ['streams[0].events[0].type', (id) => aCommand(id, withEvent({ type: '' }))],
    ['streams[0].events[0].schemaVersion', (id) => aCommand(id, withEvent({ schemaVersion: 0 }))],
    ['streams[0].events[0].occurredAt', (id) => aCommand(id, withEvent({ occurredAt: '2026-02-30T00:00:00Z' }))],
    ['streams[0].events[0].body', (id) => aCommand(id, withEvent({ body: { text: 'nul \0 in it' } }))],
    ['streams[0].events[0].body', (id) => aCommand(id, withEvent({ body: { half: '\udc00' } }))],
    ['streams[0].events[0].body', (id) => aCommand(id, withEvent({ body: { number: NaN } }))],
    ['streams[0].events[0].body', (id) => aCommand(id, withEvent({ body: cyclic as NewEvent['body'] }))],
    ['streams[0].events[0].body', (id) => aCommand(id, withEvent({ body: { text: 'x'.repeat(1 << 20) } }))],
  ];
  it.each(bad)('names %s and stores nothing (%#)', async (field, make) => {
    const promise = sut().store.append(make(sut().tenantId));
    await expect(promise).rejects.toMatchObject({ name: 'EventStoreError', code: 'STORE.INVALID_APPEND' });
    await expect(promise).rejects.toThrow(new RegExp(`^${field.replace(/[[\].]/g, '\\$&')} must `));
    expect(await sut().store.head(sut().tenantId)).toBe(0);
  });

  it('may hold what looks like an escaped NUL but is none', async () => {
    const text = 'a backslash and u0000: \\u0000';
    const { store, tenantId } = sut();
    await store.append(aCommand(tenantId, [{ ...sound, events: [anEvent({ body: { text } })] }]));
    expect((await store.readStream(tenantId, 'a'))[0]?.body).toEqual({ text });
  });
};
