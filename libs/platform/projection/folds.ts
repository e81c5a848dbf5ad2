import type { StoredEvent } from '#platform/event-store/event-store.js';
import { RowFold, type AnyProjection, type RowVersion } from './row-fold.js';

/** The read models of one tenant as its log makes them, folded from the first event on, in memory. */
export class Folds {
  private readonly byProjection: ReadonlyMap<AnyProjection, RowFold>;
  private readonly byType = new Map<string, RowFold[]>();

  constructor(projections: readonly AnyProjection[]) {
    this.byProjection = new Map(projections.map((projection) => [projection, new RowFold(projection)]));
    for (const [{ handles }, fold] of this.byProjection) for (const type of new Set(handles)) this.add(type, fold);
  }

  /** Folds one event into the read models that handle it. */
  readonly apply = (event: StoredEvent): void => {
    const folds = this.byType.get(event.type);
    if (folds) for (const fold of folds) fold.apply(event);
  };

  /** All rows of one of them, present and past. */
  rowsOf(projection: AnyProjection): readonly RowVersion[] {
    return this.byProjection.get(projection)?.all() ?? [];
  }

  private add(type: string, fold: RowFold): void {
    const folds = this.byType.get(type);
    if (folds) folds.push(fold);
    else this.byType.set(type, [fold]);
  }
}
