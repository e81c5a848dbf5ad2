import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { EventOf, Uuid } from '#platform/kernel/event.js';
import type { CampaignEnd } from '#contracts/acknowledgement.events.js';
import type { PolicyArchived, VersionSuperseded } from '#contracts/policy.events.js';
import { systemContext } from '#platform/command/system-context.js';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { Reaction } from '#platform/projection/reaction.js';
import { CloseCampaign } from '../command/close-campaign/close-campaign.handler.js';
import { OpenRequests } from '../domain/open-requests.port.js';

/**
 * A campaign asks for a version that was replaced, or for a policy that was archived: it asks nobody any more.
 * An editorial successor ends nothing. Signing is safe before this has run: it looks at the policy itself.
 */
@Injectable()
export class EndCampaignsWhenVersionSuperseded implements Reaction {
  readonly name = 'end-campaigns-when-version-superseded';
  readonly handles = ['VersionSuperseded', 'PolicyArchived'];

  constructor(
    private readonly commands: CommandBus,
    private readonly openRequests: OpenRequests,
  ) {}

  async react(event: StoredEvent): Promise<void> {
    if (event.type === 'PolicyArchived') {
      const { policyId } = event.body as unknown as EventOf<typeof PolicyArchived>['body'];
      return this.end(event, policyId, 'archived');
    }
    const { policyId, material } = event.body as unknown as EventOf<typeof VersionSuperseded>['body'];
    if (material) await this.end(event, policyId, 'superseded');
  }

  private async end(event: StoredEvent, policyId: Uuid, because: CampaignEnd): Promise<void> {
    const { tenantId, eventId, recordedAt } = event.metadata;
    const context = systemContext(this.name, event, recordedAt);
    for (const campaign of await this.openRequests.running(tenantId)) {
      if (campaign.policyId !== policyId || campaign.launchedPosition > event.metadata.position) continue;
      const input = { schoolId: tenantId, campaignId: campaign.campaignId, reason: null };
      await this.commands.execute(new CloseCampaign(context, input, because, `${eventId}:${campaign.campaignId}`));
    }
  }
}
