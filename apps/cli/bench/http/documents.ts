/** The first screen's questions: the overview and the matrix, with the fields that the dashboard asks for. */
export const MATRIX = `
  query BenchMatrix($asOf: DateTime, $chase: Int!) { overview(asOf: $asOf) { sentence { en cy } schoolsInDate
  schoolsTotal overduePolicies { count before } outstanding { count before } approvalsWaiting { count before
  oldestDays oldestSchool { en cy } } openBreaches { count before clock minutesLeft } notRecorded { count before
  } changes { kind schoolId schoolName { en cy } policyId sentence { en cy } } chase(first: $chase) { reason who
  post schoolId schoolName { en cy } policyId policyTitle { en cy } days lastNudgedAt campaignId approvalId }
  chaseTotal events records at } matrix(asOf: $asOf) { columns { category label { en cy } } rows { schoolId name
  { en cy } codes days policyIds: needyPolicyIds asked signed } } }
`;

/** One school's page. */
export const SCHOOL = `
  query BenchSchool($schoolId: ID!) { schoolCompliance(schoolId: $schoolId) { school { id name { en cy } urn
  laCode laName phase country closed groupId groupName joinedOn } sentence { en cy } row { schoolId name { en cy
  } codes days policyIds asked signed } columns { category label { en cy } } policies { id schoolId category
  title { en cy } owner status days nextReviewDue currentVersion { number } } campaigns { id schoolId policyId
  policyTitle { en cy } dueOn launchedAt endedBecause asked signed outstanding } approvals { id schoolId
  policyId policyTitle { en cy } status requestedAt daysWaiting steps { number post appliesTo status decidedBy }
  } openBreaches { category count } events at } }
`;

/** A write to one school: a volunteer, whom no campaign asks for anything, so that one write is one event. */
export const WRITE = `
  mutation BenchWrite($schoolId: ID!) { registerPerson(input: { schoolId: $schoolId, givenName: "Ash",
  familyName: "Bench", kind: "volunteer" }) { __typename ... on Refused { code message } } }
`;
