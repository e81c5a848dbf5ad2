import type { Uuid } from '#platform/kernel/event.js';
import type { AppendOutcome } from './event-store.js';
import type { PreparedAppend } from './prepared-append.js';

/** What became of one append of a flight. `later`: the tenant is locked by another process, so it waits its turn. */
export type Landing =
  | { readonly kind: 'answered'; readonly outcome: AppendOutcome }
  | { readonly kind: 'failed'; readonly error: Error }
  | { readonly kind: 'later' };

/** One round trip. `patient` waits for locks; otherwise a locked tenant is answered `later`. Never rejects. */
export type Fly = (batch: readonly PreparedAppend[], patient: boolean) => Promise<readonly Landing[]>;

export interface QueueLimits {
  /** Round trips under way at a time for tenants that nobody holds. */
  readonly flights: number;
  /** Round trips under way at a time for tenants that another process holds, and for large appends. */
  readonly patientFlights: number;
  readonly batchEvents: number;
  readonly batchBytes: number;
  /** An append of more events, or more than a batch's bytes, goes alone. */
  readonly largeEvents: number;
}

interface Waiting {
  readonly append: PreparedAppend;
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (error: Error) => void;
}

/** The appends of one tenant. Only one flight at a time carries them: the tenant's row is locked anyway. */
interface Lane {
  readonly tenantId: Uuid;
  waiting: Waiting[];
  patient: boolean;
}

/** How far a lane is searched for appends that can go together; those on one stream cannot. */
const LOOK_AHEAD = 256;

/**
 * Appends that arrive while a round trip is under way go together in the next one, one of each tenant in turn.
 * An empty queue sends at once. No stream is written twice in a batch, and no command goes twice.
 */
export class AppendQueue {
  private readonly lanes = new Map<Uuid, Lane>();
  private readonly ready = new Set<Lane>();
  private readonly patient = new Set<Lane>();
  private flying = 0;
  private patientFlying = 0;
  private pumping = false;
  private readonly onEmpty: (() => void)[] = [];

  constructor(
    private readonly fly: Fly,
    /** Answers a stale append at home; null sends it. */
    private readonly refuse: (append: PreparedAppend) => AppendOutcome | null,
    private readonly limits: QueueLimits,
  ) {}

  add(append: PreparedAppend): Promise<AppendOutcome> {
    return new Promise((resolve, reject) => {
      const lane = this.lanes.get(append.tenantId);
      const waiting = { append, resolve, reject };
      if (lane === undefined) {
        const made = { tenantId: append.tenantId, waiting: [waiting], patient: this.isLarge(append) };
        this.lanes.set(append.tenantId, made);
        this.offer(made);
      } else {
        lane.waiting.push(waiting);
      }
      this.pumpSoon();
    });
  }

  /** Once everything that waits has landed. */
  async drained(): Promise<void> {
    while (this.lanes.size > 0) await new Promise<void>((resolve) => this.onEmpty.push(resolve));
  }

  private isLarge(append: PreparedAppend): boolean {
    return append.eventCount > this.limits.largeEvents || append.bytes > this.limits.batchBytes;
  }

  private offer(lane: Lane): void {
    (lane.patient ? this.patient : this.ready).add(lane);
  }

  /** After this turn of the event loop's microtasks, so that what is asked together goes together. */
  private pumpSoon(): void {
    if (this.pumping) return;
    this.pumping = true;
    queueMicrotask(() => {
      this.pumping = false;
      this.pump();
    });
  }

  private pump(): void {
    while (this.flying < this.limits.flights && this.ready.size > 0) {
      this.launch([...take(this.ready, this.limits.batchEvents)], false);
    }
    for (const lane of this.patient) {
      if (this.patientFlying >= this.limits.patientFlights) break;
      this.launch([lane], true);
    }
    if (this.lanes.size === 0) for (const tell of this.onEmpty.splice(0)) tell();
  }

  private launch(lanes: readonly Lane[], patient: boolean): void {
    const batch = new Batch(this.limits, this.refuse);
    batch.fill(lanes);
    for (const lane of batch.emptied) this.leave(lane);
    for (const lane of batch.lanes) (patient ? this.patient : this.ready).delete(lane);
    if (batch.taken.length === 0) return;
    this.count(patient, 1);
    void this.fly(
      batch.taken.map(({ append }) => append),
      patient,
    ).then((landings) => {
      this.count(patient, -1);
      this.land(batch, landings, patient);
      this.pump();
    });
  }

  private count(patient: boolean, by: number): void {
    if (patient) this.patientFlying += by;
    else this.flying += by;
  }

  private leave(lane: Lane): void {
    this.ready.delete(lane);
    this.patient.delete(lane);
    this.lanes.delete(lane.tenantId);
  }

  private land(batch: Batch, landings: readonly Landing[], patient: boolean): void {
    const held = new Map<Uuid, Waiting[]>();
    batch.taken.forEach((waiting, i) => {
      const landing = landings[i] ?? { kind: 'later' };
      if (landing.kind === 'answered') waiting.resolve(landing.outcome);
      else if (landing.kind === 'failed') waiting.reject(landing.error);
      else held.set(waiting.append.tenantId, [...(held.get(waiting.append.tenantId) ?? []), waiting]);
    });
    for (const lane of batch.lanes) {
      const again = held.get(lane.tenantId) ?? [];
      lane.waiting = [...again, ...lane.waiting];
      const next = lane.waiting[0];
      if (next === undefined) {
        this.lanes.delete(lane.tenantId);
      } else {
        lane.patient = (!patient && again.length > 0) || this.isLarge(next.append);
        this.offer(lane);
      }
    }
  }
}

function* take<Item>(items: Iterable<Item>, most: number): Generator<Item> {
  let left = most;
  for (const item of items) {
    if (left-- <= 0) return;
    yield item;
  }
}

/** The appends of one round trip, chosen fairly: one of each lane in turn until a bound is met. */
class Batch {
  readonly taken: Waiting[] = [];
  readonly lanes: Lane[] = [];
  readonly emptied: Lane[] = [];
  private events = 0;
  private bytes = 0;

  constructor(
    private readonly limits: QueueLimits,
    private readonly refuse: (append: PreparedAppend) => AppendOutcome | null,
  ) {}

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
    private readonly refuse: (append: PreparedAppend) => AppendOutcome | null,
  ) {}

  next(fits: (append: PreparedAppend) => boolean): Waiting | null {
    while (this.at < this.lane.waiting.length && this.left.length < LOOK_AHEAD) {
      const waiting = this.lane.waiting[this.at];
      if (waiting === undefined) return null;
      const { append } = waiting;
      const refusal = this.meets(append) ? null : this.refuse(append);
      if (refusal === null && !this.meets(append) && !fits(append)) return null;
      this.at += 1;
      if (refusal !== null) waiting.resolve(refusal);
      else if (this.meets(append)) this.left.push(waiting);
      else return this.take(waiting);
    }
    return null;
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
