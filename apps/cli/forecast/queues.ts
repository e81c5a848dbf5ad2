/** Events that came at one moment. */
interface Lot {
  readonly came: number;
  events: number;
}

/** A batch in hand. */
export interface Taken {
  readonly partition: number;
  readonly events: number;
  readonly came: readonly Readonly<Lot>[];
}

/** Partitions with what waits in them, and who works on which. One batch of a partition at a time: order is kept. */
export class PartitionQueues {
  arrived = 0;
  behind = 0;
  mostBehind = 0;
  /** In the store, not yet in Kafka. */
  private readonly unpublished: Lot[][];
  private readonly queued: Lot[][];
  private readonly inHand = new Set<number>();
  private owners: number[];

  constructor(
    partitions: number,
    private readonly workers: number,
  ) {
    const each = Array.from({ length: partitions }, (_, partition) => partition);
    this.unpublished = each.map(() => []);
    this.queued = each.map(() => []);
    this.owners = each.map((partition) => partition % workers);
  }

  append(partition: number, came: number, events: number): void {
    if (events === 0) return;
    this.unpublished[partition]?.push({ came, events });
    this.arrived += events;
    this.behind += events;
    this.mostBehind = Math.max(this.mostBehind, this.behind);
  }

  publish(): void {
    for (const [partition, lots] of this.unpublished.entries()) this.queued[partition]?.push(...lots.splice(0));
  }

  /** The batch of this worker's partition whose first event has waited longest; null where it has nothing to do. */
  take(worker: number, most: number): Taken | null {
    const mine = this.queued.flatMap((lots, partition) => {
      const came = lots[0]?.came;
      const isMine = this.owners[partition] === worker && !this.inHand.has(partition);
      return isMine && came !== undefined ? [{ partition, came }] : [];
    });
    const oldest = mine.reduce<(typeof mine)[0] | null>(
      (found, one) => (found === null || one.came < found.came ? one : found),
      null,
    );
    return oldest === null ? null : this.takeFrom(oldest.partition, most);
  }

  private takeFrom(partition: number, most: number): Taken {
    const lots = this.queued[partition] ?? [];
    const came: Lot[] = [];
    let events = 0;
    for (let lot = lots[0]; lot !== undefined && events < most; lot = lots[0]) {
      const part = Math.min(lot.events, most - events);
      came.push({ came: lot.came, events: part });
      events += part;
      lot.events -= part;
      if (lot.events === 0) lots.shift();
    }
    this.inHand.add(partition);
    return { partition, events, came };
  }

  putBack({ partition, came }: Taken): void {
    this.queued[partition]?.unshift(...came.map((lot) => ({ ...lot })));
    this.inHand.delete(partition);
  }

  done({ partition, events }: Taken): void {
    this.inHand.delete(partition);
    this.behind -= events;
  }

  /** What the dead worked on goes to the living, evenly. */
  shareOut(dead: ReadonlySet<number>): void {
    const living = Array.from({ length: this.workers }, (_, worker) => worker).filter((worker) => !dead.has(worker));
    this.owners = this.owners.map((_, partition) => living[partition % living.length] ?? 0);
  }
}
