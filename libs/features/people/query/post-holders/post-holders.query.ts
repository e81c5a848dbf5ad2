import { Injectable } from '@nestjs/common';
import type { PostHolders } from '#contracts/post-holders.port.js';
import type { Uuid } from '#platform/kernel/event.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { PERSON_TABLE } from '../../projection/person/person.projection.js';
import { POST_TABLE } from '../../projection/post/post.projection.js';
import { runsOn } from '../people.sql.js';

/** Posts that run on the scope's day (parameter `$1`), of people who have not left. */
const runningPosts = ({ held }: ReadScope): string =>
  `FROM ${POST_TABLE} h
   JOIN ${PERSON_TABLE} p ON p.tenant_id = h.tenant_id AND p.person_id = h.person_id AND ${held('p')}
   WHERE ${held('h')} AND ${runsOn('h', '$1')} AND p.left_on IS NULL`;

/** Who holds which posts, from this feature's own tables. */
@Injectable()
export class PostHoldersQuery implements PostHolders {
  constructor(private readonly reads: PostgresReadStore) {}

  async holdersOf(tenantId: Uuid, posts: readonly string[]): Promise<readonly Uuid[]> {
    const rows = await this.reads.askAsSystem(tenantId, (scope) =>
      scope.sql<{ id: Uuid }>(
        `SELECT DISTINCT h.person_id AS id ${runningPosts(scope)} AND h.post = ANY ($2::text[]) ORDER BY h.person_id`,
        [scope.today, posts],
      ),
    );
    return rows.map(({ id }) => id);
  }

  async heldIn(scope: ReadScope, personId: Uuid): Promise<ReadonlyMap<Uuid, readonly string[]>> {
    const rows = await scope.sql<{ tenantId: Uuid; posts: string[] }>(
      `SELECT h.tenant_id AS "tenantId", array_agg(DISTINCT h.post ORDER BY h.post) AS posts
       ${runningPosts(scope)} AND h.person_id = $2 GROUP BY h.tenant_id`,
      [scope.today, personId],
    );
    return new Map(rows.map(({ tenantId, posts }) => [tenantId, posts]));
  }
}
