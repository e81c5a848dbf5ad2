import { Injectable } from '@nestjs/common';
import type { CaseReading, CaseToRead } from '#contracts/case-reading.port.js';
import type { RetainedCase, RetainedCases } from '#contracts/retained.port.js';
import type { Actor } from '#platform/auth/actor.js';
import type { Uuid } from '#platform/kernel/event.js';
import { londonDay } from '#platform/kernel/plain-date.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { mayRead } from '../../domain/breach.reading.js';
import { CasesQuery } from '../cases/cases.query.js';

/** Cases as retention sees them, for those who may read them, and the rule by which they may. */
@Injectable()
export class RetainedCasesQuery implements RetainedCases, CaseReading {
  constructor(private readonly cases: CasesQuery) {}

  async casesIn(scope: ReadScope, actor: Actor, caseId?: Uuid): Promise<readonly RetainedCase[]> {
    const rows = await this.cases.retained(scope, actor, caseId);
    return rows.map(({ id, schoolId, reportedAt, closedAt, told, ...one }) => ({
      ...one,
      tenantId: schoolId,
      caseId: id,
      passedOn: told.length > 0,
      reportedOn: londonDay(reportedAt.toISOString()),
      closedOn: closedAt === null ? null : londonDay(closedAt.toISOString()),
    }));
  }

  async readableIn(scope: ReadScope, actor: Actor, caseIds: readonly Uuid[]): Promise<ReadonlySet<Uuid>> {
    return this.cases.readable(scope, actor, caseIds);
  }

  /** The runner has made sure that the asker reaches the school. */
  mayRead(actor: Actor, one: CaseToRead): boolean {
    return mayRead(actor, one, [one.schoolId]);
  }
}
