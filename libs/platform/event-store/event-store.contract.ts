import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { badAppends } from './bad-appends.contract.js';
import type { AppendRequest, EventStore } from './event-store.js';
import { aCommand, anEvent, onStream } from './event-store.fixtures.js';

/** What every event store promises. `open` gives a store and the means to close it. */
export const eventStoreContract = (open: () => Promise<{ store: EventStore; close: () => Promise<void> }>): void => {
  let store: EventStore;
  let close: () => Promise<void>;
  let tenantId: string;

  beforeAll(async () => {
    ({ store, close } = await open());
  });
  afterAll(() => close());
  beforeEach(async () => {
    tenantId = randomUUID();
    await store.createTenant(tenantId, 'school');
  });

  const rejects = (request: AppendRequest) => expect(store.append(request)).rejects;
  const nothingStored = async (): Promise<void> => expect(await store.head(tenantId)).toBe(0);

  describe('a new tenant', () => {
    it('stands at position 0 and is made only once', async () => {
      await store.createTenant(tenantId, 'school');
      await nothingStored();
      expect(await store.tenants()).toContainEqual({ tenantId, kind: 'school', head: 0 });
    });

    it('is unknown until it was made', async () => {
      const stranger = randomUUID();
      await rejects(aCommand(stranger, [onStream('a', 0)])).toMatchObject({ code: 'STORE.UNKNOWN_TENANT' });
      await expect(store.head(stranger)).rejects.toMatchObject({ code: 'STORE.UNKNOWN_TENANT' });
      expect(await store.readTenant(stranger, 0, 10)).toEqual([]);
      expect(await store.findCommand(stranger, randomUUID())).toBeNull();
    });
  });

  describe('an append', () => {
    it('gives dense positions and versions, and one recorded time to the whole command', async () => {
      const first = await store.append(aCommand(tenantId, [onStream('a', 0, 2), onStream('b', 0, 1)]));
      const second = await store.append(aCommand(tenantId, [onStream('a', 2, 1)]));
      expect(first).toMatchObject({ status: 'ok', firstPosition: 1, count: 3 });
      expect(second).toMatchObject({ status: 'ok', firstPosition: 4, count: 1 });
      const events = await store.readTenant(tenantId, 0, 10);
      expect(events.map(({ metadata: m }) => [m.position, m.streamId, m.version])).toEqual([
        [1, 'a', 1],
        [2, 'a', 2],
        [3, 'b', 1],
        [4, 'a', 3],
      ]);
      expect(new Set(events.slice(0, 3).map((event) => event.metadata.recordedAt))).toEqual(
        new Set(first.status === 'ok' ? [first.recordedAt] : []),
      );
    });

    it('gives back what was put in', async () => {
      const body = {
        z: 'ŵŷ "quoted" \\ {braces}, \n',
        a: [1, 1.5e300, null, true, { b: '' }],
        '': {},
        nothing: undefined,
      };
      const event = anEvent({ body, schemaVersion: 7, occurredAt: '2019-12-31T23:59:59.999999Z' });
      const stream = { streamId: 'kind "of" {odd}, \\stream', expectedVersion: 0, events: [event] };
      const command = aCommand(tenantId, [stream], { causationId: randomUUID(), actorId: 'NULL' });
      const outcome = await store.append(command);
      const { nothing: _dropped, ...kept } = body;
      expect(await store.readStream(tenantId, stream.streamId)).toEqual([
        {
          type: event.type,
          schemaVersion: 7,
          body: kept,
          metadata: {
            eventId: event.eventId,
            tenantId,
            streamId: stream.streamId,
            version: 1,
            position: 1,
            recordedAt: outcome.status === 'ok' ? outcome.recordedAt : '',
            occurredAt: '2019-12-31T23:59:59.999999Z',
            actorId: 'NULL',
            causationId: command.causationId,
            correlationId: command.correlationId,
          },
        },
      ]);
    });

    it('is refused whole when one stream has moved', async () => {
      await store.append(aCommand(tenantId, [onStream('a', 0, 2)]));
      expect(await store.append(aCommand(tenantId, [onStream('b', 0), onStream('a', 1)]))).toEqual({
        status: 'conflict',
      });
      expect(await store.append(aCommand(tenantId, [onStream('b', 0), onStream('a', 3)]))).toEqual({
        status: 'conflict',
      });
      expect(await store.head(tenantId)).toBe(2);
      expect(await store.readStream(tenantId, 'b')).toEqual([]);
    });

    it('stands only while its guards hold', async () => {
      await store.append(aCommand(tenantId, [onStream('guarded', 0, 1)]));
      expect(await store.append(aCommand(tenantId, [onStream('a', 0), onStream('guarded', 2, 0)]))).toEqual({
        status: 'conflict',
      });
      expect(await store.append(aCommand(tenantId, [onStream('a', 0), onStream('guarded', 1, 0)]))).toMatchObject({
        status: 'ok',
      });
      expect(await store.readStream(tenantId, 'guarded')).toHaveLength(1);
    });

    it('wins alone when many are made on the same version', async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, () => store.append(aCommand(tenantId, [onStream('hot', 0)]))),
      );
      expect(outcomes.map((outcome) => outcome.status).sort()).toEqual([...Array<string>(19).fill('conflict'), 'ok']);
      expect(await store.head(tenantId)).toBe(1);
    });

    it('does not mind neighbours that are refused beside it', async () => {
      await store.append(aCommand(tenantId, [onStream('moved', 0)]));
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          store.append(aCommand(tenantId, [i % 2 === 0 ? onStream(`s${i}`, 0) : onStream('moved', 5)])),
        ),
      );
      expect(outcomes.map((outcome) => outcome.status)).toEqual(
        outcomes.map((_, i) => (i % 2 === 0 ? 'ok' : 'conflict')),
      );
      expect(await store.head(tenantId)).toBe(11);
    });
  });

  describe('a repeated command', () => {
    it('is answered as the first time, however far the stream has moved since', async () => {
      const command = aCommand(tenantId, [onStream('a', 0, 2)]);
      const first = await store.append(command);
      await store.append(aCommand(tenantId, [onStream('a', 2, 3)]));
      await store.readStream(tenantId, 'a');
      expect(await store.append(command)).toEqual({ ...first, status: 'replayed' });
      expect(await store.head(tenantId)).toBe(5);
    });

    it('is answered as the first time when both are asked at once', async () => {
      const command = aCommand(tenantId, [onStream('a', 0)]);
      const outcomes = await Promise.all([store.append(command), store.append(command), store.append(command)]);
      expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['ok', 'replayed', 'replayed']);
      expect(new Set(outcomes.map((outcome) => ('firstPosition' in outcome ? outcome.firstPosition : 0)))).toEqual(
        new Set([1]),
      );
      expect(await store.head(tenantId)).toBe(1);
    });

    it('is found by its id', async () => {
      const command = aCommand(tenantId, [onStream('a', 0, 2)]);
      expect(await store.findCommand(tenantId, command.commandId)).toBeNull();
      const outcome = await store.append(command);
      const found = await store.findCommand(tenantId, command.commandId);
      expect(found).toMatchObject({
        firstPosition: 1,
        count: 2,
        recordedAt: outcome.status === 'ok' ? outcome.recordedAt : '',
      });
      expect(Buffer.from(found?.requestHash ?? []).equals(command.requestHash)).toBe(true);
    });

    it('is refused when it asks for something else under the same id', async () => {
      const command = aCommand(tenantId, [onStream('a', 0)]);
      await store.append(command);
      const other = { ...command, requestHash: createHash('sha256').update('other').digest() };
      expect(await store.append(other)).toEqual({ status: 'reused' });
      expect(await store.head(tenantId)).toBe(1);
    });

    it('is another command under another tenant', async () => {
      const other = randomUUID();
      await store.createTenant(other, 'group');
      const command = aCommand(tenantId, [onStream('a', 0)]);
      await store.append(command);
      expect(await store.append({ ...command, tenantId: other })).toMatchObject({ status: 'ok', firstPosition: 1 });
    });

    it('may be tried again after a conflict, under the same id', async () => {
      await store.append(aCommand(tenantId, [onStream('a', 0)]));
      const command = aCommand(tenantId, [onStream('a', 0)]);
      expect(await store.append(command)).toEqual({ status: 'conflict' });
      expect(await store.append({ ...command, streams: [onStream('a', 1)] })).toMatchObject({
        status: 'ok',
        firstPosition: 2,
      });
    });
  });

  describe('reading', () => {
    it('goes on after a version and after a position, as far as asked', async () => {
      await store.append(aCommand(tenantId, [onStream('a', 0, 5)]));
      expect((await store.readStream(tenantId, 'a', 3)).map((event) => event.metadata.version)).toEqual([4, 5]);
      expect((await store.readTenant(tenantId, 1, 3)).map((event) => event.metadata.position)).toEqual([2, 3, 4]);
    });

    it('sees one tenant only', async () => {
      const other = randomUUID();
      await store.createTenant(other, 'school');
      await store.append(aCommand(tenantId, [onStream('a', 0)]));
      expect(await store.readStream(other, 'a')).toEqual([]);
    });

    it('names the epoch of the log', async () => {
      expect(await store.logEpoch()).toMatch(/^[0-9a-f-]{36}$/);
      expect(await store.logEpoch()).toBe(await store.logEpoch());
    });
  });

  describe('a bad append', () => badAppends(() => ({ store, tenantId })));
};
