import type { Uuid } from '#platform/kernel/event.js';
import { Batch } from './append-batch.js';
import type { Lane, QueueLimits, Refuse, Waiting } from './append-batch.js';
import type { AppendOutcome } from './event-store.js';
import type { PreparedAppend } from './prepared-append.js';

/**
 * What became of one append of a flight. `later`: the tenant is locked by another process, so it waits its turn.
 * `stands`: the version of its only stream, where a conflict told it.
 */
export type Landing =
  | { readonly kind: 'answered'; readonly outcome: AppendOutcome; readonly stands?: number | null }
  | { readonly kind: 'failed'; readonly error: Error }
  | { readonly kind: 'later' };

/** One round trip. `patient` waits for locks; otherwise a locked tenant is answered `later`. Never rejects. */
export type Fly = (batch: readonly PreparedAppend[], patient: boolean) => Promise<readonly Landing[]>;

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
    private readonly refuse: Refuse,
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
      this.launch([...take(this.ready, this.limits.batchTenants ?? this.limits.batchEvents)], false);
    }
    for (const lane of this.patient) {
      if (this.patientFlying >= this.limits.patientFlights) break;
      this.launch([lane], true);
    }
    if (this.lanes.size === 0) for (const tell of this.onEmpty.splice(0)) tell();
  }

  private launch(lanes: readonly Lane[], patient: boolean): void {
    const batch = new Batch(this.limits, this.refuse);
    const [only] = lanes;
    if (only !== undefined && lanes.length === 1 && only.waiting.length === 1) batch.takeOnly(only);
    else batch.fill(lanes);
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
