import { Injectable } from '@nestjs/common';
import type { LocalText } from '#contracts/local-text.js';
import type { Uuid } from '#platform/kernel/event.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { CAMPAIGN_TABLE } from '../../projection/campaign/campaign.projection.js';
import { REQUEST_TABLE } from '../../projection/request/request.projection.js';

/** A request as its own reader's page needs it. */
export interface ReaderRequest {
  readonly requestId: Uuid;
  readonly personId: Uuid;
  readonly policyId: Uuid;
  readonly policyTitle: LocalText;
  readonly versionId: Uuid;
  readonly versionNumber: number;
  readonly statement: LocalText;
  /** ISO day. */
  readonly dueOn: string;
  readonly endedBecause: string | null;
  readonly releasedBecause: string | null;
  readonly signedAt: Date | null;
  readonly signedPosition: number | null;
  readonly signedVersionId: Uuid | null;
  readonly signedContentHash: string | null;
  /** Sealed. */
  readonly typedName: string | null;
}

/** What the same person signed of the same policy before. */
export interface EarlierReading {
  readonly versionId: Uuid;
  readonly signedAt: Date;
}

const OWN = `SELECT r.request_id AS "requestId", r.person_id AS "personId", c.policy_id AS "policyId",
    c.policy_title AS "policyTitle", c.version_id AS "versionId", c.version_number AS "versionNumber", c.statement,
    c.due_on::text AS "dueOn", c.ended_because AS "endedBecause", r.released_because AS "releasedBecause",
    r.signed_at AS "signedAt", r.signed_position::float8 AS "signedPosition", r.signed_version_id AS "signedVersionId",
    r.signed_content_hash AS "signedContentHash", r.typed_name AS "typedName"
  FROM ${REQUEST_TABLE} r
  JOIN ${CAMPAIGN_TABLE} c ON c.tenant_id = r.tenant_id AND c.campaign_id = r.campaign_id AND c.to_at = 'infinity'
  WHERE r.to_at = 'infinity'`;

/** What one reader may know of their own requests; asked by the system for the holder of a link. */
@Injectable()
export class ReaderQuery {
  constructor(private readonly reads: PostgresReadStore) {}

  async request(tenantId: Uuid, requestId: Uuid): Promise<ReaderRequest | null> {
    const rows = await this.reads.askAsSystem(tenantId, ({ sql }) =>
      sql<ReaderRequest>(`${OWN} AND r.request_id = $1`, [requestId]),
    );
    return rows[0] ?? null;
  }

  /** The last thing that this person signed of this policy, other than by this request. */
  async earlier(tenantId: Uuid, { personId, policyId, requestId }: ReaderRequest): Promise<EarlierReading | null> {
    const rows = await this.reads.askAsSystem(tenantId, ({ sql }) =>
      sql<ReaderRequest>(
        `${OWN} AND r.person_id = $1 AND c.policy_id = $2 AND r.request_id <> $3 AND r.signed_at IS NOT NULL
        ORDER BY r.signed_at DESC LIMIT 1`,
        [personId, policyId, requestId],
      ),
    );
    const [found] = rows;
    return found?.signedVersionId && found.signedAt
      ? { versionId: found.signedVersionId, signedAt: found.signedAt }
      : null;
  }

  /** The request by which this person is asked to read a newer version of the same policy. */
  async newer(tenantId: Uuid, { personId, policyId, versionNumber }: ReaderRequest): Promise<Uuid | null> {
    const rows = await this.reads.askAsSystem(tenantId, ({ sql }) =>
      sql<ReaderRequest>(
        `${OWN} AND r.person_id = $1 AND c.policy_id = $2 AND c.version_number > $3 AND c.ended_because IS NULL
        ORDER BY c.version_number DESC LIMIT 1`,
        [personId, policyId, versionNumber],
      ),
    );
    return rows[0]?.requestId ?? null;
  }
}
