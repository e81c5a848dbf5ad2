import { Inject, Injectable } from '@nestjs/common';
import { NAMES, type Names } from '#contracts/audience.port.js';
import { SCHOOLS, type Schools } from '#contracts/schools.port.js';
import type { Uuid } from '#platform/kernel/event.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { groupPosts, routeBreach, routedPosts, routeToGroup } from '../../domain/breach.routing.js';
import type { PostHolder, RoutedReport } from '../../domain/breach.routing.js';

/** Those who are told, in each record. */
export interface Routed {
  readonly school: readonly PostHolder[];
  readonly group: readonly PostHolder[];
  /** null: the school belongs to no group. */
  readonly groupId: Uuid | null;
}

/** Who holds posts in one record today: a school's, or its group's central body's. */
@Injectable()
export class RecipientsQuery {
  constructor(
    private readonly reads: PostgresReadStore,
    @Inject(NAMES) private readonly names: Names,
    @Inject(SCHOOLS) private readonly schools: Schools,
  ) {}

  /** Who is told of a report in its school's record and in its group's, with the posts that they hold there. */
  async routed(schoolId: Uuid, report: RoutedReport): Promise<Routed> {
    const holders = await this.holders(schoolId, routedPosts);
    const inSchool = routeBreach(report, holders);
    const groupId = await this.groupOf(schoolId);
    const ofGroup = groupId === null ? [] : await this.holders(groupId, groupPosts);
    const inGroup = routeToGroup(report, inSchool.length, ofGroup);
    return {
      school: holders.filter(({ personId }) => inSchool.includes(personId)),
      group: ofGroup.filter(({ personId }) => inGroup.includes(personId)),
      groupId,
    };
  }

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
