import type { DemoIdentities } from '#platform/auth/demo-keys.js';
import { AUTHORITY, TRUST } from './sandbox-data.js';
import { AUTHORITY_ID, personId, schoolId, sandboxId, TRUST_ID } from './sandbox-ids.js';

/** The school whose head, clerk and staff have demo keys. */
export const DEMO_SCHOOL = 'dunmere';

/** References of people whom the sandbox knows by name. */
export const refOf = (school: string, post: string): string => `${school}-${post}`;
export const LEAD_REF = 'trust-safeguarding-lead';

/** Who the demo keys stand for; the same on every machine. */
export const demoIdentities = (): DemoIdentities => {
  const school = {
    tenantId: schoolId(DEMO_SCHOOL),
    tenantKind: 'school',
    tenantName: TRUST.schools.find(({ key }) => key === DEMO_SCHOOL)?.name.en ?? '',
  } as const;
  const trust = { tenantId: TRUST_ID, tenantKind: 'group', tenantName: TRUST.name.en ?? '' } as const;
  const authority = { tenantId: AUTHORITY_ID, tenantKind: 'group', tenantName: AUTHORITY.name.en ?? '' } as const;
  return {
    trustLead: { ...trust, role: 'TRUST_LEAD', ...person(LEAD_REF) },
    headteacher: { ...school, role: 'HEADTEACHER', ...person(refOf(DEMO_SCHOOL, 'headteacher')) },
    // Whose key is that of staff: what waits for the governing body is theirs to read and decide, and no more.
    chair: { ...school, role: 'STAFF', ...person(refOf(DEMO_SCHOOL, 'chair')) },
    staff: { ...school, role: 'STAFF', ...person(refOf(DEMO_SCHOOL, 'teacher-1')) },
    clerk: { ...school, role: 'CLERK', ...person(refOf(DEMO_SCHOOL, 'clerk')) },
    auditor: { ...trust, role: 'AUDITOR', ...machine('auditor') },
    integrator: { ...trust, role: 'INTEGRATOR', ...machine('integrator') },
    otherTrustLead: { ...authority, role: 'TRUST_LEAD', ...person(LEAD_REF, AUTHORITY_ID) },
  };
};

const person = (ref: string, group = TRUST_ID): { actorId: string; personId: string } => {
  const id = personId(group, ref);
  return { actorId: id, personId: id };
};

const machine = (name: string): { actorId: string; personId: null } => ({
  actorId: sandboxId('credential', name),
  personId: null,
});
