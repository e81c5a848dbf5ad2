import { Injectable } from '@nestjs/common';
import type { LocalText } from '#contracts/local-text.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { VERSION_TABLE, type VersionStatus } from '../../projection/version/version.projection.js';
import type { Reader } from '../reader.js';

/** A version as the schema shows it, without its text. */
export interface VersionView {
  readonly id: Uuid;
  readonly schoolId: Uuid;
  readonly policyId: Uuid;
  readonly number: number;
  readonly status: VersionStatus;
  readonly title: LocalText;
  readonly audience: readonly string[];
  readonly contentHash: string;
  readonly changes: string | null;
  readonly material: boolean;
  readonly draftedAt: Date;
  readonly publishedAt: Date | null;
  /** Who, as ids; names are opened by who may see them. */
  readonly draftedById: string;
  readonly publishedById: string | null;
}

const COLUMNS = `v.version_id AS id, v.tenant_id AS "schoolId", v.policy_id AS "policyId", v.number, v.status,
  v.content_hash AS "contentHash", v.changes, v.material, v.drafted_at AS "draftedAt", v.published_at AS "publishedAt",
  v.title, v.audience, v.drafted_by AS "draftedById", v.published_by AS "publishedById"`;

/** Versions of many policies in one statement, newest first; for staff those in force alone. */
@Injectable()
export class VersionsQuery {
  ofPolicies({ sql, held }: ReadScope, reader: Reader, policyIds: readonly Uuid[]): Promise<VersionView[]> {
    return sql<VersionView>(
      `SELECT ${COLUMNS} FROM ${VERSION_TABLE} v
       WHERE ${held('v')} AND v.policy_id = ANY ($1::uuid[]) AND ($2 OR v.status = 'PUBLISHED')
       ORDER BY v.policy_id, v.number DESC`,
      [policyIds, reader.seesAll],
    );
  }
}
