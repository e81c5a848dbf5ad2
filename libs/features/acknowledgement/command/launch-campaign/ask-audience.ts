import { kindsOfAudience } from '#contracts/person-kinds.js';
import { deriveId } from '#platform/command/ids.js';
import type { Unit } from '#platform/command/unit.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { Result } from '#platform/kernel/result.js';
import { audienceStream, campaignStream } from '../../domain/acknowledgement.streams.js';
import { audienceDecider } from '../../domain/audience.decider.js';
import { campaignDecider } from '../../domain/campaign.decider.js';

/** Who is asked: the people of these kinds, or these people and nobody else. */
export interface Asked {
  readonly kinds: readonly string[];
  readonly personIds: readonly Uuid[];
}

/** The same for the same people, in whatever words and order they were named. */
export const audienceIdOf = (versionId: Uuid, { kinds, personIds }: Asked): Uuid =>
  personIds.length > 0
    ? deriveId('audience', versionId, 'people', ...[...new Set(personIds)].sort())
    : deriveId('audience', versionId, 'kinds', ...kindsOfAudience(kinds));

/**
 * Of two campaigns that ask the same people for the same version one goes through: both write the audience's stream.
 * It rests on no read model, which may be a moment old.
 */
export const askAudience = async (
  unit: Unit,
  about: { readonly campaignId: Uuid; readonly policyId: Uuid; readonly versionId: Uuid },
  asked: Asked,
): Promise<Result<unknown>> => {
  const audienceId = audienceIdOf(about.versionId, asked);
  const audience = await unit.load(audienceDecider, audienceStream(audienceId));
  const { campaignId: before } = audience.state;
  const last = before === null ? null : await unit.load(campaignDecider, campaignStream(before));
  return unit.decide(audienceDecider, audience, {
    ...({ kind: 'AskAudience', audienceId } as const),
    ...about,
    isAsked: last?.state.status === 'running',
    field: asked.personIds.length > 0 ? 'personIds' : 'audience',
  });
};
