import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemContext } from '#platform/command/system-context.js';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { Reaction } from '#platform/projection/reaction.js';
import { ReleasePerson } from '../command/release-person/release-person.handler.js';
import { OpenRequests } from '../domain/open-requests.port.js';

/** Leavers are asked no more. */
@Injectable()
export class ReleaseRequestsWhenPersonLeft implements Reaction {
  readonly name = 'release-requests-when-person-left';
  readonly handles = ['PersonLeft'];

  constructor(
    private readonly commands: CommandBus,
    private readonly openRequests: OpenRequests,
  ) {}

  async react(event: StoredEvent): Promise<void> {
    const { tenantId, eventId, recordedAt } = event.metadata;
    const open = await this.openRequests.ofPerson(tenantId, event.body['personId'] as Uuid);
    if (open.length === 0) return;
    const input = { schoolId: tenantId, requestIds: open.map(({ requestId }) => requestId), because: 'left' } as const;
    await this.commands.execute(new ReleasePerson(systemContext(this.name, event, recordedAt), input, eventId));
  }
}
