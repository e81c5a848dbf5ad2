import { Inject, Injectable } from '@nestjs/common';
import { NAMES, type Names } from '#contracts/audience.port.js';
import { SCHOOLS, type Schools } from '#contracts/schools.port.js';
import type { Uuid } from '#platform/kernel/event.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import type { PostHolder } from '../../domain/breach.routing.js';

/** Who holds posts in one record today: a school's, or its group's central body's. */
@Injectable()
export class RecipientsQuery {
  constructor(
    private readonly reads: PostgresReadStore,
    @Inject(NAMES) private readonly names: Names,
    @Inject(SCHOOLS) private readonly schools: Schools,
  ) {}

  /** Holders of these posts; of several who share one, who began first. */
  holders(tenantId: Uuid, posts: readonly string[]): Promise<readonly PostHolder[]> {
    return this.reads.askAsSystem(tenantId, async (scope) => {
      const found: PostHolder[] = [];
      for (const post of posts) {
        const holder = (await this.names.holdersIn(scope, post)).get(tenantId);
        if (holder) found.push({ personId: holder.personId, post });
      }
      return found;
    });
  }

  /** The group that a school belongs to today; null: none. */
  groupOf(schoolId: Uuid): Promise<Uuid | null> {
    return this.reads.askAsSystem(schoolId, async (scope) => {
      const schools = await this.schools.schoolsIn(scope);
      return schools.find(({ id }) => id === schoolId)?.groupId ?? null;
    });
  }
}
