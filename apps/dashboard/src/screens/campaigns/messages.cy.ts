import type { WelshOf } from '../../i18n/define-messages.js';
import type { campaignsMessages } from './messages.js';

/** What the lists of sign-offs say, in Welsh. */
export const campaignsWelsh: WelshOf<typeof campaignsMessages> = {
  title: 'Llofnodion',
  nobodyAsked: 'Ni ofynnir i neb lofnodi.',
  noneOnPage: 'Nid oes ymgyrch ar y dudalen hon sy’n dal i ofyn.',
  outstandingIn:
    '{outstanding, plural, zero {Nid oes llofnod ar ôl mewn {where}.} one {Mae # llofnod ar ôl mewn {where}.} two {Mae # lofnod ar ôl mewn {where}.} few {Mae # llofnod ar ôl mewn {where}.} many {Mae # llofnod ar ôl mewn {where}.} other {Mae # llofnod ar ôl mewn {where}.}}',
  inCampaigns:
    '{campaigns, plural, zero {dim ymgyrch} one {# ymgyrch} two {# ymgyrch} few {# ymgyrch} many {# ymgyrch} other {# ymgyrch}}',
  inCampaignsSoFar:
    '{campaigns, plural, zero {dim ymgyrch hyd yma} one {# ymgyrch hyd yma} two {# ymgyrch hyd yma} few {# ymgyrch hyd yma} many {# ymgyrch hyd yma} other {# ymgyrch hyd yma}}',
  sentenceAll:
    '{total, plural, zero {Dim ymgyrchoedd.} one {# ymgyrch.} two {# ymgyrch.} few {# ymgyrch.} many {# ymgyrch.} other {# ymgyrch.}}',
  show: 'Dangos',
  showAll: 'Pob ymgyrch',
  showOutstanding: 'Dim ond y rhai â llofnodion ar ôl',
  caption: 'Ymgyrchoedd a’u llofnodion',
  due: 'Erbyn',
  outstanding: 'Ar ôl',
  signed: 'Wedi darllen',
  state: 'Cyflwr',
  running: 'yn gofyn',
  ended: {
    superseded: 'wedi dod i ben: disodlwyd gan fersiwn newydd',
    closed: 'wedi dod i ben: caeodd yr ysgol hi',
    archived: 'wedi dod i ben: archifwyd y polisi',
  },
  endedOtherwise: 'wedi dod i ben: {because}',
  noneAtAll: 'Ni ofynnwyd i neb ddarllen dim. Tudalen y polisi ei hun sy’n gofyn.',
  none: 'Nid oes ymgyrch sy’n cyfateb. Dewiswch bob ymgyrch, neu ysgol arall.',

  signedAll:
    '{signed, plural, zero {Nid oes neb wedi llofnodi; nid oes neb ar ôl.} one {Mae # person wedi llofnodi; nid oes neb ar ôl.} two {Mae # berson wedi llofnodi; nid oes neb ar ôl.} few {Mae # pherson wedi llofnodi; nid oes neb ar ôl.} many {Mae # pherson wedi llofnodi; nid oes neb ar ôl.} other {Mae # o bobl wedi llofnodi; nid oes neb ar ôl.}}',
  signedSome:
    '{signed, plural, zero {Nid oes neb wedi llofnodi o {asked, number}; mae {outstanding, number} ar ôl.} one {Mae # person wedi llofnodi o {asked, number}; mae {outstanding, number} ar ôl.} two {Mae # berson wedi llofnodi o {asked, number}; mae {outstanding, number} ar ôl.} few {Mae # pherson wedi llofnodi o {asked, number}; mae {outstanding, number} ar ôl.} many {Mae # pherson wedi llofnodi o {asked, number}; mae {outstanding, number} ar ôl.} other {Mae # o bobl wedi llofnodi o {asked, number}; mae {outstanding, number} ar ôl.}}',
  agreeTo: 'Maent yn cytuno â hyn:',
  dueOn: 'erbyn {day}',
  person: 'Person',
  erased: 'wedi’i ddileu',
  status: 'Statws',
  anyStatus: 'Pawb',
  choice: {
    OUTSTANDING: 'Heb lofnodi eto',
    LATE: 'Yn hwyr',
    SIGNED: 'Wedi llofnodi',
    RELEASED: 'Ni ofynnir mwyach',
  },
  asked: 'Gofynnwyd',
  nudges: 'Atgoffwyd',
  never: 'erioed',
  times:
    '{count, plural, zero {dim un waith; diwethaf: {last}} one {unwaith; diwethaf: {last}} two {dwywaith; diwethaf: {last}} few {# gwaith; diwethaf: {last}} many {# gwaith; diwethaf: {last}} other {# gwaith; diwethaf: {last}}}',
  delivery: 'Neges ddiwethaf',
  peopleCaption: 'Y bobl y gofynnir iddynt',
  nobody: 'Nid oes neb yn cyfateb.',
  deliveryIs: {
    queued: 'ar ei ffordd',
    sent: 'anfonwyd',
    failed: 'ni ellid ei danfon',
    'not-sent': 'nis anfonwyd: nid oes gweinydd post',
    none: 'dim eto',
  },
  lateBy:
    '{days, plural, zero {# diwrnod yn hwyr} one {# diwrnod yn hwyr} two {# ddiwrnod yn hwyr} few {# diwrnod yn hwyr} many {# diwrnod yn hwyr} other {# diwrnod yn hwyr}}',
  pinned: 'Fersiwn',
  pinnedIs: 'fersiwn {number, number}',
  hash: 'SHA-256 ei destun',
  launched: 'Gofynnir ers',
  choose: 'Dewis {who}',
  nudgeAll: 'Atgoffa pob un o’r {people, number} sydd heb lofnodi',
  nudgeChosen:
    'Atgoffa {people, plural, zero {neb} one {# person a ddewiswyd} two {# berson a ddewiswyd} few {# pherson a ddewiswyd} many {# pherson a ddewiswyd} other {# o bobl a ddewiswyd}}',
  nudgeHeading:
    'Atgoffa {people, plural, zero {neb} one {# person} two {# berson} few {# pherson} many {# pherson} other {# o bobl}}?',
  nudgeText: 'Caiff pob un neges â’i ddolen ei hun. Mae pob neges atgoffa i’w gweld wrth archwilio.',
  remind: 'Anfon y negeseuon atgoffa',
  nudged:
    '{people, plural, zero {Nid oes neges} one {Mae # neges} two {Mae # neges} few {Mae # neges} many {Mae # neges} other {Mae # neges}} atgoffa ar y ffordd.',
  nudgeFailed:
    'Ni ddaeth ateb, felly nid yw’n hysbys a anfonwyd hyn: ceisiwch eto. Ni chaiff neb ei atgoffa ddwywaith oherwydd hynny.',
  close: 'Cau’r ymgyrch hon',
  closeHeading: 'Cau’r ymgyrch hon',
  closeText:
    'Ni ofynnir i neb mwyach, ac ni fydd y rhai sydd heb lofnodi wedi llofnodi. Mae’r hyn a lofnodwyd yn aros. Ni ellir ei hagor eto.',
  reason: 'Pam y’i caeir',
  reasonMissing: 'Dywedwch pam y’i caeir.',
  closed: 'Mae’r ymgyrch wedi’i chau.',
  download: 'Lawrlwytho’r rhestr (CSV)',
  downloading: '{rows, number} wedi’u darllen…',
  downloadFailed: 'Ni ellid darllen y rhestr: ceisiwch eto.',
  history: 'Beth ddigwyddodd ynddi',
  fileName: 'llofnodion',
  signedAt: 'Llofnodwyd',
  lastNudged: 'Atgoffwyd ddiwethaf',
};
