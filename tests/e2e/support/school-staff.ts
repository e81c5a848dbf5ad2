import { addDays, londonDay } from '#platform/kernel/plain-date.js';
import type { TrustlogServer } from '../../support/trustlog-server.js';
import type { Caller, Json } from './caller.js';

/** A school of the sandbox whose people have keys of their own. */
export interface Staffed {
  readonly schoolId: string;
  readonly urn: string;
  readonly head: string;
  readonly clerk: string;
  readonly chair: string;
  /** A teacher. */
  readonly staff: string;
  readonly people: readonly { readonly id: string; readonly kind: string; readonly name: string }[];
}

const PEOPLE = `query ($school: ID!, $after: String) { people(schoolId: $school, first: 100, after: $after) {
  edges { node { id kind name posts { post } } } pageInfo { hasNextPage endCursor } } }`;

/** Schools of the demo trust by URN. */
export const schoolsByUrn = async (caller: Caller, key: string): Promise<ReadonlyMap<string, string>> => {
  const { schools } = await caller.ask(key, '{ schools(first: 100) { edges { node { id urn } } } }');
  return new Map(schools.edges.map(({ node }: Json) => [node.urn, node.id]));
};

/** A day that is still to come where the schools are, at whatever hour the tests run. */
export const tomorrow = (): string => addDays(londonDay(new Date().toISOString()), 1);

/** Issues keys to the head, clerk, chair and a teacher of a school, as a trust lead does. */
export const staffOf = async (server: TrustlogServer, caller: Caller, urn: string): Promise<Staffed> => {
  const lead = server.keys.trustLead;
  const schoolId = (await schoolsByUrn(caller, lead)).get(urn) ?? '';
  const { people } = await caller.ask(lead, PEOPLE, { school: schoolId });
  const all = people.edges.map(({ node }: Json) => node);
  const keyOf = async (role: string, post: string): Promise<string> => {
    const { id } = all.find(({ posts }: Json) => posts.some((held: Json) => held.post === post));
    const label = `${post} of ${urn}`;
    const expiresOn = tomorrow();
    const issued = await caller.done(lead, 'issueCredential', { schoolId, role, personId: id, label, expiresOn });
    return issued.key;
  };
  return {
    schoolId,
    urn,
    head: await keyOf('HEADTEACHER', 'headteacher'),
    clerk: await keyOf('CLERK', 'clerk to governors'),
    chair: await keyOf('STAFF', 'chair of governors'),
    staff: await keyOf('STAFF', 'teacher'),
    people: all,
  };
};
