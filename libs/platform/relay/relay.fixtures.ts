import { randomUUID } from 'node:crypto';
import { aCommand, onStream } from '#platform/event-store/event-store.fixtures.js';
import type { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { OutgoingMessage } from '#platform/messaging/kafka/wire.js';
import type { Publisher } from './publisher.js';
import { LANES, laneOf } from './leased-lanes.js';

/** Brokers in memory: what was published, in order; `before` may throw or wait, `after` too. */
export class PublisherInMemory implements Publisher {
  readonly messages: OutgoingMessage[] = [];
  before: (messages: readonly OutgoingMessage[]) => Promise<void> = () => Promise.resolve();
  after: () => Promise<void> = () => Promise.resolve();

  async publish(messages: readonly OutgoingMessage[]): Promise<void> {
    await this.before(messages);
    this.messages.push(...messages);
    await this.after();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Positions of a tenant in the order in which they were published, repeats too. */
  positions(tenantId: Uuid): number[] {
    return positionsOf(this.messages, tenantId);
  }
}

/** Positions of a tenant among these messages, in their order. */
export const positionsOf = (messages: readonly Pick<OutgoingMessage, 'key' | 'headers'>[], tenantId: Uuid): number[] =>
  messages.filter(({ key }) => key === tenantId).map(({ headers }) => Number(headers['trustlog-position']));

/** 1, 2, 3 ... */
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

/** True when no position came before the one in front of it had come. */
export const isGapless = (positions: readonly number[]): boolean => {
  let reached = 0;
  for (const position of positions) {
    if (position > reached + 1) return false;
    reached = Math.max(reached, position);
  }
  return true;
};

/** A tenant of a lane, or of any. */
export const tenantIn = (lane?: number): Uuid => {
  for (;;) {
    const id = randomUUID();
    if (lane === undefined || laneOf(id) === lane % LANES) return id;
  }
};

/** Appends so many events to a tenant, in one command on a stream of its own. */
export const append = async (store: PostgresEventStore, tenantId: Uuid, count: number): Promise<void> => {
  await store.createTenant(tenantId, 'school');
  await store.append(aCommand(tenantId, [onStream(randomUUID(), 0, count)]));
};
