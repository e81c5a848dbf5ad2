import type { MutationCase, Owner, OwnKey, QueryCase } from './case.types.js';
import { retentionCommands, retentionQueries } from './retention.cases.js';

export type { MutationCase, Owner, QueryCase, Records } from './case.types.js';

const page = { first: 100 };
const ofSchool = ({ school }: Owner): object => ({ schoolId: school.id, ...page });
const ofRecord = ({ school }: Owner): object => ({ tenantId: school.id });

/** A position of the school's record that it had as a member already: what came before is its own. */
const SINCE_JOINED = 20;

export const queryCases: Readonly<Record<string, QueryCase>> = {
  approval: { as: 'clerk', variables: (_, { approvalId }) => ({ id: approvalId }), staff: 'nothing' },
  approvals: { as: 'clerk', variables: ofSchool, staff: 'refused' },
  approvalsForMe: { as: 'headteacher', variables: () => ({}), staff: 'nothing', auditor: 'nothing' },
  approvalsReturned: { as: 'clerk', variables: () => ({}), staff: 'nothing', auditor: 'nothing' },
  breach: { as: 'headteacher', variables: (_, { breachId }) => ({ id: breachId }), staff: 'nothing' },
  breaches: { as: 'headteacher', variables: ofSchool, staff: 'nothing' },
  breachGuide: {
    as: 'headteacher',
    variables: ({ school }) => ({ schoolId: school.id, category: 'INDECENT_IMAGES' }),
    staff: 'answer',
    auditor: 'nothing',
  },
  breachPeople: {
    as: 'headteacher',
    variables: ({ school }) => ({ schoolId: school.id, find: 'teacher' }),
    staff: 'answer',
    auditor: 'nothing',
  },
  campaign: { as: 'clerk', variables: (_, { campaignId }) => ({ id: campaignId }), staff: 'refused' },
  campaigns: { as: 'clerk', variables: ofSchool, staff: 'refused' },
  changesBetween: { as: 'lead', variables: () => ({ from: '2025-01-01T00:00:00Z' }), staff: 'refused' },
  compareVersions: {
    as: 'clerk',
    variables: (_, { policyId, versionId }) => ({ policyId, from: versionId, to: versionId }),
    staff: 'answer',
  },
  credentials: { as: 'headteacher', variables: ({ school }) => ({ schoolId: school.id }), staff: 'refused' },
  events: {
    as: 'auditor',
    variables: ({ school }) => ({ filter: { tenantId: school.id }, ...page }),
    staff: 'refused',
  },
  eventDensity: {
    as: 'auditor',
    variables: ({ school }) => ({ filter: { tenantId: school.id } }),
    staff: 'refused',
  },
  eventChain: {
    as: 'auditor',
    variables: ({ school }) => ({ tenantId: school.id, position: 12 }),
    staff: 'refused',
  },
  matrix: { as: 'lead', variables: () => ({}), staff: 'refused' },
  myRequests: { as: 'staff', variables: () => ({}), staff: 'answer', auditor: 'nothing' },
  overview: { as: 'lead', variables: () => ({ since: '2025-01-01T00:00:00Z' }), staff: 'refused' },
  nearestEvents: {
    as: 'auditor',
    variables: ({ school }) => ({ filter: { tenantId: school.id }, at: new Date().toISOString() }),
    staff: 'refused',
  },
  outbox: { as: 'clerk', variables: ofSchool, staff: 'refused', auditor: 'refused' },
  people: { as: 'clerk', variables: ofSchool, staff: 'refused' },
  person: { as: 'clerk', variables: ({ school }) => ({ id: school.people.teacher }), staff: 'refused' },
  personRequests: {
    as: 'clerk',
    variables: ({ school }) => ({ personId: school.people.teacher, ...page }),
    staff: 'refused',
  },
  policies: { as: 'clerk', variables: ofSchool, staff: 'answer' },
  policy: { as: 'clerk', variables: (_, { policyId }) => ({ id: policyId }), staff: 'answer' },
  readLinks: {
    as: 'clerk',
    variables: (_, { campaignId }) => ({ campaignId }),
    staff: 'refused',
    auditor: 'refused',
  },
  receipt: { as: 'staff', variables: (_, { requestId }) => ({ requestId }), staff: 'answer' },
  school: { as: 'lead', variables: ({ school }) => ({ id: school.id }), staff: 'refused' },
  records: { as: 'lead', variables: () => ({}), staff: 'refused' },
  recordProof: { as: 'auditor', variables: ofRecord, staff: 'refused' },
  inclusionProof: {
    as: 'auditor',
    variables: (one) => ({ ...ofRecord(one), position: SINCE_JOINED }),
    staff: 'refused',
  },
  consistencyProof: { as: 'auditor', variables: (one) => ({ ...ofRecord(one), from: 1, to: 1 }), staff: 'refused' },
  verifierKeys: { as: 'auditor', variables: () => ({}), staff: 'answer', ofAll: 'one log signs for all' },
  ...retentionQueries,
  sample: {
    as: 'auditor',
    variables: ({ school }) => ({ of: 'EVENTS', seed: 'a seed', size: 100, range: { tenantId: school.id } }),
    staff: 'refused',
  },
  schoolCompliance: { as: 'lead', variables: ({ school }) => ({ schoolId: school.id }), staff: 'refused' },
  schools: { as: 'lead', variables: () => page, staff: 'refused' },
  streamHistory: {
    as: 'auditor',
    variables: ({ school }, { policyId }) => ({ tenantId: school.id, streamId: `policy-${policyId}` }),
    staff: 'refused',
  },
  viewer: { as: 'headteacher', variables: () => ({}), staff: 'answer' },
};

/** Fields below the roots that take arguments: where they are asked, and with what. */
export const nestedCases: Readonly<Record<string, { readonly under: string; readonly given: string }>> = {
  'Campaign.requests': { under: 'campaign', given: 'status: OUTSTANDING, first: 3, after: null' },
  'Policy.version': { under: 'policy', given: 'id: null' },
  'ChangesBetween.policies': { under: 'changesBetween', given: 'first: 3, after: null' },
  'ChangesBetween.statuses': { under: 'changesBetween', given: 'first: 3, after: null' },
  'ChangesBetween.people': { under: 'changesBetween', given: 'first: 3, after: null' },
  'Overview.chase': { under: 'overview', given: 'first: 2' },
};

const base64 = (text: string): string => Buffer.from(text).toString('base64');

export const mutationCases: Readonly<Record<string, MutationCase>> = {
  acceptFinding: {
    as: 'clerk',
    input: async ({ life }) => ({
      ...(await life.finding()),
      responsible: life.words('mender'),
      dueOn: '2031-01-01',
      note: life.words('note'),
    }),
  },
  answerQuestions: {
    as: 'clerk',
    input: async ({ life }) => ({
      ...life.ids(await life.draft()),
      answers: [{ field: 'owner', value: life.words('new keeper') }],
    }),
  },
  approve: {
    as: 'headteacher',
    input: async ({ life, school }) => {
      const { approvalId, contentHash } = await life.submitted();
      return { schoolId: school.id, approvalId, post: 'headteacher', contentHash };
    },
  },
  archivePolicy: {
    as: 'clerk',
    input: async ({ life, school }) => {
      const { policyId } = await life.published();
      return { schoolId: school.id, policyId, because: life.words('because') };
    },
  },
  askRebuild: {
    as: 'lead',
    input: async ({ life, school }) => {
      await life.atRest();
      return { tenantId: school.id, reason: life.words('reason') };
    },
  },
  attachEvidence: {
    as: 'headteacher',
    input: async ({ life }) => ({
      ...life.case(await life.triaged()),
      description: life.words('description'),
      fileName: `${life.words('file')}.txt`,
      contentBase64: base64(life.words('evidence')),
    }),
  },
  changePerson: {
    as: 'clerk',
    input: async ({ life }) => ({ ...(await life.person()), familyName: life.words('new family') }),
  },
  closeBreach: { as: 'headteacher', input: async ({ life }) => life.case(await life.decided()) },
  closeCampaign: {
    as: 'clerk',
    input: async ({ life, school }) => {
      const { campaignId } = await life.campaign();
      return { schoolId: school.id, campaignId, reason: life.words('reason') };
    },
  },
  decideBreach: {
    as: 'headteacher',
    input: async ({ life }) => ({
      ...life.case(await life.triaged()),
      outcome: 'FALSE',
      reason: life.words('reason'),
    }),
  },
  draftPolicy: { as: 'clerk', input: ({ life }) => life.draftInput() },
  editDraft: {
    as: 'clerk',
    input: async ({ life }) => ({
      ...life.ids(await life.draft()),
      sections: [{ heading: life.words('edited heading'), text: life.words('edited passage') }],
      changes: life.words('edit'),
    }),
  },
  endAbsence: {
    as: 'clerk',
    input: async ({ life }) => ({ ...(await life.away()), on: '2026-02-01' }),
  },
  endPost: {
    as: 'clerk',
    input: async ({ life }) => ({ ...(await life.posted()), post: life.words('post'), endDate: '2026-02-01' }),
  },
  escalateBreach: {
    as: 'headteacher',
    input: async ({ life }) => ({
      ...life.case(await life.triaged()),
      to: 'ICO',
      reference: life.words('reference'),
    }),
  },
  fixFinding: {
    as: 'clerk',
    input: async ({ life }) => {
      const finding = await life.finding();
      return { ...finding, fixedIn: finding.versionId, note: life.words('note') };
    },
  },
  importPeople: { as: 'clerk', input: ({ life }) => ({ csv: life.csv(), dryRun: false }) },
  importPolicy: {
    as: 'clerk',
    input: ({ life, school }) => ({
      schoolId: school.id,
      category: 'social-media',
      fileName: `${life.words('file')}.txt`,
      contentBase64: base64(`${life.words('Policy')}\n\n1. Introduction\n\n${life.words('passage')}.\n`),
      dryRun: false,
    }),
  },
  issueCredential: { as: 'headteacher', input: ({ life }) => life.credentialInput() },
  launchCampaign: {
    as: 'clerk',
    input: async ({ life, school }) => ({
      ...life.ids(await life.published()),
      personIds: [school.people.teacher],
      statement: { en: life.words('statement') },
      dueOn: '2031-01-01',
    }),
  },
  ...retentionCommands,
  nudge: {
    as: 'clerk',
    input: async ({ life, school }) => {
      const { campaignId } = await life.campaign();
      return { schoolId: school.id, campaignId, personIds: [school.people.teacher] };
    },
  },
  nudgeApproval: {
    as: 'clerk',
    input: async ({ life, school }) => ({ schoolId: school.id, approvalId: (await life.submitted()).approvalId }),
  },
  nudgeReview: {
    as: 'clerk',
    input: async ({ life, school }) => ({ schoolId: school.id, policyId: (await life.overdue()).policyId }),
  },
  publishVersion: { as: 'clerk', input: async ({ life }) => life.ids(await life.approved()) },
  recordLeaving: { as: 'clerk', input: async ({ life }) => ({ ...(await life.person()), on: '2026-01-01' }) },
  recordDetails: {
    as: 'clerk',
    input: async ({ life, school }) => ({
      schoolId: school.id,
      policyId: (await life.published()).policyId,
      details: [
        { field: 'owner', value: life.words('new owner') },
        { field: 'approvingBody', value: life.words('body') },
      ],
      because: life.words('because'),
    }),
  },
  recordMeasure: {
    as: 'headteacher',
    input: async ({ life }) => ({ ...life.case(await life.triaged()), measure: life.words('measure') }),
  },
  recordReview: {
    as: 'clerk',
    input: async ({ life, school }) => {
      const { policyId } = await life.published();
      return { schoolId: school.id, policyId, reviewedOn: '2025-01-15', nextReviewDue: '2032-01' };
    },
  },
  recordReturn: { as: 'clerk', input: async ({ life }) => ({ ...(await life.gone()), on: '2026-02-01' }) },
  registerPerson: { as: 'clerk', input: ({ life }) => life.personInput() },
  reject: {
    as: 'headteacher',
    input: async ({ life, school }) => {
      const { approvalId } = await life.submitted();
      return { schoolId: school.id, approvalId, post: 'headteacher', reason: life.words('reason') };
    },
  },
  reportBreach: {
    as: 'chair',
    input: ({ life, school }) => ({
      ...{ schoolId: school.id, category: 'HARASSMENT', summary: life.words('summary'), confidential: true },
      subjectPersonId: school.people.assistant,
    }),
  },
  readEvidence: { as: 'headteacher', input: async ({ life }) => life.evidence() },
  setClockAside: {
    as: 'headteacher',
    input: async ({ life }) => ({
      ...life.case(await life.triaged()),
      clock: 'ICO',
      reason: life.words('reason'),
    }),
  },
  revokeCredential: {
    as: 'headteacher',
    input: async ({ life, school }) => ({ schoolId: school.id, ...(await life.credential()) }),
  },
  sign: { as: 'staff', input: async ({ life }) => life.signInput(await life.campaign()) },
  startAbsence: { as: 'clerk', input: async ({ life }) => ({ ...(await life.person()), on: '2026-01-01' }) },
  startPost: {
    as: 'clerk',
    input: async ({ life }) => ({ ...(await life.person()), post: life.words('post'), kind: 'contractor' }),
  },
  stopRebuild: {
    as: 'headteacher',
    input: async ({ life, school }) => ({ tenantId: school.id, rebuildId: await life.rebuild() }),
  },
  submitVersion: {
    as: 'clerk',
    input: async ({ life }) => ({
      ...life.ids(await life.draft()),
      chain: [{ post: 'headteacher', appliesTo: life.words('part') }],
    }),
  },
  triageBreach: {
    as: 'headteacher',
    input: async ({ life, school }) => ({
      ...life.case(await life.breach()),
      severity: 'serious',
      handlerPersonId: school.people.headteacher,
      note: life.words('note'),
      isFirst: true,
    }),
  },
  waiveFinding: {
    as: 'clerk',
    input: async ({ life }) => ({
      ...(await life.finding()),
      reason: life.words('reason'),
      until: new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10),
    }),
  },
  withdrawApproval: {
    as: 'clerk',
    input: async ({ life, school }) => ({ schoolId: school.id, approvalId: (await life.submitted()).approvalId }),
  },
};

/** How a subscription is made by who may, and what moves in the owner's record while others listen. */
export interface SubscriptionCase {
  readonly as: OwnKey;
  readonly variables: (owner: Owner) => object;
  readonly staff: 'told' | 'refused';
}

export const subscriptionCases: Readonly<Record<string, SubscriptionCase>> = {
  moved: {
    as: 'lead',
    variables: ({ school }) => ({ since: [{ tenant: school.id, position: 1 }], askedAgo: 60 }),
    staff: 'refused',
  },
};
