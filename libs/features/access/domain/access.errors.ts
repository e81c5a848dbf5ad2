import { refuse } from '#platform/kernel/result.js';

/** Every "no" of this feature, with its stable code. */
export const accessErrors = {
  notFound: () => refuse('ACCESS.NOT_FOUND', 'There is nothing with this id that you may see.', ['credentialId']),
  roleNotYoursToGive: (roles: readonly string[]) =>
    refuse(
      'ACCESS.ROLE_NOT_YOURS_TO_GIVE',
      roles.length > 0 ? `You may issue keys here for: ${roles.join(', ')}.` : 'You may issue no keys here.',
      ['role'],
    ),
  personNeeded: () =>
    refuse('ACCESS.PERSON_NEEDED', 'Name the person who acts with this key; only systems and auditors need none.', [
      'personId',
    ]),
  personNotTaken: () =>
    refuse(
      'ACCESS.PERSON_NOT_TAKEN',
      "A system acts under its own name. Leave the person out, or choose the person's role.",
      ['personId'],
    ),
  personUnknown: () =>
    refuse('ACCESS.PERSON_UNKNOWN', 'This is nobody who is on record there and has not left.', ['personId']),
  labelMissing: () =>
    refuse('ACCESS.LABEL_MISSING', 'Say what the key is for, in at most 100 characters, to know it again later.', [
      'label',
    ]),
  expiryPast: () => refuse('ACCESS.EXPIRY_PAST', 'This day has passed. Choose today or a later day.', ['expiresOn']),
  expiryTooLate: () =>
    refuse('ACCESS.EXPIRY_TOO_LATE', 'A key lives for twelve months at the most. Choose an earlier day.', [
      'expiresOn',
    ]),
  alreadyIssued: () => refuse('ACCESS.ALREADY_ISSUED', 'This key was issued before.'),
} as const;
