import type { EventSealer } from '#platform/command/unit.js';
import type { DomainEvent, Uuid } from '#platform/kernel/event.js';
import type { JsonObject } from '#platform/kernel/json.js';
import type { BodySealing } from '#platform/sealing/sealing.js';
import type { EventCatalogue } from './event-catalogue.js';

/** Seals the personal fields that each event's definition names, all events of a command in one go. */
export class CatalogueSealer implements EventSealer {
  constructor(
    private readonly catalogue: EventCatalogue,
    private readonly sealing: BodySealing,
  ) {}

  async seal(tenantId: Uuid, events: readonly DomainEvent<string, object>[]): Promise<readonly DomainEvent[]> {
    const bodies = events.map(({ type, body }) => ({
      personal: this.catalogue.get(type).personal,
      body: body as JsonObject,
    }));
    const sealed = await this.sealing.sealBodies(tenantId, bodies);
    return events.map((event, n) => ({ ...event, body: sealed[n] as JsonObject }));
  }
}
