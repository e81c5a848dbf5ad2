import { Inject, Injectable } from '@nestjs/common';
import type { Addressee, Audience } from '#contracts/audience.port.js';
import { kindsOfAudience } from '#contracts/person-kinds.js';
import type { Uuid } from '#platform/kernel/event.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { SEALING, type Sealing } from '#platform/sealing/sealing.js';
import { PERSON_TABLE } from '../../projection/person/person.projection.js';
import { POST_TABLE } from '../../projection/post/post.projection.js';
import { fullName, openFields } from '../names/sealed-names.js';
import { runsOn } from '../people.sql.js';

interface SealedAddressee {
  readonly tenantId: Uuid;
  readonly personId: Uuid;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly email: string | null;
  readonly language: 'en' | 'cy';
}

/**
 * Belongs to the school on the day $1: has not left, and either never held a post here or holds one. Nobody records a
 * leaving when the last post has run out.
 */
const belongs = ({ held }: ReadScope): string => `${held('p')} AND p.left_on IS NULL AND (
    NOT EXISTS (SELECT FROM ${POST_TABLE} h WHERE h.tenant_id = p.tenant_id AND h.person_id = p.person_id AND ${held('h')})
    OR EXISTS (SELECT FROM ${POST_TABLE} h WHERE h.tenant_id = p.tenant_id AND h.person_id = p.person_id AND ${held('h')}
      AND ${runsOn('h', '$1')}))`;

/** Who is in a school today, from this feature's own tables. */
@Injectable()
export class AudienceQuery implements Audience {
  constructor(
    private readonly reads: PostgresReadStore,
    @Inject(SEALING) private readonly sealing: Sealing,
  ) {}

  /** Somebody belongs to a kind by what they are or by a post that they hold today. Absent people are not asked. */
  peopleOf(tenantId: Uuid, kinds: readonly string[]): Promise<readonly Uuid[]> {
    const wanted = kindsOfAudience(kinds);
    if (wanted.length === 0) return Promise.resolve([]);
    return this.ids(
      tenantId,
      ({ held }) => `(p.absent_since IS NULL OR p.absent_since > $1::date) AND (p.kind = ANY ($2::text[])
         OR EXISTS (SELECT FROM ${POST_TABLE} h WHERE h.tenant_id = p.tenant_id AND h.person_id = p.person_id
           AND ${held('h')} AND ${runsOn('h', '$1')} AND h.kind = ANY ($2::text[])))`,
      wanted,
    );
  }

  present(tenantId: Uuid, personIds: readonly Uuid[]): Promise<readonly Uuid[]> {
    if (personIds.length === 0) return Promise.resolve([]);
    return this.ids(tenantId, () => 'p.person_id = ANY ($2::uuid[])', personIds);
  }

  async addressees(tenantId: Uuid, personIds: readonly Uuid[]): Promise<readonly Addressee[]> {
    if (personIds.length === 0) return [];
    const rows = await this.reads.askAsSystem(tenantId, ({ sql, held }) =>
      sql<SealedAddressee>(
        `SELECT p.tenant_id AS "tenantId", p.person_id AS "personId", p.given_name AS "givenName",
           p.family_name AS "familyName", p.email, p.language
         FROM ${PERSON_TABLE} p WHERE ${held('p')} AND p.person_id = ANY ($1::uuid[]) ORDER BY p.person_id`,
        [personIds],
      ),
    );
    const opened = await openFields(this.sealing, rows, ['givenName', 'familyName', 'email']);
    return opened.map(({ personId, givenName, familyName, email, language }) => ({
      personId,
      name: fullName(givenName, familyName),
      email,
      language,
    }));
  }

  async postsHeldBy(tenantId: Uuid, personId: Uuid): Promise<readonly string[]> {
    const rows = await this.reads.askAsSystem(tenantId, ({ sql, held, today }) =>
      sql<{ post: string }>(
        `SELECT DISTINCT h.post FROM ${POST_TABLE} h
         JOIN ${PERSON_TABLE} p ON p.tenant_id = h.tenant_id AND p.person_id = h.person_id AND ${held('p')}
         WHERE ${held('h')} AND h.person_id = $2 AND ${runsOn('h', '$1')} AND p.left_on IS NULL ORDER BY h.post`,
        [today, personId],
      ),
    );
    return rows.map(({ post }) => post);
  }

  private async ids(
    tenantId: Uuid,
    where: (scope: ReadScope) => string,
    wanted: readonly string[],
  ): Promise<readonly Uuid[]> {
    const rows = await this.reads.askAsSystem(tenantId, (scope) =>
      scope.sql<{ id: Uuid }>(
        `SELECT p.person_id AS id FROM ${PERSON_TABLE} p WHERE ${belongs(scope)} AND ${where(scope)} ORDER BY p.person_id`,
        [scope.today, wanted],
      ),
    );
    return rows.map(({ id }) => id);
  }
}
