import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { accept } from '#platform/kernel/result.js';
import { campaignStream, requestStream } from '../../domain/acknowledgement.streams.js';
import { campaignDecider } from '../../domain/campaign.decider.js';
import { requestDecider } from '../../domain/request.decider.js';
import { requestIdOf } from '../launch-campaign/launch-campaign.handler.js';

export interface AskPeopleInput {
  readonly schoolId: Uuid;
  readonly campaignId: Uuid;
  readonly personIds: readonly Uuid[];
}

/** Asks people who were not there when the campaign began: new starters. Only the system asks for it. */
export class AskPeople extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: AskPeopleInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(AskPeople)
export class AskPeopleHandler implements ICommandHandler<AskPeople> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ context, input, idempotencyKey }: AskPeople): Promise<CommandOutcome> {
    const spec = {
      name: 'AskPeople',
      tenantId: input.schoolId,
      subject: input.campaignId,
      roles: ['SYSTEM'],
      input,
      idempotencyKey,
    } as const;
    return this.runner.run(context, spec, async (unit) => {
      const campaign = await unit.load(campaignDecider, campaignStream(input.campaignId));
      if (campaign.state.status !== 'running') return accept(input.campaignId);
      unit.guard(campaign.streamId, campaign.version);
      for (const personId of input.personIds) {
        const requestId = requestIdOf(input.campaignId, personId);
        const request = await unit.load(requestDecider, requestStream(requestId));
        if (request.state.status === 'asked' || request.state.status === 'signed') continue;
        const asked = unit.decide(requestDecider, request, {
          kind: 'AskPerson',
          requestId,
          campaignId: input.campaignId,
          personId,
        });
        if (!asked.ok) return asked;
      }
      return accept(input.campaignId);
    });
  }
}
