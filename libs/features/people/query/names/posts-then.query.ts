import { Injectable } from '@nestjs/common';
import type { PostsThen, SomebodyThen } from '#contracts/audience.port.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { POST_TABLE } from '../../projection/post/post.projection.js';
import { runsOn } from '../people.sql.js';

/** The posts in which somebody did something: of the record that it stands in, else of the central body's. */
@Injectable()
export class PostsThenQuery implements PostsThen {
  async postsThen(
    { sql, held }: ReadScope,
    people: readonly SomebodyThen[],
  ): Promise<ReadonlyMap<Uuid, readonly string[]>> {
    if (people.length === 0) return new Map();
    const rows = await sql<{ key: Uuid; posts: string[] }>(
      `SELECT s.key, array_agg(h.post_label ORDER BY h.started_position) AS posts
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::date[]) AS s(key, tenant_id, person_id, day)
       JOIN ${POST_TABLE} h ON h.tenant_id = s.tenant_id AND h.person_id = s.person_id
         AND ${held('h')} AND ${runsOn('h', 's.day')} GROUP BY s.key`,
      [
        people.map(({ key }) => key),
        people.map(({ tenantId }) => tenantId),
        people.map(({ personId }) => personId),
        people.map(({ day }) => day),
      ],
    );
    return new Map(rows.map(({ key, posts }) => [key, posts]));
  }
}
