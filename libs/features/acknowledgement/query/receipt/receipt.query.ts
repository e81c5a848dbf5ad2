import { Injectable } from '@nestjs/common';
import type { LocalText } from '#contracts/local-text.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { CAMPAIGN_TABLE } from '../../projection/campaign/campaign.projection.js';
import { REQUEST_TABLE } from '../../projection/request/request.projection.js';

/** What was signed, and where that stands in the school's record. */
export interface ReceiptView {
  readonly requestId: Uuid;
  readonly personId: Uuid;
  readonly versionId: Uuid;
  readonly contentHash: string;
  readonly statement: LocalText;
  readonly signedAt: Date;
  readonly position: { readonly tenant: Uuid; readonly position: number };
}

@Injectable()
export class ReceiptQuery {
  /** null: not signed, or not to be seen in this scope. */
  async find({ sql, held }: ReadScope, requestId: Uuid): Promise<ReceiptView | null> {
    const rows = await sql<Omit<ReceiptView, 'position'> & { tenant: Uuid; position: number }>(
      `SELECT r.request_id AS "requestId", r.person_id AS "personId", r.signed_version_id AS "versionId",
         r.signed_content_hash AS "contentHash", c.statement, r.signed_at AS "signedAt", r.tenant_id AS tenant,
         r.signed_position::float8 AS position
       FROM ${REQUEST_TABLE} r
       JOIN ${CAMPAIGN_TABLE} c ON c.tenant_id = r.tenant_id AND c.campaign_id = r.campaign_id AND ${held('c')}
       WHERE ${held('r')} AND r.request_id = $1 AND r.signed_at IS NOT NULL`,
      [requestId],
    );
    const row = rows[0];
    if (!row) return null;
    const { tenant, position, ...receipt } = row;
    return { ...receipt, position: { tenant, position } };
  }
}
