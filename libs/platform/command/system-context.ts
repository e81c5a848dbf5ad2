import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { Instant, Uuid } from '#platform/kernel/event.js';
import { deriveId } from './ids.js';
import type { RequestContext } from './request-context.js';

/**
 * The context in which a reaction acts: for the tenant of the event, caused by it, under a name of its own.
 * Its commands use the event's id as idempotency key, so that a second delivery changes nothing.
 */
export const systemContext = (reaction: string, event: StoredEvent, now: Instant): RequestContext => ({
  actor: systemActor(reaction, event.metadata.tenantId),
  correlationId: event.metadata.correlationId,
  causationId: event.metadata.eventId,
  now,
});

/** The system under the name of what it does; no person stands behind it. */
export const systemActor = (name: string, tenantId: Uuid): RequestContext['actor'] => ({
  actorId: deriveId('system', name),
  credentialId: `system:${name}`,
  tenantId,
  tenantKind: 'school',
  role: 'SYSTEM',
  personId: null,
});
