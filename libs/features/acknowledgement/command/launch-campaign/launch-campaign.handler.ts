import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AUDIENCE, type Audience } from '#contracts/audience.port.js';
import { localText, type LocalText } from '#contracts/local-text.js';
import { VERSIONS_IN_FORCE, type VersionInForce, type VersionsInForce } from '#contracts/version-in-force.port.js';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import { deriveId, isUuid } from '#platform/command/ids.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Unit } from '#platform/command/unit.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { accept, type Result } from '#platform/kernel/result.js';
import { acknowledgementErrors as errors } from '../../domain/acknowledgement.errors.js';
import { campaignStream, requestStream } from '../../domain/acknowledgement.streams.js';
import { campaignDecider } from '../../domain/campaign.decider.js';
import { requestDecider } from '../../domain/request.decider.js';
import { askAudience, type Asked } from './ask-audience.js';

export interface LaunchCampaignInput {
  readonly schoolId: Uuid;
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  readonly audience: readonly string[];
  readonly personIds?: readonly Uuid[] | null;
  readonly statement: Partial<LocalText>;
  readonly dueOn: PlainDate;
}

/** Asks an audience to read the version in force of a policy; the same one again only once no campaign asks it. */
export class LaunchCampaign extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: LaunchCampaignInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

/** One campaign and one request a person are stored together, or nothing is. */
@CommandHandler(LaunchCampaign)
export class LaunchCampaignHandler implements ICommandHandler<LaunchCampaign> {
  constructor(
    private readonly runner: CommandRunner,
    @Inject(VERSIONS_IN_FORCE) private readonly versions: VersionsInForce,
    @Inject(AUDIENCE) private readonly audience: Audience,
  ) {}

  execute({ context, input, idempotencyKey }: LaunchCampaign): Promise<CommandOutcome> {
    const spec = {
      name: 'LaunchCampaign',
      tenantId: input.schoolId,
      roles: ['CLERK', 'HEADTEACHER', 'TRUST_LEAD'],
      input,
      idempotencyKey,
    } as const;
    return this.runner.run(context, spec, async (unit) => {
      const version = await this.versionToRead(input);
      if (!version.ok) return version;
      const people = await this.peopleToAsk(input, version.value);
      if (!people.ok) return people;
      unit.guard(version.value.streamId, version.value.streamVersion);
      return launch(unit, input, version.value, people.value);
    });
  }

  private async versionToRead(input: LaunchCampaignInput): Promise<Result<VersionInForce>> {
    const version = await this.versions.find(input.schoolId, input.policyId);
    if (!version) return errors.notPublished();
    if (version.archived) return errors.archived();
    return version.versionId === input.versionId ? accept(version) : errors.superseded(version.versionId);
  }

  private async peopleToAsk(input: LaunchCampaignInput, version: VersionInForce): Promise<Result<readonly Uuid[]>> {
    if (input.personIds?.length) {
      const wanted = [...new Set(input.personIds)];
      const present = await this.audience.present(input.schoolId, wanted.filter(isUuid));
      const unknown = wanted.filter((id) => !present.includes(id));
      return unknown.length > 0 ? errors.unknownPeople(unknown) : accept(present);
    }
    const kinds = input.audience.length > 0 ? input.audience : version.audience;
    const people = await this.audience.peopleOf(input.schoolId, kinds);
    return people.length > 0 ? accept(people) : errors.nobodyToAsk();
  }
}

/** People who are named go before kinds; else it is whom the policy is for. */
const askedBy = ({ personIds, audience }: LaunchCampaignInput, ofPolicy: readonly string[]): Asked =>
  personIds?.length ? { kinds: [], personIds } : { kinds: audience.length > 0 ? audience : ofPolicy, personIds: [] };

const launch = async (
  unit: Unit,
  input: LaunchCampaignInput,
  { policyId, title, versionId, number, contentHash, audience }: VersionInForce,
  people: readonly Uuid[],
): Promise<Result<unknown>> => {
  const campaignId = unit.subject;
  const asked = askedBy(input, audience);
  const version = { policyId, policyTitle: title, versionId, versionNumber: number, contentHash };
  const campaign = await unit.load(campaignDecider, campaignStream(campaignId));
  const { dueOn } = input;
  const statement = localText(input.statement);
  const launched = unit.decide(campaignDecider, campaign, {
    kind: 'LaunchCampaign',
    campaignId,
    version,
    audience: asked.kinds,
    statement,
    dueOn,
  });
  if (!launched.ok) return launched;
  const turn = await askAudience(unit, { campaignId, policyId, versionId }, asked);
  if (!turn.ok) return turn;
  for (const personId of people) {
    const requestId = requestIdOf(campaignId, personId);
    const request = unit.decide(
      requestDecider,
      { streamId: requestStream(requestId), version: 0, state: requestDecider.initialState },
      { kind: 'AskPerson', requestId, campaignId, personId },
    );
    if (!request.ok) return request;
  }
  return accept(campaignId);
};

/** A person is asked once a campaign: the request's id follows from both. */
export const requestIdOf = (campaignId: Uuid, personId: Uuid): Uuid => deriveId('request', campaignId, personId);
