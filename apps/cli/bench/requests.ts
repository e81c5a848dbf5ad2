import { randomUUID } from 'node:crypto';
import { AcknowledgementRequested } from '#contracts/acknowledgement.events.js';
import { anEvent } from '#platform/event-store/event-store.fixtures.js';
import type { NewEvent } from '#platform/event-store/event-store.js';
import type { JsonObject } from '#platform/kernel/json.js';

/** An event that two read models show. */
export const aRequest = (): NewEvent => {
  const body = { requestId: randomUUID(), campaignId: randomUUID(), personId: randomUUID() };
  const { type, schemaVersion } = AcknowledgementRequested;
  return anEvent({ type, schemaVersion, body: body satisfies JsonObject });
};
