import type { Uuid } from '#platform/kernel/event.js';
import type { AppendOutcome } from './event-store.js';
import type { PreparedAppend } from './prepared-append.js';

export interface QueueLimits {
  /** Round trips under way at a time for tenants that nobody holds. */
  readonly flights: number;
  /** Round trips under way at a time for tenants that another process holds, and for large appends. */
  readonly patientFlights: number;
  readonly batchEvents: number;
  /** Tenants of one round trip; default: as many as wait. */
  readonly batchTenants?: number;
  readonly batchBytes: number;
  /** An append of more events, or more than a batch's bytes, goes alone. */
  readonly largeEvents: number;
}

/** An append in the queue, and whom to tell what became of it. */
export interface Waiting {
  readonly append: PreparedAppend;
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (error: Error) => void;
}

/** The appends of one tenant. Only one flight at a time carries them: the tenant's row is locked anyway. */
export interface Lane {
  readonly tenantId: Uuid;
  waiting: Waiting[];
  patient: boolean;
}

/** Answers a stale append at home; null sends it. */
export type Refuse = (append: PreparedAppend) => AppendOutcome | null;

/** How far a lane is searched for appends that can go together; those on one stream cannot. */
const LOOK_AHEAD = 256;

/** The appends of one round trip, chosen fairly: one of each lane in turn until a bound is met. */
export class Batch {
  readonly taken: Waiting[] = [];
  readonly lanes: Lane[] = [];
  readonly emptied: Lane[] = [];
  private events = 0;
  private bytes = 0;

  constructor(
    private readonly limits: QueueLimits,
    private readonly refuse: Refuse,
  ) {}

  /** A lane with one append alone: the same as `fill`, without its tools. */
  takeOnly(lane: Lane): void {
    const [waiting] = lane.waiting;
    if (waiting === undefined) return;
    lane.waiting = [];
    const refusal = this.refuse(waiting.append);
    if (refusal === null) {
      this.lanes.push(lane);
      this.taken.push(waiting);
    } else {
      this.emptied.push(lane);
      waiting.resolve(refusal);
    }
  }

  fill(lanes: readonly Lane[]): void {
    let pickers = lanes.map((lane) => ({ lane, picker: new LanePicker(lane, this.refuse) }));
    while (pickers.length > 0) pickers = pickers.filter(({ lane, picker }) => this.takeOne(lane, picker));
    for (const lane of lanes) if (lane.waiting.length === 0 && !this.lanes.includes(lane)) this.emptied.push(lane);
  }

  /** Whether the lane may be asked again. */
  private takeOne(lane: Lane, picker: LanePicker): boolean {
    const waiting = picker.next((append) => this.fits(append));
    if (waiting === null) {
      picker.done();
      return false;
    }
    if (picker.count === 1) this.lanes.push(lane);
    this.taken.push(waiting);
    this.events += waiting.append.eventCount;
    this.bytes += waiting.append.bytes;
    return true;
  }

  private fits(append: PreparedAppend): boolean {
    if (this.taken.length === 0) return true;
    return (
      append.eventCount <= this.limits.largeEvents &&
      this.events + append.eventCount <= this.limits.batchEvents &&
      this.bytes + append.bytes <= this.limits.batchBytes
    );
  }
}

/** Walks one lane once, takes what can go together, answers what is stale, and leaves the rest in order. */
class LanePicker {
  count = 0;
  private at = 0;
  private readonly left: Waiting[] = [];
  private readonly written = new Set<string>();
  private readonly commands = new Set<Uuid>();

  constructor(
    private readonly lane: Lane,
    private readonly refuse: Refuse,
  ) {}

  next(fits: (append: PreparedAppend) => boolean): Waiting | null {
    while (this.left.length < LOOK_AHEAD) {
      const waiting = this.lane.waiting[this.at];
      if (waiting === undefined) return null;
      const choice = this.choose(waiting.append, fits);
      if (choice === 'full') return null;
      this.at += 1;
      if (choice === 'take') return this.take(waiting);
      if (choice === 'leave') this.left.push(waiting);
      else waiting.resolve(choice);
    }
    return null;
  }

  private choose(
    append: PreparedAppend,
    fits: (append: PreparedAppend) => boolean,
  ): 'leave' | 'full' | 'take' | AppendOutcome {
    if (this.meets(append)) return 'leave';
    const refusal = this.refuse(append);
    if (refusal !== null) return refusal;
    return fits(append) ? 'take' : 'full';
  }

  done(): void {
    this.lane.waiting = [...this.left, ...this.lane.waiting.slice(this.at)];
  }

  private take(waiting: Waiting): Waiting {
    this.count += 1;
    this.commands.add(waiting.append.commandId);
    for (const stream of waiting.append.streams) if (stream.events.length > 0) this.written.add(stream.streamId);
    return waiting;
  }

  private meets(append: PreparedAppend): boolean {
    return this.commands.has(append.commandId) || append.streams.some((stream) => this.written.has(stream.streamId));
  }
}
