import { Injectable } from '@nestjs/common';
import type { LocalText } from '#contracts/local-text.js';
import type { Uuid } from '#platform/kernel/event.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { CAMPAIGN_TABLE } from '../../projection/campaign/campaign.projection.js';
import { REQUEST_TABLE } from '../../projection/request/request.projection.js';

/** What a message says about the request that it is for. */
export interface RequestFacts {
  readonly policyTitle: LocalText;
  readonly versionNumber: number;
  /** ISO day. */
  readonly dueOn: string;
  readonly statement: LocalText;
  readonly signedAt: Date | null;
  readonly contentHash: string | null;
}

@Injectable()
export class MailFacts {
  constructor(private readonly reads: PostgresReadStore) {}

  async of(tenantId: Uuid, requestId: Uuid): Promise<RequestFacts | null> {
    const rows = await this.reads.askAsSystem(tenantId, ({ sql, held }) =>
      sql<RequestFacts>(
        `SELECT c.policy_title AS "policyTitle", c.version_number AS "versionNumber", c.due_on::text AS "dueOn", c.statement,
           r.signed_at AS "signedAt", r.signed_content_hash AS "contentHash"
         FROM ${REQUEST_TABLE} r
         JOIN ${CAMPAIGN_TABLE} c ON c.tenant_id = r.tenant_id AND c.campaign_id = r.campaign_id AND ${held('c')}
         WHERE ${held('r')} AND r.request_id = $1`,
        [requestId],
      ),
    );
    return rows[0] ?? null;
  }
}
