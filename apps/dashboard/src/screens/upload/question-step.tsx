import type { ReactNode } from 'react';
import type { FlowStep } from '../../design/form-flow.js';
import type { Problem } from '../../design/problems.js';
import { Radios } from '../../design/radios.js';
import type { Option } from '../../design/select.js';
import { TextField } from '../../design/text-field.js';
import type { FormState } from '../../design/use-form.js';
import { SaidWords } from '../../shared/finding-list.js';
import { fieldQuestion, questionSaid } from '../../shared/finding-words.js';
import { formatPartialDate } from '../../shared/format.js';
import { messages } from '../../shared/messages.js';
import {
  LATER,
  NONE,
  OWN,
  answerTo,
  isDateField,
  mayBeLater,
  mayBeNone,
  mayBeOwn,
  ownAnswer,
  ownId,
} from './answers.js';
import type { Asked } from './answers.js';
import { uploadMessages as words } from './messages.js';

/** Answers by field of the form. */
export type AnswerValues = Record<string, string>;

/** An answer as people read it. */
export const answerWords = (field: string, value: string | null): string => {
  if (value === null) return words.openAnswer;
  if (value === '') return field === 'standingApproval' ? words.bothStay : messages.notRecorded;
  if (isDateField(field)) return formatPartialDate(value);
  if (field === 'reviewCycleMonths') return words.months({ months: Number(value) });
  return field === 'appliesTo' && value === 'whole' ? words.appliesWhole : value;
};

const none = (field: string): Option =>
  field === 'standingApproval'
    ? { value: NONE, label: words.bothStay, hint: words.bothStayHint }
    : { value: NONE, label: words.none, hint: words.noneHint };

const optionsOf = ({ candidates, question: { field } }: Asked): Option[] => [
  ...candidates.map((candidate, index) => ({ value: `c${index}`, label: answerWords(field, candidate) })),
  ...(mayBeOwn(field) ? [{ value: OWN, label: candidates.length === 0 ? words.known : words.own }] : []),
  ...(mayBeNone(field) ? [none(field)] : []),
  ...(mayBeLater(field) ? [{ value: LATER, label: words.later, hint: words.laterHint }] : []),
];

const ownTexts = (field: string): { label: string; hint?: string; missing: string } => {
  if (isDateField(field)) return { label: words.ownDate, hint: words.ownDateHint, missing: words.dateMissing };
  if (field === 'reviewCycleMonths') {
    return { label: words.ownMonths, hint: words.ownMonthsHint, missing: words.monthsMissing };
  }
  const hint = field === 'approver' ? { hint: words.approverHint } : {};
  return { label: words.ownWords, ...hint, missing: words.wordsMissing };
};

/** What is wrong with the answer to one question as it stands. */
export const checkAnswer = (asked: Asked, values: AnswerValues): readonly Problem[] => {
  const picked = values[asked.id] ?? '';
  if (!optionsOf(asked).some(({ value }) => value === picked)) return [{ field: asked.id, text: words.choiceMissing }];
  const { field } = asked.question;
  const isBad = picked === OWN && ownAnswer(field, values[ownId(asked)] ?? '') === null;
  return isBad ? [{ field: ownId(asked), text: ownTexts(field).missing }] : [];
};

const About = ({ asked: { hints, question } }: { asked: Asked }): ReactNode => {
  const said = questionSaid(question);
  return (
    <>
      {said.exact !== null && <SaidWords said={{ text: '', exact: said.exact }} />}{' '}
      {hints.map((hint) => words.documentSays({ words: hint })).join(' ')}{' '}
      {question.line ? words.line({ line: question.line }) : ''}
    </>
  );
};

const Fields = ({ asked, form }: { asked: Asked; form: FormState<AnswerValues> }): ReactNode => {
  const own = ownTexts(asked.question.field);
  return (
    <>
      <Radios
        {...form.field(asked.id)}
        label={words.yourAnswer}
        hint={<About asked={asked} />}
        options={optionsOf(asked)}
      />
      {form.values[asked.id] === OWN && (
        <TextField
          {...form.field(ownId(asked))}
          label={own.label}
          {...(own.hint === undefined ? {} : { hint: own.hint })}
        />
      )}
    </>
  );
};

/** One question of the reading, on a page of its own. */
export const questionStep = (asked: Asked, form: FormState<AnswerValues>): FlowStep => {
  const { question } = asked;
  return {
    id: asked.id,
    names: [asked.id, ownId(asked)],
    heading: questionSaid(question).text,
    fields: <Fields asked={asked} form={form} />,
    check: () => checkAnswer(asked, form.values),
    answers: [
      {
        label: `${Number(asked.id.slice(1)) + 1}. ${fieldQuestion(question.field)}`,
        value: answerWords(question.field, answerTo(asked, form.values)),
      },
    ],
  };
};
