import type { WelshOf } from '../i18n/define-messages.js';
import type { designMessages } from './messages.js';

/** What the parts of every screen say by themselves, in Welsh. */
export const designWelsh: WelshOf<typeof designMessages> = {
  errorPrefix: 'Gwall:',
  optional: '(dewisol)',
  problems:
    '{count, plural, zero {Nid oes dim o’i le} one {Mae rhywbeth o’i le} two {Mae # beth o’i le} few {Mae # pheth o’i le} many {Mae # pheth o’i le} other {Mae # o bethau o’i le}}',
  charactersLeft:
    '{left, plural, zero {Dim nodau ar ôl} one {# nod ar ôl} two {# nod ar ôl} few {# nod ar ôl} many {# nod ar ôl} other {# nod ar ôl}}',
  charactersTooMany:
    '{over, plural, zero {Dim gormod o nodau} one {# nod yn ormod} two {# nod yn ormod} few {# nod yn ormod} many {# nod yn ormod} other {# nod yn ormod}}',
  dateHint: 'Er enghraifft 21/11/2026.',
  fileRule: 'Un ffeil: {kinds}; {most} ar y mwyaf.',
  dropHere: 'Dewiswch ffeil, neu gollyngwch hi yma.',
  chosenFile: 'Dewiswyd: {name}, {size}',
  wrongKind: 'Ni ellir darllen {name}. Dewiswch ffeil sy’n gorffen â {kinds}.',
  emptyFile: 'Mae {name} yn wag. Dewiswch ffeil arall.',
  tooLarge: 'Maint {name} yw {size}; {most} yw’r mwyaf a ganiateir. Dewiswch ffeil lai.',
  sending: 'Yn anfon…',
  goOn: 'Parhau',
  change: 'Newid',
  changeWhat: 'Newid: {what}',
  stepOf: 'Cwestiwn {number, number} o {steps, number}',
  alreadySent:
    'Cafodd eich cynnig cyntaf ei gofnodi wedi’r cyfan, gyda’r hyn oedd yma bryd hynny. Edrychwch ar y rhestr cyn anfon eto.',
  notAllowedToSend:
    'Nid oes gan eich mewngofnodiad hawl i wneud hyn. Ni chofnodwyd dim, ac mae’r hyn a deipioch yma o hyd.',
  signedOutMeanwhile:
    'Rydych wedi cael eich allgofnodi, ac ni chofnodwyd dim. Mewngofnodwch eto mewn tab arall, yna anfonwch hwn unwaith yn rhagor; mae’r hyn a deipioch yma o hyd.',
  notSent:
    'Ni allai’r gweinydd wneud hyn nawr. Mae’r hyn a deipioch yma o hyd: anfonwch ef eto. Os bydd yn methu eto, rhowch y rhif hwn i’ch gweinyddwr: {number}.',
  notReached:
    'Ni ellid cyrraedd y gweinydd, felly ni wyddys a gofnodwyd hwn. Mae’r hyn a deipioch yma o hyd: anfonwch ef eto, a chaiff ei gofnodi unwaith.',

  kind: { info: 'Nodyn', success: 'Wedi’i wneud', warning: 'Rhybudd', error: 'Problem' },
  close: 'Cau',
  stop: 'Stopio',
  stopping: 'Yn stopio…',
  percent: '{percent, number}%',
  newEvents:
    '{count, plural, zero {Dim digwyddiadau newydd} one {# digwyddiad newydd} two {# ddigwyddiad newydd} few {# digwyddiad newydd} many {# digwyddiad newydd} other {# digwyddiad newydd}}',
  showThem: 'dangos',
  copy: 'Copïo',
  copied: 'Copïwyd',
  copyFailed: 'Ni ellid ei gopïo: dewiswch ef a’i gopïo â llaw.',
  trail: 'Lle mae’r dudalen hon',
  before: 'Cynt:',
  after: 'Nesaf:',
  added: 'ychwanegwyd:',
  removed: 'tynnwyd allan:',
  moved: 'symudwyd',
  movedFrom: 'symudwyd; yn {from} yr oedd gynt',
  newPart: 'newydd',
  removedPart: 'tynnwyd allan',
  sameText: 'Mae’r geiriad yr un fath.',
  left: '{span} ar ôl',
  ranOut: 'daeth i ben {span} yn ôl',
  stopped: 'stopiwyd {when}',
  stoppedLate: 'stopiwyd {when}, yn hwyr',
  notStarted: 'heb ddechrau',
  doneTask: 'wedi’i wneud',
  todoTask: 'i’w wneud',
  waitingTask: 'ni ellir dechrau eto',
};
