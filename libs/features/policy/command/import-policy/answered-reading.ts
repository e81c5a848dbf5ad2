import { isPartialDate } from '#contracts/partial-date.js';
import type { PolicyAnswer, PolicyMetadata, PolicyPeople, PolicySection } from '#contracts/policy.events.js';
import { accept, type Result } from '#platform/kernel/result.js';
import { answerQuestions, type Answered } from '../../domain/policy.answers.js';
import type { PolicyReading, UnsureQuestion } from '../../import/index.js';

/** A document as it was read, with the answers to what was asked. `people` are its names, for sealing. */
export interface AnsweredReading {
  readonly reading: PolicyReading;
  readonly answered: Answered;
  readonly people: PolicyPeople;
  readonly sections: readonly PolicySection[];
}

/** What a reading asks about, under the name that an answer to it has. */
const ANSWERED_AS: Readonly<Record<string, string>> = {
  approvals: 'approver',
  'approvals.approvedOn': 'approvedOn',
  'approvals.appliesTo': 'appliesTo',
  'approvals.nextReviewDue': 'partReviewDue',
};

/** Two days to choose from ask which approval stands, not who approved. */
const answeredAs = ({ field, candidates }: UnsureQuestion): string => {
  const isChoice = field === 'approvals' && candidates.length > 1 && candidates.every(isPartialDate);
  return isChoice ? 'standingApproval' : (ANSWERED_AS[field] ?? field);
};

/** Puts answers into a reading; without answers it stays as it was read. */
export const answerReading = (reading: PolicyReading, answers: readonly PolicyAnswer[]): Result<AnsweredReading> => {
  const { title, audience } = reading;
  const questions = reading.unsure.map((one) => ({ ...one, field: answeredAs(one) }));
  const asRead = { title, audience, metadata: metadataOf(reading), questions };
  const result = answers.length === 0 ? accept({ ...asRead, owner: null }) : answerQuestions(asRead, answers);
  if (!result.ok) return result;
  const answered = result.value;
  return accept({
    reading,
    answered,
    people: {
      owner: answers.some(({ field }) => field === 'owner') ? answered.owner : reading.owner,
      // As the document has them: an approval that an answer added was signed by nobody known, one taken out keeps its place.
      signedBy: (reading.approvals.length > 0 ? reading.approvals : answered.metadata.approvals).map((one) =>
        'signedBy' in one ? one.signedBy : null,
      ),
      authors: reading.versions.map(({ author }) => author),
    },
    sections: reading.sectionBodies.map(({ number, heading, level, text }) => ({ number, heading, level, text })),
  });
};

const metadataOf = (reading: PolicyReading): PolicyMetadata => ({
  approvals: reading.approvals.map(({ body, role, approvedOn, nextReviewDue, appliesTo }) => ({
    ...{ body, role, approvedOn, nextReviewDue, appliesTo },
  })),
  approvers: [],
  lastReviewed: reading.lastReviewed,
  nextReviewDue: reading.nextReviewDue,
  reviewCycleMonths: reading.reviewCycleMonths,
  versions: reading.versions.map(({ version, date, changes }) => ({ version, date, changes })),
  amendments: reading.amendments,
});
