import type { WelshOf } from '../../i18n/define-messages.js';
import type { myMessages } from './messages.js';

/** What the page of one's own reading says, in Welsh. */
export const myWelsh: WelshOf<typeof myMessages> = {
  title: 'Fy narllen',
  asked:
    '{open, plural, zero {Ni ofynnir ichi ddarllen dim.} one {Gofynnir ichi ddarllen # polisi.} two {Gofynnir ichi ddarllen # bolisi.} few {Gofynnir ichi ddarllen # pholisi.} many {Gofynnir ichi ddarllen # pholisi.} other {Gofynnir ichi ddarllen # polisi.}}',
  allRead: 'Rydych wedi darllen popeth y gofynnwyd ichi ei ddarllen.',
  neverAsked: 'Nid oes neb wedi gofyn ichi ddarllen dim eto.',
  wasAsked:
    '{open, plural, zero {Ni ofynnwyd ichi ddarllen dim.} one {Gofynnwyd ichi ddarllen # polisi.} two {Gofynnwyd ichi ddarllen # bolisi.} few {Gofynnwyd ichi ddarllen # pholisi.} many {Gofynnwyd ichi ddarllen # pholisi.} other {Gofynnwyd ichi ddarllen # polisi.}}',
  toRead: 'I’w darllen a’u cadarnhau',
  by: 'erbyn {day}',
  wasDueBy: 'roedd i’w ddarllen erbyn {day}',
  read: 'Darllen',
  readWhat: 'Darllen {policy}',
  confirmedBefore: 'Fe gadarnhaoch chi fersiwn {number, number} ar {when}.',
  changes: 'Beth sydd wedi newid ers fersiwn {number, number}',
  changesOf: 'Beth sydd wedi newid ers fersiwn {number, number}: {policy}',
  done: 'Cynt',
  confirmed: 'darllenwyd a chadarnhawyd: {when}',
  released: 'gofynnwyd: {when}; nid oes ei angen mwyach',
  tag: { LATE: 'yn hwyr', OUTSTANDING: 'i’w ddarllen', SIGNED: 'wedi’i ddarllen', RELEASED: 'wedi dod i ben' },
};
