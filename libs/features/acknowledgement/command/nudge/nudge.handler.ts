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

const NOW = { kind: 'NudgePerson' } as const;

/** A person named by hand is answered: unknown, signed, reminded today. */
const remindNamed = async (unit: Unit, campaignId: Uuid, personIds: readonly Uuid[]): Promise<Result<unknown>> => {
  for (const personId of new Set(personIds)) {
    const request = await unit.load(requestDecider, requestStream(requestIdOf(campaignId, personId)));
    if (request.state.status === 'none') return errors.unknownPeople(personIds);
    const nudged = unit.decide(requestDecider, request, NOW);
    if (!nudged.ok) return nudged;
  }
  return accept(campaignId);
};

/** Whoever signed since the list was made needs no reminder, and whoever had one today no other. */
const remindAll = async (unit: Unit, requestIds: readonly Uuid[]): Promise<Result<unknown>> => {
  let [due, today] = [0, 0];
  for (const requestId of requestIds) {
    const request = await unit.load(requestDecider, requestStream(requestId));
    if (request.state.status !== 'asked') continue;
    if (unit.decide(requestDecider, request, NOW).ok) due += 1;
    else today += 1;
  }
  return due === 0 && today > 0 ? errors.nudgedToday() : accept(due);
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
      const { schoolId, campaignId, personIds } = input;
      if (personIds?.length) return remindNamed(unit, campaignId, personIds);
      const open = await this.openRequests.ofCampaign(schoolId, campaignId);
      return remindAll(
        unit,
        open.map(({ requestId }) => requestId),
      );
    });
  }
}
