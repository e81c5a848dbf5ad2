import type { DomainEvent, RecordedEvent } from '#platform/kernel/event.js';
import type { RowKey, RowValue } from '#platform/kernel/projection.js';
import type { AnyProjection } from '#platform/projection/row-fold.js';

/** A value of the state: of which row of which read model, in which column. */
export interface Held {
  readonly model: string;
  readonly key: string;
  readonly column: string;
  readonly value: RowValue;
}

/** The state of one thing: its values by place, in the order in which they are shown. */
export type State = ReadonlyMap<string, Held>;

/** What a stream's events come to, by the read models that tell it. */
const MODELS: Readonly<Record<string, readonly string[]>> = {
  policy: ['policy', 'policy-version'],
  approval: ['approval'],
  campaign: ['campaign'],
  request: ['request'],
  person: ['person', 'post'],
  school: ['school'],
  group: ['group_body', 'membership'],
};

/** The read models that tell a stream; none for one that no screen shows. */
export const modelsOf = (streamId: string, all: readonly AnyProjection[]): readonly AnyProjection[] => {
  const names = MODELS[streamId.slice(0, streamId.indexOf('-'))] ?? [];
  return names.flatMap((name) => all.find((model) => model.name === name) ?? []);
};

type Event = RecordedEvent<DomainEvent<string, never>>;
interface Row {
  readonly model: AnyProjection;
  readonly key: RowKey;
  readonly row: Record<string, RowValue>;
}

const isSame = (one: RowValue, other: RowValue): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Folds the events of one stream by the functions that fill the tables: what a screen showed then is what this says. */
export class StateFold {
  private readonly rows = new Map<string, Row>();

  constructor(private readonly models: readonly AnyProjection[]) {}

  apply(event: Event): void {
    for (const model of this.models) if (model.handles.includes(event.type)) this.applyTo(model, event);
  }

  /** The values that are not null. */
  state(): State {
    return new Map([...this.rows].flatMap(([place, row]) => valuesOf(place, row)));
  }

  private applyTo(model: AnyProjection, event: Event): void {
    for (const key of model.keys(event)) {
      const place = `${model.name}/${JSON.stringify(Object.values(key))}`;
      const row = model.evolve(this.rows.get(place)?.row ?? null, event, key);
      if (row) this.rows.set(place, { model, key, row });
      else this.rows.delete(place);
    }
  }
}

const valuesOf = (place: string, { model, row }: Row): [string, Held][] => {
  const { columns, key } = model.table;
  return [...Object.keys(key), ...Object.keys(columns)].flatMap((column): [string, Held][] => {
    const value = row[column] ?? null;
    return value === null ? [] : [[`${place}/${column}`, { model: model.name, key: place, column, value }]];
  });
};

/** A place of the state that two of them hold differently; null: it held nothing. */
export interface Difference {
  readonly place: string;
  readonly before: Held | null;
  readonly after: Held | null;
}

/** What differs, in the order of the later one; what is gone comes last. */
export const differences = (before: State, after: State): readonly Difference[] => {
  const changed = [...after].flatMap(([place, held]): Difference[] => {
    const old = before.get(place) ?? null;
    return old && isSame(old.value, held.value) ? [] : [{ place, before: old, after: held }];
  });
  const gone = [...before].filter(([place]) => !after.has(place));
  return [...changed, ...gone.map(([place, held]) => ({ place, before: held, after: null }))];
};
