import { describe } from '@jest/globals';
import { feedContract } from '#platform/projection/feed.contract.js';
import { MessageBus } from '#platform/testing/message-bus.js';
import { KafkaFeed } from './kafka-feed.js';
import { encodeEvent } from './wire.js';

const QUICK = { usual: { every: 50, patience: 200 }, away: { every: 50, patience: 0 } };

describe('the feed of messages, over a bus in memory', () => {
  feedContract(() => {
    const bus = new MessageBus();
    return Promise.resolve({
      feed: (options) =>
        new KafkaFeed({ ...options, consumer: bus.consumer(), refused: () => undefined, rhythm: QUICK }),
      deliver: (events) => {
        for (const event of events) bus.publish(encodeEvent(event));
        return Promise.resolve();
      },
      rewind: (part) => {
        bus.rewind(part);
        return Promise.resolve();
      },
      close: () => Promise.resolve(),
    });
  });
});
