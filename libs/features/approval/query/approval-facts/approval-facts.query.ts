import { Injectable } from '@nestjs/common';
import type { LocalText } from '#contracts/local-text.js';
import type { Uuid } from '#platform/kernel/event.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { APPROVAL_TABLE } from '../../projection/approval/approval.projection.js';

/** What a message says of an approval. */
@Injectable()
export class ApprovalFacts {
  constructor(private readonly reads: PostgresReadStore) {}

  async titleOf(tenantId: Uuid, approvalId: Uuid): Promise<LocalText | null> {
    const rows = await this.reads.askAsSystem(tenantId, ({ sql, held }) =>
      sql<{ title: LocalText }>(
        `SELECT a.policy_title AS title FROM ${APPROVAL_TABLE} a WHERE ${held('a')} AND a.approval_id = $1`,
        [approvalId],
      ),
    );
    return rows[0]?.title ?? null;
  }
}
