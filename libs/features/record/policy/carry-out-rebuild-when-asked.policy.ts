import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { Reaction } from '#platform/projection/reaction.js';
import { RebuildLedger } from '#platform/rebuild/rebuild-ledger.js';

/**
 * What is asked for stands in the log; the worker works from a list of what is open. Whoever asked has put it there
 * already, and then this changes nothing; it is there for the crash between the log and the list.
 */
@Injectable()
export class CarryOutRebuildWhenAsked implements Reaction {
  readonly name = 'carry-out-rebuild-when-asked';
  readonly handles = ['RebuildAsked', 'RebuildStopAsked'];

  constructor(private readonly ledger: RebuildLedger) {}

  async react({ type, body, metadata }: StoredEvent): Promise<void> {
    const { tenantId, actorId, recordedAt } = metadata;
    const rebuildId = body['rebuildId'] as Uuid;
    if (type === 'RebuildStopAsked') await this.ledger.askStop(tenantId, rebuildId);
    else await this.ledger.open({ tenantId, rebuildId, askedBy: actorId, askedAt: recordedAt });
  }
}
