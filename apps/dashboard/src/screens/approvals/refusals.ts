import { approvalsMessages } from './messages.js';

/** What the server refuses of a decision, in the reader's language. Read while rendering. */
export const approvalRefusals = (): Readonly<Record<string, string>> => {
  const { refused } = approvalsMessages;
  return {
    'APPROVAL.ENDED': refused.ENDED,
    'APPROVAL.NOT_YOUR_TURN': refused.NOT_YOUR_TURN,
    'APPROVAL.OTHER_TEXT': refused.OTHER_TEXT,
    'APPROVAL.OWN_REQUEST': refused.OWN_REQUEST,
    'APPROVAL.POST_NOT_HELD': refused.POST_NOT_HELD,
    'APPROVAL.NUDGED_TODAY': refused.NUDGED_TODAY,
    'APPROVAL.NOBODY_TO_NUDGE': refused.NOBODY_TO_NUDGE,
    'APPROVAL.NOT_REQUESTER': refused.NOT_REQUESTER,
    'APPROVAL.UNKNOWN': refused.UNKNOWN,
    'APPROVAL.DATE_IN_FUTURE': refused.DATE_IN_FUTURE,
    'APPROVAL.BAD_DATE': refused.BAD_DATE,
    'APPROVAL.REASON_MISSING': refused.REASON_MISSING,
    'POLICY.APPROVAL_OUTDATED': refused.OUTDATED,
    'COMMAND.CONFLICT': refused.CONFLICT,
    'ACCESS.ROLE': refused.ROLE,
  };
};

const FIELDS: readonly string[] = ['APPROVAL.DATE_IN_FUTURE', 'APPROVAL.BAD_DATE', 'APPROVAL.REASON_MISSING'];

/** Whether a refusal says that things stand otherwise than the page showed, and not that a field is wrong. */
export const isAboutNow = (code: string): boolean => !FIELDS.includes(code);
