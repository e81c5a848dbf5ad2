import type {
  AcknowledgementRequested,
  AcknowledgementSigned,
  PersonNudged,
  RequestReleased,
} from '#contracts/acknowledgement.events.js';
import type { EventOf, Instant, RecordedEvent, Uuid } from '#platform/kernel/event.js';
import { defineProjection } from '#platform/kernel/projection.js';

/** One row a person and campaign: who was asked, who signed, who was reminded when. Names nobody. */
export interface ReadingRow {
  readonly request_id: Uuid;
  readonly campaign_id: Uuid;
  readonly signed_at: Instant | null;
  readonly released: boolean;
  readonly last_nudged_at: Instant | null;
}

type ReadingEvent =
  | EventOf<typeof AcknowledgementRequested>
  | EventOf<typeof AcknowledgementSigned>
  | EventOf<typeof PersonNudged>
  | EventOf<typeof RequestReleased>;

const evolve = (row: ReadingRow | null, event: RecordedEvent<ReadingEvent>): ReadingRow | null => {
  switch (event.type) {
    case 'AcknowledgementRequested': {
      const { requestId, campaignId } = event.body;
      return { request_id: requestId, campaign_id: campaignId, signed_at: null, released: false, last_nudged_at: null };
    }
    case 'AcknowledgementSigned':
      return row && { ...row, signed_at: event.metadata.recordedAt };
    case 'PersonNudged':
      return row && { ...row, last_nudged_at: event.metadata.recordedAt };
    case 'RequestReleased':
      return row && { ...row, released: true };
  }
};

export const readingProjection = defineProjection<ReadingEvent, ReadingRow>({
  name: 'reading',
  version: 1,
  table: {
    name: 'reading',
    key: { request_id: 'uuid' },
    columns: { campaign_id: 'uuid', signed_at: 'timestamptz', released: 'boolean', last_nudged_at: 'timestamptz' },
    indexes: [['campaign_id']],
  },
  handles: ['AcknowledgementRequested', 'AcknowledgementSigned', 'PersonNudged', 'RequestReleased'],
  keys: ({ body }) => [{ request_id: body.requestId }],
  evolve,
});

export const READING_TABLE = 'read.reading_v1';
