import { Inject, Injectable } from '@nestjs/common';
import { NAMES, type Names } from '#contracts/audience.port.js';
import type { LocalText } from '#contracts/local-text.js';
import { KEPT_FOR_GOOD, RETENTION_SCHEDULE, ruleOn } from '#contracts/retention-schedule.js';
import {
  RETAINED_CASES,
  RETAINED_PEOPLE,
  type ErasedName,
  type RetainedCase,
  type RetainedCases,
  type RetainedPeople,
  type RetainedPerson,
} from '#contracts/retained.port.js';
import { SCHOOLS, type Schools } from '#contracts/schools.port.js';
import type { Actor } from '#platform/auth/actor.js';
import { isUuid } from '#platform/command/ids.js';
import type { Uuid } from '#platform/kernel/event.js';
import { connection, pageOf, type PageRequest } from '#platform/read-store/page.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { countsOf, itemOf, ofCase, ofPerson, ordered, type ItemState, type Retained } from './retention.items.js';
import { retentionSentence } from './retention.sentence.js';
import { ruleView } from './retention.words.js';
import { RetentionRows, type ErasureFound, type HoldFound } from './rows.query.js';
import { erasureView, holdView, itemView, mayAct, subjectKey, type Around } from './views.js';

/** Which items are asked for. */
export interface RetentionFilter extends PageRequest {
  readonly schoolId: Uuid | null;
  readonly state?: ItemState | null;
}

/** All that answers about some records are made from. */
export interface Found {
  readonly people: readonly RetainedPerson[];
  readonly cases: readonly RetainedCase[];
  readonly holds: readonly HoldFound[];
  readonly erasures: readonly ErasureFound[];
}

const isLeft = ({ name }: RetainedPerson): boolean => name === null || typeof name === 'string';

/** What is to be erased, when, and what keeps it: nothing of it is stored, all is worked out at the scope's time. */
@Injectable()
export class RetentionQuery {
  constructor(
    @Inject(RETAINED_PEOPLE) private readonly people: RetainedPeople,
    @Inject(RETAINED_CASES) private readonly cases: RetainedCases,
    @Inject(SCHOOLS) private readonly schools: Schools,
    @Inject(NAMES) private readonly names: Names,
    private readonly rows: RetentionRows,
  ) {}

  /** null: the asked school is not in sight. */
  async all(scope: ReadScope, actor: Actor, filter: RetentionFilter): Promise<object | null> {
    pageOf(filter);
    if (filter.schoolId !== null && !scope.tenants.includes(filter.schoolId)) return null;
    const asked = filter.schoolId === null ? scope : within(scope, filter.schoolId);
    const found = await this.found(asked, actor);
    const around = await this.around(asked, actor, found);
    const items = ordered(this.subjects(found).map((subject) => itemOf(subject, scope.today, found)));
    const counts = countsOf(items);
    const wanted = items.filter(({ state }) => !filter.state || state === filter.state);
    const { offset, limit } = pageOf(filter);
    const shown = wanted.slice(offset, offset + limit).map((item) => itemView(item, around));
    return {
      sentence: retentionSentence(counts),
      counts,
      items: connection(shown, wanted.length, filter),
      holds: found.holds.map((hold) => holdView(hold, around)),
      erasures: found.erasures.map((erasure) => erasureView(erasure, around)),
      schedule: RETENTION_SCHEDULE.filter((rule) => ruleOn(rule.id, scope.today) === rule).map(ruleView),
      keptForGood: KEPT_FOR_GOOD,
      mayAct: mayAct({ actor, past: scope.past }),
    };
  }

  /** One erasure; null: there is none that the asker may see. */
  async erasure(scope: ReadScope, actor: Actor, id: Uuid): Promise<object | null> {
    const erasures = await this.rows.erasures(scope, actor, { id });
    const [one] = erasures;
    if (!one) return null;
    const around = await this.around(scope, actor, { people: [], cases: [], holds: [], erasures });
    return erasureView(one, around);
  }

  /** People who have left and cases that are closed, whose names are still there. */
  private subjects({ people, cases }: Found): readonly Retained[] {
    const left = people.filter(({ leftOn }) => leftOn !== null);
    return [...left.filter(isLeft).map(ofPerson), ...cases.map((one) => ofCase(one, people))];
  }

  private async found(scope: ReadScope, actor: Actor): Promise<Found> {
    const cases = await this.cases.casesIn(scope, actor);
    const left = await this.people.peopleIn(scope);
    const about = cases.flatMap(({ subjectPersonId }) => (subjectPersonId === null ? [] : [subjectPersonId]));
    const still = about.length > 0 ? await this.people.peopleIn(scope, [...new Set(about)]) : [];
    const people = [...left, ...still.filter(({ leftOn }) => leftOn === null)];
    return {
      people,
      cases,
      holds: await this.rows.holds(scope, actor),
      erasures: await this.rows.erasures(scope, actor),
    };
  }

  /** Names of schools, of those who acted, and of what it is all about. */
  async around(scope: ReadScope, actor: Actor, found: Found): Promise<Around> {
    const { holds, erasures } = found;
    const actors = [
      ...holds.flatMap(({ placedBy, liftedBy }) => [placedBy, liftedBy ?? '']),
      ...erasures.flatMap(({ proposed, decided, done }) => [proposed, decided, done].map((step) => step?.by ?? '')),
    ];
    return {
      actor,
      past: scope.past,
      schools: new Map((await this.schools.schoolsIn(scope)).map(({ id, name }) => [id, name])),
      people: await this.names.namesIn(scope, [...new Set(actors)].filter(isUuid)),
      subjects: await this.subjectNames(scope, actor, found),
    };
  }

  private async subjectNames(
    scope: ReadScope,
    actor: Actor,
    { holds, erasures, cases }: Found,
  ): Promise<Around['subjects']> {
    const named = new Map<string, LocalText | ErasedName | null>();
    const ids = [...holds, ...erasures].flatMap(({ kind, subjectId }) => (kind === 'person' ? [subjectId] : []));
    for (const { tenantId, personId, name } of await this.people.peopleIn(scope, [...new Set(ids)]))
      named.set(subjectKey(tenantId, personId), typeof name === 'string' ? { en: name, cy: name } : name);
    for (const one of await this.casesOf(scope, actor, [...holds, ...erasures], cases))
      named.set(subjectKey(one.tenantId, one.caseId), ofCase(one, []).name);
    for (const { schoolId, kind, subjectId, erasedOn, rule } of erasures)
      if (kind === 'case' && erasedOn !== null) named.set(subjectKey(schoolId, subjectId), { erasedOn, rule });
    return named;
  }

  /** The cases that holds and erasures are about: most of them are at hand, the open ones are not. */
  private async casesOf(
    scope: ReadScope,
    actor: Actor,
    about: readonly { readonly kind: string; readonly subjectId: Uuid }[],
    known: readonly RetainedCase[],
  ): Promise<readonly RetainedCase[]> {
    const atHand = new Set(known.map(({ caseId }) => caseId));
    const missing = new Set(about.flatMap(({ kind, subjectId }) => (kind === 'case' ? [subjectId] : [])));
    const found = [...known];
    for (const id of missing) if (!atHand.has(id)) found.push(...(await this.cases.casesIn(scope, actor, id)));
    return found;
  }
}

/** The scope of one school; of one that is not in sight, nothing. */
const within = (scope: ReadScope, schoolId: Uuid): ReadScope => ({
  ...scope,
  tenants: scope.tenants.filter((tenant) => tenant === schoolId),
});
