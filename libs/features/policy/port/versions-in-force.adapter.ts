import { Inject, Injectable } from '@nestjs/common';
import type { PolicyEvent } from '#contracts/policy.events.js';
import type { VersionInForce, VersionsInForce } from '#contracts/version-in-force.port.js';
import type { EventStore } from '#platform/event-store/event-store.js';
import { fold } from '#platform/kernel/decider.js';
import type { Uuid } from '#platform/kernel/event.js';
import { policyDecider } from '../domain/policy.decider.js';
import { inForce } from '../domain/policy.in-force.js';
import { policyStream } from '../domain/policy.streams.js';

/** Folds the policy's own stream: what others decide on is never older than the last append. */
@Injectable()
export class VersionsInForceAdapter implements VersionsInForce {
  constructor(@Inject('EVENT_STORE') private readonly store: EventStore) {}

  async find(tenantId: Uuid, policyId: Uuid): Promise<VersionInForce | null> {
    const streamId = policyStream(policyId);
    const events = await this.store.readStream(tenantId, streamId);
    const found = inForce(fold(policyDecider, events as unknown as readonly PolicyEvent[]));
    if (!found) return null;
    const { title, audience, versionId, number, contentHash, materialSince, archived } = found;
    const version = { policyId, title, audience, versionId, number, contentHash, materialSince, archived };
    return { ...version, streamId, streamVersion: events.length };
  }
}
