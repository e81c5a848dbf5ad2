import { Inject, Injectable } from '@nestjs/common';
import type { PostHolder } from '#contracts/approval.events.js';
import { POST_HOLDERS, type PostHolders } from '#contracts/post-holders.port.js';
import { postsThatDecideFor } from '#contracts/posts.js';
import { SCHOOLS, type Schools } from '#contracts/schools.port.js';
import type { Uuid } from '#platform/kernel/event.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { StepHolders } from '../../domain/step-holders.port.js';

/** Asks the school's own record first; where nobody there holds such a post, that of its group. */
@Injectable()
export class StepHoldersQuery extends StepHolders {
  constructor(
    private readonly reads: PostgresReadStore,
    @Inject(POST_HOLDERS) private readonly holders: PostHolders,
    @Inject(SCHOOLS) private readonly schools: Schools,
  ) {
    super();
  }

  override async of(schoolId: Uuid, post: string): Promise<readonly PostHolder[]> {
    const posts = postsThatDecideFor(post);
    const here = await this.holdersIn(schoolId, posts);
    if (here.length > 0) return here;
    const groupId = await this.groupOf(schoolId);
    return groupId === null ? [] : this.holdersIn(groupId, posts);
  }

  private async holdersIn(tenantId: Uuid, posts: readonly string[]): Promise<readonly PostHolder[]> {
    return (await this.holders.holdersOf(tenantId, posts)).map((personId) => ({ tenantId, personId }));
  }

  private groupOf(schoolId: Uuid): Promise<Uuid | null> {
    return this.reads.askAsSystem(schoolId, async (scope) => {
      const schools = await this.schools.schoolsIn(scope);
      return schools.find(({ id }) => id === schoolId)?.groupId ?? null;
    });
  }
}
