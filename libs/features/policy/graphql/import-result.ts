import type { AnsweredReading } from '../command/import-policy/answered-reading.js';
import type { ImportOutcome } from '../command/import-policy/import-policy.handler.js';

/** An outcome as the schema's `ImportPolicyResult` says it. */
export const toImportResult = (outcome: ImportOutcome): object => {
  if (!outcome.done) return { __typename: 'Refused', ...outcome.refusal, path: outcome.refusal.path ?? [] };
  const { read, stored, tenantId, replayed } = outcome;
  return {
    __typename: 'PolicyImport',
    dryRun: stored === null,
    reading: readingOf(read),
    policyId: stored?.policyId ?? null,
    versionId: stored?.versionId ?? null,
    position: stored && { tenant: tenantId, position: stored.position },
    replayed,
  };
};

const readingOf = ({ reading, answered, people, sections }: AnsweredReading): object => {
  const { metadata, title, audience, questions } = answered;
  return {
    title,
    languages: reading.languages,
    owner: people.owner,
    sections,
    approvals: metadata.approvals.map((one, n) => ({ ...one, signedBy: people.signedBy[one.signatory ?? n] ?? null })),
    lastReviewed: metadata.lastReviewed,
    nextReviewDue: metadata.nextReviewDue,
    reviewCycleMonths: metadata.reviewCycleMonths,
    audience,
    findings: reading.findings,
    questions,
  };
};
