import { refuse } from '#platform/kernel/result.js';

/** Every "no" of this feature, with its stable code. */
export const acknowledgementErrors = {
  notPublished: () =>
    refuse(
      'ACKNOWLEDGEMENT.NOT_PUBLISHED',
      {
        en: 'This policy has no version in force. Publish one, then ask people to read it.',
        cy: 'Nid oes gan y polisi hwn fersiwn mewn grym. Cyhoeddwch un, yna gofynnwch i bobl ei darllen.',
      },
      ['policyId'],
    ),
  superseded: (newerVersionId: string) =>
    refuse(
      'ACKNOWLEDGEMENT.SUPERSEDED',
      {
        en: `This version was replaced. Read and sign version ${newerVersionId} instead.`,
        cy: `Disodlwyd y fersiwn hon. Darllenwch a llofnodwch fersiwn ${newerVersionId} yn ei lle.`,
      },
      ['versionId'],
    ),
  archived: () =>
    refuse(
      'ACKNOWLEDGEMENT.ARCHIVED',
      {
        en: 'This policy is archived and asks for no signatures.',
        cy: 'Mae’r polisi hwn wedi’i archifo ac nid yw’n gofyn am lofnodion.',
      },
      ['policyId'],
    ),
  nobodyToAsk: () =>
    refuse(
      'ACKNOWLEDGEMENT.NOBODY_TO_ASK',
      {
        en: 'Nobody of this audience is on record. Import people, or choose another audience.',
        cy: 'Nid oes neb o’r gynulleidfa hon ar gofnod. Mewnforiwch bobl, neu dewiswch gynulleidfa arall.',
      },
      ['audience'],
    ),
  unknownPeople: (ids: readonly string[]) =>
    refuse(
      'ACKNOWLEDGEMENT.UNKNOWN_PERSON',
      {
        en: `Not people of this school, or left: ${ids.join(', ')}.`,
        cy: `Nid pobl yr ysgol hon, neu wedi gadael: ${ids.join(', ')}.`,
      },
      ['personIds'],
    ),
  dueInThePast: () =>
    refuse(
      'ACKNOWLEDGEMENT.DUE_IN_THE_PAST',
      {
        en: 'The due date has passed. Choose today or a later day.',
        cy: 'Mae’r dyddiad hwnnw wedi mynd heibio. Dewiswch heddiw neu ddiwrnod diweddarach.',
      },
      ['dueOn'],
    ),
  noStatement: () =>
    refuse(
      'ACKNOWLEDGEMENT.NO_STATEMENT',
      {
        en: 'Say what people agree to, in English, Welsh or both.',
        cy: 'Dywedwch â beth y mae pobl yn cytuno, yn Saesneg, yn Gymraeg neu yn y ddwy.',
      },
      ['statement'],
    ),
  alreadyLaunched: () =>
    refuse(
      'ACKNOWLEDGEMENT.ALREADY_LAUNCHED',
      { en: 'This campaign was launched before.', cy: 'Dechreuwyd yr ymgyrch hon o’r blaen.' },
      ['campaignId'],
    ),
  audienceAsked: (campaignId: string, field: 'audience' | 'personIds') =>
    refuse(
      'ACKNOWLEDGEMENT.AUDIENCE_ASKED',
      {
        en: `Campaign ${campaignId} asks these people to read this version already. Remind them there, close it first, or choose somebody else.`,
        cy: `Mae ymgyrch ${campaignId} eisoes yn gofyn i’r bobl hyn ddarllen y fersiwn hon. Atgoffwch nhw yno, caewch hi yn gyntaf, neu dewiswch rywun arall.`,
      },
      [field],
    ),
  campaignUnknown: () =>
    refuse(
      'ACKNOWLEDGEMENT.CAMPAIGN_UNKNOWN',
      { en: 'There is no such campaign that you may see.', cy: 'Nid oes ymgyrch o’r fath y cewch ei gweld.' },
      ['campaignId'],
    ),
  campaignEnded: () =>
    refuse(
      'ACKNOWLEDGEMENT.CAMPAIGN_ENDED',
      {
        en: 'This campaign has ended and asks nobody any more.',
        cy: 'Mae’r ymgyrch hon wedi dod i ben ac nid yw’n gofyn i neb mwyach.',
      },
      ['campaignId'],
    ),
  noReason: () =>
    refuse(
      'ACKNOWLEDGEMENT.NO_REASON',
      { en: 'Say why the campaign is closed.', cy: 'Dywedwch pam y caeir yr ymgyrch.' },
      ['reason'],
    ),
  requestUnknown: () =>
    refuse(
      'ACKNOWLEDGEMENT.REQUEST_UNKNOWN',
      { en: 'There is no such request that you may see.', cy: 'Nid oes cais o’r fath y cewch ei weld.' },
      ['requestId'],
    ),
  alreadyAsked: () =>
    refuse(
      'ACKNOWLEDGEMENT.ALREADY_ASKED',
      { en: 'This person has been asked already.', cy: 'Gofynnwyd i’r person hwn eisoes.' },
      ['personId'],
    ),
  alreadySigned: () =>
    refuse(
      'ACKNOWLEDGEMENT.ALREADY_SIGNED',
      {
        en: 'This was signed before; the receipt stands.',
        cy: 'Llofnodwyd hwn o’r blaen; mae’r dderbynneb yn sefyll.',
      },
      ['requestId'],
    ),
  nudgedToday: () =>
    refuse(
      'ACKNOWLEDGEMENT.NUDGED_TODAY',
      {
        en: 'A reminder was sent today already. Send the next one tomorrow or later.',
        cy: 'Anfonwyd nodyn atgoffa heddiw eisoes. Anfonwch yr un nesaf yfory neu’n hwyrach.',
      },
      ['personIds'],
    ),
  released: () =>
    refuse(
      'ACKNOWLEDGEMENT.RELEASED',
      { en: 'This person is asked no more.', cy: 'Ni ofynnir i’r person hwn mwyach.' },
      ['requestId'],
    ),
  notYours: () =>
    refuse(
      'ACKNOWLEDGEMENT.NOT_YOURS',
      { en: 'Only the person who was asked can sign.', cy: 'Dim ond y person y gofynnwyd iddo all lofnodi.' },
      ['requestId'],
    ),
  nameMissing: () =>
    refuse('ACKNOWLEDGEMENT.NAME_MISSING', { en: 'Type your name to sign.', cy: 'Teipiwch eich enw i lofnodi.' }, [
      'typedName',
    ]),
  nameTooLong: () =>
    refuse(
      'ACKNOWLEDGEMENT.NAME_TOO_LONG',
      { en: 'Type your name in at most 200 characters.', cy: 'Teipiwch eich enw mewn 200 nod ar y mwyaf.' },
      ['typedName'],
    ),
  notAgreed: () =>
    refuse(
      'ACKNOWLEDGEMENT.NOT_AGREED',
      { en: 'Tick that you have read it and agree.', cy: 'Ticiwch eich bod wedi’i ddarllen ac yn cytuno.' },
      ['agreed'],
    ),
} as const;
