import type { WelshOf } from '../../i18n/define-messages.js';
import type { importMessages } from './import.messages.js';

const rows = '{rows, plural, zero {# rhes} one {# rhes} two {# res} few {# rhes} many {# rhes} other {# rhes}}';
const ofRows = '{of, plural, zero {# rhes} one {# rhes} two {# res} few {# rhes} many {# rhes} other {# rhes}}';

/** Yr un geiriau yn Gymraeg. */
export const peopleImportWelsh: WelshOf<typeof importMessages> = {
  title: 'Mewnforio pobl',
  lead: 'Rhestr o’ch system staff fel CSV, un rhes i bob swydd. Ni chedwir dim nes ichi weld beth fyddai’n digwydd.',
  columns: 'Colofnau',
  columnsAre:
    'person_ref, given_name, family_name, email, kind, urn, post, start_date, end_date, language. Caiff celloedd fod yn wag lle nad oes dim yn hysbys; rhaid i’r pennawd fod yno.',
  file: 'Y rhestr',
  encoding: 'Wedi’i hysgrifennu yn',
  encodingHint:
    'Dim ond ar gyfer rhestr a gadwyd gan hen raglen. Byddai enw a ddarllenir yn anghywir yn enw anghywir ar gofnod.',
  utf8: 'UTF-8 (arferol)',
  windows: 'Windows-1252 (hen raglenni)',
  badEncoding:
    'Nid yw’r ffeil hon yn UTF-8. Cadwch hi eto fel “CSV UTF-8 (comma delimited)”, neu dewiswch Windows-1252 os gwyddoch mai dyna ydyw.',
  check: 'Gweld beth fyddai’n digwydd',
  checking: 'Yn darllen y rhestr',
  fileMissing: 'Dewiswch y rhestr.',
  would: 'Beth fyddai’n digwydd',
  wouldSentence: `Darllenwyd ${rows}: {people, plural, zero {neb newydd} one {# person newydd} two {# berson newydd} few {# pherson newydd} many {# pherson newydd} other {# o bobl newydd}}.`,
  nothing: 'Nid yw’r rhestr yn dweud dim nad yw ar gofnod eisoes.',
  registered: 'Pobl newydd',
  changed: 'Manylion sy’n newid',
  posts: 'Swyddi sy’n dechrau neu’n gorffen',
  unchanged: 'Rhesi nad ydynt yn newid dim',
  errors:
    'Mae {count, plural, zero {# pheth} one {# peth} two {# beth} few {# pheth} many {# pheth} other {# o bethau}} o’i le ar y rhestr. Ni chedwir dim nes ei bod yn iawn.',
  errorsCaption: 'Beth sydd o’i le, fesul rhes',
  row: 'Rhes',
  column: 'Colofn',
  value: 'Yr hyn sydd yno',
  cure: 'Beth sydd o’i le, a beth i’w wneud',
  firstErrors: 'Y {shown, number} cyntaf o {count, number}.',
  store: `Cadw ${rows}`,
  another: 'Dewis rhestr arall',
  confirmHeading: `Cadw ${rows}?`,
  confirmText: 'Rhoddir pobl a swyddi ar gofnod. Ni chymerir dim i ffwrdd; mae pob newid i’w weld wrth archwilio.',
  storing: 'Yn cadw’r rhestr',
  progress: `{rows, number} o ${ofRows} wedi’u cadw`,
  done: 'Mae’r rhestr wedi’i chadw.',
  stopped: 'Wedi stopio.',
  stoppedSentence: `Mae {rows, number} o ${ofRows} wedi’u cadw; nid anfonwyd y gweddill. Mewnforiwch yr un rhestr eto, neu ewch ymlaen: ni chedwir ddwywaith yr hyn sydd wedi’i gadw.`,
  broken: 'Torrwyd ar ei draws.',
  brokenSentence: `Mae {rows, number} o ${ofRows} yn sicr wedi’u cadw. Ewch ymlaen: ni chedwir ddwywaith yr hyn sydd wedi’i gadw eisoes.`,
  goOn: 'Mynd ymlaen',
  toPeople: 'Gweld y bobl',
  refused: 'Fe’i gwrthodwyd: {why}',
};
