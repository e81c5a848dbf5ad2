import type { ErasureGround } from '#contracts/retention.events.js';
import { ruleName, ruleOn } from '#contracts/retention-schedule.js';
import type { PlainDate } from '#platform/kernel/event.js';
import { accept, type Result } from '#platform/kernel/result.js';
import { dueOf, type RetainedSubject } from './due.js';
import { retentionErrors as errors } from './retention.errors.js';

/** By what right something is erased. */
export interface Right {
  readonly rule: string;
  readonly dueOn: PlainDate | null;
}

/** On what ground it is asked for. */
export interface AskedErasure {
  readonly ground: ErasureGround;
  readonly reachesAgeOn: PlainDate | null;
}

/** Nobody who is still there, and nothing that is still open, is erased: writing about them would fail from then on. */
export const isOver = (subject: RetainedSubject, today: PlainDate): Result<true> => {
  if (subject.kind === 'case') return subject.facts.closedOn === null ? errors.caseOpen() : accept(true);
  const { leftOn } = subject.facts;
  return leftOn === null || leftOn > today ? errors.stillHere() : accept(true);
};

const onRequest = (today: PlainDate): Result<Right> => {
  const rule = ruleOn('request', today);
  return rule ? accept({ rule: ruleName(rule), dueOn: null }) : errors.noRule();
};

const onSchedule = (subject: RetainedSubject, reachesAgeOn: PlainDate | null, today: PlainDate): Result<Right> => {
  const { rule, dueOn, missing } = dueOf(subject, today, reachesAgeOn);
  if (rule === null) return errors.noRule();
  if (missing === 'pension-age' || missing === 'birth') return errors.ageUnknown(rule);
  if (dueOn === null) return errors.notOver(rule);
  return dueOn > today ? errors.notDue(rule, dueOn) : accept({ rule: ruleName(rule), dueOn });
};

/** Whether a subject may be erased on a day, and by which rule. */
export const rightTo = (subject: RetainedSubject, asked: AskedErasure, today: PlainDate): Result<Right> => {
  const over = isOver(subject, today);
  if (!over.ok) return over;
  return asked.ground === 'request' ? onRequest(today) : onSchedule(subject, asked.reachesAgeOn, today);
};
