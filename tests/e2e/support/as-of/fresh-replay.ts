import canonicalize from 'canonicalize';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { DomainEvent, RecordedEvent } from '#platform/kernel/event.js';
import { columnsOf } from '#platform/projection/read-table.sql.js';
import type { AnyProjection } from '#platform/projection/row-fold.js';

type Event = RecordedEvent<DomainEvent<string, never>>;
type Row = ReturnType<AnyProjection['evolve']>;

/**
 * The rows of one read model after these events and no others, as canonical texts, sorted. Nothing of the engine's: a
 * map, and the pure function of the projection. Ranges of time are not known here, which is what makes it an oracle.
 */
export const freshRows = (projection: AnyProjection, events: readonly StoredEvent[]): readonly string[] => {
  const rows = new Map<string, Row>();
  for (const event of events as unknown as readonly Event[]) {
    if (!projection.handles.includes(event.type)) continue;
    for (const key of projection.keys(event)) {
      const place = JSON.stringify(Object.values(key));
      rows.set(place, projection.evolve(rows.get(place) ?? null, event, key));
    }
  }
  return [...rows.values()].flatMap((row) => (row ? [rowText(projection, row)] : [])).sort();
};

/** A row as a text that does not depend on where it came from: instants to the microsecond, absent columns null. */
export const rowText = (projection: AnyProjection, row: object): string => {
  const values = row as Readonly<Record<string, unknown>>;
  const columns = columnsOf(projection).map(([name, type]) => [name, plain(type, values[name])]);
  return canonicalize(Object.fromEntries(columns)) ?? '';
};

const plain = (type: string, value: unknown): unknown => {
  if (value === undefined || value === null) return null;
  return type === 'timestamptz' && typeof value === 'string' ? microseconds(value) : value;
};

/** An instant as a text that sorts as instants do: the log is finer than milliseconds. */
export const microseconds = (instant: string): string => {
  const [, whole = '', digits = ''] = /^(.{19})(?:\.(\d+))?(?:Z|\+00:00)$/.exec(instant) ?? [];
  if (whole === '') throw new Error(`"${instant}" is not an instant in UTC.`);
  return `${whole}.${digits.padEnd(6, '0')}Z`;
};
