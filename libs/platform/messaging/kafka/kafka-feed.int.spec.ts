import { describe } from '@jest/globals';
import { feedContract } from '#platform/projection/feed.contract.js';
import { MessageBus } from '#platform/testing/message-bus.js';
import { KafkaFeed, type KafkaFeedOptions } from './kafka-feed.js';
import { messageFeedContract, type MessageTransport } from './message-feed.contract.js';
import { encodeEvent } from './wire.js';

const NEVER = 3_600_000;
const rhythm = (sweeps: boolean): KafkaFeedOptions['rhythm'] => {
  const every = sweeps ? 50 : NEVER;
  return { usual: { every, patience: sweeps ? 200 : NEVER }, away: { every, patience: 0 } };
};

const open = (): Promise<MessageTransport> => {
  const bus = new MessageBus();
  const refused: MessageTransport['refused'] = [];
  return Promise.resolve({
    refused,
    feed: (options, sweeps) =>
      new KafkaFeed({
        ...options,
        consumer: bus.consumer(),
        refused: (message) => refused.push(message),
        rhythm: rhythm(sweeps),
      }),
    deliver: (events) => {
      for (const event of events) bus.publish(encodeEvent(event));
      return Promise.resolve();
    },
    publish: (message) => {
      bus.publish(message);
      return Promise.resolve();
    },
    rewind: (part) => {
      bus.rewind(part);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  });
};

describe('the feed of messages, over a bus in memory', () => {
  feedContract(open);
  messageFeedContract(open);
});
