import { refuse } from '#platform/kernel/result.js';

export const unknownBreach = () =>
  refuse(
    'BREACH.UNKNOWN',
    {
      en: 'There is no such case. Report the breach first, or look its id up.',
      cy: 'Nid oes achos o’r fath. Adroddwch amdano yn gyntaf, neu chwiliwch am ei ddynodydd.',
    },
    ['breachId'],
  );

export const alreadyReported = () =>
  refuse(
    'BREACH.ALREADY_REPORTED',
    {
      en: 'This case has been reported already. Use a new id for a new report.',
      cy: 'Adroddwyd am yr achos hwn eisoes. Defnyddiwch ddynodydd newydd ar gyfer adroddiad newydd.',
    },
    ['breachId'],
  );

export const alreadyClosed = () =>
  refuse(
    'BREACH.ALREADY_CLOSED',
    {
      en: 'This case is closed. Report anew what came up since.',
      cy: 'Mae’r achos hwn wedi’i gau. Adroddwch o’r newydd am yr hyn a ddaeth i’r amlwg ers hynny.',
    },
    ['breachId'],
  );

export const summaryMissing = () =>
  refuse(
    'BREACH.SUMMARY_MISSING',
    { en: 'Say what happened, in a sentence or two.', cy: 'Dywedwch beth ddigwyddodd, mewn brawddeg neu ddwy.' },
    ['summary'],
  );

export const badDate = (field: string, value: string) =>
  refuse(
    'BREACH.BAD_DATE',
    {
      en: `"${value}" is no date. Write a day as 2026-09-01, a moment as 2026-09-01T08:30:00Z.`,
      cy: `Nid yw "${value}" yn ddyddiad. Ysgrifennwch ddiwrnod fel 2026-09-01, neu adeg fel 2026-09-01T08:30:00Z.`,
    },
    [field],
  );

export const happenedInFuture = (day: string) =>
  refuse(
    'BREACH.HAPPENED_IN_FUTURE',
    {
      en: `${day} has not come yet. Correct the date, or leave it empty.`,
      cy: `Nid yw ${day} wedi dod eto. Cywirwch y dyddiad, neu gadewch ef yn wag.`,
    },
    ['happenedOn'],
  );

export const badId = (field: string) =>
  refuse(
    'BREACH.BAD_ID',
    {
      en: 'This is no id of a record. Take the id as a list or another answer gave it.',
      cy: 'Nid dynodydd cofnod yw hwn. Cymerwch y dynodydd fel y’i rhoddwyd gan restr neu ateb arall.',
    },
    [field],
  );

export const textTooLong = (field: string, most: number) =>
  refuse(
    'BREACH.TEXT_TOO_LONG',
    {
      en: `Write at most ${String(most)} characters here. Attach longer texts as a file.`,
      cy: `Ysgrifennwch ${String(most)} nod ar y mwyaf yma. Atodwch destunau hirach fel ffeil.`,
    },
    [field],
  );

export const unknownHandler = () =>
  refuse(
    'BREACH.UNKNOWN_HANDLER',
    {
      en: 'Nobody of this school has this id. Choose somebody of the school, or yourself.',
      cy: 'Nid oes gan neb o’r ysgol hon y dynodydd hwn. Dewiswch rywun o’r ysgol, neu chi eich hun.',
    },
    ['handlerPersonId'],
  );

export const reporterIsSubject = () =>
  refuse(
    'BREACH.REPORTER_IS_SUBJECT',
    {
      en: 'A report names another person than its reporter. To report a mistake of your own, leave the person empty.',
      cy: 'Mae adroddiad yn enwi rhywun heblaw’r sawl sy’n adrodd. I adrodd am eich camgymeriad eich hun, gadewch y person yn wag.',
    },
    ['subjectPersonId'],
  );

export const subjectMayNot = () =>
  refuse(
    'BREACH.SUBJECT_MAY_NOT_HANDLE',
    {
      en: 'The person whom a case is about takes no part in handling it. Leave it to somebody else.',
      cy: 'Nid yw’r person y mae achos yn sôn amdano yn cymryd rhan wrth ei drin. Gadewch ef i rywun arall.',
    },
    ['breachId'],
  );

export const handlerIsSubject = () =>
  refuse(
    'BREACH.HANDLER_IS_SUBJECT',
    {
      en: 'The case is about this person. Choose somebody else to handle it.',
      cy: 'Mae’r achos yn sôn am y person hwn. Dewiswch rywun arall i’w drin.',
    },
    ['handlerPersonId'],
  );

export const handlerIsReporter = () =>
  refuse(
    'BREACH.HANDLER_IS_REPORTER',
    {
      en: 'This person reported the case. Choose somebody else to handle it.',
      cy: 'Y person hwn a adroddodd am yr achos. Dewiswch rywun arall i’w drin.',
    },
    ['handlerPersonId'],
  );

export const unknownSeverity = (value: string) =>
  refuse(
    'BREACH.UNKNOWN_SEVERITY',
    {
      en: `"${value}" is no severity. Choose low, serious or critical.`,
      cy: `Nid yw "${value}" yn radd o ddifrifoldeb. Dewiswch isel (low), difrifol (serious) neu critigol (critical).`,
    },
    ['severity'],
  );

export const policeFirst = () =>
  refuse(
    'BREACH.POLICE_FIRST',
    {
      en: 'Indecent images of children: tell the police first, and record it here. Until then take no step of your own, which could spoil evidence.',
      cy: 'Delweddau anweddus o blant: rhowch wybod i’r heddlu yn gyntaf, a chofnodwch hynny yma. Tan hynny peidiwch â chymryd cam eich hun, a allai ddifetha tystiolaeth.',
    },
    ['breachId'],
  );

export const measureMissing = () =>
  refuse(
    'BREACH.MEASURE_MISSING',
    { en: 'Say what was done, in a sentence or two.', cy: 'Dywedwch beth a wnaed, mewn brawddeg neu ddwy.' },
    ['measure'],
  );

export const reasonMissing = () =>
  refuse(
    'BREACH.REASON_MISSING',
    { en: 'Say why, in a sentence or two.', cy: 'Dywedwch pam, mewn brawddeg neu ddwy.' },
    ['reason'],
  );

export const notTakenUp = () =>
  refuse(
    'BREACH.NOT_TAKEN_UP',
    {
      en: 'Nobody has taken this case up yet. Triage it, or pass it on, before an outcome.',
      cy: 'Nid oes neb wedi ymgymryd â’r achos hwn eto. Ymgymerwch ag ef, neu pasiwch ef ymlaen, cyn cofnodi canlyniad.',
    },
    ['breachId'],
  );

export const alreadyDecided = () =>
  refuse(
    'BREACH.ALREADY_DECIDED',
    {
      en: 'An outcome is recorded already. Close the case, or report anew what came up since.',
      cy: 'Cofnodwyd canlyniad eisoes. Caewch yr achos, neu adroddwch o’r newydd am yr hyn a ddaeth i’r amlwg ers hynny.',
    },
    ['breachId'],
  );

export const takenUp = () =>
  refuse(
    'BREACH.TAKEN_UP',
    {
      en: 'Somebody has taken this case up meanwhile. Look who handles it; take it up again to change that.',
      cy: 'Mae rhywun wedi ymgymryd â’r achos hwn yn y cyfamser. Edrychwch pwy sy’n ei drin; ymgymerwch ag ef eto i newid hynny.',
    },
    ['breachId'],
  );

export const notDecided = () =>
  refuse(
    'BREACH.NOT_DECIDED',
    {
      en: 'No outcome is recorded yet. Record what was found before closing the case.',
      cy: 'Ni chofnodwyd canlyniad eto. Cofnodwch yr hyn a ganfuwyd cyn cau’r achos.',
    },
    ['breachId'],
  );

export const closerIsReporter = () =>
  refuse(
    'BREACH.CLOSER_IS_REPORTER',
    {
      en: 'Who reported a case does not close it. Ask somebody else to close it.',
      cy: 'Nid y sawl a adroddodd am achos sy’n ei gau. Gofynnwch i rywun arall ei gau.',
    },
    ['breachId'],
  );
