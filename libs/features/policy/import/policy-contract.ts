import type { PolicyReading, PolicyReadingContract } from './policy-reading.js';

/** The part of a reading that the command line prints, in the order of the contract. */
export const toPolicyContract = (reading: PolicyReading): PolicyReadingContract => ({
  title: reading.title,
  languages: reading.languages,
  owner: reading.owner,
  sections: reading.sections,
  approvals: reading.approvals,
  lastReviewed: reading.lastReviewed,
  nextReviewDue: reading.nextReviewDue,
  reviewCycleMonths: reading.reviewCycleMonths,
  versions: reading.versions,
  amendments: reading.amendments,
  audience: reading.audience,
  findings: reading.findings,
  unsure: reading.unsure,
});
