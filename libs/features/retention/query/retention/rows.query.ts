import { Inject, Injectable } from '@nestjs/common';
import { RETAINED_CASES, type RetainedCases } from '#contracts/retained.port.js';
import type { RetainedKind } from '#contracts/retention.events.js';
import type { Actor } from '#platform/auth/actor.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { SEALING, type Sealing } from '#platform/sealing/sealing.js';
import { ERASURE_TABLE, type ErasedThings, type ErasureStep } from '../../projection/erasure/erasure.projection.js';
import { HOLD_TABLE } from '../../projection/hold/hold.projection.js';

/** A hold as the read table has it, its reasons opened. */
export interface HoldFound {
  readonly id: Uuid;
  readonly schoolId: Uuid;
  readonly kind: RetainedKind;
  readonly subjectId: Uuid;
  readonly personId: Uuid | null;
  readonly placedAt: Date;
  readonly placedBy: string;
  readonly placedPost: string;
  readonly reason: string | null;
  readonly liftedAt: Date | null;
  readonly liftedBy: string | null;
  readonly liftedPost: string | null;
  readonly liftReason: string | null;
}

/** An erasure as the read table has it, its reasons opened. */
export interface ErasureFound {
  readonly id: Uuid;
  readonly schoolId: Uuid;
  readonly kind: 'person' | 'case';
  readonly subjectId: Uuid;
  readonly personId: Uuid | null;
  readonly status: string;
  readonly ground: string | null;
  readonly rule: string;
  readonly dueOn: PlainDate | null;
  readonly reason: string | null;
  readonly declineReason: string | null;
  readonly proposed: ErasureStep | null;
  readonly decided: ErasureStep | null;
  readonly done: ErasureStep | null;
  readonly erasedOn: PlainDate | null;
  readonly things: ErasedThings | null;
}

const MOST = 200;
const ABOUT = 'x.tenant_id AS "schoolId", x.kind, x.subject_id AS "subjectId", x.person_id AS "personId"';

const HOLDS = `SELECT x.hold_id AS id, ${ABOUT}, x.placed_at AS "placedAt", x.placed_by AS "placedBy",
    x.placed_post AS "placedPost", x.reason, x.lifted_at AS "liftedAt", x.lifted_by AS "liftedBy",
    x.lifted_post AS "liftedPost", x.lift_reason AS "liftReason"`;
const ERASURES = `SELECT x.erasure_id AS id, ${ABOUT}, x.status, x.ground, x.rule, x.due_on::text AS "dueOn", x.reason,
    x.decline_reason AS "declineReason", x.proposed, x.decided, x.done, x.erased_on::text AS "erasedOn", x.things`;

/** Holds and erasures of a scope at its time. Those about cases are there for who may read the case. */
@Injectable()
export class RetentionRows {
  constructor(
    @Inject(SEALING) private readonly sealing: Sealing,
    @Inject(RETAINED_CASES) private readonly cases: RetainedCases,
  ) {}

  /** Those that hold first, then newest first. */
  async holds(scope: ReadScope, actor: Actor): Promise<readonly HoldFound[]> {
    const rows = await scope.sql<HoldFound>(
      `${HOLDS} FROM ${HOLD_TABLE} x WHERE x.tenant_id = ANY ($1::uuid[]) AND ${scope.held('x')}
       ORDER BY x.lifted_at IS NOT NULL, x.placed_at DESC, x.hold_id`,
      [scope.tenants],
    );
    return this.opened(await this.visible(scope, actor, rows), ['reason', 'liftReason']);
  }

  /** Newest first; of one subject or one id all of them. */
  async erasures(
    scope: ReadScope,
    actor: Actor,
    only: { readonly id?: Uuid; readonly subjectId?: Uuid } = {},
  ): Promise<readonly ErasureFound[]> {
    const rows = await scope.sql<ErasureFound>(
      `${ERASURES} FROM ${ERASURE_TABLE} x WHERE x.tenant_id = ANY ($1::uuid[]) AND ${scope.held('x')}
         AND ($2::uuid IS NULL OR x.erasure_id = $2) AND ($3::uuid IS NULL OR x.subject_id = $3)
       ORDER BY x.status IN ('PROPOSED', 'DECIDED') DESC, x.changed_at DESC, x.erasure_id LIMIT $4`,
      [scope.tenants, only.id ?? null, only.subjectId ?? null, MOST],
    );
    return this.opened(await this.visible(scope, actor, rows), ['reason', 'declineReason']);
  }

  private async visible<Row extends { readonly kind: string; readonly subjectId: Uuid }>(
    scope: ReadScope,
    actor: Actor,
    rows: readonly Row[],
  ): Promise<readonly Row[]> {
    const ids = rows.filter(({ kind }) => kind === 'case').map(({ subjectId }) => subjectId);
    const readable = await this.cases.readableIn(scope, actor, [...new Set(ids)]);
    return rows.filter(({ kind, subjectId }) => kind !== 'case' || readable.has(subjectId));
  }

  /** What was erased with its subject reads as nothing. */
  private async opened<Row extends { readonly schoolId: Uuid }, Field extends keyof Row>(
    rows: readonly Row[],
    fields: readonly Field[],
  ): Promise<readonly Row[]> {
    const places = rows.flatMap((row, n) =>
      fields.flatMap((field) => (typeof row[field] === 'string' ? [{ n, field, text: row[field] }] : [])),
    );
    const texts = await this.sealing.openAcross(
      places.map(({ n, text }) => ({ tenantId: (rows[n] as Row).schoolId, texts: [text] })),
    );
    const opened = rows.map((row) => ({ ...row }));
    places.forEach(({ n, field }, at) => {
      const [found] = texts[at] ?? [];
      Object.assign(opened[n] as Row, { [field]: found && 'value' in found ? found.value : null });
    });
    return opened;
  }
}
