import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { LocalText } from '#contracts/local-text.js';
import { VERSIONS_IN_FORCE, type VersionsInForce } from '#contracts/version-in-force.port.js';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { accept, type Result } from '#platform/kernel/result.js';
import { acknowledgementErrors as errors } from '../../domain/acknowledgement.errors.js';
import { campaignStream, requestStream } from '../../domain/acknowledgement.streams.js';
import { campaignDecider, type CampaignState } from '../../domain/campaign.decider.js';
import { requestDecider } from '../../domain/request.decider.js';

export interface SignInput {
  readonly schoolId: Uuid;
  readonly requestId: Uuid;
  readonly versionId: Uuid;
  readonly typedName: string;
  readonly agreed: boolean;
}

/** A person signs: signed in, or by the link that was sent to them. */
export class Sign extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: SignInput,
    readonly by: 'link' | 'sign-in',
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

/**
 * The signature rests on the version in force: the policy's stream is guarded, so that nothing is ever credited to
 * a version that was replaced while somebody signed.
 */
@CommandHandler(Sign)
export class SignHandler implements ICommandHandler<Sign> {
  constructor(
    private readonly runner: CommandRunner,
    @Inject(VERSIONS_IN_FORCE) private readonly versions: VersionsInForce,
  ) {}

  execute({ context, input, by, idempotencyKey }: Sign): Promise<CommandOutcome> {
    const personId = context.actor.personId;
    const spec = {
      name: 'Sign',
      tenantId: input.schoolId,
      subject: input.requestId,
      roles: ['STAFF', 'CLERK', 'HEADTEACHER', 'TRUST_LEAD'],
      input,
      idempotencyKey,
    } as const;
    return this.runner.run(context, spec, async (unit) => {
      if (personId === null) return errors.notYours();
      const request = await unit.load(requestDecider, requestStream(input.requestId));
      if (request.state.status === 'none') return errors.requestUnknown();
      const campaign = await unit.load(campaignDecider, campaignStream(request.state.campaignId));
      const version = await this.versionToSign(input, campaign.state);
      if (!version.ok) return version;
      unit.guard(campaign.streamId, campaign.version);
      unit.guard(version.value.streamId, version.value.streamVersion);
      return unit.decide(requestDecider, request, {
        kind: 'Sign',
        personId,
        versionId: version.value.versionId,
        contentHash: version.value.contentHash,
        statement: version.value.statement,
        typedName: input.typedName,
        agreed: input.agreed,
        by,
      });
    });
  }

  private async versionToSign(input: SignInput, campaign: CampaignState): Promise<Result<VersionToSign>> {
    if (campaign.status === 'none') return errors.campaignUnknown();
    const version = await this.versions.find(input.schoolId, campaign.policyId);
    if (!version) return errors.notPublished();
    if (version.materialSince > campaign.versionNumber) return errors.superseded(version.versionId);
    if (campaign.status === 'ended') return errors.campaignEnded();
    // An editorial version in between asks nobody again, but what is signed is what was shown.
    if (version.versionId !== input.versionId) return errors.superseded(version.versionId);
    const { versionId, contentHash, streamId, streamVersion } = version;
    return accept({ versionId, contentHash, streamId, streamVersion, statement: campaign.statement });
  }
}

interface VersionToSign {
  readonly statement: LocalText;
  readonly versionId: Uuid;
  readonly contentHash: string;
  readonly streamId: string;
  readonly streamVersion: number;
}
