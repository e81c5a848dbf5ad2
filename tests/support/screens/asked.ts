import type pg from 'pg';
import type { DemoName } from '#platform/auth/demo-keys.js';
import type { Uuid } from '#platform/kernel/event.js';
import { schoolId } from '../../../apps/cli/sandbox/sandbox-ids.js';
import { DEMO_SCHOOL } from '../../../apps/cli/sandbox/demo-identities.js';

/** Records of the demo school that pages are asked for. */
export interface Shown {
  readonly schoolId: Uuid;
  readonly policyId: Uuid;
  readonly versions: readonly [older: Uuid, newer: Uuid];
  readonly approvalId: Uuid;
  readonly campaignId: Uuid;
  readonly breachId: Uuid;
  readonly personId: Uuid;
}

/** Who asks a document, and with what. */
export interface ScreenCase {
  readonly as: DemoName;
  readonly variables: (shown: Shown) => object;
}

const ONE = `SELECT
  (SELECT c.policy_id FROM read.campaign_v1 c JOIN read.policy_v2 p USING (tenant_id, policy_id)
   WHERE c.tenant_id = $1 AND c.to_at = 'infinity' AND p.to_at = 'infinity' AND NOT p.archived
     AND (SELECT count(*) FROM read.policy_version_v2 v WHERE v.tenant_id = $1 AND v.policy_id = c.policy_id AND v.to_at = 'infinity') > 1
   ORDER BY c.policy_id LIMIT 1) AS "policyId",
  (SELECT a.approval_id FROM read.approval_v2 a WHERE a.tenant_id = $1 AND a.to_at = 'infinity' AND a.status = 'WAITING'
   ORDER BY a.requested_at, a.approval_id LIMIT 1) AS "approvalId",
  (SELECT b.breach_id FROM read.breach_v3 b WHERE b.tenant_id = $1 AND b.to_at = 'infinity' AND NOT b.confidential
   ORDER BY b.reported_at, b.breach_id LIMIT 1) AS "breachId"`;

const OF_POLICY = `SELECT
  (SELECT array_agg(v.version_id ORDER BY v.number) FROM read.policy_version_v2 v
   WHERE v.tenant_id = $1 AND v.policy_id = $2 AND v.to_at = 'infinity') AS versions,
  (SELECT c.campaign_id FROM read.campaign_v1 c WHERE c.tenant_id = $1 AND c.policy_id = $2 AND c.to_at = 'infinity'
   ORDER BY c.launched_at DESC, c.campaign_id LIMIT 1) AS "campaignId",
  (SELECT r.person_id FROM read.request_v1 r WHERE r.tenant_id = $1 AND r.to_at = 'infinity'
   GROUP BY r.person_id ORDER BY count(*) DESC, r.person_id LIMIT 1) AS "personId"`;

/** Finds in the sandbox what every page can be opened on. `admin` sees every tenant. */
export const findShown = async (admin: pg.Client): Promise<Shown> => {
  const school = schoolId(DEMO_SCHOOL);
  const [one] = (await admin.query<Pick<Shown, 'policyId' | 'approvalId' | 'breachId'>>(ONE, [school])).rows;
  const [of] = (
    await admin.query<Pick<Shown, 'campaignId' | 'personId'> & { versions: Uuid[] }>(OF_POLICY, [school, one?.policyId])
  ).rows;
  const [older, newer] = of?.versions ?? [];
  const shown = { schoolId: school, ...one, ...of, versions: older && newer ? [older, newer] : null };
  const missing = Object.entries(shown).flatMap(([what, id]) => (id === null ? [what] : []));
  if (missing.length > 0) throw new Error(`The demo school of the sandbox has nothing for ${missing.join(', ')}.`);
  return shown as unknown as Shown;
};

const none = { asOf: null, minPosition: null };
const page = { ...none, after: null };

/** How each screen's document is asked. A new one needs a line here. */
export const screenCases: Readonly<Record<string, ScreenCase>> = {
  Approval: { as: 'headteacher', variables: ({ approvalId }) => ({ ...none, id: approvalId }) },
  Approvals: { as: 'trustLead', variables: () => ({ ...page, status: null, schoolId: null }) },
  BreachGuide: {
    as: 'headteacher',
    variables: (shown) => ({ schoolId: shown.schoolId, category: 'INDECENT_IMAGES', subjectPersonId: shown.personId }),
  },
  BreachPeople: { as: 'headteacher', variables: (shown) => ({ schoolId: shown.schoolId, find: 'an' }) },
  Breaches: {
    as: 'trustLead',
    variables: () => ({ ...page, open: null, schoolId: null, category: null, clock: null, order: 'WORST' }),
  },
  Campaign: { as: 'clerk', variables: ({ campaignId }) => ({ ...page, id: campaignId, status: null }) },
  Campaigns: { as: 'trustLead', variables: () => ({ ...page, schoolId: null }) },
  Case: { as: 'headteacher', variables: ({ breachId }) => ({ ...none, id: breachId }) },
  Chain: { as: 'auditor', variables: (shown) => ({ ...none, tenantId: shown.schoolId, position: 5 }) },
  Compare: {
    as: 'headteacher',
    variables: ({ policyId, versions: [from, to] }) => ({ ...none, id: policyId, from, to }),
  },
  DrawSample: {
    as: 'auditor',
    variables: (shown) => ({ ...none, of: 'EVENTS', seed: 'a seed', size: 25, range: { tenantId: shown.schoolId } }),
  },
  EventProof: { as: 'auditor', variables: (shown) => ({ filter: { tenantId: shown.schoolId, position: 5 } }) },
  Events: { as: 'auditor', variables: () => ({ ...page, filter: { types: ['AcknowledgementSigned'] } }) },
  Growth: { as: 'auditor', variables: () => ({ filter: {}, at: '2026-06-01T00:00:00.000Z' }) },
  History: {
    as: 'auditor',
    variables: (shown) => ({ ...none, tenantId: shown.schoolId, streamId: `policy-${shown.policyId}`, from: 1 }),
  },
  Inbox: { as: 'headteacher', variables: () => none },
  Matrix: { as: 'trustLead', variables: () => none },
  My: { as: 'staff', variables: () => none },
  NotRecorded: { as: 'trustLead', variables: () => none },
  Overview: { as: 'trustLead', variables: () => ({ ...none, since: null, chase: 4 }) },
  People: {
    as: 'trustLead',
    variables: () => ({ ...page, schoolId: null, search: null, post: null, kind: null, presence: 'PRESENT' }),
  },
  Person: { as: 'clerk', variables: ({ personId }) => ({ ...none, id: personId }) },
  Policies: { as: 'trustLead', variables: () => ({ ...page, status: null, schoolId: null }) },
  Policy: { as: 'clerk', variables: ({ policyId }) => ({ ...none, id: policyId, version: null, oversees: true }) },
  PolicyApprovals: { as: 'clerk', variables: (shown) => ({ ...none, schoolId: shown.schoolId }) },
  PolicyHistory: {
    as: 'clerk',
    variables: (shown) => ({ ...page, tenantId: shown.schoolId, streamId: `policy-${shown.policyId}` }),
  },
  PolicyTitle: { as: 'headteacher', variables: ({ policyId }) => ({ ...none, id: policyId }) },
  Records: { as: 'trustLead', variables: () => ({ minPosition: null }) },
  Retention: { as: 'trustLead', variables: () => ({ ...page, state: null, schoolId: null }) },
  ErasurePlan: { as: 'clerk', variables: ({ personId }) => ({ ...none, kind: 'PERSON', id: personId }) },
  Erasure: { as: 'headteacher', variables: ({ schoolId, personId }) => ({ ...none, schoolId, id: personId }) },
  Reporter: { as: 'staff', variables: () => ({}) },
  ReportPolicies: { as: 'headteacher', variables: (shown) => ({ ...none, schoolId: shown.schoolId }) },
  ReportSchools: { as: 'trustLead', variables: () => none },
  School: { as: 'trustLead', variables: (shown) => ({ ...none, schoolId: shown.schoolId }) },
  SchoolNames: { as: 'trustLead', variables: () => none },
  Since: { as: 'trustLead', variables: () => ({ ...none, since: '2026-06-01T00:00:00.000Z', schoolId: null }) },
  SincePeople: { as: 'trustLead', variables: () => ({ ...page, since: '2026-06-01T00:00:00.000Z', schoolId: null }) },
  SincePolicies: { as: 'trustLead', variables: () => ({ ...page, since: '2026-06-01T00:00:00.000Z', schoolId: null }) },
  SinceStatuses: { as: 'trustLead', variables: () => ({ ...page, since: '2026-06-01T00:00:00.000Z', schoolId: null }) },
  Standing: { as: 'trustLead', variables: () => none },
  Upload: { as: 'clerk', variables: ({ policyId }) => ({ ...none, policyId }) },
};
