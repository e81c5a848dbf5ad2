import { caseMessages } from './messages.js';

/** What the server refuses of an act, in the reader's language. Read while rendering. */
export const caseRefusals = (): Readonly<Record<string, string>> => {
  const { refused, missing } = caseMessages;
  return {
    'BREACH.UNKNOWN': refused.UNKNOWN,
    'BREACH.ALREADY_CLOSED': refused.ALREADY_CLOSED,
    'BREACH.ALREADY_DECIDED': refused.ALREADY_DECIDED,
    'BREACH.NOT_TAKEN_UP': refused.NOT_TAKEN_UP,
    'BREACH.NOT_DECIDED': refused.NOT_DECIDED,
    'BREACH.CLOSER_IS_REPORTER': refused.CLOSER_IS_REPORTER,
    'BREACH.HANDLER_IS_SUBJECT': refused.HANDLER_IS_SUBJECT,
    'BREACH.HANDLER_IS_REPORTER': refused.HANDLER_IS_REPORTER,
    'BREACH.UNKNOWN_HANDLER': refused.UNKNOWN_HANDLER,
    'BREACH.POLICE_FIRST': refused.POLICE_FIRST,
    'BREACH.CLOCK_STOPPED': refused.CLOCK_STOPPED,
    'BREACH.TOLD_IN_FUTURE': missing.future,
    'BREACH.TEXT_TOO_LONG': missing.tooLong,
    'BREACH.EVIDENCE_KIND_UNKNOWN': refused.EVIDENCE_KIND,
    'BREACH.EVIDENCE_ERASED': refused.EVIDENCE_ERASED,
    'BREACH.UNKNOWN_EVIDENCE': refused.EVIDENCE_GONE,
    'COMMAND.CONFLICT': refused.CONFLICT,
    'ACCESS.NOT_FOUND': refused.UNKNOWN,
    'ACCESS.ROLE': refused.UNKNOWN,
  };
};
