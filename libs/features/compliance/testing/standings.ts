import { POLICY_CATALOGUE } from '#contracts/policy-catalogue.js';
import type { SchoolView } from '#contracts/schools.port.js';
import type { Asking, PolicyDetails, Standing, Standings, Waiting } from '../query/standings/standings.query.js';

/** A school as specs need it: known by its name in English, and in Welsh where a second one is given. */
export const aSchool = (en: string, changes: Partial<SchoolView> = {}): SchoolView => ({
  id: `school ${en}`,
  name: { en, cy: null },
  urn: null,
  welshSchoolNumber: null,
  laCode: null,
  laName: null,
  phase: 'primary',
  country: 'england',
  closed: false,
  groupId: null,
  groupName: null,
  joinedOn: null,
  ...changes,
});

export const aStanding = (school: SchoolView, category: string, changes: Partial<Standing> = {}): Standing => ({
  schoolId: school.id,
  policyId: `${category} of ${school.id}`,
  category,
  published: true,
  nextReviewDue: '2027-09-01',
  awaitingApproval: false,
  ...changes,
});

/** Every policy that the catalogue asks for, in date, but for those that a spec says something else of. */
export const allInDate = (
  school: SchoolView,
  except: Readonly<Record<string, Partial<Standing> | null>> = {},
): Standing[] =>
  POLICY_CATALOGUE.flatMap(({ code }) => {
    const changes = except[code];
    return changes === null ? [] : [aStanding(school, code, changes)];
  });

export const anAsking = (school: SchoolView, changes: Partial<Asking> = {}): Asking => ({
  schoolId: school.id,
  campaignId: `campaign of ${school.id}`,
  policyId: `behaviour of ${school.id}`,
  policyTitle: { en: 'Behaviour', cy: null },
  dueOn: '2026-11-30',
  asked: 10,
  signed: 10,
  lastNudgedAt: null,
  ...changes,
});

export const aWaiting = (school: SchoolView, requestedAt: string, changes: Partial<Waiting> = {}): Waiting => ({
  schoolId: school.id,
  approvalId: `approval of ${school.id}`,
  policyId: `behaviour of ${school.id}`,
  policyTitle: { en: 'Behaviour', cy: null },
  requestedAt: new Date(requestedAt),
  post: 'governing body',
  lastNudgedAt: null,
  ...changes,
});

/** How things stand on 21 November 2026. */
export const standingsOf = (changes: Partial<Standings> = {}): Standings => ({
  at: '2026-11-21T09:14:00.000Z',
  today: '2026-11-21',
  schools: [],
  later: [],
  policies: [],
  askings: [],
  waitings: [],
  ...changes,
});

/** The overdue state of `days` days. */
export const overdueBy = (days: number): Partial<Standing> => ({
  nextReviewDue: new Date(Date.parse('2026-11-21T00:00:00.000Z') - days * 86_400_000).toISOString().slice(0, 10),
});

/** What is said of policies: each is titled by its kind. */
export const detailsOf = (
  policyIds: readonly string[],
  changes: Partial<PolicyDetails> = {},
): ReadonlyMap<string, PolicyDetails> =>
  new Map(
    policyIds.map((id) => [id, { title: { en: id.split(' of ')[0] ?? '', cy: null }, lastNudgedAt: null, ...changes }]),
  );
