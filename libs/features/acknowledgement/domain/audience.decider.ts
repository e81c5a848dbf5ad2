import { AudienceAsked, type AudienceEvent } from '#contracts/acknowledgement.events.js';
import type { CommandContext, Decider } from '#platform/kernel/decider.js';
import type { Uuid } from '#platform/kernel/event.js';
import { accept, type Result } from '#platform/kernel/result.js';
import { acknowledgementErrors as errors } from './acknowledgement.errors.js';

export interface AskAudience {
  readonly kind: 'AskAudience';
  readonly audienceId: Uuid;
  readonly campaignId: Uuid;
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  /** Whether the campaign that asked last still runs. */
  readonly isAsked: boolean;
  /** What of the launch says who is asked. */
  readonly field: 'audience' | 'personIds';
}

/** The campaign that asked last; null: none ever did. */
export interface AudienceState {
  readonly campaignId: Uuid | null;
}

const decide = (command: AskAudience, state: AudienceState, _: CommandContext): Result<AudienceEvent[]> => {
  const { audienceId, campaignId, policyId, versionId, isAsked, field } = command;
  if (state.campaignId && isAsked) return errors.audienceAsked(state.campaignId, field);
  return accept([AudienceAsked({ audienceId, campaignId, policyId, versionId })]);
};

/** The same people for the same version: asked by one campaign after the other. */
export const audienceDecider: Decider<AudienceState, AskAudience, AudienceEvent> = {
  initialState: { campaignId: null },
  evolve: (_, { body }) => ({ campaignId: body.campaignId }),
  decide,
};
