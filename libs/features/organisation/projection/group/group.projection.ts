import type { GroupDetailsChanged, GroupKind, GroupRegistered } from '#contracts/organisation.events.js';
import type { LocalText } from '#contracts/local-text.js';
import type { EventOf, RecordedEvent, Uuid } from '#platform/kernel/event.js';
import { defineProjection } from '#platform/kernel/projection.js';

/** One row a central body. */
export interface GroupRow {
  readonly group_id: Uuid;
  readonly name: LocalText;
  readonly kind: GroupKind;
  readonly group_uid: string | null;
  readonly companies_house_number: string | null;
}

type Handled = EventOf<typeof GroupRegistered> | EventOf<typeof GroupDetailsChanged>;

const evolve = (row: GroupRow | null, event: RecordedEvent<Handled>): GroupRow | null => {
  switch (event.type) {
    case 'GroupRegistered': {
      const { groupId, name, kind, groupUid, companiesHouseNumber } = event.body;
      return { group_id: groupId, name, kind, group_uid: groupUid, companies_house_number: companiesHouseNumber };
    }
    case 'GroupDetailsChanged': {
      if (!row) return null;
      const { name = row.name, kind = row.kind, groupUid, companiesHouseNumber } = event.body.changes;
      return {
        ...row,
        name,
        kind,
        group_uid: groupUid === undefined ? row.group_uid : groupUid,
        companies_house_number: companiesHouseNumber === undefined ? row.companies_house_number : companiesHouseNumber,
      };
    }
  }
};

export const groupProjection = defineProjection<Handled, GroupRow>({
  name: 'group_body',
  version: 1,
  table: {
    name: 'group_body',
    key: { group_id: 'uuid' },
    columns: { name: 'json', kind: 'text', group_uid: 'text', companies_house_number: 'text' },
  },
  handles: ['GroupRegistered', 'GroupDetailsChanged'],
  keys: ({ body }) => [{ group_id: body.groupId }],
  evolve,
});

/** The table that queries of this feature read. */
export const GROUP_TABLE = 'read.group_body_v1';
