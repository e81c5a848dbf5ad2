import { Inject, Injectable } from '@nestjs/common';
import { NAMES, type Names } from '#contracts/audience.port.js';
import type { Uuid } from '#platform/kernel/event.js';
import { daysBetween, londonDay } from '#platform/kernel/plain-date.js';
import { connection, pageOf, type Connection, type PageRequest } from '#platform/read-store/page.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { SEALING, type Sealing } from '#platform/sealing/sealing.js';
import { APPROVAL_TABLE, type StepRow } from '../../projection/approval/approval.projection.js';
import {
  stepStatus,
  waitingPostOf,
  type ApprovalStatus,
  type ApprovalView,
  type RawApproval,
  type StepView,
} from './approval.view.js';

export interface ApprovalFilter {
  readonly ids?: readonly Uuid[] | null;
  readonly schoolId?: Uuid | null;
  readonly status?: ApprovalStatus | null;
}

const COLUMNS = `a.approval_id AS id, a.tenant_id AS "schoolId", a.policy_id AS "policyId", a.policy_title AS "policyTitle",
  a.version_id AS "versionId", a.content_hash AS "contentHash", a.status, a.requested_at AS "requestedAt",
  a.requested_by AS "requesterId", a.last_nudged_at AS "lastNudgedAt", a.steps`;

const WHERE = `($1::uuid[] IS NULL OR a.approval_id = ANY ($1)) AND ($2::uuid IS NULL OR a.tenant_id = $2)
  AND ($3::text IS NULL OR a.status = $3)`;

/** Approvals with who decided and why, as at the scope's time, oldest first. */
@Injectable()
export class ApprovalsQuery {
  constructor(
    @Inject(NAMES) private readonly names: Names,
    @Inject(SEALING) private readonly sealing: Sealing,
  ) {}

  async page(scope: ReadScope, filter: ApprovalFilter, page: PageRequest): Promise<Connection<ApprovalView>> {
    const { offset, limit } = pageOf(page);
    const rows = await this.find(scope, filter, offset, limit);
    const total = await scope.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${APPROVAL_TABLE} a WHERE ${scope.held('a')} AND ${WHERE}`,
      values(filter),
    );
    return connection(rows, total[0]?.n ?? 0, page);
  }

  async one(scope: ReadScope, id: Uuid): Promise<ApprovalView | null> {
    return (await this.find(scope, { ids: [id] }, 0, 1))[0] ?? null;
  }

  /** Those of the given ids that the scope holds, oldest first. */
  async some(scope: ReadScope, ids: readonly Uuid[]): Promise<ApprovalView[]> {
    return ids.length === 0 ? [] : this.find(scope, { ids }, 0, ids.length);
  }

  /** All approvals of one school that wait, oldest first, at most 100. */
  waiting(scope: ReadScope, schoolId: Uuid): Promise<ApprovalView[]> {
    return this.find(scope, { schoolId, status: 'WAITING' }, 0, 100);
  }

  private async find(scope: ReadScope, filter: ApprovalFilter, offset: number, limit: number): Promise<ApprovalView[]> {
    const rows = await scope.sql<RawApproval>(
      `SELECT ${COLUMNS} FROM ${APPROVAL_TABLE} a WHERE ${scope.held('a')} AND ${WHERE}
       ORDER BY a.requested_at, a.approval_id LIMIT $4 OFFSET $5`,
      [...values(filter), limit, offset],
    );
    const decisions = rows.flatMap(({ steps }) => steps.flatMap(({ decision }) => (decision ? [decision] : [])));
    const known = [...decisions.map(({ decidedBy }) => decidedBy), ...rows.map(({ requesterId }) => requesterId)];
    const names = await this.names.namesIn(scope, [...new Set(known)]);
    const reasons = await this.reasons(rows);
    const { today } = scope;
    return rows.map((row) => ({
      ...row,
      requestedBy: names.get(row.requesterId) ?? null,
      deciderIds: row.steps.flatMap(({ decision }) => decision?.decidedBy ?? []),
      waitingPost: waitingPostOf(row),
      daysWaiting: daysBetween(londonDay(row.requestedAt), today),
      steps: row.steps.map((step) => stepView(step, row, { names, reasons })),
    }));
  }

  /** Sealed reasons to opened ones, with one look-up of keys for all schools; an erased one is left out. */
  private async reasons(rows: readonly RawApproval[]): Promise<ReadonlyMap<string, string>> {
    const sealed = rows.map(({ schoolId, steps }) => ({
      tenantId: schoolId,
      texts: steps.flatMap(({ decision }) => decision?.reason ?? []),
    }));
    const opened = await this.sealing.openAcross(sealed);
    const found = new Map<string, string>();
    sealed.forEach(({ texts }, row) => {
      texts.forEach((text, n) => {
        const one = opened[row]?.[n];
        if (one && 'value' in one && typeof one.value === 'string') found.set(text, one.value);
      });
    });
    return found;
  }
}

const values = ({ ids, schoolId, status }: ApprovalFilter): unknown[] => [
  ids ?? null,
  schoolId ?? null,
  status ?? null,
];

/** What a step's ids and sealed texts stand for. */
interface Opened {
  readonly names: ReadonlyMap<Uuid, string | null>;
  readonly reasons: ReadonlyMap<string, string>;
}

const UNDECIDED = { decidedBy: null, decidedAt: null, decidedOn: null, reason: null, asksForChange: false } as const;

const stepView = (step: StepRow, row: RawApproval, { names, reasons }: Opened): StepView => {
  const { number, post, appliesTo, decision } = step;
  const about = { number, post, appliesTo, status: stepStatus(step, row) };
  if (!decision) return { ...about, ...UNDECIDED };
  const { decidedBy, decidedAt, decidedOn, reason, asksForChange } = decision;
  return {
    ...about,
    ...{ decidedBy: names.get(decidedBy) ?? null, decidedAt, decidedOn, asksForChange },
    reason: reason === null ? null : (reasons.get(reason) ?? null),
  };
};
