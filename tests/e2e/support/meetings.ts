/**
 * What becomes of a command that two people give at the same moment, each with a form of their own:
 * `both` are facts of their own (two reports, two measures; of two changes the later one stands), `nothing left` to do
 * for the slower, who gets the same answer; else the slower is refused with this code, which says what happened.
 */
export type Meeting = 'both' | 'nothing left' | `${string}.${string}`;

/** A new command needs a line here: the suite fails without. */
export const MEETINGS: Readonly<Record<string, Meeting>> = {
  acceptFinding: 'POLICY.FINDING_SETTLED',
  answerQuestions: 'both',
  approve: 'APPROVAL.ENDED',
  archivePolicy: 'POLICY.ARCHIVED',
  askRebuild: 'RECORD.REBUILD_UNDER_WAY',
  attachEvidence: 'both',
  changePerson: 'both',
  closeBreach: 'BREACH.ALREADY_CLOSED',
  closeCampaign: 'ACKNOWLEDGEMENT.CAMPAIGN_ENDED',
  decideBreach: 'BREACH.ALREADY_DECIDED',
  draftPolicy: 'both',
  editDraft: 'nothing left',
  endAbsence: 'PEOPLE.NOT_ABSENT',
  endPost: 'nothing left',
  escalateBreach: 'both',
  fixFinding: 'POLICY.FINDING_SETTLED',
  importPeople: 'PEOPLE.ALREADY_REGISTERED',
  importPolicy: 'both',
  issueCredential: 'both',
  launchCampaign: 'ACKNOWLEDGEMENT.AUDIENCE_ASKED',
  nudge: 'ACKNOWLEDGEMENT.NUDGED_TODAY',
  nudgeApproval: 'APPROVAL.NUDGED_TODAY',
  nudgeReview: 'POLICY.NUDGED_TODAY',
  publishVersion: 'POLICY.VERSION_PUBLISHED',
  readEvidence: 'both',
  recordDetails: 'both',
  recordLeaving: 'PEOPLE.HAS_LEFT',
  recordMeasure: 'both',
  recordReturn: 'PEOPLE.HAS_NOT_LEFT',
  recordReview: 'both',
  registerPerson: 'both',
  reject: 'APPROVAL.ENDED',
  reportBreach: 'both',
  revokeCredential: 'nothing left',
  setClockAside: 'BREACH.CLOCK_STOPPED',
  sign: 'ACKNOWLEDGEMENT.ALREADY_SIGNED',
  startAbsence: 'PEOPLE.ALREADY_ABSENT',
  startPost: 'PEOPLE.POST_ALREADY_HELD',
  stopRebuild: 'nothing left',
  submitVersion: 'POLICY.NOT_A_DRAFT',
  triageBreach: 'BREACH.TAKEN_UP',
  waiveFinding: 'POLICY.FINDING_SETTLED',
  withdrawApproval: 'APPROVAL.ENDED',
};
