import { Injectable } from '@nestjs/common';
import type { PolicyMetadata, PolicySection } from '#contracts/policy.events.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { TEXT_TABLE } from '../../projection/text/text.projection.js';
import type { VersionView } from '../versions/versions.query.js';
import type { Compared } from './compared.view.js';

interface RawText {
  readonly id: Uuid;
  readonly sections: readonly PolicySection[];
  readonly metadata: PolicyMetadata;
}

/** Texts of versions that the asker may read, for a comparison. */
@Injectable()
export class CompareQuery {
  async textsOf({ sql, held }: ReadScope, versions: readonly VersionView[]): Promise<ReadonlyMap<Uuid, Compared>> {
    const rows = await sql<RawText>(
      `SELECT t.version_id AS id, t.sections, t.metadata FROM ${TEXT_TABLE} t
       WHERE ${held('t')} AND t.version_id = ANY ($1::uuid[])`,
      [versions.map(({ id }) => id)],
    );
    const texts = new Map(rows.map((row) => [row.id, row]));
    return new Map(
      versions.flatMap(({ id, title, audience }): [Uuid, Compared][] => {
        const text = texts.get(id);
        return text ? [[id, { title, audience, sections: text.sections, metadata: text.metadata }]] : [];
      }),
    );
  }
}
