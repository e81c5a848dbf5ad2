import { Injectable } from '@nestjs/common';
import type { PolicyText, PolicyTexts } from '#contracts/policy-texts.port.js';
import type { Uuid } from '#platform/kernel/event.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { TEXT_TABLE } from '../../projection/text/text.projection.js';
import { VERSION_TABLE } from '../../projection/version/version.projection.js';

/** Reads `PolicyTexts` from this feature's own tables. */
@Injectable()
export class PolicyTextsQuery implements PolicyTexts {
  constructor(private readonly reads: PostgresReadStore) {}

  textOf(tenantId: Uuid, policyId: Uuid, versionId: Uuid): Promise<PolicyText | null> {
    return this.find(tenantId, policyId, versionId, 'v.version_id = $2');
  }

  publishedBefore(tenantId: Uuid, policyId: Uuid, versionId: Uuid): Promise<PolicyText | null> {
    return this.find(
      tenantId,
      policyId,
      versionId,
      `v.published_at IS NOT NULL AND v.number < (SELECT n.number FROM ${VERSION_TABLE} n
         WHERE n.tenant_id = v.tenant_id AND n.policy_id = $1 AND n.version_id = $2 AND %HELD%)`,
    );
  }

  async numbersIn({ sql, held }: ReadScope, versionIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, number>> {
    const rows = await sql<{ id: Uuid; number: number }>(
      `SELECT v.version_id AS id, v.number FROM ${VERSION_TABLE} v WHERE ${held('v')} AND v.version_id = ANY ($1::uuid[])`,
      [versionIds],
    );
    return new Map(rows.map(({ id, number }) => [id, number]));
  }

  private async find(tenantId: Uuid, policyId: Uuid, versionId: Uuid, where: string): Promise<PolicyText | null> {
    const rows = await this.reads.askAsSystem(tenantId, ({ sql, held }) =>
      sql<PolicyText>(
        `SELECT v.policy_id AS "policyId", v.version_id AS "versionId", v.number, v.content_hash AS "contentHash",
           v.title, t.sections
         FROM ${VERSION_TABLE} v
         JOIN ${TEXT_TABLE} t ON t.tenant_id = v.tenant_id AND t.version_id = v.version_id AND ${held('t')}
         WHERE ${held('v')} AND v.policy_id = $1 AND ${where.replace('%HELD%', held('n'))}
         ORDER BY v.number DESC LIMIT 1`,
        [policyId, versionId],
      ),
    );
    return rows[0] ?? null;
  }
}
