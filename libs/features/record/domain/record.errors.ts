import { refuse } from '#platform/kernel/result.js';

/** Every "no" of this feature, with its stable code. */
export const recordErrors = {
  reasonMissing: () =>
    refuse('RECORD.REASON_MISSING', 'Say why, in 3 to 500 characters: it stays in the record.', ['reason']),
  underWay: () =>
    refuse(
      'RECORD.REBUILD_UNDER_WAY',
      'The screens of this record are being made anew already. Wait for it to end, or stop it.',
      ['tenantId'],
    ),
  nothingToStop: () =>
    refuse('RECORD.NOTHING_TO_STOP', 'This is not under way any more. Look at how it ended.', ['rebuildId']),
} as const;
