import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { ConsumedBatch, MessageConsumer } from './message-consumer.js';

export interface KafkajsConsumerOptions {
  readonly kafka: Kafka;
  readonly topic: string;
  /** Consumers of one group share the partitions. */
  readonly groupId: string;
  readonly onError: (what: string, error: unknown) => void;
  /** Partitions worked on at once. */
  readonly concurrency?: number;
  /** Milliseconds after which the group does without a consumer that says nothing. */
  readonly sessionTimeout?: number;
  /** Milliseconds without a sign after which it is taken apart, and those that this may take. */
  readonly silent?: number;
  readonly leaveWithin?: number;
}

const CONCURRENCY = 3;
const SESSION_MS = 10_000;
const BEAT_MS = 2_000;
const REBALANCE_MS = 20_000;
/** An idle partition's fetch waits so long at the broker: what arrives meanwhile comes at once. */
const FETCH_WAIT_MS = 50;
/** Some thousand events of a partition: the more of a tenant come together, the fewer transactions they take. */
const FETCH_BYTES = 4 * 1024 * 1024;
const AWAY_MS = 3_000;
/** A consumer of which nothing was heard for so long is taken apart: it was seen to hang in a join for ever. */
const SILENT_MS = 25_000;
const LOOK_MS = 1_000;
const LEAVE_WITHIN_MS = 6_000;
const [SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS] = [250, 5_000];

/** One consumer, from connecting until it crashed, fell silent or was told to end. */
interface Life {
  readonly consumer: Consumer;
  /** Resolves with why it ended; null: it was to. */
  readonly ended: Promise<Error | null>;
  readonly end: (why: Error | null) => void;
}

type Take = (batch: ConsumedBatch) => Promise<void>;

/**
 * kafkajs, watched: it is built anew whenever it crashes, cannot connect or falls silent, for as long as it takes. Its
 * own restart is off, because that keeps the connections that the crash was about.
 */
export class KafkajsConsumer implements MessageConsumer {
  private life: Life | null = null;
  private heardAt = 0;
  private isIn = false;
  private stopped = false;
  private work: Promise<void> = Promise.resolve();
  private wakeUp: () => void = () => undefined;

  constructor(private readonly options: KafkajsConsumerOptions) {}

  start(take: Take): void {
    this.work = this.supervise(take);
  }

  isAway(): boolean {
    return !this.isIn || Date.now() - this.heardAt > AWAY_MS;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.wakeUp();
    this.life?.end(null);
    await this.work;
  }

  private async supervise(take: Take): Promise<void> {
    for (let pause = SHORTEST_PAUSE_MS; !this.stopped; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const why = await this.live(take).catch((error: unknown) => error);
      if (this.isIn) pause = SHORTEST_PAUSE_MS;
      this.isIn = false;
      if (why !== null && !this.hasStopped()) this.options.onError('kafka consumer', why);
      if (!this.hasStopped()) await this.rest(pause);
    }
  }

  /** Answers why this consumer ended. */
  private async live(take: Take): Promise<Error | null> {
    const life = this.born();
    const { silent = SILENT_MS, leaveWithin = LEAVE_WITHIN_MS } = this.options;
    const look = (): void => {
      if (Date.now() - this.heardAt > silent) life.end(new Error('The consumer fell silent.'));
    };
    const watch = setInterval(look, Math.min(LOOK_MS, silent));
    try {
      const begun = this.begin(life.consumer, take).then(() => life.ended);
      return await Promise.race([begun, life.ended]);
    } finally {
      clearInterval(watch);
      await within(leaveWithin, life.consumer.disconnect());
    }
  }

  private born(): Life {
    const { kafka, groupId, sessionTimeout = SESSION_MS } = this.options;
    const consumer = kafka.consumer({
      ...{ groupId, sessionTimeout, heartbeatInterval: Math.min(BEAT_MS, sessionTimeout / 3) },
      ...{
        rebalanceTimeout: REBALANCE_MS,
        maxWaitTimeInMs: FETCH_WAIT_MS,
        maxBytesPerPartition: FETCH_BYTES,
        allowAutoTopicCreation: false,
      },
      retry: { restartOnFailure: () => Promise.resolve(false) },
    });
    let end: Life['end'] = () => undefined;
    const ended = new Promise<Error | null>((resolve) => {
      end = resolve;
    });
    const hear = (): void => {
      this.heardAt = Date.now();
    };
    hear();
    consumer.on(consumer.events.CRASH, ({ payload }) => end(payload.error));
    consumer.on(consumer.events.FETCH, hear);
    consumer.on(consumer.events.HEARTBEAT, hear);
    consumer.on(consumer.events.GROUP_JOIN, () => {
      hear();
      this.isIn = true;
    });
    this.life = { consumer, ended, end };
    if (this.stopped) end(null);
    return this.life;
  }

  private async begin(consumer: Consumer, take: Take): Promise<void> {
    await consumer.connect();
    await consumer.subscribe({ topics: [this.options.topic], fromBeginning: true });
    await consumer.run({
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: this.options.concurrency ?? CONCURRENCY,
      eachBatch: (payload) => take(this.batchOf(payload)),
    });
  }

  private batchOf(payload: EachBatchPayload): ConsumedBatch {
    const { partition, messages } = payload.batch;
    return {
      partition,
      messages,
      isMine: () => payload.isRunning() && !payload.isStale() && !this.stopped,
      beat: async () => {
        this.heardAt = Date.now();
        await payload.heartbeat();
      },
      done: (offset) => {
        payload.resolveOffset(offset);
      },
    };
  }

  private hasStopped(): boolean {
    return this.stopped;
  }

  private async rest(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Waits for work that may never end, or fail; neither matters. */
const within = async (milliseconds: number, work: Promise<unknown>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work.catch(() => undefined), late]);
  clearTimeout(timer);
};
