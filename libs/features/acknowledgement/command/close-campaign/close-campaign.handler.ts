import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CampaignEnd } from '#contracts/acknowledgement.events.js';
import type { Role } from '#platform/auth/actor.js';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { campaignStream } from '../../domain/acknowledgement.streams.js';
import { campaignDecider } from '../../domain/campaign.decider.js';

export interface CloseCampaignInput {
  readonly schoolId: Uuid;
  readonly campaignId: Uuid;
  readonly reason: string | null;
}

/** Ends a campaign: somebody closes it, or the version that it asks for was replaced. */
export class CloseCampaign extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: CloseCampaignInput,
    readonly because: CampaignEnd = 'closed',
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(CloseCampaign)
export class CloseCampaignHandler implements ICommandHandler<CloseCampaign> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ context, input, because, idempotencyKey }: CloseCampaign): Promise<CommandOutcome> {
    const roles: readonly Role[] = because === 'closed' ? ['CLERK', 'HEADTEACHER', 'TRUST_LEAD'] : ['SYSTEM'];
    const spec = {
      name: 'CloseCampaign',
      tenantId: input.schoolId,
      subject: input.campaignId,
      roles,
      input,
      idempotencyKey,
    };
    return this.runner.run(context, spec, async (unit) => {
      const campaign = await unit.load(campaignDecider, campaignStream(input.campaignId));
      return unit.decide(campaignDecider, campaign, { kind: 'EndCampaign', because, reason: input.reason });
    });
  }
}
