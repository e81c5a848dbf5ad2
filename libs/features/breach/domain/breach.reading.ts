import type { Uuid } from '#platform/kernel/event.js';

/**
 * How much of a case somebody may see. `read`: everything. `list`: that it is there, its category, status and clocks.
 * `count`: only within the number of its category. `none`: for them there is no such case.
 */
export type Access = 'read' | 'list' | 'count' | 'none';

/** Who asks: the ids they go by, their role, and the record their credential belongs to. */
export interface Asker {
  readonly actorId: Uuid;
  readonly personId: Uuid | null;
  readonly role: string;
  readonly tenantId: Uuid;
}

/** What of a case decides who may see it. */
export interface GuardedCase {
  readonly schoolId: Uuid;
  readonly subjectPersonId: Uuid | null;
  readonly confidential: boolean;
  readonly aboutHead: boolean;
}

/** Roles that may report; that does not let them read. */
export const REPORTERS = ['STAFF', 'CLERK', 'HEADTEACHER', 'TRUST_LEAD', 'INTEGRATOR'] as const;

/** Roles that may count and not read. */
const COUNTERS: readonly string[] = ['CLERK', 'AUDITOR', 'INTEGRATOR'];

const isSubject = ({ actorId, personId }: Asker, { subjectPersonId }: GuardedCase): boolean =>
  subjectPersonId !== null && (subjectPersonId === actorId || subjectPersonId === personId);

/** A case about its head is kept from everybody whom the school itself has given a key: it goes round the school. */
const goesRound = ({ role, tenantId }: Asker, { aboutHead, schoolId }: GuardedCase): boolean =>
  aboutHead && tenantId === schoolId && role !== 'TRUST_LEAD';

const accessOfRole = ({ role, tenantId }: Asker, { schoolId, confidential, aboutHead }: GuardedCase): Access => {
  if (role === 'TRUST_LEAD') return 'read';
  if (role === 'HEADTEACHER') return tenantId === schoolId ? 'read' : 'none';
  if (!COUNTERS.includes(role)) return 'none';
  return confidential || aboutHead ? 'count' : 'list';
};

/**
 * How much of a case an asker may see, of those that lie in records they reach at all (`reached`: the asker's own
 * and, for a group, its members'). Roles that are not named here, staff among them, see nothing: who reports does
 * not read back.
 */
export const accessTo = (asker: Asker, one: GuardedCase, reached: readonly Uuid[]): Access => {
  if (!reached.includes(one.schoolId) || isSubject(asker, one) || goesRound(asker, one)) return 'none';
  return accessOfRole(asker, one);
};

/** Whether an asker may read a case, and therefore handle it. */
export const mayRead = (asker: Asker, one: GuardedCase, reached: readonly Uuid[]): boolean =>
  accessTo(asker, one, reached) === 'read';
