import { deriveId } from '#platform/command/ids.js';
import { Credentials, type CredentialToIssue } from '#platform/auth/credentials.js';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { GroupKind } from '#contracts/organisation.events.js';
import type { SchoolDetails } from '#contracts/organisation.events.js';
import type { PersonKind } from '#contracts/person-kinds.js';
import { JoinGroup } from '#features/organisation/command/join-group/join-group.handler.js';
import { RecordGroup } from '#features/organisation/command/record-group/record-group.handler.js';
import { RecordSchool } from '#features/organisation/command/record-school/record-school.handler.js';
import { RecordPeople, type PersonChange } from '#features/people/command/record-people/record-people.handler.js';
import type { TrustlogServer } from './trustlog-server.js';

/** A group to make. Names and ids follow from `key`, so that the same plan makes the same group anywhere. */
export interface GroupPlan {
  /** Lower-case letters; it stands in every text of the group. */
  readonly key: string;
  readonly kind: GroupKind;
  readonly country: 'england' | 'wales';
  /** Unique reference numbers, one a school. */
  readonly urns: readonly string[];
}

const STAFFING = {
  headteacher: { kind: 'teacher', posts: ['headteacher'] },
  chair: { kind: 'governor', posts: ['chair of governors'] },
  clerk: { kind: 'support', posts: ['clerk to governors'] },
  teacher: { kind: 'teacher', posts: ['teacher'] },
  assistant: { kind: 'support', posts: ['teaching assistant'] },
} as const satisfies Record<string, { kind: PersonKind; posts: readonly string[] }>;
export type Staff = keyof typeof STAFFING;

export interface TestSchool {
  readonly id: Uuid;
  readonly urn: string;
  readonly name: string;
  readonly people: Readonly<Record<Staff, Uuid>>;
  readonly keys: Readonly<Record<'headteacher' | 'clerk' | 'staff' | 'chair' | 'integrator', string>>;
}

export interface TestGroup {
  readonly id: Uuid;
  readonly name: string;
  readonly lead: Uuid;
  readonly keys: Readonly<Record<'lead' | 'auditor' | 'integrator', string>>;
  readonly schools: readonly TestSchool[];
}

const DAY = '2024-09-01';

/** The system as it writes down who there is. */
export const system = (tenantId: Uuid): RequestContext => ({
  actor: {
    actorId: deriveId('test-system'),
    credentialId: 'system:test',
    tenantId,
    tenantKind: 'school',
    role: 'SYSTEM',
    personId: null,
  },
  correlationId: deriveId('test-system', tenantId),
  now: new Date().toISOString(),
});

/** Gives a command and insists that it is carried out. */
export const tell = async (
  { commands }: TrustlogServer,
  command: Parameters<TrustlogServer['commands']['execute']>[0],
): Promise<void> => {
  const outcome: CommandOutcome = await commands.execute(command);
  if (!outcome.done) throw new Error(`${outcome.refusal.code}: ${outcome.refusal.message}`);
};

/** A trust of two schools and an authority of one that have nothing to do with each other. */
export const makeTwoGroups = async (server: TrustlogServer): Promise<readonly [trust: TestGroup, other: TestGroup]> => {
  const trust = await makeGroup(server, TRUST);
  return [trust, await makeGroup(server, AUTHORITY)];
};

export const TRUST: GroupPlan = {
  key: 'aldermoor',
  kind: 'multi-academy-trust',
  country: 'england',
  urns: ['990001', '990002'],
};
export const AUTHORITY: GroupPlan = {
  key: 'brynteg',
  kind: 'local-authority',
  country: 'wales',
  urns: ['990011'],
};

/** Makes a group, its schools, five people in each and their keys, by the commands that everybody uses. */
export const makeGroup = async (server: TrustlogServer, plan: GroupPlan): Promise<TestGroup> => {
  const { store, platformPool, engine } = server.installation;
  const credentials = new Credentials(platformPool);
  const groupId = deriveId('test-group', plan.key);
  const name = { en: `${plan.key} group`, cy: null };
  const details = { name, kind: plan.kind, groupUid: null, companiesHouseNumber: null };
  await store.createTenant(groupId, 'group');
  const registered = { groupId, changes: [{ kind: 'RegisterGroup', details } as const] };
  await tell(server, new RecordGroup(system(groupId), registered, 'register'));
  const lead = deriveId('test-person', plan.key, 'lead');
  const leads = changesFor(plan, 'central', [['lead', lead, { kind: 'support', posts: ['safeguarding lead'] }]]);
  await tell(server, new RecordPeople(system(groupId), { schoolId: groupId, changes: leads }, 'people'));
  const schools = await Promise.all(
    plan.urns.map((urn) => makeSchool(server, credentials, { plan, groupId, name }, urn)),
  );
  // One after the other: each writes the group's log.
  for (const { id: schoolId, urn, name: schoolName } of schools) {
    const joins = {
      ...{ schoolId, schoolName: { en: schoolName, cy: null }, groupId, groupName: name, groupKind: plan.kind },
      joinedOn: DAY,
    };
    await tell(server, new JoinGroup(system(schoolId), joins, `join/${urn}`));
  }
  await Promise.all([groupId, ...schools.map(({ id }) => id)].map((id) => engine.catchUp(id)));
  const of = { tenantId: groupId, tenantKind: 'group' } as const;
  const keys = {
    lead: await keyOf(credentials, { ...of, role: 'TRUST_LEAD', personId: lead }, plan.key),
    auditor: await keyOf(credentials, { ...of, role: 'AUDITOR', personId: null }, plan.key),
    integrator: await keyOf(credentials, { ...of, role: 'INTEGRATOR', personId: null }, plan.key),
  };
  return { id: groupId, name: name.en, lead, keys, schools };
};

interface Home {
  readonly plan: GroupPlan;
  readonly groupId: Uuid;
  readonly name: { readonly en: string; readonly cy: null };
}

const makeSchool = async (
  server: TrustlogServer,
  credentials: Credentials,
  { plan }: Home,
  urn: string,
): Promise<TestSchool> => {
  const id = deriveId('test-school', urn);
  const name = `${plan.key} school ${urn}`;
  await server.installation.store.createTenant(id, 'school');
  const details: SchoolDetails = {
    ...{ name: { en: name, cy: null }, phase: 'primary', country: plan.country, urn, ukprn: null },
    ...{ establishmentNumber: null, welshSchoolNumber: null, establishmentType: null, town: null, postcode: null },
    ...{ laCode: '998', laName: `${plan.key} county`, openDate: DAY },
  };
  const register = { kind: 'RegisterSchool', details, status: 'open', closedOn: null } as const;
  await tell(server, new RecordSchool(system(id), { schoolId: id, changes: [register] }, 'register'));
  const staff = Object.entries(STAFFING).map(
    ([post, work]) => [post, deriveId('test-person', plan.key, urn, post), work] as const,
  );
  const people = Object.fromEntries(staff.map(([post, personId]) => [post, personId])) as TestSchool['people'];
  await tell(server, new RecordPeople(system(id), { schoolId: id, changes: changesFor(plan, urn, staff) }, 'people'));
  const of = { tenantId: id, tenantKind: 'school' } as const;
  const key = (role: CredentialToIssue['role'], personId: Uuid | null): Promise<string> =>
    keyOf(credentials, { ...of, role, personId }, plan.key);
  const keys = {
    headteacher: await key('HEADTEACHER', people.headteacher),
    clerk: await key('CLERK', people.clerk),
    staff: await key('STAFF', people.teacher),
    chair: await key('STAFF', people.chair),
    integrator: await key('INTEGRATOR', null),
  };
  return { id, urn, name, people, keys };
};

type Work = { readonly kind: PersonKind; readonly posts: readonly string[] };

const changesFor = (
  { key }: GroupPlan,
  place: string,
  staff: readonly (readonly [string, Uuid, Work])[],
): PersonChange[] =>
  staff.flatMap(([post, personId, { kind, posts }]) => {
    const register = {
      ...({
        kind: 'RegisterPerson',
        personId,
        personRef: `${key}-${place}-${post}`,
        personKind: kind,
        language: 'en',
      } as const),
      ...{ givenName: `${key}-${post}`, familyName: `${key}-${place}`, email: `${post}.${place}@${key}.example` },
    } as const;
    const starts = posts.map((name) => ({ kind: 'StartPost', post: name, postKind: kind, startDate: DAY }) as const);
    return [register, ...starts].map((command) => ({ personId, command }));
  });

const keyOf = async (
  credentials: Credentials,
  who: Pick<CredentialToIssue, 'tenantId' | 'tenantKind' | 'role' | 'personId'>,
  label: string,
): Promise<string> => {
  const actorId = who.personId ?? deriveId('test-machine', who.tenantId, who.role);
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  return (await credentials.issue({ ...who, actorId, label, expiresAt })).key;
};
