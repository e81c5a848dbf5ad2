import type { Uuid } from '#platform/kernel/event.js';

/** A record has moved: to which position, and how many events that is since the one that the watcher counts from. */
export interface Moved {
  readonly tenant: Uuid;
  readonly position: number;
  readonly events: number;
}

/** What one watcher was told, and so what is news to them. */
export class Watcher {
  /** Set by the feed; called after every look at the database. */
  onMoved: () => void = () => undefined;
  private readonly told = new Map<Uuid, number>();
  private readonly from: Map<Uuid, number>;
  private first = true;

  constructor(
    from: ReadonlyMap<Uuid, number>,
    private readonly visible: () => readonly Uuid[],
    private readonly reached: ReadonlyMap<Uuid, number>,
  ) {
    this.from = new Map(from);
  }

  /** First all records that the watcher may see; afterwards those that moved. Null when none did. */
  compose(): readonly Moved[] | null {
    const news = this.visible().flatMap((tenant) => this.newsOf(tenant));
    const { first } = this;
    this.first = false;
    return news.length > 0 || first ? news : null;
  }

  private newsOf(tenant: Uuid): Moved[] {
    const position = this.reached.get(tenant) ?? 0;
    const told = this.told.get(tenant);
    if (told !== undefined && told >= position) return [];
    this.told.set(tenant, position);
    const from = this.from.get(tenant) ?? position;
    this.from.set(tenant, from);
    return [{ tenant, position, events: Math.max(0, position - from) }];
  }
}
