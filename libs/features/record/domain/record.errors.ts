import { refuse } from '#platform/kernel/result.js';

/** Every "no" of this feature, with its stable code. */
export const recordErrors = {
  reasonMissing: () =>
    refuse(
      'RECORD.REASON_MISSING',
      {
        en: 'Say why, in 3 to 500 characters: it stays in the record.',
        cy: 'Dywedwch pam, mewn 3 i 500 nod: mae’n aros yn y cofnod.',
      },
      ['reason'],
    ),
  underWay: () =>
    refuse(
      'RECORD.REBUILD_UNDER_WAY',
      {
        en: 'The screens of this record are being made anew already. Wait for it to end, or stop it.',
        cy: 'Mae sgriniau’r cofnod hwn yn cael eu hailadeiladu eisoes. Arhoswch i hynny ddod i ben, neu stopiwch ef.',
      },
      ['tenantId'],
    ),
  nothingToStop: () =>
    refuse(
      'RECORD.NOTHING_TO_STOP',
      {
        en: 'This is not under way any more. Look at how it ended.',
        cy: 'Nid yw hyn ar y gweill mwyach. Edrychwch sut y daeth i ben.',
      },
      ['rebuildId'],
    ),
} as const;
