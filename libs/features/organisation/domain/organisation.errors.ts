import { inLanguage, type LocalText } from '#contracts/local-text.js';
import { refuse, type InBoth } from '#platform/kernel/result.js';

/** A name as a sentence says it. */
export const spoken = (name: LocalText): InBoth => ({
  en: inLanguage(name, 'en') || 'without a name',
  cy: inLanguage(name, 'cy') || 'heb enw',
});

export const alreadyRegistered = () =>
  refuse('ORGANISATION.ALREADY_REGISTERED', {
    en: 'This record has been begun already. Change its details instead.',
    cy: 'Dechreuwyd y cofnod hwn eisoes. Newidiwch ei fanylion yn lle hynny.',
  });

export const notRegistered = () =>
  refuse('ORGANISATION.NOT_REGISTERED', {
    en: 'There is no such school or group. Register it first.',
    cy: 'Nid oes ysgol na grŵp o’r fath. Cofrestrwch ef yn gyntaf.',
  });

export const nameMissing = () =>
  refuse(
    'ORGANISATION.NAME_MISSING',
    {
      en: 'Give the name in English, in Welsh, or in both.',
      cy: 'Rhowch yr enw yn Saesneg, yn Gymraeg, neu yn y ddwy.',
    },
    ['name'],
  );

export const badUrn = (urn: string) =>
  refuse(
    'ORGANISATION.BAD_URN',
    { en: `"${urn}" is no URN. A URN is six digits.`, cy: `Nid yw "${urn}" yn URN. Chwe digid yw URN.` },
    ['urn'],
  );

export const badDate = (field: string, value: string) =>
  refuse(
    'ORGANISATION.BAD_DATE',
    {
      en: `"${value}" is no day of the calendar. Write it as 2026-09-01.`,
      cy: `Nid yw "${value}" yn ddiwrnod yn y calendr. Ysgrifennwch ef fel 2026-09-01.`,
    },
    [field],
  );

export const dateInFuture = (field: string, value: string) =>
  refuse(
    'ORGANISATION.DATE_IN_FUTURE',
    {
      en: `${value} has not come yet. Record this on the day, or correct the date.`,
      cy: `Nid yw ${value} wedi dod eto. Cofnodwch hyn ar y diwrnod, neu cywirwch y dyddiad.`,
    },
    [field],
  );

export const alreadyClosed = () =>
  refuse('ORGANISATION.ALREADY_CLOSED', {
    en: 'The school is recorded as closed. Reopen it first if that was a mistake.',
    cy: 'Cofnodwyd bod yr ysgol wedi cau. Ailagorwch hi yn gyntaf os camgymeriad oedd hynny.',
  });

export const closedBeforeOpen = (closedOn: string, openDate: string) =>
  refuse(
    'ORGANISATION.CLOSED_BEFORE_OPEN',
    {
      en: `The school cannot close on ${closedOn}: it opened on ${openDate}.`,
      cy: `Ni all yr ysgol gau ar ${closedOn}: agorodd ar ${openDate}.`,
    },
    ['closedOn'],
  );

export const alreadyInGroup = (present: LocalText, wanted: LocalText) =>
  refuse(
    'ORGANISATION.ALREADY_IN_GROUP',
    {
      en: `The school belongs to ${spoken(present).en} and cannot join ${spoken(wanted).en} as well. Record that it left ${spoken(present).en} first.`,
      cy: `Mae’r ysgol yn perthyn i ${spoken(present).cy} ac ni all ymuno â’r grŵp ${spoken(wanted).cy} hefyd. Cofnodwch yn gyntaf ei bod wedi gadael ${spoken(present).cy}.`,
    },
    ['groupId'],
  );

export const notInGroup = () =>
  refuse(
    'ORGANISATION.NOT_IN_GROUP',
    { en: 'The school does not belong to that group.', cy: 'Nid yw’r ysgol yn perthyn i’r grŵp hwnnw.' },
    ['groupId'],
  );

export const joinedAfterClosing = (joinedOn: string, closedOn: string) =>
  refuse(
    'ORGANISATION.JOINED_AFTER_CLOSING',
    {
      en: `The school cannot join on ${joinedOn}: it closed on ${closedOn}.`,
      cy: `Ni all yr ysgol ymuno ar ${joinedOn}: caeodd ar ${closedOn}.`,
    },
    ['joinedOn'],
  );

export const leftBeforeJoining = (leftOn: string, joinedOn: string) =>
  refuse(
    'ORGANISATION.LEFT_BEFORE_JOINING',
    {
      en: `The school cannot leave on ${leftOn}: it joined on ${joinedOn}.`,
      cy: `Ni all yr ysgol adael ar ${leftOn}: ymunodd ar ${joinedOn}.`,
    },
    ['leftOn'],
  );

export const alreadyMember = () =>
  refuse(
    'ORGANISATION.ALREADY_MEMBER',
    {
      en: 'The group counts this school among its members already.',
      cy: 'Mae’r grŵp yn cyfrif yr ysgol hon ymhlith ei aelodau eisoes.',
    },
    ['schoolId'],
  );

export const notMember = () =>
  refuse(
    'ORGANISATION.NOT_MEMBER',
    {
      en: 'The group does not count this school among its members.',
      cy: 'Nid yw’r grŵp yn cyfrif yr ysgol hon ymhlith ei aelodau.',
    },
    ['schoolId'],
  );

export const positionNotLater = () =>
  refuse(
    'ORGANISATION.POSITION_NOT_LATER',
    {
      en: "The school's record holds something later than that position.",
      cy: 'Mae cofnod yr ysgol yn dal rhywbeth diweddarach na’r safle hwnnw.',
    },
    ['schoolPosition'],
  );
