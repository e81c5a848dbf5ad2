import type { PostEnded, PostStarted } from '#contracts/people.events.js';
import type { PersonKind } from '#contracts/person-kinds.js';
import type { EventOf, PlainDate, RecordedEvent, Uuid } from '#platform/kernel/event.js';
import { defineProjection } from '#platform/kernel/projection.js';

/** One row a time that a person holds or held a post. Whether it is held is asked of a day. */
export interface PostRow {
  readonly person_id: Uuid;
  readonly post: string;
  /** First day as a text, empty where it is not recorded: a key has no null. */
  readonly since: string;
  readonly post_label: string;
  readonly kind: PersonKind;
  readonly start_date: PlainDate | null;
  /** Last day; the post is held on it. */
  readonly end_date: PlainDate | null;
  readonly started_position: number;
}

type Handled = EventOf<typeof PostStarted> | EventOf<typeof PostEnded>;

const evolve = (row: PostRow | null, event: RecordedEvent<Handled>): PostRow | null => {
  switch (event.type) {
    case 'PostStarted': {
      const { personId, post, postLabel, kind, startDate } = event.body;
      return {
        person_id: personId,
        post,
        since: startDate ?? '',
        post_label: postLabel,
        kind,
        start_date: startDate,
        end_date: null,
        started_position: event.metadata.position,
      };
    }
    case 'PostEnded':
      return row && { ...row, end_date: event.body.endDate };
  }
};

export const postProjection = defineProjection<Handled, PostRow>({
  name: 'post',
  version: 1,
  table: {
    name: 'post',
    key: { person_id: 'uuid', post: 'text', since: 'text' },
    columns: {
      post_label: 'text',
      kind: 'text',
      start_date: 'date',
      end_date: 'date',
      started_position: 'bigint',
    },
    indexes: [['post']],
  },
  handles: ['PostStarted', 'PostEnded'],
  keys: ({ body }) => [{ person_id: body.personId, post: body.post, since: body.startDate ?? '' }],
  evolve,
});

/** The table that queries of this feature read. */
export const POST_TABLE = 'read.post_v1';
