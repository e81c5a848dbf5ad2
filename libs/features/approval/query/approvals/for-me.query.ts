import { Inject, Injectable } from '@nestjs/common';
import { POST_HOLDERS, type PostHolders } from '#contracts/post-holders.port.js';
import type { Actor, Role } from '#platform/auth/actor.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { APPROVAL_TABLE } from '../../projection/approval/approval.projection.js';
import { DECIDERS, decidesAs, type HeldPosts } from '../../domain/decides-as.js';
import { waitingPostOf, type RawApproval } from './approval.view.js';

const isDecider = (role: Role): boolean => DECIDERS.some((one) => one === role);

/** What waits for somebody, by the posts that they hold. Two statements; one where they hold none. */
@Injectable()
export class ForMeQuery {
  constructor(@Inject(POST_HOLDERS) private readonly holders: PostHolders) {}

  /** Posts that somebody holds at the scope's time, in the records that they may see. */
  async held(scope: ReadScope, { personId, role }: Actor): Promise<HeldPosts> {
    return personId === null || !isDecider(role) ? new Map() : this.holders.heldIn(scope, personId);
  }

  /** Ids of the approvals that wait for this asker, the longest waiting first. */
  async waiting(scope: ReadScope, actor: Actor): Promise<readonly Uuid[]> {
    const held = await this.held(scope, actor);
    if (held.size === 0) return [];
    const rows = await scope.sql<Pick<RawApproval, 'id' | 'schoolId' | 'status' | 'requesterId' | 'steps'>>(
      `SELECT a.approval_id AS id, a.tenant_id AS "schoolId", a.status, a.requested_by AS "requesterId", a.steps
       FROM ${APPROVAL_TABLE} a WHERE ${scope.held('a')} AND a.status = 'WAITING' ORDER BY a.requested_at, a.approval_id`,
    );
    return rows
      .filter((row) => decidesAs(actor, { ...row, waitingPost: waitingPostOf(row) }, held) !== null)
      .map(({ id }) => id);
  }

  /** Ids of the approvals that this asker asked for and that came back without a yes; none once it is asked for anew. */
  async returned({ sql, held }: ReadScope, { actorId }: Actor): Promise<readonly Uuid[]> {
    const rows = await sql<{ id: Uuid }>(
      `SELECT id FROM (
         SELECT DISTINCT ON (a.tenant_id, a.policy_id) a.approval_id AS id, a.status, a.requested_by, a.requested_at
         FROM ${APPROVAL_TABLE} a WHERE ${held('a')} ORDER BY a.tenant_id, a.policy_id, a.requested_at DESC) newest
       WHERE status = 'REJECTED' AND requested_by = $1 ORDER BY requested_at DESC LIMIT 50`,
      [actorId],
    );
    return rows.map(({ id }) => id);
  }
}
