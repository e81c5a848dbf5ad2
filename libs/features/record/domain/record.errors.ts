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
        en: 'What is shown of this record is being made again from its events already. Wait for that to end, or stop it.',
        cy: 'Mae’r hyn a ddangosir o’r cofnod hwn yn cael ei wneud eto o’i ddigwyddiadau eisoes. Arhoswch i hynny ddod i ben, neu ataliwch ef.',
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
