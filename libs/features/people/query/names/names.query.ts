import { Inject, Injectable } from '@nestjs/common';
import type { HolderNames, Names, NamedHolder, PostOfSchool } from '#contracts/audience.port.js';
import { postOf } from '#contracts/posts.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { SEALING, type Sealing } from '#platform/sealing/sealing.js';
import { PERSON_TABLE } from '../../projection/person/person.projection.js';
import { POST_TABLE } from '../../projection/post/post.projection.js';
import { runsOn } from '../people.sql.js';
import { fullName, openFields } from './sealed-names.js';

interface NamedRow {
  readonly tenantId: Uuid;
  readonly personId: Uuid;
  readonly givenName: string | null;
  readonly familyName: string | null;
}

type Holders = ReadonlyMap<Uuid, NamedHolder>;

const COLUMNS = `p.tenant_id AS "tenantId", p.person_id AS "personId", p.given_name AS "givenName", p.family_name AS "familyName"`;

/** Names of people for those who may see them, opened in memory. */
@Injectable()
export class NamesQuery implements Names, HolderNames {
  constructor(@Inject(SEALING) private readonly sealing: Sealing) {}

  async namesIn({ sql, held }: ReadScope, personIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, string | null>> {
    if (personIds.length === 0) return new Map();
    const rows = await sql<NamedRow>(
      `SELECT ${COLUMNS} FROM ${PERSON_TABLE} p WHERE ${held('p')} AND p.person_id = ANY ($1::uuid[]) ORDER BY p.tenant_id`,
      [[...new Set(personIds)]],
    );
    const named = new Map<Uuid, string | null>();
    for (const { personId, name } of await this.open(rows)) named.set(personId, named.get(personId) ?? name);
    return named;
  }

  async holdersIn({ sql, held, today }: ReadScope, post: string): Promise<Holders> {
    const rows = await sql<NamedRow>(
      `SELECT DISTINCT ON (p.tenant_id) ${COLUMNS} FROM ${POST_TABLE} h
       JOIN ${PERSON_TABLE} p ON p.tenant_id = h.tenant_id AND p.person_id = h.person_id AND ${held('p')}
       WHERE ${held('h')} AND h.post = $1 AND ${runsOn('h', '$2')} AND p.left_on IS NULL
       ORDER BY p.tenant_id, h.start_date NULLS LAST, h.started_position`,
      [post, today],
    );
    const named = await this.open(rows);
    return new Map(named.map(({ tenantId, personId, name }) => [tenantId, { personId, name }]));
  }

  async holdersOf(
    { sql, held, today }: ReadScope,
    posts: readonly PostOfSchool[],
  ): Promise<readonly (NamedHolder | null)[]> {
    if (posts.length === 0) return [];
    const keys = posts.map(({ post }) => postOf(post).key);
    const rows = await sql<NamedRow & { readonly post: string }>(
      `SELECT DISTINCT ON (h.tenant_id, h.post) h.post, ${COLUMNS}
       FROM (SELECT DISTINCT * FROM unnest($1::uuid[], $2::text[])) AS w(tenant_id, post)
       JOIN ${POST_TABLE} h ON h.tenant_id = w.tenant_id AND h.post = w.post AND ${held('h')} AND ${runsOn('h', '$3')}
       JOIN ${PERSON_TABLE} p ON p.tenant_id = h.tenant_id AND p.person_id = h.person_id AND ${held('p')}
         AND p.left_on IS NULL
       ORDER BY h.tenant_id, h.post, h.start_date NULLS LAST, h.started_position`,
      [posts.map(({ schoolId }) => schoolId), keys, today],
    );
    const named = new Map(
      (await this.open(rows)).map(({ tenantId, post, personId, name }) => [`${tenantId}/${post}`, { personId, name }]),
    );
    return posts.map(({ schoolId }, n) => named.get(`${schoolId}/${keys[n] ?? ''}`) ?? null);
  }

  private async open<Row extends NamedRow>(
    rows: readonly Row[],
  ): Promise<readonly (Omit<Row, 'givenName' | 'familyName'> & { readonly name: string | null })[]> {
    const opened = await openFields(this.sealing, rows, ['givenName', 'familyName']);
    return opened.map((row) => ({ ...row, name: fullName(row.givenName, row.familyName) }));
  }
}
