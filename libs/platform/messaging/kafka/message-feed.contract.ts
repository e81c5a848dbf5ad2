import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import { FeedStage, type FeedTransport } from '#platform/testing/feed-stage.js';
import type { RefusedMessage } from './refused-messages.js';
import { encodeEvent, leafOf, type OutgoingMessage, type WireEvent } from './wire.js';

/** A transport whose messages anybody might have written. */
export interface MessageTransport extends FeedTransport {
  readonly publish: (
    message: Pick<OutgoingMessage, 'key'> & { value: string | null; headers: Record<string, string> },
  ) => Promise<void>;
  /** What its feeds have refused so far. */
  readonly refused: RefusedMessage[];
}

/** The same event with another body, place or tenant, its own leaf made anew: what somebody would write who knows how. */
const forged = (event: WireEvent, over: Partial<StoredEvent['metadata']>, by = 1_000): WireEvent => {
  const body = { ...event.event.body, by };
  const bodyText = JSON.stringify(body);
  const altered = { ...event.event, body, metadata: { ...event.event.metadata, ...over } };
  return { ...event, bodyText, event: altered, leaf: leafOf(altered, bodyText) };
};

/** What a feed of messages promises besides `feedContract`: no message is believed that the log does not bear out. */
export const messageFeedContract = (open: () => Promise<MessageTransport>): void => {
  let sut: FeedStage;
  let transport: MessageTransport;
  let school: Uuid;

  beforeAll(async () => {
    transport = await open();
    sut = await FeedStage.open(transport);
  });
  beforeEach(async () => {
    school = await sut.platform.school();
    sut.start();
  });
  afterEach(async () => {
    await sut.reset();
    transport.refused.length = 0;
  });
  afterAll(() => sut.close());

  const codes = (): string[] => [...new Set(transport.refused.map(({ code }) => code))];

  /** The record goes on, whatever was sent before, and shows what the log holds. */
  const goesOn = async (total: number, times: number): Promise<void> => {
    await sut.shows(school, [`tally a ${String(total)}`, `turns a ${String(times)}`]);
    expect(await sut.differences(school)).toEqual([]);
  };

  describe('a message that is no event', () => {
    it('is refused by its fault, and the ones behind it are taken', async () => {
      const [event] = await sut.record(school, [1]);
      const sound = encodeEvent(event as WireEvent);
      await transport.publish({ ...sound, value: '{"tenantid": "' });
      await transport.publish({ ...sound, value: null });
      await transport.publish({ ...sound, headers: {} });
      await transport.publish({ ...sound, value: sound.value.replace('"by":1', '"by":9') });
      await sut.deliver([event as WireEvent]);
      await sut.tell(school, [2]);
      await goesOn(3, 2);
      expect(codes().sort()).toEqual(['WIRE.BAD_JSON', 'WIRE.LEAF', 'WIRE.MISSING_HEADER', 'WIRE.NO_VALUE']);
    });
  });

  describe('a message of another tenant', () => {
    it('is refused where its parts name two, and changes nothing of either', async () => {
      const other = await sut.platform.school();
      const [mine] = await sut.record(school, [1]);
      const [theirs] = await sut.record(other, [50]);
      await transport.publish({ ...encodeEvent(theirs as WireEvent), key: school });
      await sut.deliver([mine as WireEvent, theirs as WireEvent]);
      await goesOn(1, 1);
      await sut.shows(other, ['tally a 50', 'turns a 1']);
      expect(codes()).toEqual(['WIRE.OTHER_TENANT']);
    });

    it('that this log does not know leaves no trace in the read models', async () => {
      const stranger = randomUUID();
      const [event] = await sut.record(school, [1]);
      await sut.deliver([forged(event as WireEvent, { tenantId: stranger }), event as WireEvent]);
      await goesOn(1, 1);
      await sut.until(() => codes().length > 0);
      expect(codes()).toEqual(['FEED.UNKNOWN_TENANT']);
      await sut.idle();
      expect(await sut.checkpointsOf(stranger)).toBe(0);
    });
  });

  describe('a message that the log does not bear out', () => {
    it('of another epoch is not believed: what stands at its place now is read', async () => {
      const events = await sut.record(school, [1, 2]);
      const logEpoch = randomUUID();
      await sut.deliver(events.map((event) => ({ ...event, logEpoch })));
      await goesOn(3, 2);
      expect(codes()).toEqual(['FEED.OTHER_EPOCH']);
    });

    it('with another content at this place is not believed', async () => {
      const [first, second] = await sut.record(school, [1, 2]);
      await sut.deliver([first as WireEvent, { ...forged(second as WireEvent, {}) }]);
      await goesOn(3, 2);
      expect(codes()).toEqual(['FEED.OTHER_LOG']);
    });

    it('after another one than the log has before it is not believed', async () => {
      const [first, second] = await sut.record(school, [1, 2]);
      await sut.deliver([first as WireEvent]);
      await goesOn(1, 1).catch(() => undefined);
      await sut.deliver([{ ...(second as WireEvent), previousLeaf: 'ab'.repeat(32) }]);
      await goesOn(3, 2);
    });

    it('beyond the head waits for the log, and what the log then holds is shown', async () => {
      const [event] = await sut.record(school, [1]);
      const ahead = forged(event as WireEvent, { position: 2, version: 2 });
      await sut.deliver([event as WireEvent]);
      await goesOn(1, 1);
      await sut.deliver([{ ...ahead, previousLeaf: (event as WireEvent).leaf }]);
      await sut.until(() => codes().length > 0);
      expect(codes()).toEqual(['FEED.NOT_YET']);
      await goesOn(1, 1);
      await sut.tell(school, [7]);
      await goesOn(8, 2);
    });
  });
};
