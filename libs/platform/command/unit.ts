import type { AppendOutcome, EventStore, NewEvent } from '#platform/event-store/event-store.js';
import { fold, type CommandContext, type Decider } from '#platform/kernel/decider.js';
import type { DomainEvent, Instant, Uuid } from '#platform/kernel/event.js';
import { accept, type Result } from '#platform/kernel/result.js';
import { deriveId } from './ids.js';
import type { RequestContext } from './request-context.js';

/** Seals the personal fields of events before they are stored, all of a command in one go. */
export interface EventSealer {
  seal(tenantId: Uuid, events: readonly DomainEvent<string, object>[]): Promise<readonly DomainEvent[]>;
}

/** A stream as loaded: its state and the version that a decision on it is made at. */
export interface Loaded<State> {
  readonly streamId: string;
  readonly version: number;
  readonly state: State;
}

interface Staged {
  readonly expectedVersion: number;
  readonly events: { readonly event: DomainEvent<string, object>; readonly occurredAt: Instant }[];
}

/**
 * What one command reads and writes. Streams that were only loaded with `guard` must still have their version
 * when the command is stored; so a decision may rest on another stream and never be overtaken by it.
 */
export class Unit {
  readonly context: CommandContext;
  private readonly staged = new Map<string, Staged>();
  /** Versions of the streams that were loaded. */
  private readonly seen = new Map<string, number>();

  constructor(
    private readonly request: RequestContext,
    readonly tenantId: Uuid,
    readonly command: { readonly commandId: Uuid; readonly requestHash: Uint8Array; readonly subject: Uuid },
    private readonly parts: { readonly store: EventStore; readonly sealer: EventSealer },
  ) {
    this.context = { tenantId, actorId: request.actor.actorId, now: request.now };
  }

  /** The stream's own id that the command is about; the same on every repeat. */
  get subject(): Uuid {
    return this.command.subject;
  }

  /** An id that follows from the command: the same on every repeat. */
  id(...parts: readonly (string | number)[]): Uuid {
    return deriveId(this.command.commandId, ...parts);
  }

  /** Loads a stream and folds it. Personal fields stay sealed: no decision rests on them. */
  async load<State, Command, Event extends DomainEvent<string, object>>(
    decider: Decider<State, Command, Event>,
    streamId: string,
  ): Promise<Loaded<State>> {
    const events = await this.parts.store.readStream(this.tenantId, streamId);
    this.seen.set(streamId, events.length);
    return { streamId, version: events.length, state: fold(decider, events as unknown as readonly Event[]) };
  }

  /** The command stands only if this stream still has this version. */
  guard(streamId: string, version: number): void {
    if (!this.staged.has(streamId)) this.staged.set(streamId, { expectedVersion: version, events: [] });
  }

  /**
   * Whether one of several streams moved since it was loaded: then they may have shown together what never was, the
   * one before and the other after the same command. One stream alone is always a state that there was.
   */
  async isTorn(): Promise<boolean> {
    if (this.seen.size < 2) return false;
    const { store } = this.parts;
    const since = await Promise.all(
      [...this.seen].map(([streamId, version]) => store.readStream(this.tenantId, streamId, version)),
    );
    return since.some((events) => events.length > 0);
  }

  /** Decides on a loaded stream and stages what happens; the state after it comes back. */
  decide<State, Command, Event extends DomainEvent<string, object>>(
    decider: Decider<State, Command, Event>,
    loaded: Loaded<State>,
    command: Command,
    occurredAt: Instant = this.context.now,
  ): Result<State> {
    const decided = decider.decide(command, loaded.state, this.context);
    if (!decided.ok) return decided;
    const staged = this.staged.get(loaded.streamId) ?? { expectedVersion: loaded.version, events: [] };
    staged.events.push(...decided.value.map((event) => ({ event, occurredAt })));
    this.staged.set(loaded.streamId, staged);
    return accept(fold(decider, decided.value, loaded.state));
  }

  /** Stores all that was staged, or nothing. A command that changes nothing is answered with the head as it stands. */
  async commit(): Promise<AppendOutcome> {
    const all = [...this.staged.values()].flatMap((stream) => stream.events);
    if (all.length === 0) {
      const head = await this.parts.store.head(this.tenantId);
      return { status: 'replayed', firstPosition: head, count: 1, recordedAt: this.context.now };
    }
    const sealed = await this.parts.sealer.seal(
      this.tenantId,
      all.map(({ event }) => event),
    );
    let next = 0;
    const streams = [...this.staged].map(([streamId, { expectedVersion, events }]) => ({
      streamId,
      expectedVersion,
      events: events.map(({ occurredAt }): NewEvent => {
        const event = sealed[next] as DomainEvent;
        next += 1;
        return { eventId: this.id('event', next), occurredAt, ...event };
      }),
    }));
    return this.parts.store.append({
      tenantId: this.tenantId,
      commandId: this.command.commandId,
      requestHash: this.command.requestHash,
      actorId: this.request.actor.actorId,
      causationId: this.request.causationId ?? null,
      correlationId: this.request.correlationId,
      streams,
    });
  }
}
