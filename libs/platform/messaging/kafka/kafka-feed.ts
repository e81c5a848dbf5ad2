import type { Uuid } from '#platform/kernel/event.js';
import type { Feed, FedEvent, FeedHealth, Taken } from '#platform/projection/feed.js';
import { LogFollower, type LogFollowerOptions, type Rhythm } from '#platform/projection/log-follower.js';
import type { ConsumedBatch, ConsumedMessage, MessageConsumer } from './message-consumer.js';
import type { RecordRefused } from './refused-messages.js';
import { decodeEvent } from './wire.js';
import type { WireRefused } from './wire-refusal.js';

export interface KafkaFeedOptions extends LogFollowerOptions {
  readonly consumer: MessageConsumer;
  /** Keeps account of messages that were not believed. */
  readonly refused: RecordRefused;
  /** Called when nothing is under way any more: what was recorded may be written down. */
  readonly onStopped?: () => Promise<void>;
  /** Called for what this process appends: whoever relays to Kafka may begin at once. */
  readonly onAppended?: (tenantId: Uuid) => void;
  /** How often all heads are looked at, while messages come and while the brokers are away. */
  readonly rhythm?: { readonly usual: Rhythm; readonly away: Rhythm };
}

/** Messages after which an offset is given back, and the most of one tenant that a transaction takes: some 2 MB. */
const AT_ONCE = 2_000;
const USUAL: Rhythm = { every: 1_000, patience: 2_500 };
/** Without brokers the log itself is the feed. */
const AWAY: Rhythm = { every: 500, patience: 0 };
const HELD_AGAIN_MS = 250;
const NOT_YET_AGAIN_MS = 1_000;
const [SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS] = [50, 2_000];

/**
 * Feeds the projections from Kafka. Messages carry the events, PostgreSQL is what they are judged by: whatever is
 * missing, doubtful or lost is read from the log. An offset is given back when everything before it is stored.
 */
export class KafkaFeed implements Feed {
  private readonly follower: LogFollower;
  private readonly inHand = new Set<Promise<void>>();
  private stopped = false;

  constructor(private readonly options: KafkaFeedOptions) {
    this.follower = new LogFollower(options);
  }

  start(): void {
    const { usual, away } = this.options.rhythm ?? { usual: USUAL, away: AWAY };
    this.follower.start(() => (this.options.consumer.isAway() ? away : usual));
    this.options.consumer.start((batch) => {
      const work = this.take(batch);
      this.inHand.add(work);
      return work.finally(() => this.inHand.delete(work));
    });
  }

  appended(tenantId: Uuid): void {
    this.options.onAppended?.(tenantId);
  }

  heal(tenantId: Uuid): void {
    this.follower.heal(tenantId);
  }

  health(): FeedHealth {
    return { kind: 'kafka', state: this.options.consumer.isAway() ? 'away' : 'ok', behind: this.follower.behind };
  }

  idle(): Promise<void> {
    return this.follower.idle();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.options.consumer.stop();
    await Promise.allSettled(this.inHand);
    await this.follower.stop();
    await this.options.onStopped?.();
  }

  private async take(batch: ConsumedBatch): Promise<void> {
    for (let from = 0; from < batch.messages.length; from += AT_ONCE) {
      const some = batch.messages.slice(from, from + AT_ONCE);
      const isWhole = await this.takeSome(batch, some);
      const last = some.at(-1);
      if (!isWhole || !last) return;
      batch.done(last.offset);
      await batch.beat();
    }
  }

  /** False when it was left half-way: the partition is another's, or it is time to stop. */
  private async takeSome(batch: ConsumedBatch, messages: readonly ConsumedMessage[]): Promise<boolean> {
    for (const [tenantId, events] of this.byTenant(batch, messages)) {
      const taken = await this.untilTaken(batch, tenantId, events);
      if (taken === null) return false;
      this.follow(batch, tenantId, { taken, offset: messages[0]?.offset ?? '0' });
      await batch.beat();
    }
    return true;
  }

  private byTenant(batch: ConsumedBatch, messages: readonly ConsumedMessage[]): ReadonlyMap<Uuid, FedEvent[]> {
    const tenants = new Map<Uuid, FedEvent[]>();
    for (const message of messages) {
      const decoded = decodeEvent(message);
      if (!decoded.ok) {
        this.refuse(batch, message, decoded);
        continue;
      }
      const { tenantId } = decoded.event.event.metadata;
      const own = tenants.get(tenantId);
      if (own) own.push(decoded.event);
      else tenants.set(tenantId, [decoded.event]);
    }
    return tenants;
  }

  /** Whose it says it is is looked up in the log, where that is one of ours; nothing of it is believed. */
  private refuse({ partition }: ConsumedBatch, { offset }: ConsumedMessage, { code, tenantId }: WireRefused): void {
    this.options.refused({ partition, offset, code });
    if (tenantId !== null && this.follower.knows(tenantId)) this.follower.heal(tenantId);
  }

  /** A database that is away is waited for, as long as the partition is ours. */
  private async untilTaken(batch: ConsumedBatch, tenantId: Uuid, events: readonly FedEvent[]): Promise<Taken | null> {
    for (let pause = SHORTEST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      if (this.stopped || !batch.isMine()) return null;
      try {
        return await this.options.core.take(tenantId, events);
      } catch (error) {
        if (pause === SHORTEST_PAUSE_MS) this.options.onError(error);
        await new Promise((resolve) => setTimeout(resolve, pause));
        await batch.beat();
      }
    }
  }

  private follow(
    { partition }: ConsumedBatch,
    tenantId: Uuid,
    { taken, offset }: { readonly taken: Taken; readonly offset: string },
  ): void {
    if (taken === 'taken') this.follower.caughtUp(tenantId);
    else if (taken === 'held') this.follower.healAfter(tenantId, HELD_AGAIN_MS);
    else if (taken === 'behind') this.follower.heal(tenantId);
    else {
      this.options.refused({ partition, offset, code: taken });
      if (taken === 'FEED.NOT_YET') this.follower.healAfter(tenantId, NOT_YET_AGAIN_MS);
      else if (taken !== 'FEED.UNKNOWN_TENANT') this.follower.heal(tenantId);
    }
  }
}
