import type { DomainEvent, RecordedEvent } from './event.js';

/** Column types a read table may have. `date` is a plain date, `timestamptz` an instant; `json` is stored as jsonb. */
export type ColumnType = 'uuid' | 'text' | 'integer' | 'bigint' | 'boolean' | 'date' | 'timestamptz' | 'json';

/**
 * Shape of a read table. The engine adds `tenant_id` and the range in which a row held (`from_position`,
 * `from_at`, `to_position`, `to_at`), so that every read model answers as at any date.
 * Names are snake_case in SQL and here alike: what a query says is what stands here.
 */
export interface ReadTable {
  /** `read_<noun>`; the stored table is `read_<noun>_v<version>`. */
  readonly name: string;
  readonly key: Readonly<Record<string, ColumnType>>;
  readonly columns: Readonly<Record<string, ColumnType>>;
  /** Further indexes, each a list of columns; the tenant leads each of them by itself. */
  readonly indexes?: readonly (readonly string[])[];
}

export type RowValue = string | number | boolean | null | object;
export type RowKey = Readonly<Record<string, RowValue>>;

/**
 * A read model: a pure fold of (row or null, event) over the events it handles, one table a projection.
 * Personal fields reach it sealed and are copied as they are. It must not look at a clock: what depends on
 * today is computed when it is read.
 */
export interface Projection<Row extends object = Record<string, RowValue>> {
  readonly name: string;
  /** Raised whenever `evolve`, `keys` or `table` change; a raised version is rebuilt from the log. */
  readonly version: number;
  readonly table: ReadTable;
  readonly handles: readonly string[];
  /** The rows that an event touches. An event may touch several, or none. */
  readonly keys: (event: RecordedEvent<DomainEvent<string, never>>) => readonly RowKey[];
  /** The row after the event (key columns included); `null` when there is no such row any more. */
  readonly evolve: (row: Row | null, event: RecordedEvent<DomainEvent<string, never>>, key: RowKey) => Row | null;
}

/** A projection as a feature writes it: typed by its rows and by the events it handles. */
export interface TypedProjection<Event extends DomainEvent<string, object>, Row extends object> {
  readonly name: string;
  readonly version: number;
  readonly table: ReadTable;
  readonly handles: readonly Event['type'][];
  readonly keys: (event: RecordedEvent<Event>) => readonly RowKey[];
  readonly evolve: (row: Row | null, event: RecordedEvent<Event>, key: RowKey) => Row | null;
}

/** The engine hands each projection the events that it says it handles and no others; that is what the cast rests on. */
export const defineProjection = <Event extends DomainEvent<string, object>, Row extends object>(
  projection: TypedProjection<Event, Row>,
): Projection => projection as unknown as Projection;
