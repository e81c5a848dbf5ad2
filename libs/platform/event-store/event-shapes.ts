import { EventStoreError, type EventShapes, type StoredEvent } from './event-store.js';

/** Injection token of `EventShapes`: for who reads the log past the store. */
export const EVENT_SHAPES = Symbol('EventShapes');

/** Events with the bodies that their types have today; a fault where one of them is unknown. Without shapes as stored. */
export const shaped = (events: readonly StoredEvent[], shapes?: EventShapes): readonly StoredEvent[] =>
  shapes ? events.map((event) => shapes.current(event)) : events;

/** Those before the first unknown one, so that whoever follows the log comes up to it; a fault where there are none. */
export const shapedUntilUnknown = (events: readonly StoredEvent[], shapes?: EventShapes): readonly StoredEvent[] => {
  if (!shapes) return events;
  const known: StoredEvent[] = [];
  for (const event of events) {
    try {
      known.push(shapes.current(event));
    } catch (error) {
      if (known.length > 0 && error instanceof EventStoreError && error.code === 'STORE.UNKNOWN_EVENT') return known;
      throw error;
    }
  }
  return known;
};
