import { Inject, Injectable } from '@nestjs/common';
import type { LocalText } from '#contracts/local-text.js';
import type { PartialDate } from '#contracts/partial-date.js';
import { SCHOOLS, type SchoolView, type Schools } from '#contracts/schools.port.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { ASKING_TABLE } from '../../projection/reading/asking.projection.js';
import { READING_TABLE } from '../../projection/reading/reading.projection.js';
import { STANDING_TABLE } from '../../projection/standing/standing.projection.js';
import { WAITING_TABLE } from '../../projection/waiting/waiting.projection.js';

/** A policy of a school, as far as its status goes. */
export interface Standing {
  readonly schoolId: Uuid;
  readonly policyId: Uuid;
  readonly category: string;
  readonly published: boolean;
  readonly nextReviewDue: PartialDate | null;
  readonly awaitingApproval: boolean;
}

/** Policies, each shown once: thousands are looked at and none is kept. An array is one, too. */
export interface EachStanding {
  forEach(look: (standing: Standing) => void): void;
  /** The same as they were read, a school each. */
  readonly rows?: readonly StandingsRow[];
}

/** What is said of the few policies that are named: thousands are counted and five are spoken of. */
export interface PolicyDetails {
  readonly title: LocalText;
  /** When somebody was last reminded of its review, since that review date stands. */
  readonly lastNudgedAt: Date | null;
}

/** A running campaign with its people counted. */
export interface Asking {
  readonly schoolId: Uuid;
  readonly campaignId: Uuid;
  readonly policyId: Uuid;
  readonly policyTitle: LocalText;
  /** ISO day. */
  readonly dueOn: string;
  readonly asked: number;
  readonly signed: number;
  readonly lastNudgedAt: Date | null;
}

/** An approval that waits. */
export interface Waiting {
  readonly schoolId: Uuid;
  readonly approvalId: Uuid;
  readonly policyId: Uuid;
  readonly policyTitle: LocalText;
  readonly requestedAt: Date;
  readonly post: string;
  readonly lastNudgedAt: Date | null;
}

/** Everything that the screens of compliance are computed from, as it was at one moment. */
export interface Standings {
  /** ISO instant. */
  readonly at: string;
  /** That moment's day in London. */
  readonly today: string;
  readonly schools: readonly SchoolView[];
  readonly later: readonly Pick<SchoolView, 'id' | 'name'>[];
  readonly policies: EachStanding;
  readonly askings: readonly Asking[];
  readonly waitings: readonly Waiting[];
}

/** Loads them: four statements for the present, five for the past, whatever the number of schools. */
@Injectable()
export class StandingsQuery {
  constructor(@Inject(SCHOOLS) private readonly schools: Schools) {}

  /** Of all schools of the scope, or of one of them alone. */
  async load(scope: ReadScope, schoolId: Uuid | null = null): Promise<Standings> {
    // Sent together: none waits for the answer of another.
    const [schools, later, policies, askings, waitings] = await Promise.all([
      this.schoolsOf(scope, schoolId),
      scope.past && schoolId === null ? this.schools.joinedLater(scope) : [],
      policiesOf(scope, schoolId),
      askingsOf(scope, schoolId),
      waitingsOf(scope, schoolId),
    ]);
    return { at: scope.stamp, today: scope.today, schools, later, policies, askings, waitings };
  }

  /** Of these policies, in one statement; an archived one is among them where it is asked for. */
  async details({ sql, held }: ReadScope, policyIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, PolicyDetails>> {
    if (policyIds.length === 0) return new Map();
    const rows = await sql<PolicyDetails & { readonly policyId: Uuid }>(
      `SELECT policy_id AS "policyId", title, last_nudged_at AS "lastNudgedAt"
       FROM ${STANDING_TABLE} s WHERE ${held('s')} AND policy_id = ANY ($1::uuid[])`,
      [policyIds],
    );
    return new Map(rows.map(({ policyId, ...details }) => [policyId, details]));
  }

  /**
   * Events that the asker may see in the records of the scope at its time, or in one of them, and how many records there
   * are. What a school recorded before it joined is not its group's to see, nor to count: the audit lists as many.
   */
  async counts(scope: ReadScope, tenantId: Uuid | null = null): Promise<{ events: number; records: number }> {
    const { sql, past, stamp, tenants } = scope;
    const from = await this.schools.visibleFrom(scope, tenantId);
    const then = `coalesce((SELECT e.position FROM store.event e WHERE e.tenant_id = l.tenant_id AND e.recorded_at <= $1
      ORDER BY e.position DESC LIMIT 1), 0)`;
    const rows = await sql<{ events: number }>(
      `SELECT coalesce(sum(greatest(0, (CASE WHEN $2 THEN ${then} ELSE l.head END) - v.first + 1)), 0)::float8 AS events
       FROM unnest($3::uuid[], $4::bigint[]) AS v(tenant_id, first) JOIN store.tenant_log l ON l.tenant_id = v.tenant_id`,
      [stamp, past, [...from.keys()], [...from.values()]],
    );
    return { events: rows[0]?.events ?? 0, records: tenants.length };
  }

  private async schoolsOf(scope: ReadScope, schoolId: Uuid | null): Promise<readonly SchoolView[]> {
    if (schoolId === null) return this.schools.schoolsIn(scope);
    const school = await this.schools.one(scope, schoolId);
    return school ? [school] : [];
  }
}

/** SQL for "of this school", where one is meant; `values` go with it. */
const ofSchool = (
  alias: string,
  schoolId: Uuid | null,
): { readonly where: string; readonly values: readonly Uuid[] } =>
  schoolId === null ? { where: '', values: [] } : { where: `AND ${alias}.tenant_id = $1`, values: [schoolId] };

/** The standings of one school as they travel: a row each would cost more than all that is computed from them. */
export interface StandingsRow {
  readonly schoolId: Uuid;
  /** A policy's id, whether it is published (1) and awaits approval (2), and its review date, if any; by a space each. */
  readonly facts: string;
  readonly categories: readonly string[];
}

const ID_LENGTH = 36;
const CHARACTER_0 = '0'.charCodeAt(0);

/** Read where they stand in the text: to take it apart first would make thousands of texts more. */
export const lookInto = ({ schoolId, facts, categories }: StandingsRow, look: (standing: Standing) => void): void => {
  let start = 0;
  for (const category of categories) {
    const space = facts.indexOf(' ', start);
    const end = space < 0 ? facts.length : space;
    const kindAt = start + ID_LENGTH;
    const kind = facts.charCodeAt(kindAt) - CHARACTER_0;
    look({
      schoolId,
      policyId: facts.slice(start, kindAt),
      category,
      published: (kind & 1) > 0,
      awaitingApproval: (kind & 2) > 0,
      nextReviewDue: end > kindAt + 1 ? facts.slice(kindAt + 1, end) : null,
    });
    start = end + 1;
  }
};

const policiesOf = async ({ sql, held }: ReadScope, schoolId: Uuid | null): Promise<EachStanding> => {
  const { where, values } = ofSchool('s', schoolId);
  const rows = await sql<StandingsRow>(
    `SELECT tenant_id AS "schoolId", json_agg(category) AS categories, string_agg(concat(policy_id,
         (version_id IS NOT NULL)::int + 2 * (awaiting_since IS NOT NULL)::int, next_review_due), ' ') AS facts
     FROM ${STANDING_TABLE} s WHERE ${held('s')} AND NOT archived ${where} GROUP BY tenant_id`,
    values,
  );
  return {
    rows,
    forEach: (look) => {
      for (const row of rows) lookInto(row, look);
    },
  };
};

/** People are counted before campaigns are looked up: a title is no key to group by. */
const askingsOf = ({ sql, held }: ReadScope, schoolId: Uuid | null): Promise<Asking[]> => {
  const { where, values } = ofSchool('a', schoolId);
  return sql<Asking>(
    `SELECT a.tenant_id AS "schoolId", a.campaign_id AS "campaignId", a.policy_id AS "policyId",
       a.policy_title AS "policyTitle", a.due_on::text AS "dueOn", coalesce(n.asked, 0) AS asked,
       coalesce(n.signed, 0) AS signed, n.nudged AS "lastNudgedAt"
     FROM ${ASKING_TABLE} a
     LEFT JOIN (
       SELECT r.tenant_id, r.campaign_id, count(*)::int AS asked, count(r.signed_at)::int AS signed,
         max(r.last_nudged_at) AS nudged
       FROM ${READING_TABLE} r
       WHERE ${held('r')} AND (NOT r.released OR r.signed_at IS NOT NULL) ${ofSchool('r', schoolId).where}
       GROUP BY r.tenant_id, r.campaign_id
     ) n ON n.tenant_id = a.tenant_id AND n.campaign_id = a.campaign_id
     WHERE ${held('a')} AND NOT a.ended ${where}`,
    values,
  );
};

const waitingsOf = ({ sql, held }: ReadScope, schoolId: Uuid | null): Promise<Waiting[]> => {
  const { where, values } = ofSchool('w', schoolId);
  return sql<Waiting>(
    `SELECT tenant_id AS "schoolId", approval_id AS "approvalId", policy_id AS "policyId", policy_title AS "policyTitle",
       requested_at AS "requestedAt", coalesce(posts_left->>0, '') AS post,
       last_nudged_at AS "lastNudgedAt"
     FROM ${WAITING_TABLE} w WHERE ${held('w')} ${where} ORDER BY requested_at, approval_id`,
    values,
  );
};
