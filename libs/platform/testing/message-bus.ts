import type { ConsumedBatch, ConsumedMessage, MessageConsumer } from '#platform/messaging/kafka/message-consumer.js';
import type { IncomingMessage } from '#platform/messaging/kafka/wire.js';

type Take = (batch: ConsumedBatch) => Promise<void>;

const PARTITIONS = 2;
const AT_ONCE = 50;

/** A topic in memory whose consumers share its partitions: for feeds without a broker, and for faults at will. */
export class MessageBus {
  private readonly partitions: ConsumedMessage[][] = Array.from({ length: PARTITIONS }, () => []);
  private readonly committed: number[] = Array.from({ length: PARTITIONS }, () => 0);
  private readonly members: BusConsumer[] = [];
  /** Set: brokers that cannot be reached. */
  isAway = false;

  /** A further member of the one group. */
  consumer(): MessageConsumer {
    return new BusConsumer(this);
  }

  publish(message: IncomingMessage): void {
    const partition = this.partitions[partitionOf(message.key)];
    partition?.push({ ...message, offset: String(partition.length) });
  }

  /** Delivers again from a part of each partition on: 0 from the beginning, 0.5 from the middle. */
  rewind(part: number): void {
    this.partitions.forEach((messages, n) => {
      this.committed[n] = Math.floor(messages.length * part);
    });
  }

  join(member: BusConsumer): void {
    this.members.push(member);
  }

  leave(member: BusConsumer): void {
    this.members.splice(this.members.indexOf(member), 1);
  }

  /** The next batch for a member; undefined when there is none. */
  next(member: BusConsumer): ConsumedBatch | undefined {
    if (this.isAway) return undefined;
    const partition = this.partitions.findIndex(
      (messages, n) => this.isOf(n, member) && (this.committed[n] ?? 0) < messages.length,
    );
    if (partition < 0) return undefined;
    const from = this.committed[partition] ?? 0;
    return {
      partition,
      messages: (this.partitions[partition] ?? []).slice(from, from + AT_ONCE),
      isMine: () => this.isOf(partition, member) && !member.isStopped,
      beat: () =>
        this.isOf(partition, member) ? Promise.resolve() : Promise.reject(new Error('The group is rebalancing.')),
      done: (offset) => {
        this.committed[partition] = Number(offset) + 1;
      },
    };
  }

  private isOf(partition: number, member: BusConsumer): boolean {
    return this.members[partition % Math.max(1, this.members.length)] === member;
  }
}

class BusConsumer implements MessageConsumer {
  isStopped = false;
  private work: Promise<void> = Promise.resolve();

  constructor(private readonly bus: MessageBus) {}

  start(take: Take): void {
    this.bus.join(this);
    this.work = this.consume(take);
  }

  isAway(): boolean {
    return this.bus.isAway;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.work;
    this.bus.leave(this);
  }

  private async consume(take: Take): Promise<void> {
    while (!this.isStopped) {
      const batch = this.bus.next(this);
      if (batch) await take(batch).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, batch ? 0 : 5));
    }
  }
}

const partitionOf = (key: IncomingMessage['key']): number =>
  [...Buffer.from(key ?? '')].reduce((sum, byte) => sum + byte, 0) % PARTITIONS;
