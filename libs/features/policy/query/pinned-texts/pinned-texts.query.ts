import { Injectable } from '@nestjs/common';
import type { PinnedTexts, PinnedVersion, VersionText } from '#contracts/pinned-texts.port.js';
import type { PolicyMetadata } from '#contracts/policy.events.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { findingIds } from '../../domain/finding.ids.js';
import { FINDING_TABLE } from '../../projection/finding/finding.projection.js';
import { TEXT_TABLE } from '../../projection/text/text.projection.js';
import { VERSION_TABLE } from '../../projection/version/version.projection.js';

type RawText = Omit<VersionText, 'lastReviewed' | 'nextReviewDue' | 'reviewCycleMonths'> & {
  /** The version that it was asked for. */
  readonly of: Uuid;
  readonly metadata: PolicyMetadata;
  /** Ids of findings that were fixed, or waived for now. */
  readonly settled: readonly string[];
};

/** `day`: the parameter that holds the day of the question. */
const columns = ({ held }: ReadScope, day: string): string =>
  `v.version_id AS "versionId", v.number, v.title, v.audience, v.changes, v.material, t.sections, t.findings,
  t.questions, t.metadata, t.checked, (
    SELECT coalesce(jsonb_agg(f.finding_id), '[]') FROM ${FINDING_TABLE} f
    WHERE f.tenant_id = v.tenant_id AND f.policy_id = v.policy_id AND ${held('f')}
      AND (f.answer = 'fixed' OR f.answer = 'waived' AND (f.until IS NULL OR f.until >= ${day}::date))) AS settled`;

/** Reads `PinnedTexts` from this feature's own tables. */
@Injectable()
export class PinnedTextsQuery implements PinnedTexts {
  async pinned(scope: ReadScope, versions: readonly PinnedVersion[]): Promise<ReadonlyMap<Uuid, VersionText>> {
    const { sql, held } = scope;
    const rows = await sql<RawText>(
      `SELECT v.version_id AS of, ${columns(scope, '$3')} FROM ${VERSION_TABLE} v
       JOIN ${TEXT_TABLE} t ON t.tenant_id = v.tenant_id AND t.version_id = v.version_id AND ${held('t')}
       JOIN unnest($1::uuid[], $2::text[]) AS asked (version_id, content_hash)
         ON asked.version_id = v.version_id AND asked.content_hash = v.content_hash
       WHERE ${held('v')}`,
      [versions.map(({ versionId }) => versionId), versions.map(({ contentHash }) => contentHash), scope.today],
    );
    return byVersion(rows);
  }

  async before(scope: ReadScope, versionIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, VersionText>> {
    const { sql, held } = scope;
    const rows = await sql<RawText>(
      `SELECT DISTINCT ON (n.version_id) n.version_id AS of, ${columns(scope, '$2')} FROM ${VERSION_TABLE} n
       JOIN ${VERSION_TABLE} v ON v.tenant_id = n.tenant_id AND v.policy_id = n.policy_id AND v.number < n.number
         AND v.published_at IS NOT NULL AND ${held('v')}
       JOIN ${TEXT_TABLE} t ON t.tenant_id = v.tenant_id AND t.version_id = v.version_id AND ${held('t')}
       WHERE ${held('n')} AND n.version_id = ANY ($1::uuid[])
       ORDER BY n.version_id, v.number DESC`,
      [versionIds, scope.today],
    );
    return byVersion(rows);
  }
}

const byVersion = (rows: readonly RawText[]): ReadonlyMap<Uuid, VersionText> =>
  new Map(
    rows.map(({ of, metadata, settled, findings, ...text }) => {
      const { lastReviewed, nextReviewDue, reviewCycleMonths } = metadata;
      const ids = findingIds(findings);
      const open = findings.filter((_, n) => !settled.includes(ids[n] ?? ''));
      return [of, { ...text, findings: open, lastReviewed, nextReviewDue, reviewCycleMonths }];
    }),
  );
