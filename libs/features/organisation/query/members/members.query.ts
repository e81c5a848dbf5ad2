import type { Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { MEMBERSHIP_TABLE } from '../../projection/membership/membership.projection.js';

/**
 * The schools that belong to a group at the scope's time, in the order of their ids. A school that left without a
 * recorded day is none from the moment that the leaving was recorded.
 */
export const membersOf = async ({ sql, held, today }: ReadScope, groupId: Uuid): Promise<readonly Uuid[]> => {
  const rows = await sql<{ id: Uuid }>(
    `SELECT m.school_id AS id FROM ${MEMBERSHIP_TABLE} m
     WHERE m.tenant_id = $1 AND ${held('m')} AND (m.joined_on IS NULL OR m.joined_on <= $2::date)
       AND (m.left_position IS NULL OR m.left_on > $2::date)
     ORDER BY m.school_id`,
    [groupId, today],
  );
  return rows.map(({ id }) => id);
};
