import { refuse } from '#platform/kernel/result.js';

export const unknownBreach = () =>
  refuse('BREACH.UNKNOWN', 'There is no such case. Report the breach first, or look its id up.', ['breachId']);

export const alreadyReported = () =>
  refuse('BREACH.ALREADY_REPORTED', 'This case has been reported already. Use a new id for a new report.', [
    'breachId',
  ]);

export const alreadyClosed = () =>
  refuse('BREACH.ALREADY_CLOSED', 'This case is closed. Report anew what came up since.', ['breachId']);

export const summaryMissing = () =>
  refuse('BREACH.SUMMARY_MISSING', 'Say what happened, in a sentence or two.', ['summary']);

export const badDate = (field: string, value: string) =>
  refuse('BREACH.BAD_DATE', `"${value}" is no date. Write a day as 2026-09-01, a moment as 2026-09-01T08:30:00Z.`, [
    field,
  ]);

export const happenedInFuture = (day: string) =>
  refuse('BREACH.HAPPENED_IN_FUTURE', `${day} has not come yet. Correct the date, or leave it empty.`, ['happenedOn']);

export const badId = (field: string) =>
  refuse('BREACH.BAD_ID', 'This is no id of a record. Take the id as a list or another answer gave it.', [field]);

export const textTooLong = (field: string, most: number) =>
  refuse('BREACH.TEXT_TOO_LONG', `Write at most ${String(most)} characters here. Attach longer texts as a file.`, [
    field,
  ]);

export const unknownHandler = () =>
  refuse('BREACH.UNKNOWN_HANDLER', 'Nobody of this school has this id. Choose somebody of the school, or yourself.', [
    'handlerPersonId',
  ]);

export const reporterIsSubject = () =>
  refuse(
    'BREACH.REPORTER_IS_SUBJECT',
    'A report names another person than its reporter. To report a mistake of your own, leave the person empty.',
    ['subjectPersonId'],
  );

export const subjectMayNot = () =>
  refuse(
    'BREACH.SUBJECT_MAY_NOT_HANDLE',
    'The person whom a case is about takes no part in handling it. Leave it to somebody else.',
    ['breachId'],
  );

export const handlerIsSubject = () =>
  refuse('BREACH.HANDLER_IS_SUBJECT', 'The case is about this person. Choose somebody else to handle it.', [
    'handlerPersonId',
  ]);

export const handlerIsReporter = () =>
  refuse('BREACH.HANDLER_IS_REPORTER', 'This person reported the case. Choose somebody else to handle it.', [
    'handlerPersonId',
  ]);

export const noSuchClock = (clock: string) =>
  refuse('BREACH.NO_SUCH_CLOCK', `No ${clock} clock runs in this case. Look at the clocks of the case.`, ['clock']);

export const clockStopped = (clock: string) =>
  refuse(
    'BREACH.CLOCK_STOPPED',
    `The ${clock} clock of this case does not run any more. Look at the case again; nothing is left to set aside.`,
    ['clock'],
  );

export const mustBeTold = () =>
  refuse(
    'BREACH.MUST_BE_TOLD',
    'Indecent images of children: the LADO is always told. Tell them, and record it here.',
    ['clock'],
  );

export const tooManyFiles = (most: number) =>
  refuse('BREACH.TOO_MANY_FILES', `A report takes at most ${String(most)} files. Leave out some of them.`, [
    'evidence',
  ]);

export const unknownEvidence = () =>
  refuse('BREACH.UNKNOWN_EVIDENCE', 'There is no such file in this case. Take its id from the list of its files.', [
    'evidenceId',
  ]);

export const evidenceErased = (rule: string) =>
  refuse('BREACH.EVIDENCE_ERASED', `This file was erased under the rule "${rule}". Its hash stays on record.`, [
    'evidenceId',
  ]);

export const unknownSeverity = (value: string) =>
  refuse('BREACH.UNKNOWN_SEVERITY', `"${value}" is no severity. Choose low, serious or critical.`, ['severity']);

export const unknownBody = (value: string, known: readonly string[]) =>
  refuse(
    'BREACH.UNKNOWN_BODY',
    `"${value}" is no body that cases are passed on to. Choose one of ${known.join(', ')}.`,
    ['to'],
  );

export const toldInFuture = () =>
  refuse('BREACH.TOLD_IN_FUTURE', 'That moment has not come yet. Record it once the body has been told.', ['toldAt']);

export const policeFirst = () =>
  refuse(
    'BREACH.POLICE_FIRST',
    'Indecent images of children: tell the police first, and record it here. Until then take no step of your own, which could spoil evidence.',
    ['breachId'],
  );

export const measureMissing = () =>
  refuse('BREACH.MEASURE_MISSING', 'Say what was done, in a sentence or two.', ['measure']);

export const evidenceForbidden = () =>
  refuse(
    'BREACH.EVIDENCE_FORBIDDEN',
    'Indecent images of children are never copied, sent or uploaded: having them is an offence, and they are evidence for the police. Leave the device as it is and tell the police and the LADO at once. Nothing of the file was kept.',
    ['contentBase64'],
  );

export const evidenceTooLarge = () =>
  refuse('BREACH.EVIDENCE_TOO_LARGE', 'The file is larger than 5 MB. Send a smaller copy, or a part of it.', [
    'contentBase64',
  ]);

export const evidenceEmpty = () =>
  refuse('BREACH.EVIDENCE_EMPTY', 'The file has no content. Send it again.', ['contentBase64']);

export const evidenceNotBase64 = () =>
  refuse(
    'BREACH.EVIDENCE_NOT_BASE64',
    'The file is not written in base64. Encode its bytes as base64 and send it again.',
    ['contentBase64'],
  );

export const evidenceKindUnknown = () =>
  refuse(
    'BREACH.EVIDENCE_KIND_UNKNOWN',
    'The file is none of the kinds that are taken: PNG, JPEG, GIF, WebP or HEIC picture, PDF, plain text. Save it as one of these, or as a screenshot.',
    ['contentBase64'],
  );

export const fileNameMissing = () =>
  refuse('BREACH.FILE_NAME_MISSING', 'Give the name of the file, with its ending.', ['fileName']);

export const descriptionMissing = () =>
  refuse('BREACH.DESCRIPTION_MISSING', 'Say what the file shows.', ['description']);

export const reasonMissing = () => refuse('BREACH.REASON_MISSING', 'Say why, in a sentence or two.', ['reason']);

export const notTakenUp = () =>
  refuse('BREACH.NOT_TAKEN_UP', 'Nobody has taken this case up yet. Triage it, or pass it on, before an outcome.', [
    'breachId',
  ]);

export const alreadyDecided = () =>
  refuse(
    'BREACH.ALREADY_DECIDED',
    'An outcome is recorded already. Close the case, or report anew what came up since.',
    ['breachId'],
  );

export const notDecided = () =>
  refuse('BREACH.NOT_DECIDED', 'No outcome is recorded yet. Record what was found before closing the case.', [
    'breachId',
  ]);

export const closerIsReporter = () =>
  refuse('BREACH.CLOSER_IS_REPORTER', 'Who reported a case does not close it. Ask somebody else to close it.', [
    'breachId',
  ]);
