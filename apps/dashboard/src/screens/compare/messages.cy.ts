import type { WelshOf } from '../../i18n/define-messages.js';
import type { compareMessages } from './messages.js';

/** The comparison of two versions in Welsh. */
export const compareWelsh: WelshOf<typeof compareMessages> = {
  title: 'Cymharu fersiynau',
  sentence: 'O fersiwn {older, number} i fersiwn {newer, number}: {what}.',
  equal: 'Mae fersiwn {older, number} a fersiwn {newer, number} yn dweud yr un peth, air am air.',
  changed:
    '{count, plural, zero {ni newidiodd unrhyw adran} one {newidiodd # adran} two {newidiodd # adran} few {newidiodd # adran} many {newidiodd # adran} other {newidiodd # adran}}',
  added:
    '{count, plural, zero {nid oes un newydd} one {mae # yn newydd} two {mae # yn newydd} few {mae # yn newydd} many {mae # yn newydd} other {mae # yn newydd}}',
  removed:
    '{count, plural, zero {ni thynnwyd un allan} one {tynnwyd # allan} two {tynnwyd # allan} few {tynnwyd # allan} many {tynnwyd # allan} other {tynnwyd # allan}}',
  moved:
    '{count, plural, zero {ni symudodd un} one {mae # mewn lle arall} two {mae # mewn lle arall} few {mae # mewn lle arall} many {mae # mewn lle arall} other {mae # mewn lle arall}}',
  details:
    '{count, plural, zero {ni newidiodd manylion y ddogfen} one {newidiodd # o fanylion y ddogfen} two {newidiodd # o fanylion y ddogfen} few {newidiodd # o fanylion y ddogfen} many {newidiodd # o fanylion y ddogfen} other {newidiodd # o fanylion y ddogfen}}',
  unchanged:
    '{count, plural, zero {nid oes un adran yr un fath} one {mae # adran yr un fath} two {mae # adran yr un fath} few {mae # adran yr un fath} many {mae # adran yr un fath} other {mae # adran yr un fath}}',
  order:
    '{count, plural, zero {ni newidiodd unrhyw rif} one {newidiodd # rhif} two {newidiodd # rif} few {newidiodd # rhif} many {newidiodd # rhif} other {newidiodd # rhif}}',
  from: 'O',
  to: 'I',
  choice: 'Fersiwn {number, number} – {status}, {date}',
  choose: 'Eu cymharu',
  swap: 'Y ffordd arall',
  previous: 'Newid blaenorol',
  next: 'Newid nesaf',
  place: 'Newid {at, number} o {all, number}',
  noPlace:
    '{all, plural, zero {Dim newidiadau} one {# newid} two {# newid} few {# newid} many {# newid} other {# newid}}',
  keys: 'Bysellau: n am y newid nesaf, p am yr un blaenorol.',
  print: 'Argraffu',
  showSame: 'Dangos yr hyn sydd yr un fath',
  hideSame: 'Plygu’r hyn sydd yr un fath',
  sameFolded:
    '{count, plural, zero {Dim adran heb newid} one {# adran heb newid} two {# adran heb newid} few {# adran heb newid} many {# adran heb newid} other {# adran heb newid}}',
  wasNumber: '{before} gynt',
  stoodAfter: 'safai ar ôl {section}',
  stoodFirst: 'safai’n gyntaf',
  toPolicy: 'Y polisi',
  authorSays: 'Yr hyn a ddywed ei awdur',
  noWords: 'Ni ddywedodd neb beth a newidiodd.',
  material: 'Gofynnir i ddarllenwyr eto.',
  editorial: 'Ni ofynnir i ddarllenwyr eto.',
  detailsHeading: 'Yr hyn a ddywed y ddogfen amdani’i hun',
  what: 'Beth',
  before: 'Cynt',
  after: 'Wedyn',
  notRecorded: 'heb ei gofnodi',
  notHere:
    'Ni ellir cymharu’r ddwy fersiwn hyn yma: nid yw un ohonynt yno ar yr adeg hon, neu nid eich lle chi yw ei darllen.',
  onlyOne: 'Dim ond un fersiwn sydd, felly nid oes dim i’w chymharu â hi.',
  pickTwo: 'Dewiswch ddwy fersiwn.',
  field: {
    titleEn: 'Teitl yn Saesneg',
    titleCy: 'Teitl yn Gymraeg',
    audience: 'Ar gyfer pwy y mae',
    lastReviewed: 'Adolygwyd ddiwethaf',
    nextReviewDue: 'Adolygiad nesaf',
    reviewCycleMonths: 'Misoedd rhwng adolygiadau',
    approvers: 'I’w gymeradwyo gan',
    approvals: 'Cymeradwyaethau yn y ddogfen',
  },
};
