import { Inject, Injectable } from '@nestjs/common';
import { AUDIENCE, POSTS_THEN, type Addressee, type Audience, type PostsThen } from '#contracts/audience.port.js';
import type { BreachCategory } from '#contracts/breach.events.js';
import type { LocalText } from '#contracts/local-text.js';
import { PERSON_KINDS } from '#contracts/person-kinds.js';
import { postOf } from '#contracts/posts.js';
import { SCHOOLS, type SchoolView, type Schools } from '#contracts/schools.port.js';
import type { Actor } from '#platform/auth/actor.js';
import { isUuid } from '#platform/command/ids.js';
import type { Uuid } from '#platform/kernel/event.js';
import { londonDay } from '#platform/kernel/plain-date.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { evidenceRefusal } from '../../domain/breach.category.js';
import { contactsFor, type OutsideContact } from '../../domain/breach.contacts.js';
import { instructionsFor } from '../../domain/breach.instructions.js';
import { REPORTERS } from '../../domain/breach.reading.js';
import { leadsSchool, type PostHolder } from '../../domain/breach.routing.js';
import { RecipientsQuery } from '../recipients/recipients.query.js';
import { postWords } from './post.words.js';

/** What somebody who reports is told before and after. Names nobody. */
export interface ReportGuide {
  readonly schoolId: Uuid;
  readonly category: BreachCategory;
  readonly instructions: readonly LocalText[];
  readonly contacts: readonly OutsideContact[];
  readonly takesFiles: boolean;
  readonly goesRoundHead: boolean;
  readonly told: readonly LocalText[];
  readonly toldInGroup: readonly LocalText[];
}

/** Somebody of a school whom a report may name. */
export interface Nameable {
  readonly personId: Uuid;
  readonly name: string;
  readonly posts: readonly LocalText[];
}

/** What a report is going to be about. */
export interface ReportPlan {
  readonly schoolId: Uuid;
  readonly category: BreachCategory;
  readonly subjectPersonId?: Uuid | null;
}

/** Pupils and parents are named in a report's words, by who must, and never by picking from a list. */
const NAMED_KINDS: readonly string[] = PERSON_KINDS.filter((kind) => kind !== 'pupil' && kind !== 'parent');

const FEWEST_LETTERS = 2;
const MOST_PEOPLE = 10;

/** Answers for the form by which somebody reports: what to do, who is told, whom it may be about. */
@Injectable()
export class ReportingQuery {
  constructor(
    private readonly reads: PostgresReadStore,
    private readonly recipients: RecipientsQuery,
    @Inject(AUDIENCE) private readonly audience: Audience,
    @Inject(SCHOOLS) private readonly schools: Schools,
    @Inject(POSTS_THEN) private readonly posts: PostsThen,
  ) {}

  /** null: no school where this asker may report. */
  async guide(actor: Actor, { schoolId, category, ...plan }: ReportPlan, now: string): Promise<ReportGuide | null> {
    const school = await this.schoolFor(actor, schoolId);
    if (school === null) return null;
    const subject = plan.subjectPersonId?.trim().toLowerCase() ?? null;
    const subjectPersonId = subject !== null && isUuid(subject) ? subject : null;
    const aboutHead =
      subjectPersonId !== null && leadsSchool(await this.audience.postsHeldBy(schoolId, subjectPersonId));
    const report = { category, subjectPersonId, aboutHead, reportedBy: actor.actorId };
    const routed = await this.recipients.routed(schoolId, report);
    return {
      ...{ schoolId, category, goesRoundHead: aboutHead },
      instructions: instructionsFor(category, londonDay(now)).steps,
      contacts: contactsFor(category, school.laName),
      takesFiles: evidenceRefusal(category) === null,
      told: postsOf(routed.school),
      toldInGroup: postsOf(routed.group),
    };
  }

  /** People of the school whose name holds all of these words, themselves left out; nobody for fewer than two letters. */
  async nameable(actor: Actor, schoolId: Uuid, find: string): Promise<readonly Nameable[]> {
    const words = folded(find).split(/\s+/).filter(Boolean);
    if (words.join('').length < FEWEST_LETTERS || (await this.schoolFor(actor, schoolId)) === null) return [];
    const ids = await this.audience.peopleOf(schoolId, NAMED_KINDS);
    const others = ids.filter((id) => id !== actor.personId && id !== actor.actorId);
    const people = await this.audience.addressees(schoolId, others);
    const found = people
      .filter((person): person is Addressee & { name: string } => person.name !== null)
      .filter(({ name }) => words.every((word) => folded(name).includes(word)))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
      .slice(0, MOST_PEOPLE);
    const posts = await this.postsHeld(
      schoolId,
      found.map(({ personId }) => personId),
    );
    return found.map(({ personId, name }) => ({ personId, name, posts: posts(personId) }));
  }

  /** What each of these people is today, in one statement. */
  private async postsHeld(
    schoolId: Uuid,
    personIds: readonly Uuid[],
  ): Promise<(personId: Uuid) => readonly LocalText[]> {
    const labels = await this.reads.askAsSystem(schoolId, (scope) =>
      this.posts.postsThen(
        scope,
        personIds.map((personId) => ({ key: personId, personId, tenantId: schoolId, day: scope.today })),
      ),
    );
    return (personId) => {
      const keys = (labels.get(personId) ?? []).map((label) => postOf(label).key);
      return [...new Set(keys)].sort().map(postWords);
    };
  }

  private async schoolFor(actor: Actor, schoolId: Uuid): Promise<SchoolView | null> {
    if (!isUuid(schoolId) || !(REPORTERS as readonly string[]).includes(actor.role)) return null;
    return this.reads.ask({ actor }, async (scope) => {
      const schools = await this.schools.schoolsIn(scope);
      return schools.find(({ id }) => id === schoolId) ?? null;
    });
  }
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const postsOf = (holders: readonly PostHolder[]): readonly LocalText[] =>
  [...new Set(holders.map(({ post }) => post))].map(postWords);
