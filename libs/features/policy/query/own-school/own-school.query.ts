import { Inject, Injectable } from '@nestjs/common';
import { SCHOOLS, type Schools } from '#contracts/schools.port.js';
import type { Uuid } from '#platform/kernel/event.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { OwnSchool } from '../../domain/own-school.port.js';

/** Asks the organisation for the school's name. */
@Injectable()
export class OwnSchoolQuery extends OwnSchool {
  constructor(
    private readonly reads: PostgresReadStore,
    @Inject(SCHOOLS) private readonly schools: Schools,
  ) {
    super();
  }

  override async nameOf(tenantId: Uuid): Promise<string | null> {
    const schools = await this.reads.askAsSystem(tenantId, (scope) => this.schools.schoolsIn(scope));
    const name = schools.find(({ id }) => id === tenantId)?.name;
    return name?.en ?? name?.cy ?? null;
  }
}
