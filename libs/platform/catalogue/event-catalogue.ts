import type { EventType } from '#platform/kernel/event.js';

/** Any event definition, whatever its body. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- bodies are contravariant; the catalogue never makes events
export type AnyEventType = EventType<string, any>;

/**
 * Every stored event type of the installation by its stored name. Appending or reading a type that is not
 * here is a fault: an unknown type stops the cell, it is never skipped.
 */
export class EventCatalogue {
  private readonly byType = new Map<string, AnyEventType>();

  constructor(definitions: Iterable<AnyEventType>) {
    for (const definition of definitions) {
      if (this.byType.has(definition.type)) throw new Error(`Event type ${definition.type} is defined twice.`);
      this.byType.set(definition.type, definition);
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
}
