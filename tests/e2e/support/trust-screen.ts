import type { Caller, Json } from './caller.js';

const SCREEN = `query ($asOf: DateTime, $min: [MinPosition!]) {
  overview(asOf: $asOf, minPosition: $min) {
    at events records schoolsInDate schoolsTotal schoolsInNeed { id } chaseTotal
    overduePolicies { count } outstanding { count } notRecorded { count } approvalsWaiting { count }
    openBreaches { count } }
  matrix(asOf: $asOf, minPosition: $min) {
    columns { category } rows { schoolId codes days asked signed policyIds } } }`;

const SCHOOL = `query ($school: ID!, $asOf: DateTime, $min: [MinPosition!]) {
  schoolCompliance(schoolId: $school, asOf: $asOf, minPosition: $min) {
    events row { codes days asked signed policyIds } openBreaches { category count }
    policies { id category status days nextReviewDue versions { number status } currentVersion { number contentHash } }
    approvals { id status steps { number post appliesTo status decidedOn } }
    campaigns { id asked signed outstanding endedBecause } } }`;

/** Figures of the first screen. */
export interface Figures {
  readonly overdue: number;
  readonly notRecorded: number;
  readonly waiting: number;
  readonly outstanding: number;
  readonly breaches: number;
  readonly inDate: number;
}

/** All that the trust's lead sees at one moment: first screen, matrix, and the pages of some schools. */
export interface TrustScreen {
  /** The server's own moment of the answer. */
  readonly at: string;
  readonly figures: Figures;
  /** Everything asked for, but the moment itself. */
  readonly all: Json;
  /** Letter of the matrix for a school and category. */
  code(schoolId: string, category: string): string;
  row(schoolId: string): Json;
  school(schoolId: string): Json;
}

/** Looks at the screen now, or as at an earlier moment. */
export const trustScreen = async (
  caller: Caller,
  key: string,
  schools: readonly string[],
  asOf: string | null = null,
): Promise<TrustScreen> => {
  const min = caller.own();
  const { overview, matrix } = await caller.ask(key, SCREEN, { asOf, min });
  const pages: Record<string, Json> = {};
  for (const school of schools) {
    pages[school] = (await caller.ask(key, SCHOOL, { school, asOf, min })).schoolCompliance;
  }
  const { at, ...rest } = overview;
  const row = (schoolId: string): Json => matrix.rows.find((one: Json) => one.schoolId === schoolId);
  const columns = matrix.columns.map(({ category }: Json) => category) as string[];
  return {
    at,
    figures: {
      overdue: overview.overduePolicies.count,
      notRecorded: overview.notRecorded.count,
      waiting: overview.approvalsWaiting.count,
      outstanding: overview.outstanding.count,
      breaches: overview.openBreaches.count,
      inDate: overview.schoolsInDate,
    },
    all: { overview: rest, matrix, pages },
    code: (schoolId, category) => row(schoolId).codes.charAt(columns.indexOf(category)),
    row,
    school: (schoolId) => pages[schoolId],
  };
};
