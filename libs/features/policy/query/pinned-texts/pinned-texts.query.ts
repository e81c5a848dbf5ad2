import { Injectable } from '@nestjs/common';
import type { PinnedTexts, PinnedVersion, VersionText } from '#contracts/pinned-texts.port.js';
import type { PolicyMetadata } from '#contracts/policy.events.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { TEXT_TABLE } from '../../projection/text/text.projection.js';
import { VERSION_TABLE } from '../../projection/version/version.projection.js';

type RawText = Omit<VersionText, 'lastReviewed' | 'nextReviewDue' | 'reviewCycleMonths'> & {
  /** The version that it was asked for. */
  readonly of: Uuid;
  readonly metadata: PolicyMetadata;
};

const COLUMNS = `v.version_id AS "versionId", v.number, v.title, v.changes, v.material, t.sections, t.findings,
  t.questions, t.metadata`;

/** Reads `PinnedTexts` from this feature's own tables. */
@Injectable()
export class PinnedTextsQuery implements PinnedTexts {
  async pinned({ sql, held }: ReadScope, versions: readonly PinnedVersion[]): Promise<ReadonlyMap<Uuid, VersionText>> {
    const rows = await sql<RawText>(
      `SELECT v.version_id AS of, ${COLUMNS} FROM ${VERSION_TABLE} v
       JOIN ${TEXT_TABLE} t ON t.tenant_id = v.tenant_id AND t.version_id = v.version_id AND ${held('t')}
       JOIN unnest($1::uuid[], $2::text[]) AS asked (version_id, content_hash)
         ON asked.version_id = v.version_id AND asked.content_hash = v.content_hash
       WHERE ${held('v')}`,
      [versions.map(({ versionId }) => versionId), versions.map(({ contentHash }) => contentHash)],
    );
    return byVersion(rows);
  }

  async before({ sql, held }: ReadScope, versionIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, VersionText>> {
    const rows = await sql<RawText>(
      `SELECT DISTINCT ON (n.version_id) n.version_id AS of, ${COLUMNS} FROM ${VERSION_TABLE} n
       JOIN ${VERSION_TABLE} v ON v.tenant_id = n.tenant_id AND v.policy_id = n.policy_id AND v.number < n.number
         AND v.published_at IS NOT NULL AND ${held('v')}
       JOIN ${TEXT_TABLE} t ON t.tenant_id = v.tenant_id AND t.version_id = v.version_id AND ${held('t')}
       WHERE ${held('n')} AND n.version_id = ANY ($1::uuid[])
       ORDER BY n.version_id, v.number DESC`,
      [versionIds],
    );
    return byVersion(rows);
  }
}

const byVersion = (rows: readonly RawText[]): ReadonlyMap<Uuid, VersionText> =>
  new Map(
    rows.map(({ of, metadata, ...text }) => {
      const { lastReviewed, nextReviewDue, reviewCycleMonths } = metadata;
      return [of, { ...text, lastReviewed, nextReviewDue, reviewCycleMonths }];
    }),
  );
