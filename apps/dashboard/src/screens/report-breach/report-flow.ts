import type { BreachCategory, ReportBreachInput } from '../../../../../libs/contracts/graphql/schema.types.js';

/** The steps of a report, each an address of its own. */
export type ReportStep =
  'school' | 'category' | 'stop' | 'what' | 'when' | 'where' | 'who' | 'policy' | 'evidence' | 'confidence';

/** What somebody has answered so far. `''` is not answered yet. */
export interface ReportValues {
  readonly schoolId: string;
  readonly category: BreachCategory | '';
  /** The page that says stop was read. */
  readonly stopRead: boolean;
  readonly summary: string;
  readonly happened: 'day' | 'unknown' | '';
  readonly happenedOn: string;
  readonly place: string;
  readonly who: 'person' | 'unknown' | '';
  readonly find: string;
  readonly subjectPersonId: string;
  readonly subjectName: string;
  /** `none`: no policy, or not known which. */
  readonly policyId: string;
  readonly file: File | null;
  readonly fileShows: string;
  readonly confidential: 'yes' | 'no' | '';
}

export const emptyReport: ReportValues = {
  ...{ schoolId: '', category: '', stopRead: false, summary: '', happened: '', happenedOn: '', place: '' },
  ...{ who: '', find: '', subjectPersonId: '', subjectName: '', policyId: '', file: null, fileShows: '' },
  confidential: '',
};

/** Longest text of a field; the server refuses more. */
export const LONGEST = 10_000;

/** Of these no file is ever taken, and nobody looks into them before the police have. */
export const isHandsOff = (category: BreachCategory | ''): boolean => category === 'INDECENT_IMAGES';

/** The steps in their order, for what has been answered so far. */
export const stepsFor = ({ category }: Pick<ReportValues, 'category'>, several: boolean): readonly ReportStep[] => {
  const handsOff = isHandsOff(category);
  return [
    ...(several ? (['school'] as const) : []),
    'category',
    ...(handsOff ? (['stop'] as const) : []),
    ...(['what', 'when', 'where', 'who', 'policy'] as const),
    ...(handsOff ? [] : (['evidence'] as const)),
    'confidence',
  ];
};

/** What is wrong with an answer. */
export type ReportProblem =
  | 'schoolMissing'
  | 'categoryMissing'
  | 'stopNotRead'
  | 'summaryMissing'
  | 'tooLong'
  | 'happenedMissing'
  | 'dayMissing'
  | 'dayToCome'
  | 'whoMissing'
  | 'personMissing'
  | 'policyMissing'
  | 'fileShowsMissing'
  | 'confidenceMissing';

/** A problem and the field that it stands at. */
export interface FieldProblem {
  readonly field: keyof ReportValues;
  readonly problem: ReportProblem;
}

type Check = (values: ReportValues, today: string) => FieldProblem | null;

const when = (isWrong: boolean, field: keyof ReportValues, problem: ReportProblem): FieldProblem | null =>
  isWrong ? { field, problem } : null;

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

const checkDay: Check = ({ happened, happenedOn }, today) => {
  if (happened !== 'day') return when(happened === '', 'happened', 'happenedMissing');
  if (!isDay(happenedOn)) return { field: 'happenedOn', problem: 'dayMissing' };
  return when(happenedOn > today, 'happenedOn', 'dayToCome');
};

const checkWho: Check = ({ who, subjectPersonId }) => {
  if (who !== 'person') return when(who === '', 'who', 'whoMissing');
  return when(subjectPersonId === '', 'find', 'personMissing');
};

const checkWhat: Check = ({ summary }) =>
  when(summary.trim() === '', 'summary', 'summaryMissing') ?? when(summary.length > LONGEST, 'summary', 'tooLong');

const checkFile: Check = ({ file, fileShows }) =>
  when(file !== null && fileShows.trim() === '', 'fileShows', 'fileShowsMissing') ??
  when(fileShows.length > LONGEST, 'fileShows', 'tooLong');

const checks: Readonly<Record<ReportStep, Check>> = {
  school: ({ schoolId }) => when(schoolId === '', 'schoolId', 'schoolMissing'),
  category: ({ category }) => when(category === '', 'category', 'categoryMissing'),
  stop: ({ stopRead }) => when(!stopRead, 'stopRead', 'stopNotRead'),
  what: checkWhat,
  when: checkDay,
  where: ({ place }) => when(place.length > LONGEST, 'place', 'tooLong'),
  who: checkWho,
  policy: ({ policyId }) => when(policyId === '', 'policyId', 'policyMissing'),
  evidence: checkFile,
  confidence: ({ confidential }) => when(confidential === '', 'confidential', 'confidenceMissing'),
};

/** What is wrong with a step's answers as they are now; null: it may be left. `today`: a day of London. */
export const problemOfStep = (step: ReportStep, values: ReportValues, today: string): FieldProblem | null =>
  checks[step](values, today);

/** The fields of each step: a refusal of the server leads back to it. */
export const fieldsOf: Readonly<Record<ReportStep, readonly (keyof ReportValues)[]>> = {
  school: ['schoolId'],
  category: ['category'],
  stop: ['stopRead'],
  what: ['summary'],
  when: ['happened', 'happenedOn'],
  where: ['place'],
  who: ['who', 'find', 'subjectPersonId', 'subjectName'],
  policy: ['policyId'],
  evidence: ['file', 'fileShows'],
  confidence: ['confidential'],
};

/** The field that a path of the server's refusal means. */
export const fieldOfPath = (path: readonly string[]): keyof ReportValues | null => {
  const last = path.at(-1) ?? '';
  const known: Readonly<Record<string, keyof ReportValues>> = {
    ...{ contentBase64: 'file', fileName: 'file', evidence: 'file', description: 'fileShows' },
    subjectPersonId: 'find',
  };
  return (
    known[last] ??
    Object.values(fieldsOf)
      .flat()
      .find((field) => field === last) ??
    null
  );
};

/** A file as it is sent. */
export interface SentFile {
  readonly fileName: string;
  readonly contentBase64: string;
}

/** What the server is asked to record; only what was asked of this category, and nothing that is left over. */
export const inputOf = (
  values: ReportValues,
  { schoolId, file, idempotencyKey }: { schoolId: string; file: SentFile | null; idempotencyKey: string },
): ReportBreachInput => {
  const { category, summary, happened, happenedOn, place, who, subjectPersonId, policyId, confidential } = values;
  if (category === '') throw new Error('A report has a category before it is sent.');
  return {
    ...{ schoolId, category, summary: summary.trim(), confidential: confidential === 'yes', idempotencyKey },
    happenedOn: happened === 'day' ? happenedOn : null,
    place: place.trim() || null,
    subjectPersonId: who === 'person' ? subjectPersonId : null,
    policyId: policyId === 'none' ? null : policyId,
    evidence: file === null || isHandsOff(category) ? null : [{ ...file, description: values.fileShows.trim() }],
  };
};

/** An address in the middle of a form of which nothing is left: it was loaded anew. */
export const isLost = (step: string | undefined, first: string, { category, schoolId }: ReportValues): boolean =>
  step !== undefined && step !== first && category === '' && schoolId === '';
