import type { OutgoingMessage } from '#platform/messaging/kafka/wire.js';
import type { Uuid } from '#platform/kernel/event.js';
import { PublishError, type Publisher } from './publisher.js';
import { CHUNK_EVENTS, type Chunk } from './relay-pass.js';
import type { Move } from './relay-store.js';

/** Bytes of one request: half of what the topic takes for one message. */
const SEND_BYTES = 1 << 20;
const ASIDE_MS = 60_000;

/** Publishes chunks. A tenant with a message that no broker takes is put aside for a minute, and hurts no other. */
export class ChunkCarrier {
  published = 0;
  failures = 0;
  private readonly aside = new Map<Uuid, number>();

  constructor(
    private readonly publisher: Publisher,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Publishes a chunk; answers the moves of those whose events all went. Throws when the brokers take nothing. */
  async carry(chunk: Chunk): Promise<readonly Move[]> {
    const moves = chunk.moves.filter(({ tenantId }) => !this.isAside(tenantId));
    const mayGo = ({ key }: OutgoingMessage): boolean => !this.isAside(key);
    const messages = this.aside.size === 0 ? chunk.messages : chunk.messages.filter(mayGo);
    try {
      await this.send(messages);
      return moves;
    } catch (error) {
      if (!isTooLarge(error)) throw error;
      return this.carryApart(messages, moves);
    }
  }

  isAside(tenantId: Uuid): boolean {
    const until = this.aside.get(tenantId);
    if (until === undefined) return false;
    if (performance.now() < until) return true;
    this.aside.delete(tenantId);
    return false;
  }

  private async carryApart(messages: readonly OutgoingMessage[], moves: readonly Move[]): Promise<readonly Move[]> {
    const done: Move[] = [];
    for (const move of moves) {
      try {
        await this.send(messages.filter(({ key }) => key === move.tenantId));
        done.push(move);
      } catch (error) {
        if (!isTooLarge(error)) throw error;
        this.aside.set(move.tenantId, performance.now() + ASIDE_MS);
        this.failures += 1;
        this.onError(error);
      }
    }
    return done;
  }

  private async send(all: readonly OutgoingMessage[]): Promise<void> {
    for (const messages of requests(all)) {
      await this.publisher.publish(messages);
      this.published += messages.length;
    }
  }
}

const isTooLarge = (error: unknown): boolean => error instanceof PublishError && error.code === 'RELAY.TOO_LARGE';

/** Messages in requests that no broker finds too large. */
function* requests(messages: readonly OutgoingMessage[]): Generator<readonly OutgoingMessage[]> {
  let from = 0;
  let bytes = 0;
  for (const [at, { value }] of messages.entries()) {
    const size = Buffer.byteLength(value);
    if (at > from && (bytes + size > SEND_BYTES || at - from >= CHUNK_EVENTS)) {
      yield messages.slice(from, at);
      from = at;
      bytes = 0;
    }
    bytes += size;
  }
  if (from < messages.length) yield messages.slice(from);
}
