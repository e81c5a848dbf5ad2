import { EventStoreError, type EventShapes, type StoredEvent } from '#platform/event-store/event-store.js';
import type { EventType } from '#platform/kernel/event.js';

/** Any event definition, whatever its body. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- bodies are contravariant; the catalogue never makes events
export type AnyEventType = EventType<string, any>;

/**
 * Every stored event type of the installation by its stored name, and the way from each version that was ever stored
 * to the one that the code knows. Appending or reading a type that is not here is a fault: an unknown type stops the
 * cell, it is never skipped.
 */
export class EventCatalogue implements EventShapes {
  private readonly byType = new Map<string, AnyEventType>();

  constructor(definitions: Iterable<AnyEventType>) {
    for (const definition of definitions) {
      const { type, schemaVersion, upcasts } = definition;
      if (this.byType.has(type)) throw new Error(`Event type ${type} is defined twice.`);
      if (upcasts.length !== schemaVersion - 1)
        throw new Error(
          `Event type ${type} is at version ${String(schemaVersion)} with ${String(upcasts.length)} upcasts.`,
        );
      this.byType.set(type, definition);
    }
  }

  /** The definition of a stored type; throws for an unknown one. */
  get(type: string): AnyEventType {
    const definition = this.byType.get(type);
    if (!definition) throw new Error(`Event type ${type} is not in the catalogue.`);
    return definition;
  }

  /** All stored names, sorted. */
  types(): readonly string[] {
    return [...this.byType.keys()].sort();
  }

  current(event: StoredEvent): StoredEvent {
    const { type, schemaVersion } = event;
    const definition = this.byType.get(type);
    if (definition?.schemaVersion === schemaVersion) return event;
    if (definition === undefined || schemaVersion > definition.schemaVersion) throw unknownEvent(event);
    const body = definition.upcasts.slice(schemaVersion - 1).reduce((older, upcast) => upcast(older), event.body);
    return { ...event, schemaVersion: definition.schemaVersion, body };
  }
}

const unknownEvent = ({ type, schemaVersion, metadata }: StoredEvent): EventStoreError =>
  new EventStoreError(
    'STORE.UNKNOWN_EVENT',
    `Position ${String(metadata.position)} holds version ${String(schemaVersion)} of ${type}, which this release does not know.`,
  );
