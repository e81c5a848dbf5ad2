import type { ReactNode } from 'react';
import { formatPartialDate } from '../../shared/format.js';
import { fileSize } from '../../design/files.js';
import { breachCategories } from '../../shared/breach-words.js';
import { reportMessages as words } from './messages.js';
import type { ReportStep, ReportValues } from './report-flow.js';

/** An answer as it reads before the report is sent. */
export interface Answer {
  readonly label: string;
  readonly value: ReactNode;
}

/** Names for what the answers hold ids of. */
export interface AnswerNames {
  readonly school: string;
  readonly policy: ReactNode;
}

const fileAnswers = ({ file, fileShows }: ReportValues): readonly Answer[] => [
  { label: words.file, value: file === null ? words.noFile : `${file.name}, ${fileSize(file.size)}` },
  ...(file === null ? [] : [{ label: words.fileShows, value: fileShows }]),
];

type Read = (values: ReportValues, names: AnswerNames) => readonly Answer[];

const answers: Readonly<Record<ReportStep, Read>> = {
  school: (_, { school }) => [{ label: words.school, value: school }],
  category: ({ category }) => [{ label: words.category, value: category === '' ? '' : breachCategories[category] }],
  stop: () => [],
  what: ({ summary }) => [{ label: words.summary, value: summary.trim() }],
  when: ({ happened, happenedOn }) => [
    { label: words.happenedOn, value: happened === 'day' ? formatPartialDate(happenedOn) : words.unknownDay },
  ],
  where: ({ place }) => [{ label: words.place, value: place.trim() || words.notSaid }],
  who: ({ who, subjectName }) => [
    { label: words.whoHeading, value: who === 'person' ? subjectName : words.unknownPerson },
  ],
  policy: ({ policyId }, { policy }) => [
    { label: words.policy, value: policyId === 'none' ? words.unknownPolicy : policy },
  ],
  evidence: fileAnswers,
  confidence: ({ confidential }) => [
    { label: words.confidential, value: confidential === 'yes' ? words.confidentialYes : words.confidentialNo },
  ],
};

/** How a step's answers read. */
export const answersOf = (step: ReportStep, values: ReportValues, names: AnswerNames): readonly Answer[] =>
  answers[step](values, names);
