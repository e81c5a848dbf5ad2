import { refuse } from '#platform/kernel/result.js';

export const alreadyRegistered = () =>
  refuse('PEOPLE.ALREADY_REGISTERED', {
    en: 'This person has a record in this school. Change its details instead.',
    cy: 'Mae gan y person hwn gofnod yn yr ysgol hon eisoes. Newidiwch ei fanylion yn lle hynny.',
  });

export const unknownPerson = () =>
  refuse(
    'PEOPLE.UNKNOWN_PERSON',
    {
      en: 'There is no such person in this school. Register the person first.',
      cy: 'Nid oes person o’r fath yn yr ysgol hon. Cofrestrwch y person yn gyntaf.',
    },
    ['personId'],
  );

export const changedMeanwhile = () =>
  refuse(
    'PEOPLE.CHANGED_MEANWHILE',
    {
      en: 'Somebody else changed this person’s record since you saw it. Look at what it says now, and send again what still holds.',
      cy: 'Newidiodd rhywun arall gofnod y person hwn ers i chi ei weld. Edrychwch ar yr hyn y mae’n ei ddweud nawr, ac anfonwch eto yr hyn sy’n dal yn wir.',
    },
    ['seenVersion'],
  );

export const nameMissing = () =>
  refuse(
    'PEOPLE.NAME_MISSING',
    { en: 'Give a given name, a family name, or both.', cy: 'Rhowch enw cyntaf, cyfenw, neu’r ddau.' },
    ['familyName'],
  );

export const badEmail = () =>
  refuse(
    'PEOPLE.BAD_EMAIL',
    {
      en: 'This is no e-mail address. Write it as name@example.org, or leave it out.',
      cy: 'Nid cyfeiriad e-bost yw hwn. Ysgrifennwch ef fel enw@example.org, neu gadewch ef allan.',
    },
    ['email'],
  );

export const badDate = (field: string, value: string) =>
  refuse(
    'PEOPLE.BAD_DATE',
    {
      en: `"${value}" is no day of the calendar. Write it as 2026-09-01.`,
      cy: `Nid yw "${value}" yn ddiwrnod yn y calendr. Ysgrifennwch ef fel 2026-09-01.`,
    },
    [field],
  );

export const dateInFuture = (field: string, value: string) =>
  refuse(
    'PEOPLE.DATE_IN_FUTURE',
    {
      en: `${value} has not come yet. Give the posts that day as their end; record this when it comes.`,
      cy: `Nid yw ${value} wedi dod eto. Rhowch y diwrnod hwnnw fel diwedd y swyddi; cofnodwch hyn pan ddaw.`,
    },
    [field],
  );

export const postUnnamed = () =>
  refuse('PEOPLE.POST_UNNAMED', { en: 'Name the post in words.', cy: 'Enwch y swydd mewn geiriau.' }, ['post']);

export const postIsABody = (name: string) =>
  refuse(
    'PEOPLE.POST_IS_A_BODY',
    {
      en: `"${name}" is a body of people, not a post. Name the post: governor, trustee, chair of governors.`,
      cy: `Corff o bobl yw "${name}", nid swydd. Enwch y swydd: llywodraethwr, ymddiriedolwr, cadeirydd y llywodraethwyr.`,
    },
    ['post'],
  );

/** Since when a post is held; its first day need not be known. */
const since = (startDate: string | null) =>
  startDate === null
    ? { en: 'its first day not recorded', cy: 'heb gofnod o’i diwrnod cyntaf' }
    : { en: `from ${startDate}`, cy: `o ${startDate} ymlaen` };

export const postAlreadyHeld = (label: string, startDate: string | null) =>
  refuse(
    'PEOPLE.POST_ALREADY_HELD',
    {
      en: `The person holds the post of ${label} in that time already, ${since(startDate).en}. End that first.`,
      cy: `Mae’r person yn y swydd hon yn y cyfnod hwnnw eisoes: ${label}, ${since(startDate).cy}. Gorffennwch honno’n gyntaf.`,
    },
    ['post'],
  );

export const postNotHeld = (label: string) =>
  refuse(
    'PEOPLE.POST_NOT_HELD',
    {
      en: `The person has not held the post of ${label} from that day.`,
      cy: `Nid yw’r person wedi bod yn y swydd hon o’r diwrnod hwnnw ymlaen: ${label}.`,
    },
    ['post'],
  );

export const endBeforeStart = (endDate: string, startDate: string) =>
  refuse(
    'PEOPLE.END_BEFORE_START',
    {
      en: `The post cannot end on ${endDate}: it began on ${startDate}.`,
      cy: `Ni all y swydd ddod i ben ar ${endDate}: dechreuodd ar ${startDate}.`,
    },
    ['endDate'],
  );

export const alreadyAbsent = (startedOn: string) =>
  refuse(
    'PEOPLE.ALREADY_ABSENT',
    {
      en: `The person is recorded as absent since ${startedOn}. End that absence first.`,
      cy: `Cofnodwyd bod y person yn absennol ers ${startedOn}. Gorffennwch yr absenoldeb hwnnw’n gyntaf.`,
    },
    ['startedOn'],
  );

export const notAbsent = () =>
  refuse('PEOPLE.NOT_ABSENT', {
    en: 'The person is not recorded as absent.',
    cy: 'Ni chofnodwyd bod y person yn absennol.',
  });

export const absenceEndsBeforeStart = (endedOn: string, startedOn: string) =>
  refuse(
    'PEOPLE.END_BEFORE_START',
    {
      en: `The absence cannot end on ${endedOn}: it began on ${startedOn}.`,
      cy: `Ni all yr absenoldeb ddod i ben ar ${endedOn}: dechreuodd ar ${startedOn}.`,
    },
    ['endedOn'],
  );

export const hasLeft = (leftOn: string) =>
  refuse('PEOPLE.HAS_LEFT', {
    en: `The person left on ${leftOn}. Record the return first.`,
    cy: `Gadawodd y person ar ${leftOn}. Cofnodwch y dychweliad yn gyntaf.`,
  });

export const hasNotLeft = () =>
  refuse('PEOPLE.HAS_NOT_LEFT', { en: 'The person has not left.', cy: 'Nid yw’r person wedi gadael.' });

export const returnBeforeLeaving = (returnedOn: string, leftOn: string) =>
  refuse(
    'PEOPLE.RETURN_BEFORE_LEAVING',
    {
      en: `The person cannot return on ${returnedOn}: the day of leaving is ${leftOn}.`,
      cy: `Ni all y person ddychwelyd ar ${returnedOn}: y diwrnod gadael yw ${leftOn}.`,
    },
    ['returnedOn'],
  );
