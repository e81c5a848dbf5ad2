import type { DeliveryStatus, ReleaseReason, RequestEvent } from '#contracts/acknowledgement.events.js';
import type { Instant, RecordedEvent, Uuid } from '#platform/kernel/event.js';
import { defineProjection } from '#platform/kernel/projection.js';

/** One row a person and campaign. Whether it is late depends on today and is computed when it is read. */
export interface RequestRow {
  readonly request_id: Uuid;
  readonly campaign_id: Uuid;
  readonly person_id: Uuid;
  readonly asked_at: Instant;
  readonly signed_at: Instant | null;
  readonly signed_position: number | null;
  readonly signed_version_id: Uuid | null;
  readonly signed_content_hash: string | null;
  /** Sealed. */
  readonly typed_name: string | null;
  readonly nudges: number;
  readonly last_nudged_at: Instant | null;
  readonly released_because: ReleaseReason | null;
  readonly delivery: DeliveryStatus | null;
}

const unsigned = {
  signed_at: null,
  signed_position: null,
  signed_version_id: null,
  signed_content_hash: null,
  typed_name: null,
  nudges: 0,
  last_nudged_at: null,
  released_because: null,
  delivery: null,
} as const;

const evolve = (row: RequestRow | null, event: RecordedEvent<RequestEvent>): RequestRow | null => {
  const { recordedAt, position } = event.metadata;
  switch (event.type) {
    case 'AcknowledgementRequested': {
      const { requestId, campaignId, personId } = event.body;
      return { request_id: requestId, campaign_id: campaignId, person_id: personId, asked_at: recordedAt, ...unsigned };
    }
    case 'AcknowledgementSigned':
      return (
        row && {
          ...row,
          signed_at: recordedAt,
          signed_position: position,
          signed_version_id: event.body.versionId,
          signed_content_hash: event.body.contentHash,
          typed_name: event.body.typedName,
        }
      );
    case 'PersonNudged':
      return row && { ...row, nudges: row.nudges + 1, last_nudged_at: recordedAt };
    case 'RequestReleased':
      return row && { ...row, released_because: event.body.because };
    case 'DeliveryRecorded':
      return row && { ...row, delivery: event.body.status };
  }
};

export const requestProjection = defineProjection<RequestEvent, RequestRow>({
  name: 'request',
  version: 1,
  table: {
    name: 'request',
    key: { request_id: 'uuid' },
    columns: {
      campaign_id: 'uuid',
      person_id: 'uuid',
      asked_at: 'timestamptz',
      signed_at: 'timestamptz',
      signed_position: 'bigint',
      signed_version_id: 'uuid',
      signed_content_hash: 'text',
      typed_name: 'text',
      nudges: 'integer',
      last_nudged_at: 'timestamptz',
      released_because: 'text',
      delivery: 'text',
    },
    indexes: [['campaign_id'], ['person_id']],
  },
  handles: ['AcknowledgementRequested', 'AcknowledgementSigned', 'PersonNudged', 'RequestReleased', 'DeliveryRecorded'],
  keys: ({ body }) => [{ request_id: body.requestId }],
  evolve,
});

/** The table that queries of this feature read. */
export const REQUEST_TABLE = 'read.request_v1';
