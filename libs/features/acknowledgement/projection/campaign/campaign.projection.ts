import type { CampaignEnd, CampaignEvent } from '#contracts/acknowledgement.events.js';
import type { LocalText } from '#contracts/local-text.js';
import type { Instant, PlainDate, RecordedEvent, Uuid } from '#platform/kernel/event.js';
import { defineProjection } from '#platform/kernel/projection.js';

/** One row a campaign: what it asks, until when, and whether it still does. People are counted from their requests. */
export interface CampaignRow {
  readonly campaign_id: Uuid;
  readonly policy_id: Uuid;
  readonly policy_title: LocalText;
  readonly version_id: Uuid;
  readonly version_number: number;
  readonly content_hash: string;
  readonly audience: readonly string[];
  readonly statement: LocalText;
  readonly due_on: PlainDate;
  readonly launched_at: Instant;
  readonly launched_position: number;
  readonly ended_because: CampaignEnd | null;
}

const evolve = (row: CampaignRow | null, event: RecordedEvent<CampaignEvent>): CampaignRow | null => {
  switch (event.type) {
    case 'CampaignLaunched': {
      const { body, metadata } = event;
      return {
        campaign_id: body.campaignId,
        policy_id: body.policyId,
        policy_title: body.policyTitle,
        version_id: body.versionId,
        version_number: body.versionNumber,
        content_hash: body.contentHash,
        audience: body.audience,
        statement: body.statement,
        due_on: body.dueOn,
        launched_at: metadata.recordedAt,
        launched_position: metadata.position,
        ended_because: null,
      };
    }
    case 'CampaignEnded':
      return row && { ...row, ended_because: event.body.because };
  }
};

export const campaignProjection = defineProjection<CampaignEvent, CampaignRow>({
  name: 'campaign',
  version: 1,
  table: {
    name: 'campaign',
    key: { campaign_id: 'uuid' },
    columns: {
      policy_id: 'uuid',
      policy_title: 'json',
      version_id: 'uuid',
      version_number: 'integer',
      content_hash: 'text',
      audience: 'json',
      statement: 'json',
      due_on: 'date',
      launched_at: 'timestamptz',
      launched_position: 'bigint',
      ended_because: 'text',
    },
    indexes: [['policy_id'], ['launched_at']],
  },
  handles: ['CampaignLaunched', 'CampaignEnded'],
  keys: ({ body }) => [{ campaign_id: body.campaignId }],
  evolve,
});

/** The table that queries of this feature read. */
export const CAMPAIGN_TABLE = 'read.campaign_v1';
