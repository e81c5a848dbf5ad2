import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { Unit } from '#platform/command/unit.js';
import { accept, type Result } from '#platform/kernel/result.js';
import { acknowledgementErrors as errors } from '../../domain/acknowledgement.errors.js';
import { campaignStream, requestStream } from '../../domain/acknowledgement.streams.js';
import { campaignDecider } from '../../domain/campaign.decider.js';
import { requestDecider } from '../../domain/request.decider.js';
import { requestIdOf } from '../launch-campaign/launch-campaign.handler.js';
import { OpenRequests } from '../../domain/open-requests.port.js';

export interface NudgeInput {
  readonly schoolId: Uuid;
  readonly campaignId: Uuid;
  readonly personIds?: readonly Uuid[] | null;
}

/** Reminds people who have not signed. */
export class Nudge extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: NudgeInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

/** Whoever signed since the list was made needs no reminder; a person named by hand is answered. */
const remind = async (unit: Unit, requestId: Uuid, named: readonly Uuid[]): Promise<Result<unknown>> => {
  const request = await unit.load(requestDecider, requestStream(requestId));
  if (named.length === 0 && request.state.status !== 'asked') return accept(requestId);
  if (request.state.status === 'none') return errors.unknownPeople(named);
  return unit.decide(requestDecider, request, { kind: 'NudgePerson' });
};

/** Each reminder is an event of the person's request; the message itself leaves by a reaction to it. */
@CommandHandler(Nudge)
export class NudgeHandler implements ICommandHandler<Nudge> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly openRequests: OpenRequests,
  ) {}

  execute({ context, input, idempotencyKey }: Nudge): Promise<CommandOutcome> {
    const spec = {
      name: 'Nudge',
      tenantId: input.schoolId,
      subject: input.campaignId,
      roles: ['CLERK', 'HEADTEACHER', 'TRUST_LEAD'],
      input,
      idempotencyKey,
    } as const;
    return this.runner.run(context, spec, async (unit) => {
      const campaign = await unit.load(campaignDecider, campaignStream(input.campaignId));
      if (campaign.state.status === 'none') return errors.campaignUnknown();
      if (campaign.state.status === 'ended') return errors.campaignEnded();
      unit.guard(campaign.streamId, campaign.version);
      for (const requestId of await this.requestsToNudge(input)) {
        const nudged = await remind(unit, requestId, input.personIds ?? []);
        if (!nudged.ok) return nudged;
      }
      return accept(input.campaignId);
    });
  }

  private async requestsToNudge({ schoolId, campaignId, personIds }: NudgeInput): Promise<readonly Uuid[]> {
    if (personIds?.length) return personIds.map((personId) => requestIdOf(campaignId, personId));
    return (await this.openRequests.ofCampaign(schoolId, campaignId)).map(({ requestId }) => requestId);
  }
}
