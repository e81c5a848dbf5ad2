import type { BreachCategory } from '#contracts/breach.events.js';
import type { PlainDate } from '#platform/kernel/event.js';

/** What is to be done at once for a category, in order, from a day on. */
export interface Instruction {
  readonly from: PlainDate;
  readonly steps: readonly string[];
  readonly source: string;
}

const KCSIE_2025 = 'Keeping children safe in education 2025, Part four (from 1 September 2025)';
const UKCIS = 'UK Council for Internet Safety, Sharing nudes and semi-nudes: advice for education settings (2024)';
const ICO_GUIDE = 'UK GDPR, Articles 33 and 34; Information Commissioner, guide to personal data breaches';
const BULLYING = 'Department for Education, Cyberbullying: advice for headteachers and school staff (2014)';
const FIELD = 'Common ground of schools’ social media policies';

const LADO_STEP = 'Tell the LADO within one working day, before anybody is questioned.';
const KEEP_COPY = 'Keep a dated copy (a screenshot with address, day and time) before anything is removed.';

const editionOf: Readonly<Record<string, PlainDate>> = { [KCSIE_2025]: '2025-09-01', [ICO_GUIDE]: '2021-01-01' };

const only = (source: string, ...steps: readonly string[]): readonly Instruction[] => [
  { from: editionOf[source] ?? '2014-01-01', steps, source },
];

/** Dated reference data: a new edition is a further entry, and the old one stays for cases of its time. */
const instructions: Readonly<Record<BreachCategory, readonly Instruction[]>> = {
  INDECENT_IMAGES: [
    {
      from: '2025-09-01',
      steps: [
        'Tell the police at once.',
        'Tell the LADO at once, within one working day at the latest.',
        'Do not look for, copy, send, print or upload any image: having one is an offence.',
        'Do not investigate and do not question anybody. Leave the device as it is, out of reach.',
        'Wait for what the police and the LADO say before taking any other step.',
      ],
      source: `Protection of Children Act 1978, section 1; Criminal Justice Act 1988, section 160; ${UKCIS}; ${KCSIE_2025}`,
    },
  ],
  CONTACT_WITH_PUPILS: only(KCSIE_2025, LADO_STEP, 'See that the pupils concerned are safe.', KEEP_COPY),
  FRIEND_REQUEST: only(KCSIE_2025, LADO_STEP, 'Ask that the request is refused, and not answered.', KEEP_COPY),
  EXTREME_CONTENT: only(
    `${KCSIE_2025}; Counter-Terrorism and Security Act 2015, section 26 (Prevent duty)`,
    'Tell the designated safeguarding lead at once; where a crime is likely, the police.',
    LADO_STEP,
    'Do not download or pass on the material; write down where it is.',
  ),
  DATA_BREACH: only(
    ICO_GUIDE,
    'Tell the data protection officer at once.',
    'Contain it: recall, revoke, take off line.',
    'Weigh the risk to people. Unless a risk is unlikely, tell the ICO within 72 hours; weekends and holidays count.',
    'Where the risk is high, tell the people concerned too.',
  ),
  HACKED_ACCOUNT: only(
    ICO_GUIDE,
    'Change the password, end all sessions and switch on a second factor.',
    'Tell the network manager and the data protection officer at once.',
    'Weigh whether personal data was seen. Unless a risk is unlikely, tell the ICO within 72 hours.',
    KEEP_COPY,
  ),
  CONFIDENTIALITY: only(
    ICO_GUIDE,
    'Have the information taken down or called back, once a copy is kept.',
    'Tell the data protection officer at once.',
    'Weigh the risk to people. Unless a risk is unlikely, tell the ICO within 72 hours.',
  ),
  IMAGES_WITHOUT_CONSENT: only(
    `${ICO_GUIDE}; ${FIELD}`,
    'Have the images taken down.',
    'Tell the parents or the person shown.',
    'If an image is indecent, stop: keep no copy, and tell the police and the LADO at once.',
  ),
  HARASSMENT: only(
    BULLYING,
    KEEP_COPY,
    'Do not answer or retaliate.',
    'Whoever is bullied decides whether the police are told; offer to help with it.',
  ),
  DEFAMATION: only(FIELD, KEEP_COPY, 'Do not answer in public.', 'Seek legal advice before asking for removal.'),
  NAME_OR_LOGO: only(FIELD, KEEP_COPY, 'Ask for the name or logo to be taken down.'),
  WORKING_TIME: only(FIELD, 'Speak to the line manager; take advice from human resources before any measure.'),
  CONTRACTOR: only(
    FIELD,
    'Tell the contractor’s employer at once.',
    'Where a pupil is concerned, tell the LADO within one working day.',
    KEEP_COPY,
  ),
};

/** What is to be done for a category, as it stood on a day; the oldest edition for days before all editions. */
export const instructionsFor = (category: BreachCategory, on: PlainDate): Instruction => {
  const editions = instructions[category];
  const inForce = editions.filter(({ from }) => from <= on);
  return inForce.at(-1) ?? editions[0] ?? { from: on, steps: [], source: '' };
};
