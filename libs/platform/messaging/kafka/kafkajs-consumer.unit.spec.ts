import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EachBatchPayload, Kafka } from 'kafkajs';
import { KafkajsConsumer } from './kafkajs-consumer.js';
import type { ConsumedBatch } from './message-consumer.js';

type Listener = (event: { payload: { error?: Error } }) => void;

/** One consumer as kafkajs makes them, played: what it answers is set by the spec, what it is told is noted. */
class Played {
  readonly events = { CRASH: 'crash', FETCH: 'fetch', HEARTBEAT: 'heartbeat', GROUP_JOIN: 'join' };
  readonly told: string[] = [];
  readonly resolved: string[] = [];
  eachBatch: ((payload: EachBatchPayload) => Promise<void>) | undefined;
  private readonly listeners = new Map<string, Listener>();

  constructor(private readonly hangs: readonly string[]) {}

  on(event: string, listener: Listener): void {
    this.listeners.set(event, listener);
  }

  says(event: string, error?: Error): void {
    this.listeners.get(event)?.({ payload: { error } });
  }

  connect = (): Promise<void> => this.step('connect');
  subscribe = (): Promise<void> => this.step('subscribe');
  disconnect = (): Promise<void> => this.step('disconnect');

  run = ({ eachBatch }: { eachBatch: Played['eachBatch'] }): Promise<void> => {
    this.eachBatch = eachBatch;
    return this.step('run');
  };

  private step(name: string): Promise<void> {
    this.told.push(name);
    if (this.hangs.includes(`${name} fails`)) return Promise.reject(new Error(name));
    return this.hangs.includes(name) ? new Promise(() => undefined) : Promise.resolve();
  }
}

const made: Played[] = [];
const errors: string[] = [];
/** Milliseconds of silence that are too many. */
let silent: number;
let sut: KafkajsConsumer;

/** A consumer whose first lives go wrong as said; those after them do well. */
const start = (...lives: readonly (readonly string[])[]): void => {
  startTaking(() => Promise.resolve(), lives);
};

const startTaking = (
  take: (batch: ConsumedBatch) => Promise<void>,
  lives: readonly (readonly string[])[] = [],
): void => {
  const kafka = {
    consumer: () => {
      const played = new Played(lives[made.length] ?? []);
      made.push(played);
      return played;
    },
  };
  sut = new KafkajsConsumer({
    kafka: kafka as unknown as Kafka,
    ...{ topic: 'events', groupId: 'group', silent, leaveWithin: 50 },
    onError: (_what, error) => errors.push(error instanceof Error ? error.message : ''),
  });
  sut.start(take);
};

const until = async (isSo: () => boolean): Promise<void> => {
  const deadline = Date.now() + 10_000;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error('Waited in vain.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

beforeEach(() => {
  silent = 60_000;
});
afterEach(async () => {
  await sut.stop();
  made.length = 0;
  errors.length = 0;
});

describe('a consumer that does well', () => {
  it('is away until it is in its group, and leaves it when it is stopped', async () => {
    start();
    await until(() => made[0]?.told.includes('run') === true);
    expect(sut.isAway()).toBe(true);
    made[0]?.says('join');
    expect(sut.isAway()).toBe(false);
    await sut.stop();
    expect(made.map(({ told }) => told)).toEqual([['connect', 'subscribe', 'run', 'disconnect']]);
    expect(errors).toEqual([]);
  });
});

describe('a consumer that goes wrong', () => {
  it('by a crash is told of, let go of, and another one takes its place', async () => {
    start();
    await until(() => made[0]?.told.includes('run') === true);
    made[0]?.says('join');
    made[0]?.says('crash', new Error('The broker is gone.'));
    await until(() => made.length === 2 && made[1]?.told.includes('run') === true);
    expect(made[0]?.told.at(-1)).toBe('disconnect');
    expect(errors).toEqual(['The broker is gone.']);
    expect(sut.isAway()).toBe(true);
  });

  it('because nobody answers is tried again, as often as it takes', async () => {
    start(['connect fails'], ['subscribe fails'], ['run fails']);
    await until(() => made.length === 4 && made[3]?.told.includes('run') === true);
    expect(errors).toEqual(['connect', 'subscribe', 'run']);
  });

  it('by silence is let go of, even where letting go never ends', async () => {
    silent = 200;
    start(['run', 'disconnect']);
    await until(() => made.length === 2);
    expect(errors[0]).toBe('The consumer fell silent.');
  });

  it('can be stopped while it waits to be made again', async () => {
    start(['connect fails'], ['connect fails'], ['connect fails'], ['connect fails']);
    await until(() => made.length === 2);
    await sut.stop();
    const lives = made.length;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(made).toHaveLength(lives);
  });
});

describe('a batch', () => {
  const payload = (over: Partial<EachBatchPayload>): EachBatchPayload =>
    ({
      batch: { partition: 3, messages: [] },
      isRunning: () => true,
      isStale: () => false,
      heartbeat: () => Promise.resolve(),
      resolveOffset: () => undefined,
      ...over,
    }) as unknown as EachBatchPayload;

  it("is its consumer's own until the group, or the process, says otherwise", async () => {
    const batches: ConsumedBatch[] = [];
    const kept: string[] = [];
    startTaking((batch) => {
      batches.push(batch);
      return Promise.resolve();
    });
    await until(() => made[0]?.told.includes('run') === true);
    const give = (over: Partial<EachBatchPayload>): Promise<void> | undefined => made[0]?.eachBatch?.(payload(over));
    await give({ resolveOffset: (offset) => kept.push(offset) });
    await give({ isStale: () => true });
    await give({ isRunning: () => false });
    expect(batches.map((batch) => batch.isMine())).toEqual([true, false, false]);
    batches[0]?.done('7');
    expect([kept, batches[0]?.partition]).toEqual([['7'], 3]);
    await sut.stop();
    expect(batches[0]?.isMine()).toBe(false);
  });
});
