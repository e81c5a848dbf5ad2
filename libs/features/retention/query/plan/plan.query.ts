import { Inject, Injectable } from '@nestjs/common';
import type { LocalText } from '#contracts/local-text.js';
import {
  RETAINED_CASES,
  RETAINED_PEOPLE,
  type ErasedName,
  type RetainedCases,
  type RetainedPeople,
} from '#contracts/retained.port.js';
import type { Actor } from '#platform/auth/actor.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import type { Refusal } from '#platform/kernel/result.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { SubjectEraser } from '#platform/sealing/subject-eraser.js';
import { isOver, rightTo } from '../../domain/eligible.js';
import { itemOf, ofCase, ofPerson, isHeldBy, type Retained } from '../retention/retention.items.js';
import { RetentionQuery } from '../retention/retention.query.js';
import { planSentence } from '../retention/retention.sentence.js';
import { RetentionRows } from '../retention/rows.query.js';
import { erasureView, fieldsView, holdView, itemView, mayAct, named, type Around } from '../retention/views.js';
import { SealedFieldsQuery, type FieldsIn } from '../sealed-fields/sealed-fields.query.js';

/** What a plan is about, in one record. */
interface Planned {
  readonly retained: Retained;
  readonly name: LocalText | ErasedName | null;
}

interface OfRecord extends Planned {
  readonly scope: ReadScope;
  readonly fields: readonly FieldsIn[];
  readonly around: Around;
  readonly rows: Pick<Awaited<ReturnType<PlanQuery['rowsOf']>>, 'holds' | 'erasures'>;
}

const NO_COPIES = { files: null, mails: null, labels: null };

const stops = (retained: Retained, ground: 'schedule' | 'request', today: PlainDate): object | null => {
  const right = rightTo(retained.subject, { ground, reachesAgeOn: null }, today);
  return right.ok ? null : refused(right.refusal);
};

const refused = (refusal: Refusal): object => ({ ...refusal, path: refusal.path ?? [] });

/** What an erasure would do, school by school, before anybody decides on anything. */
@Injectable()
export class PlanQuery {
  constructor(
    @Inject(RETAINED_PEOPLE) private readonly people: RetainedPeople,
    @Inject(RETAINED_CASES) private readonly cases: RetainedCases,
    private readonly rows: RetentionRows,
    private readonly retention: RetentionQuery,
    private readonly sealed: SealedFieldsQuery,
    private readonly eraser: SubjectEraser,
  ) {}

  /** null: nothing that the asker may see. */
  async plan(scope: ReadScope, actor: Actor, kind: 'person' | 'case', id: Uuid): Promise<object | null> {
    const planned = kind === 'person' ? await this.personIn(scope, id) : await this.caseIn(scope, actor, id);
    if (planned.length === 0) return null;
    const rows = await this.rowsOf(scope, actor, id);
    const around = await this.retention.around(scope, actor, { people: [], cases: [], ...rows });
    const fields = await this.sealed.countIn(scope, id);
    const records: object[] = [];
    for (const one of planned) records.push(await this.record({ ...one, scope, fields, around, rows }));
    const total = fields.reduce((sum, { count }) => sum + count, 0);
    return {
      ...{ kind: kind.toUpperCase(), subjectId: id, records, mayAct: mayAct(around) },
      ...named(planned.find(({ name }) => name !== null && 'en' in name)?.name ?? planned[0]?.name),
      sentence: planSentence(total, planned.length),
    };
  }

  async rowsOf(scope: ReadScope, actor: Actor, subjectId: Uuid) {
    const holds = await this.rows.holds(scope, actor);
    return { holds, erasures: await this.rows.erasures(scope, actor, { subjectId }) };
  }

  private async record({ retained, name, scope, fields, around, rows }: OfRecord): Promise<object> {
    const { schoolId, subjectId } = retained;
    const item = itemOf(retained, scope.today, rows);
    const erasure = rows.erasures.find((one) => one.schoolId === schoolId);
    const isErased = name !== null && !('en' in name);
    const copies = scope.past ? NO_COPIES : await this.eraser.copiesOf(schoolId, subjectId);
    const ended = isOver(retained.subject, scope.today);
    return {
      ...{ schoolId, schoolName: around.schools.get(schoolId) ?? null, ...copies },
      ...fieldsView(fields.filter(({ tenantId }) => tenantId === schoolId)),
      item: ended.ok && !isErased ? itemView(item, around) : null,
      scheduleStops: stops(retained, 'schedule', scope.today),
      requestStops: stops(retained, 'request', scope.today),
      holds: rows.holds
        .filter((hold) => hold.liftedAt === null && isHeldBy(retained, hold))
        .map((hold) => holdView(hold, around)),
      erasure: erasure ? erasureView(erasure, around) : null,
    };
  }

  private async personIn(scope: ReadScope, id: Uuid): Promise<readonly Planned[]> {
    const people = await this.people.peopleIn(scope, [id]);
    return people.map((person) => {
      const { name } = person;
      return { retained: ofPerson(person), name: typeof name === 'string' ? { en: name, cy: name } : name };
    });
  }

  private async caseIn(scope: ReadScope, actor: Actor, id: Uuid): Promise<readonly Planned[]> {
    const cases = await this.cases.casesIn(scope, actor, id);
    const about = cases.flatMap(({ subjectPersonId }) => (subjectPersonId === null ? [] : [subjectPersonId]));
    const people = about.length > 0 ? await this.people.peopleIn(scope, about) : [];
    return cases.map((one) => {
      const retained = ofCase(one, people);
      return { retained, name: retained.name };
    });
  }
}
