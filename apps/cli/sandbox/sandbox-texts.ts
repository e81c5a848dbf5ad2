import type { LocalText } from '#contracts/local-text.js';
import { policyCategory } from '#contracts/policy-catalogue.js';

export interface SandboxSection {
  readonly number: string;
  readonly heading: string;
  readonly level: number;
  readonly text: string;
}

/** What a category's policy is about, in words that fit into a sentence. */
const ABOUT: Readonly<Record<string, { readonly en: string; readonly cy: string }>> = {
  safeguarding: { en: 'keeping pupils safe', cy: 'cadw disgyblion yn ddiogel' },
  'social-media': { en: 'social media', cy: 'cyfryngau cymdeithasol' },
  behaviour: { en: 'behaviour', cy: 'ymddygiad' },
  send: { en: 'additional needs', cy: 'anghenion ychwanegol' },
  'data-protection': { en: 'personal data', cy: 'data personol' },
  'health-and-safety': { en: 'health and safety', cy: 'iechyd a diogelwch' },
  'anti-bullying': { en: 'bullying', cy: 'bwlio' },
  attendance: { en: 'attendance', cy: 'presenoldeb' },
  charging: { en: 'charges and refunds', cy: 'codi tâl ac ad-dalu' },
  complaints: { en: 'complaints', cy: 'cwynion' },
  curriculum: { en: 'the curriculum', cy: 'y cwricwlwm' },
  equality: { en: 'equality', cy: 'cydraddoldeb' },
  exclusions: { en: 'suspension and exclusion', cy: 'gwahardd' },
  'first-aid': { en: 'first aid', cy: 'cymorth cyntaf' },
  'online-safety': { en: 'safety online', cy: 'diogelwch ar-lein' },
  rse: { en: 'relationships and sex education', cy: 'addysg cydberthynas a rhywioldeb' },
  'staff-conduct': { en: 'the conduct of staff', cy: 'ymddygiad staff' },
  'supporting-pupils': { en: 'pupils with medical conditions', cy: 'disgyblion â chyflyrau meddygol' },
  'trips-and-visits': { en: 'trips and visits', cy: 'tripiau ac ymweliadau' },
  whistleblowing: { en: 'raising concerns', cy: 'codi pryderon' },
};

/** A policy's title as a school would write it. */
export const policyTitle = (category: string, bilingual: boolean): LocalText => {
  const label = policyCategory(category)?.label ?? { en: category, cy: category };
  return { en: `${label.en ?? ''} policy`, cy: bilingual ? `Polisi ${(label.cy ?? '').toLowerCase()}` : null };
};

const section = (number: number, heading: string, text: string): SandboxSection => ({
  number: String(number),
  heading,
  level: 1,
  text,
});

const english = (school: string, about: string, version: number): SandboxSection[] => [
  section(1, 'Purpose', `This policy says how ${school} deals with ${about}, and what everybody here may expect.`),
  section(
    2,
    'Who it is for',
    'It applies to all staff, governors, volunteers and visitors, on the premises and wherever they act for us.',
  ),
  section(
    3,
    'What we do',
    `We decide with the good of pupils in mind, we write down what we decided about ${about}, and we tell those whom it concerns.${
      version > 1 ? ' Whoever is unsure asks the office the same day.' : ''
    }`,
  ),
  section(
    4,
    'Passwords and records',
    `Records are kept where only those who need them can open them. Passwords are changed every ${version > 1 ? '60' : '90'} days.`,
  ),
  section(
    5,
    'If something goes wrong',
    'Tell the headteacher at once, or the chair of governors where it concerns the headteacher. Keep what you have seen.',
  ),
  ...(version > 1
    ? [
        section(
          6,
          'If an account is broken into',
          'Tell the office before anything is removed, so that nothing is lost that may be needed.',
        ),
      ]
    : []),
  section(
    version > 1 ? 7 : 6,
    'Review',
    'We look at this policy once a year, and sooner when the law or what happened here gives cause.',
  ),
];

const welsh = (school: string, about: string, version: number): SandboxSection[] => [
  section(
    1,
    'Diben',
    `Mae’r polisi hwn yn nodi sut mae ${school} yn ymdrin â ${about}, a’r hyn y gall pawb yma ei ddisgwyl.`,
  ),
  section(2, 'I bwy y mae', 'Mae’n berthnasol i’r holl staff, llywodraethwyr, gwirfoddolwyr ac ymwelwyr.'),
  section(
    3,
    'Yr hyn a wnawn',
    `Rydym yn penderfynu gyda lles disgyblion mewn golwg ac yn cofnodi’r hyn a benderfynwyd am ${about}.`,
  ),
  section(
    4,
    'Os aiff rhywbeth o’i le',
    `Dywedwch wrth y pennaeth ar unwaith.${version > 1 ? ' Cadwch yr hyn a welsoch.' : ''}`,
  ),
  section(5, 'Adolygu', 'Rydym yn edrych ar y polisi hwn unwaith y flwyddyn.'),
];

/** The text of a version; a bilingual one has its Welsh sections after its English ones. */
export const policySections = (
  school: LocalText,
  category: string,
  version: number,
  bilingual: boolean,
): SandboxSection[] => {
  const about = ABOUT[category] ?? { en: category, cy: category };
  const first = english(school.en ?? '', about.en, version);
  if (!bilingual) return first;
  const second = welsh(school.cy ?? school.en ?? '', about.cy, version);
  return [...first, ...second.map((part, n) => ({ ...part, number: String(first.length + n + 1) }))];
};

/** What people agree to when they have read a policy. */
export const STATEMENT: LocalText = {
  en: 'I have read this policy, I understand it, and I will keep to it.',
  cy: 'Rwyf wedi darllen y polisi hwn, rwy’n ei ddeall, a byddaf yn cadw ato.',
};
