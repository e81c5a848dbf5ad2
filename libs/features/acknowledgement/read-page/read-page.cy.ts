import { welshCount, welshNouns } from '#contracts/welsh-count.js';
import type { ReadMessages } from './read-page.words.js';

/** Numbers with the mutation that they cause in `peth`. */
const welshThings = [
  ...['', 'un peth', 'dau beth', 'tri pheth', 'pedwar peth', 'pum peth', 'chwe pheth', 'saith peth', 'wyth peth'],
  ...['naw peth', 'deg peth'],
];

/** The page in Welsh. */
export const cy: ReadMessages = {
  title: 'Darllen a chadarnhau',
  skip: 'Neidio i’r cynnwys',
  otherLanguage: 'English',
  steps: { changes: 'Beth sydd wedi newid', read: 'Darllen', confirm: 'Cadarnhau' },
  stepsLabel: 'Camau',
  forPerson: (name) => `ar gyfer ${name}`,
  due: (day) => `erbyn ${day}`,
  version: (number) => `fersiwn ${number}`,
  readBefore: (number, day) => `Fe ddarllenoch chi fersiwn ${number} ar ${day}.`,
  changed: (count) => {
    if (count === 0) return 'Mae’r testun yr un fath.';
    return `Mae ${welshThings[count] ?? `${count} o bethau`} wedi newid.`;
  },
  isNew: 'Newydd:',
  isRemoved: 'Wedi’i dynnu allan:',
  calledBefore: (heading) => `Ei enw gynt oedd “${heading}”.`,
  added: 'ychwanegwyd:',
  takenAway: 'tynnwyd allan:',
  readWhole: (minutes) => `Darllen y polisi cyfan (${welshCount(minutes, welshNouns.minute)})`,
  minutes: (minutes) => `Tua ${welshCount(minutes, welshNouns.minute)} i’w ddarllen.`,
  question: 'Gofyn cwestiwn i’w berchennog',
  goOn: 'Rwyf wedi’i ddarllen: ymlaen',
  afterGoOn: 'Wedyn byddwch yn teipio’ch enw. Cewch dderbynneb na all neb ei newid, na ninnau chwaith.',
  confirm: 'Cadarnhewch eich bod wedi’i ddarllen',
  agreeTo: 'Rydych yn cytuno â hyn:',
  agree: 'Rwyf wedi’i ddarllen ac rwy’n cytuno',
  name: 'Eich enw llawn',
  nameHint: 'Ei deipio yma yw eich llofnod.',
  sign: 'Llofnodi',
  errorHeading: 'Mae rhywbeth ar goll',
  errors: {
    NAME_MISSING: 'Teipiwch eich enw llawn',
    NOT_AGREED: 'Ticiwch y blwch i ddweud eich bod wedi’i ddarllen a’ch bod yn cytuno',
  },
  signed: 'Diolch. Mae wedi’i gofnodi.',
  alreadySigned: 'Rydych eisoes wedi llofnodi hwn.',
  keep: 'Cadwch neu argraffwch y dudalen hon. Bydd y ddolen a ddaeth â chi yma yn dal i ddangos y dderbynneb hon.',
  download: 'Lawrlwytho’r dderbynneb',
  receipt: {
    heading: 'Derbynneb',
    policy: 'Polisi',
    statement: 'Cytunwyd â hyn',
    signedBy: 'Llofnodwyd gan',
    recordedAt: 'Cofnodwyd',
    place: 'Lle yn y cofnod',
    placeOf: (position, school) => `rhif ${position}, ${school}`,
    fingerprint: 'Ôl bys y testun (SHA-256)',
  },
  superseded: {
    heading: 'Mae fersiwn newydd wedi disodli hwn',
    text: (newer) => `Ni lofnodwyd dim. Darllenwch fersiwn ${newer} yn ei le.`,
    link: (newer) => `Darllen fersiwn ${newer}`,
  },
  supersededLater: (newer) =>
    `Ni lofnodwyd dim. Fersiwn ${newer} sydd mewn grym bellach; cewch ddolen iddi os bydd gofyn ichi ei darllen.`,
  ended: {
    heading: 'Nid oes angen ichi lofnodi hwn mwyach',
    because: {
      closed: 'Mae’r ysgol wedi cau’r cais hwn.',
      left: 'Nid yw’r ysgol yn gofyn ichi mwyach, gan fod eich swydd yno wedi dod i ben.',
      expired:
        'Mae’r ddolen hon wedi dod i ben. Os oes ar yr ysgol angen eich llofnod o hyd, gofynnwch i’w swyddfa am ddolen newydd.',
    },
  },
  unknown: {
    heading: 'Nid yw’r ddolen hon yn gweithio',
    text: 'Efallai iddi gael ei thorri yn yr e-bost. Agorwch hi eto o’r e-bost, neu gofynnwch i swyddfa’r ysgol am un newydd.',
  },
  failed: {
    heading: 'Aeth rhywbeth o’i le',
    text: 'Agorwch y ddolen eto: mae’n dangos a yw eich llofnod wedi’i gofnodi, ac ni chofnodir dim ddwywaith. Os bydd yn methu eto, rhowch y rhif hwn i’r ysgol:',
  },
  months: [
    ...['Ionawr', 'Chwefror', 'Mawrth', 'Ebrill', 'Mai', 'Mehefin', 'Gorffennaf', 'Awst'],
    ...['Medi', 'Hydref', 'Tachwedd', 'Rhagfyr'],
  ],
  weekdays: ['dydd Sul', 'dydd Llun', 'dydd Mawrth', 'dydd Mercher', 'dydd Iau', 'dydd Gwener', 'dydd Sadwrn'],
};
