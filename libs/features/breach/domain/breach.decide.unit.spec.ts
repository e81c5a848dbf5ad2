import { describe, it } from '@jest/globals';
import {
  BreachClosed,
  BreachEscalated,
  BreachReported,
  BreachTriaged,
  ClockSetAside,
  ConfidentialRecordRead,
  EvidenceAttached,
  MeasureRecorded,
  OutcomeRecorded,
} from '#contracts/breach.events.js';
import type { BreachEvent } from '#contracts/breach.events.js';
import { contextOf, given } from '#platform/testing/given.js';
import type { AttachEvidence, ReportBreach, TriageBreach } from './breach.commands.js';
import { breachDecider } from './breach.decider.js';

const breachId = '22222222-2222-4222-8222-222222222222';
const reporter = 'aaaaaaaa-0000-4000-8000-0000000000e1';
const subject = 'aaaaaaaa-0000-4000-8000-0000000000f1';
const handler = 'aaaaaaaa-0000-4000-8000-0000000000a1';
const head = 'aaaaaaaa-0000-4000-8000-0000000000d1';
const now = '2026-11-21T09:14:00.000Z';
const as = (actorId: string) => contextOf({ actorId, now });

const report: ReportBreach = {
  kind: 'ReportBreach',
  breachId,
  category: 'FRIEND_REQUEST',
  summary: ' A request was sent to a pupil of year 6. ',
  happenedOn: '2026-11-20',
  place: ' The gate ',
  subjectPersonId: subject,
  policyId: null,
  confidential: true,
  aboutHead: false,
};
const reported = BreachReported({
  breachId,
  category: 'FRIEND_REQUEST',
  summary: 'A request was sent to a pupil of year 6.',
  happenedOn: '2026-11-20',
  place: 'The gate',
  awareAt: now,
  subjectPersonId: subject,
  policyId: null,
  confidential: true,
  aboutHead: false,
  reportedBy: reporter,
});
const indecent = BreachReported({ ...reported.body, category: 'INDECENT_IMAGES' });
const triage: TriageBreach = { kind: 'TriageBreach', severity: 'Serious', handlerPersonId: handler, note: ' ' };
const triaged = BreachTriaged({ breachId, severity: 'serious', handlerPersonId: handler, note: null, triagedBy: head });
const escalate = { kind: 'EscalateBreach', to: 'lado', toldAt: null, reference: null } as const;
const escalated = BreachEscalated({ breachId, to: 'LADO', toldAt: now, reference: null, escalatedBy: head });
const policeTold = BreachEscalated({ ...escalated.body, to: 'POLICE' });
const setAside = { kind: 'SetClockAside', clock: 'LADO', reason: ' It was a cousin. ' } as const;
const measure = { kind: 'RecordMeasure', measure: ' Talked to the parents. ' } as const;
const measured = MeasureRecorded({ breachId, measure: 'Talked to the parents.', recordedBy: head });
const file = {
  evidenceId: '55555555-5555-4555-8555-555555555555',
  contentType: 'image/png',
  size: 1_024,
  sha256: 'c'.repeat(64),
  storedAs: 'evidence/55555555',
};
const attach: AttachEvidence = {
  kind: 'AttachEvidence',
  ...file,
  description: 'The request as it was shown ',
  fileName: 'screen.png',
};
const attached = EvidenceAttached({
  breachId,
  description: 'The request as it was shown',
  fileName: 'screen.png',
  ...file,
  attachedBy: head,
});
const decide = { kind: 'DecideBreach', outcome: 'SUBSTANTIATED', reason: 'Two witnesses.' } as const;
const decided = OutcomeRecorded({ breachId, outcome: 'SUBSTANTIATED', reason: 'Two witnesses.', decidedBy: head });
const close = { kind: 'CloseBreach' } as const;
const closed = BreachClosed({ breachId, closedBy: head });
const read = { kind: 'NoteReading', what: 'case' } as const;

describe('a breach that nobody has reported', () => {
  const none = given(breachDecider);

  it('is reported, and the school knows from that moment on', () => {
    none.when(report, as(reporter)).then([reported]);
  });
  it('may be reported without a date and without a name', () => {
    none
      .when({ ...report, happenedOn: null, subjectPersonId: null }, as(reporter))
      .then([BreachReported({ ...reported.body, happenedOn: null, subjectPersonId: null })]);
  });
  it('needs words', () => {
    none.when({ ...report, summary: ' ' }).thenRefused('BREACH.SUMMARY_MISSING', ['summary']);
  });
  it('did not happen on a day to come, nor on one that does not exist', () => {
    none.when({ ...report, happenedOn: '2026-11-22' }).thenRefused('BREACH.HAPPENED_IN_FUTURE', ['happenedOn']);
    none.when({ ...report, happenedOn: '2026-02-31' }).thenRefused('BREACH.BAD_DATE', ['happenedOn']);
  });
  it('is not about its reporter', () => {
    none.when(report, as(subject)).thenRefused('BREACH.REPORTER_IS_SUBJECT', ['subjectPersonId']);
  });
  it.each([triage, escalate, measure, attach, decide, close, read])('takes no $kind', (command) => {
    none.when(command, as(head)).thenRefused('BREACH.UNKNOWN', ['breachId']);
  });
});

describe('a clock of a case', () => {
  const open = given(breachDecider, [reported]);
  const aside = ClockSetAside({ breachId, clock: 'LADO', reason: 'It was a cousin.', setAsideBy: head });

  it('is set aside with a reason', () => {
    open.when(setAside, as(head)).then([aside]);
    open.when({ ...setAside, reason: ' ' }, as(head)).thenRefused('BREACH.REASON_MISSING', ['reason']);
  });
  it('is not set aside where none runs, where it was, or where the body was told', () => {
    open.when({ ...setAside, clock: 'ICO' }, as(head)).thenRefused('BREACH.NO_SUCH_CLOCK', ['clock']);
    for (const before of [aside, escalated]) {
      given(breachDecider, [reported, before]).when(setAside, as(head)).thenRefused('BREACH.CLOCK_STOPPED', ['clock']);
    }
  });
  it('of indecent images is never set aside, nor by the subject or once the case is closed', () => {
    given(breachDecider, [indecent]).when(setAside, as(head)).thenRefused('BREACH.MUST_BE_TOLD', ['clock']);
    open.when(setAside, as(subject)).thenRefused('BREACH.SUBJECT_MAY_NOT_HANDLE', ['breachId']);
    given(breachDecider, [reported, triaged, decided, closed])
      .when(setAside, as(head))
      .thenRefused('BREACH.ALREADY_CLOSED', ['breachId']);
  });
});

describe('a case that is taken up', () => {
  it('is handled by nobody who reported it, nor by whom it is about', () => {
    const open = given(breachDecider, [reported]);
    open
      .when({ ...triage, handlerPersonId: reporter }, as(head))
      .thenRefused('BREACH.HANDLER_IS_REPORTER', ['handlerPersonId']);
    open
      .when({ ...triage, handlerPersonId: subject }, as(head))
      .thenRefused('BREACH.HANDLER_IS_SUBJECT', ['handlerPersonId']);
  });
});

describe('a case that two take up', () => {
  const first = { ...triage, isFirst: true };
  it('is taken up by who was first, and the other is told', () => {
    given(breachDecider, [reported]).when(first, as(head)).then([triaged]);
    for (const before of [[triaged], [triaged, escalated], [escalated, triaged]])
      given(breachDecider, [reported, ...before])
        .when(first, as(head))
        .thenRefused('BREACH.TAKEN_UP', ['breachId']);
  });
  it('is taken up anew by who knows that it was, and by the first after a body was told', () => {
    given(breachDecider, [reported, triaged]).when(triage, as(head)).then([triaged]);
    given(breachDecider, [reported, escalated]).when(first, as(head)).then([triaged]);
  });
});

describe('a reported breach', () => {
  const open = given(breachDecider, [reported]);

  it('is not reported again under the same id', () => {
    open.when(report, as(reporter)).thenRefused('BREACH.ALREADY_REPORTED', ['breachId']);
  });
  it('is taken up', () => {
    open.when(triage, as(head)).then([triaged]);
  });
  it('is low, serious or critical', () => {
    open.when({ ...triage, severity: 'bad' }, as(head)).thenRefused('BREACH.UNKNOWN_SEVERITY', ['severity']);
  });
  it('is never handled by whom it is about', () => {
    open
      .when({ ...triage, handlerPersonId: subject }, as(head))
      .thenRefused('BREACH.HANDLER_IS_SUBJECT', ['handlerPersonId']);
  });
  it.each([triage, escalate, measure, attach, decide, close, read])('lets its subject do no $kind', (command) => {
    open.when(command, as(subject)).thenRefused('BREACH.SUBJECT_MAY_NOT_HANDLE', ['breachId']);
  });
  it('is passed on at once, without waiting for anybody', () => {
    open.when(escalate, as(head)).then([escalated]);
  });
  it('may have been passed on before it was written down', () => {
    open
      .when({ ...escalate, toldAt: '2026-11-20T16:00:00+00:00', reference: ' L-17 ' }, as(head))
      .then([BreachEscalated({ ...escalated.body, toldAt: '2026-11-20T16:00:00.000Z', reference: 'L-17' })]);
  });
  it('is passed on to bodies that there are, at a moment that has been', () => {
    open.when({ ...escalate, to: 'Ofsted' }, as(head)).thenRefused('BREACH.UNKNOWN_BODY', ['to']);
    open
      .when({ ...escalate, toldAt: '2026-11-21T09:14:01.000Z' }, as(head))
      .thenRefused('BREACH.TOLD_IN_FUTURE', ['toldAt']);
    open.when({ ...escalate, toldAt: 'yesterday' }, as(head)).thenRefused('BREACH.BAD_DATE', ['toldAt']);
  });
  it('gathers measures and evidence', () => {
    open.when(measure, as(head)).then([measured]);
    open.when(attach, as(head)).then([attached]);
  });
  it('takes no empty measure', () => {
    open.when({ ...measure, measure: '' }, as(head)).thenRefused('BREACH.MEASURE_MISSING', ['measure']);
  });
  it('takes no file that is too large, empty, unnamed or unexplained', () => {
    const large = { ...attach, size: 5 * 1024 * 1024 + 1 };
    open.when(large, as(head)).thenRefused('BREACH.EVIDENCE_TOO_LARGE', ['contentBase64']);
    open.when({ ...attach, size: 0 }, as(head)).thenRefused('BREACH.EVIDENCE_EMPTY', ['contentBase64']);
    open.when({ ...attach, fileName: '' }, as(head)).thenRefused('BREACH.FILE_NAME_MISSING', ['fileName']);
    open.when({ ...attach, description: '' }, as(head)).thenRefused('BREACH.DESCRIPTION_MISSING', ['description']);
  });
  it('has no outcome before somebody looked, and is not closed before an outcome', () => {
    open.when(decide, as(head)).thenRefused('BREACH.NOT_TAKEN_UP', ['breachId']);
    open.when(close, as(head)).thenRefused('BREACH.NOT_DECIDED', ['breachId']);
  });
  it('records who read it, because it was told in confidence', () => {
    open.when(read, as(head)).then([ConfidentialRecordRead({ breachId, by: head, what: 'case' })]);
  });
  it('records no reading where nobody asked for confidence', () => {
    given(breachDecider, [BreachReported({ ...reported.body, confidential: false })])
      .when(read, as(head))
      .then([]);
  });
});

describe('a breach that was taken up', () => {
  const open = given(breachDecider, [reported, triaged]);

  it('may be taken up anew, by somebody else and as more serious', () => {
    open
      .when({ ...triage, severity: 'critical', handlerPersonId: head, note: 'A second pupil.' }, as(head))
      .then([BreachTriaged({ ...triaged.body, severity: 'critical', handlerPersonId: head, note: 'A second pupil.' })]);
  });
  it('gets an outcome with its reason', () => {
    open.when(decide, as(head)).then([decided]);
    open.when({ ...decide, reason: ' ' }, as(head)).thenRefused('BREACH.REASON_MISSING', ['reason']);
  });
  it('may turn out to have been reported to harm', () => {
    open
      .when({ ...decide, outcome: 'MALICIOUS' }, as(head))
      .then([OutcomeRecorded({ ...decided.body, outcome: 'MALICIOUS' })]);
  });
});

describe('a breach that was passed on', () => {
  const open = given(breachDecider, [reported, escalated]);

  it('may be passed on to a further body, taken up, and decided', () => {
    open.when({ ...escalate, to: 'POLICE' }, as(head)).then([policeTold]);
    open.when(triage, as(head)).then([triaged]);
    open.when(decide, as(head)).then([decided]);
  });
});

describe('a breach with an outcome', () => {
  const open = given(breachDecider, [reported, triaged, decided]);

  it('is closed by somebody who neither reported it nor is its subject', () => {
    open.when(close, as(head)).then([closed]);
    open.when(close, as(reporter)).thenRefused('BREACH.CLOSER_IS_REPORTER', ['breachId']);
    open.when(close, as(subject)).thenRefused('BREACH.SUBJECT_MAY_NOT_HANDLE', ['breachId']);
  });
  it('is not decided or taken up again', () => {
    open.when(decide, as(head)).thenRefused('BREACH.ALREADY_DECIDED', ['breachId']);
    open.when(triage, as(head)).thenRefused('BREACH.ALREADY_DECIDED', ['breachId']);
  });
  it('is closed also after a body was told late', () => {
    given(breachDecider, [reported, triaged, decided, escalated]).when(close, as(head)).then([closed]);
  });
});

describe('a closed breach', () => {
  const over = given(breachDecider, [reported, triaged, decided, closed]);

  it.each([triage, escalate, measure, attach, decide, close])('takes no $kind any more', (command) => {
    over.when(command, as(head)).thenRefused('BREACH.ALREADY_CLOSED', ['breachId']);
  });
  it('still records who read it', () => {
    over.when(read, as(head)).then([ConfidentialRecordRead({ breachId, by: head, what: 'case' })]);
  });
});

describe('indecent images of children', () => {
  const open = given(breachDecider, [indecent]);
  const police = given(breachDecider, [indecent, triaged, policeTold]);

  it('are refused as evidence, with the reason, before and after the police were told', () => {
    open.when(attach, as(head)).thenRefused('BREACH.EVIDENCE_FORBIDDEN', ['contentBase64']);
    police.when(attach, as(head)).thenRefused('BREACH.EVIDENCE_FORBIDDEN', ['contentBase64']);
  });
  it('are refused whatever else is wrong with the file', () => {
    open
      .when({ ...attach, size: 0, fileName: '' }, as(head))
      .thenRefused('BREACH.EVIDENCE_FORBIDDEN', ['contentBase64']);
  });
  it('let the school take no step before the police were told', () => {
    const ladoOnly: readonly BreachEvent[] = [indecent, triaged, escalated];
    given(breachDecider, ladoOnly).when(measure, as(head)).thenRefused('BREACH.POLICE_FIRST', ['breachId']);
    given(breachDecider, ladoOnly).when(decide, as(head)).thenRefused('BREACH.POLICE_FIRST', ['breachId']);
  });
  it('go on once they were', () => {
    police.when(measure, as(head)).then([measured]);
    police.when(decide, as(head)).then([decided]);
  });
});
