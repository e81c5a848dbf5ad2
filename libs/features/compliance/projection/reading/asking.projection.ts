import type { CampaignEvent } from '#contracts/acknowledgement.events.js';
import type { LocalText } from '#contracts/local-text.js';
import type { PlainDate, RecordedEvent, Uuid } from '#platform/kernel/event.js';
import { defineProjection } from '#platform/kernel/projection.js';

/** One row a campaign: what it asks for, by when, and whether it still does. */
export interface AskingRow {
  readonly campaign_id: Uuid;
  readonly policy_id: Uuid;
  readonly policy_title: LocalText;
  readonly due_on: PlainDate;
  readonly ended: boolean;
}

const evolve = (row: AskingRow | null, event: RecordedEvent<CampaignEvent>): AskingRow | null => {
  switch (event.type) {
    case 'CampaignLaunched': {
      const { campaignId, policyId, policyTitle, dueOn } = event.body;
      return { campaign_id: campaignId, policy_id: policyId, policy_title: policyTitle, due_on: dueOn, ended: false };
    }
    case 'CampaignEnded':
      return row && { ...row, ended: true };
  }
};

export const askingProjection = defineProjection<CampaignEvent, AskingRow>({
  name: 'asking',
  version: 1,
  table: {
    name: 'asking',
    key: { campaign_id: 'uuid' },
    columns: { policy_id: 'uuid', policy_title: 'json', due_on: 'date', ended: 'boolean' },
  },
  handles: ['CampaignLaunched', 'CampaignEnded'],
  keys: ({ body }) => [{ campaign_id: body.campaignId }],
  evolve,
});

export const ASKING_TABLE = 'read.asking_v1';
