import type { Uuid } from '#platform/kernel/event.js';
import type { PreparedAppend } from './prepared-append.js';

const MOST_STREAMS = 50_000;
const MOST_COMMANDS = 10_000;

/** A map that forgets what was set longest ago. */
class Recent<Value> {
  private readonly entries = new Map<string, Value>();

  constructor(private readonly most: number) {}

  get(key: string): Value | undefined {
    return this.entries.get(key);
  }

  set(key: string, value: Value): void {
    this.entries.delete(key);
    this.entries.set(key, value);
    if (this.entries.size <= this.most) return;
    const oldest = this.entries.keys().next();
    if (oldest.done !== true) this.entries.delete(oldest.value);
  }

  clear(): void {
    this.entries.clear();
  }
}

/**
 * Versions known to be stored, so that an append that expects less is refused without a round trip. Known means set by
 * the last load or success; dropped when a connection was lost, because what was restored may be older. Versions only
 * grow, so a refusal is never wrong about a living log, and the next try of the same command asks the database anyway.
 */
export class KnownVersions {
  private readonly versions = new Recent<number>(MOST_STREAMS);
  /** Commands stored or refused here: their next try is a repeat, which only the database answers rightly. */
  private readonly commands = new Recent<true>(MOST_COMMANDS);

  saw(tenantId: Uuid, streamId: string, version: number): void {
    this.versions.set(`${tenantId}/${streamId}`, version);
  }

  stored(append: PreparedAppend): void {
    this.commands.set(`${append.tenantId}/${append.commandId}`, true);
    for (const stream of append.streams) {
      this.saw(append.tenantId, stream.streamId, stream.expectedVersion + stream.events.length);
    }
  }

  /** Whether to refuse here and now; says so once per command. */
  refuses(append: PreparedAppend): boolean {
    const stale = append.streams.some(
      (stream) => stream.expectedVersion < (this.versions.get(`${append.tenantId}/${stream.streamId}`) ?? 0),
    );
    if (!stale) return false;
    const command = `${append.tenantId}/${append.commandId}`;
    if (this.commands.get(command) === true) return false;
    this.commands.set(command, true);
    return true;
  }

  forget(): void {
    this.versions.clear();
  }
}
