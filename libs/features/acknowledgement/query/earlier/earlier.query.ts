import { Inject, Injectable } from '@nestjs/common';
import { POLICY_TEXTS, type PolicyTexts } from '#contracts/policy-texts.port.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { CAMPAIGN_TABLE } from '../../projection/campaign/campaign.projection.js';
import { REQUEST_TABLE } from '../../projection/request/request.projection.js';

/** The version of the same policy that a person confirmed before they were asked for another one. */
export interface ConfirmedBefore {
  readonly versionNumber: number;
  readonly confirmedAt: Date;
}

interface RawEarlier {
  readonly requestId: Uuid;
  /** What is asked for now. */
  readonly askedVersionId: Uuid;
  readonly versionId: Uuid;
  readonly confirmedAt: Date;
}

/** What people confirmed before, for many requests in two statements. */
@Injectable()
export class EarlierQuery {
  constructor(@Inject(POLICY_TEXTS) private readonly texts: PolicyTexts) {}

  /** By request; none where the person confirmed nothing of the policy yet, or last confirmed the very version. */
  async ofRequests(scope: ReadScope, requestIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, ConfirmedBefore>> {
    const { sql, held } = scope;
    const rows = await sql<RawEarlier>(
      `SELECT DISTINCT ON (r.request_id) r.request_id AS "requestId", c.version_id AS "askedVersionId",
         e.signed_version_id AS "versionId", e.signed_at AS "confirmedAt"
       FROM ${REQUEST_TABLE} r
       JOIN ${CAMPAIGN_TABLE} c ON c.tenant_id = r.tenant_id AND c.campaign_id = r.campaign_id AND ${held('c')}
       JOIN ${CAMPAIGN_TABLE} b ON b.tenant_id = r.tenant_id AND b.policy_id = c.policy_id AND ${held('b')}
       JOIN ${REQUEST_TABLE} e ON e.tenant_id = r.tenant_id AND e.campaign_id = b.campaign_id AND ${held('e')}
         AND e.person_id = r.person_id AND e.request_id <> r.request_id
       WHERE ${held('r')} AND r.request_id = ANY ($1::uuid[]) AND r.signed_at IS NULL AND e.signed_at IS NOT NULL
       ORDER BY r.request_id, e.signed_at DESC`,
      [requestIds],
    );
    const other = rows.filter(({ askedVersionId, versionId }) => askedVersionId !== versionId);
    if (other.length === 0) return new Map();
    const numbers = await this.texts.numbersIn(
      scope,
      other.map(({ versionId }) => versionId),
    );
    return new Map(
      other.flatMap(({ requestId, versionId, confirmedAt }): [Uuid, ConfirmedBefore][] => {
        const versionNumber = numbers.get(versionId);
        return versionNumber === undefined ? [] : [[requestId, { versionNumber, confirmedAt }]];
      }),
    );
  }
}
