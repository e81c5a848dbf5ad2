import type { Problem } from '../../design/problems.js';
import { approvalsMessages } from './messages.js';

/** What it takes to send a version back. */
export interface Return {
  readonly which: 'change' | 'reject' | '';
  readonly reason: string;
}

/** What is missing before a version is sent back. */
export const checkReturn = ({ which, reason }: Return): readonly Problem[] => [
  ...(which === '' ? [{ field: 'which', text: approvalsMessages.decide.whichMissing }] : []),
  ...(reason.trim() === '' ? [{ field: 'reason', text: approvalsMessages.decide.reasonMissing }] : []),
];
