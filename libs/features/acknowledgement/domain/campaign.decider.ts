import {
  CampaignEnded,
  CampaignLaunched,
  type CampaignEnd,
  type CampaignEvent,
} from '#contracts/acknowledgement.events.js';
import { hasText, type LocalText } from '#contracts/local-text.js';
import type { CommandContext, Decider } from '#platform/kernel/decider.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { isPlainDate, londonDay } from '#platform/kernel/plain-date.js';
import { accept, type Result } from '#platform/kernel/result.js';
import { acknowledgementErrors as errors } from './acknowledgement.errors.js';

/** The version that a campaign asks people to read, as it is in force at the launch. */
export interface VersionToRead {
  readonly policyId: Uuid;
  readonly policyTitle: LocalText;
  readonly versionId: Uuid;
  readonly versionNumber: number;
  readonly contentHash: string;
}

export interface LaunchCampaign {
  readonly kind: 'LaunchCampaign';
  readonly campaignId: Uuid;
  readonly version: VersionToRead;
  readonly audience: readonly string[];
  readonly statement: LocalText;
  readonly dueOn: PlainDate;
}

export interface EndCampaign {
  readonly kind: 'EndCampaign';
  readonly because: CampaignEnd;
  readonly reason: string | null;
}

export type CampaignCommand = LaunchCampaign | EndCampaign;

export type CampaignState =
  | { readonly status: 'none' }
  | {
      readonly status: 'running' | 'ended';
      readonly campaignId: Uuid;
      readonly policyId: Uuid;
      readonly versionNumber: number;
      readonly statement: LocalText;
      readonly dueOn: PlainDate;
    };

const evolve = (state: CampaignState, event: CampaignEvent): CampaignState => {
  switch (event.type) {
    case 'CampaignLaunched': {
      const { campaignId, policyId, versionNumber, statement, dueOn } = event.body;
      return { status: 'running', campaignId, policyId, versionNumber, statement, dueOn };
    }
    case 'CampaignEnded':
      return state.status === 'none' ? state : { ...state, status: 'ended' };
  }
};

const launch = (command: LaunchCampaign, state: CampaignState, { now }: CommandContext): Result<CampaignEvent[]> => {
  if (state.status !== 'none') return errors.alreadyLaunched();
  if (!hasText(command.statement)) return errors.noStatement();
  if (!isPlainDate(command.dueOn) || command.dueOn < londonDay(now)) return errors.dueInThePast();
  const { campaignId, version, audience, statement, dueOn } = command;
  return accept([CampaignLaunched({ campaignId, ...version, audience, statement, dueOn })]);
};

const end = (command: EndCampaign, state: CampaignState): Result<CampaignEvent[]> => {
  if (state.status === 'none') return errors.campaignUnknown();
  if (state.status === 'ended') return errors.campaignEnded();
  if (command.because === 'closed' && !command.reason?.trim()) return errors.noReason();
  const { because, reason } = command;
  return accept([CampaignEnded({ campaignId: state.campaignId, because, reason })]);
};

/** A campaign: launched once, ended once. */
export const campaignDecider: Decider<CampaignState, CampaignCommand, CampaignEvent> = {
  initialState: { status: 'none' },
  evolve,
  decide: (command, state, context) => {
    switch (command.kind) {
      case 'LaunchCampaign':
        return launch(command, state, context);
      case 'EndCampaign':
        return end(command, state);
    }
  },
};
