import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AUDIENCE, type Audience } from '#contracts/audience.port.js';
import { systemContext } from '#platform/command/system-context.js';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { Reaction } from '#platform/projection/reaction.js';
import { AskPeople } from '../command/ask-people/ask-people.handler.js';
import { OpenRequests } from '../domain/open-requests.port.js';

/** Somebody new, back, or in a new post is asked by each running campaign whose audience they belong to. */
@Injectable()
export class AskNewStarterWhenPersonArrives implements Reaction {
  readonly name = 'ask-new-starter-when-person-arrives';
  readonly handles = ['PersonRegistered', 'PersonReturned', 'PostStarted'];

  constructor(
    private readonly commands: CommandBus,
    private readonly openRequests: OpenRequests,
    @Inject(AUDIENCE) private readonly audience: Audience,
  ) {}

  async react(event: StoredEvent): Promise<void> {
    const { tenantId, eventId, recordedAt } = event.metadata;
    const personId = event.body['personId'] as Uuid;
    const context = systemContext(this.name, event, recordedAt);
    for (const { campaignId, audience } of await this.openRequests.running(tenantId)) {
      if (audience.length === 0) continue;
      const people = await this.audience.peopleOf(tenantId, audience);
      if (!people.includes(personId)) continue;
      const input = { schoolId: tenantId, campaignId, personIds: [personId] };
      await this.commands.execute(new AskPeople(context, input, `${eventId}:${campaignId}`));
    }
  }
}
