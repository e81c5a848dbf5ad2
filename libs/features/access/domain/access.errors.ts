import { refuse } from '#platform/kernel/result.js';

/** Every "no" of this feature, with its stable code. */
export const accessErrors = {
  notFound: () =>
    refuse(
      'ACCESS.NOT_FOUND',
      { en: 'There is nothing with this id that you may see.', cy: 'Nid oes dim â’r dynodydd hwn y cewch ei weld.' },
      ['credentialId'],
    ),
  roleNotYoursToGive: (roles: readonly string[]) =>
    refuse(
      'ACCESS.ROLE_NOT_YOURS_TO_GIVE',
      roles.length > 0
        ? {
            en: `You may issue keys here for: ${roles.join(', ')}.`,
            cy: `Cewch roi allweddi yma ar gyfer: ${roles.join(', ')}.`,
          }
        : { en: 'You may issue no keys here.', cy: 'Ni chewch roi allweddi yma.' },
      ['role'],
    ),
  personNeeded: () =>
    refuse(
      'ACCESS.PERSON_NEEDED',
      {
        en: 'Name the person who acts with this key; only systems and auditors need none.',
        cy: 'Enwch y person sy’n gweithredu â’r allwedd hon; dim ond systemau ac archwilwyr nad oes angen un arnynt.',
      },
      ['personId'],
    ),
  personNotTaken: () =>
    refuse(
      'ACCESS.PERSON_NOT_TAKEN',
      {
        en: "A system acts under its own name. Leave the person out, or choose the person's role.",
        cy: 'Mae system yn gweithredu dan ei henw ei hun. Gadewch y person allan, neu dewiswch rôl y person.',
      },
      ['personId'],
    ),
  personUnknown: () =>
    refuse(
      'ACCESS.PERSON_UNKNOWN',
      {
        en: 'This is nobody who is on record there and has not left.',
        cy: 'Nid oes neb o’r fath ar gofnod yno sydd heb adael.',
      },
      ['personId'],
    ),
  labelMissing: () =>
    refuse(
      'ACCESS.LABEL_MISSING',
      {
        en: 'Say what the key is for, in at most 100 characters, to know it again later.',
        cy: 'Dywedwch ar gyfer beth y mae’r allwedd, mewn 100 nod ar y mwyaf, er mwyn ei hadnabod eto.',
      },
      ['label'],
    ),
  expiryPast: () =>
    refuse(
      'ACCESS.EXPIRY_PAST',
      {
        en: 'This day has passed. Choose today or a later day.',
        cy: 'Mae’r diwrnod hwn wedi mynd heibio. Dewiswch heddiw neu ddiwrnod diweddarach.',
      },
      ['expiresOn'],
    ),
  expiryTooLate: () =>
    refuse(
      'ACCESS.EXPIRY_TOO_LATE',
      {
        en: 'A key lives for twelve months at the most. Choose an earlier day.',
        cy: 'Deuddeg mis ar y mwyaf yw oes allwedd. Dewiswch ddiwrnod cynharach.',
      },
      ['expiresOn'],
    ),
  alreadyIssued: () =>
    refuse('ACCESS.ALREADY_ISSUED', { en: 'This key was issued before.', cy: 'Rhoddwyd yr allwedd hon o’r blaen.' }),
} as const;
