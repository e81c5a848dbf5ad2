import { Inject, Injectable } from '@nestjs/common';
import { NAMES, type Names } from '#contracts/audience.port.js';
import { BreachReported, EvidenceAttached, breachEvents } from '#contracts/breach.events.js';
import { isUuid } from '#platform/command/ids.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { JsonObject } from '#platform/kernel/json.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { SEALING, type BodySealing } from '#platform/sealing/sealing.js';
import { STEP_TABLE } from '../../projection/step/step.projection.js';
import type { CaseFound, CaseTexts } from '../cases/case.view.js';
import { detailsOf } from './case.details.js';
import { stepSentence, wordsOf, type NameOf } from './step.sentence.js';

interface StepRow {
  readonly breachId: Uuid;
  readonly tenantId: Uuid;
  readonly type: string;
  readonly at: Date;
  readonly body: JsonObject;
}

const personalOf = new Map<string, Readonly<Record<string, string>>>(
  breachEvents.map(({ type, personal }) => [type, personal]),
);

/** Fields in which a fact names people. */
const PEOPLE = [
  ...['reportedBy', 'subjectPersonId', 'triagedBy', 'handlerPersonId', 'escalatedBy', 'setAsideBy'],
  ...['recordedBy', 'attachedBy', 'decidedBy', 'closedBy', 'by'],
];

/** Opens what was written about cases, in memory. Only for cases that their asker may read. */
@Injectable()
export class CaseTextsQuery {
  constructor(
    @Inject(SEALING) private readonly sealing: BodySealing,
    @Inject(NAMES) private readonly names: Names,
  ) {}

  async open(scope: ReadScope, cases: readonly CaseFound[]): Promise<ReadonlyMap<Uuid, CaseTexts>> {
    const readable = cases.filter((one) => one.readable);
    const steps = await this.steps(scope, readable);
    const names = await this.names.namesIn(scope, peopleIn(steps));
    const nameOf: NameOf = (id) => names.get(id as Uuid) ?? null;
    const summaries = await this.summaries(readable);
    return new Map(
      readable.map(({ id }) => {
        const own = steps.filter(({ breachId }) => breachId === id);
        const told = own.map(({ at, type, body }) => ({
          ...{ at, type },
          sentence: stepSentence(type, body, namesWithin(own, type, nameOf)),
        }));
        return [id, { summary: summaries.get(id) ?? null, steps: told, details: detailsOf(own, nameOf) }];
      }),
    );
  }

  private async summaries(cases: readonly CaseFound[]): Promise<ReadonlyMap<Uuid, string>> {
    const bodies = cases.map(({ id, schoolId, summary }) => ({ tenantId: schoolId, body: { breachId: id, summary } }));
    const opened = await this.openAll(bodies, () => BreachReported.personal);
    return new Map(opened.map(({ body }) => [body.breachId, wordsOf(body.summary)]));
  }

  private async steps({ sql, held }: ReadScope, cases: readonly CaseFound[]): Promise<readonly StepRow[]> {
    if (cases.length === 0) return [];
    const rows = await sql<StepRow>(
      `SELECT s.breach_id AS "breachId", s.tenant_id AS "tenantId", s.type, s.at, s.body FROM ${STEP_TABLE} s
       WHERE ${held('s')} AND s.breach_id = ANY ($1::uuid[]) ORDER BY s.breach_id, s.step`,
      [cases.map(({ id }) => id)],
    );
    return this.openAll(rows, ({ type }) => personalOf.get(type) ?? {});
  }

  /** Opens bodies of any schools with one look-up of keys. The order stays. */
  private async openAll<Row extends { readonly tenantId: Uuid; readonly body: JsonObject }>(
    rows: readonly Row[],
    personal: (row: Row) => Readonly<Record<string, string>>,
  ): Promise<readonly Row[]> {
    const bodies = await this.sealing.openBodiesAcross(
      rows.map((row) => ({ tenantId: row.tenantId, personal: personal(row), body: row.body })),
    );
    return rows.map((row, n) => ({ ...row, body: bodies[n] ?? {} }));
  }
}

/**
 * A file that came with a report in confidence is attached by whoever reported: naming them there would undo what
 * `stepSentence` keeps of the report itself.
 */
const namesWithin = (steps: readonly StepRow[], type: string, nameOf: NameOf): NameOf => {
  const report = steps.find((step) => step.type === BreachReported.type)?.body;
  const hidden = type === EvidenceAttached.type && report?.['confidential'] === true ? report['reportedBy'] : null;
  return (id) => (id === hidden ? null : nameOf(id));
};

const peopleIn = (steps: readonly StepRow[]): readonly Uuid[] => {
  const ids = steps.flatMap(({ body }) => PEOPLE.map((field) => body[field]));
  return [...new Set(ids.filter((id): id is string => typeof id === 'string' && isUuid(id)))];
};
