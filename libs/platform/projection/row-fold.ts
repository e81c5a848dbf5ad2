import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { DomainEvent, RecordedEvent } from '#platform/kernel/event.js';
import type { Projection, RowKey, RowValue } from '#platform/kernel/projection.js';

/** Any row: column to value. */
export type Row = Record<string, RowValue>;

/** Any projection; the engine does not care what its rows are called. */
export type AnyProjection = Projection<Row>;

/** A row with the range in which it held. `toAt` null: it holds now. */
export interface RowVersion {
  readonly row: Row;
  readonly fromPosition: number;
  readonly fromAt: string;
  readonly toPosition: number | null;
  readonly toAt: string | null;
}

interface Current {
  readonly key: RowKey;
  version: RowVersion | null;
  /** `from_position` of the row as the table holds it now, if it holds one. */
  readonly stored: { readonly fromPosition: number; readonly fromAt: string } | null;
  /** What becomes of that stored row: nothing yet, gets an end, or goes because it never held at any time. */
  ending: { readonly toPosition: number; readonly toAt: string } | 'gone' | null;
}

/** What a batch does to the table. */
export interface RowChanges {
  readonly ended: readonly {
    readonly key: RowKey;
    readonly fromPosition: number;
    readonly toPosition: number;
    readonly toAt: string;
  }[];
  readonly gone: readonly { readonly key: RowKey; readonly fromPosition: number }[];
  readonly added: readonly RowVersion[];
}

/** The keys of one projection have the same columns, so a text alone is as good a name as its JSON. */
const text = (key: RowKey): string => {
  const values = Object.values(key);
  const [only] = values;
  return values.length === 1 && typeof only === 'string' ? only : JSON.stringify(values);
};

/**
 * Folds events into row versions, purely. Events recorded at one instant belong to one append: no time falls
 * between them, so only the last of them leaves a version, whatever the batches were.
 */
export class RowFold {
  private readonly rows = new Map<string, Current>();
  private readonly added: RowVersion[] = [];

  constructor(private readonly projection: AnyProjection) {}

  /** The keys that these events touch, each once. */
  keysOf(events: readonly StoredEvent[]): readonly RowKey[] {
    const keys = new Map<string, RowKey>();
    for (const event of events) for (const key of this.projection.keys(asRecorded(event))) keys.set(text(key), key);
    return [...keys.values()];
  }

  /** True once the row of this key is known, present or absent. */
  knows(key: RowKey): boolean {
    return this.rows.has(text(key));
  }

  /** Says what the table holds now for a key; null: nothing. */
  learn(key: RowKey, version: RowVersion | null): void {
    this.remember(text(key), key, version);
  }

  private remember(name: string, key: RowKey, version: RowVersion | null): Current {
    const stored = version && { fromPosition: version.fromPosition, fromAt: version.fromAt };
    const current: Current = { key, version, stored, ending: null };
    this.rows.set(name, current);
    return current;
  }

  /** Folds one event into every row that it touches. Unlearned rows count as absent. */
  apply(event: StoredEvent): void {
    const recorded = asRecorded(event);
    for (const key of this.projection.keys(recorded)) {
      const name = text(key);
      const current = this.rows.get(name) ?? this.remember(name, key, null);
      const row = current.version?.row ?? null;
      const next = this.projection.evolve(row, recorded, key);
      if (next !== row) this.change(current, event, next);
    }
  }

  private change(current: Current, event: StoredEvent, row: Row | null): void {
    const { position, recordedAt } = event.metadata;
    const old = current.version;
    if (old) {
      const held = old.fromAt !== recordedAt;
      const isStored = current.stored?.fromPosition === old.fromPosition && current.ending === null;
      if (isStored) current.ending = held ? { toPosition: position, toAt: recordedAt } : 'gone';
      else if (held) this.added.push({ ...old, toPosition: position, toAt: recordedAt });
    }
    current.version = row && { row, fromPosition: position, fromAt: recordedAt, toPosition: null, toAt: null };
  }

  /** The rows that hold now, for comparison with a table. */
  present(): readonly RowVersion[] {
    return [...this.rows.values()].flatMap(({ version }) => (version ? [version] : []));
  }

  /** Row versions that ended, so far as they were not flushed. */
  past(): readonly RowVersion[] {
    return this.added;
  }

  /** All rows, present and past, of a fold that learned none: what a table is to hold. */
  all(): readonly RowVersion[] {
    const rows = [...this.added];
    for (const { version } of this.rows.values()) if (version) rows.push(version);
    return rows;
  }

  /** What is to be written since the rows were learned. */
  changes(): RowChanges {
    const rows = [...this.rows.values()];
    return {
      ended: rows.flatMap(endOf),
      gone: rows.flatMap(goneOf),
      added: [...this.added, ...rows.flatMap(newOf)],
    };
  }
}

const NOTHING: readonly never[] = [];

const endOf = ({ key, stored, ending }: Current): RowChanges['ended'] =>
  stored && ending !== null && ending !== 'gone' ? [{ key, fromPosition: stored.fromPosition, ...ending }] : NOTHING;

const goneOf = ({ key, stored, ending }: Current): RowChanges['gone'] =>
  stored && ending === 'gone' ? [{ key, fromPosition: stored.fromPosition }] : NOTHING;

const newOf = ({ version, stored }: Current): readonly RowVersion[] =>
  version && version.fromPosition !== stored?.fromPosition ? [version] : NOTHING;

/** The engine hands on what the store gave; which fields a body has is between the event's definition and the projection. */
const asRecorded = (event: StoredEvent): RecordedEvent<DomainEvent<string, never>> =>
  event as unknown as RecordedEvent<DomainEvent<string, never>>;
