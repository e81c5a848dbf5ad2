import type { BreachCategory } from '#contracts/breach.events.js';
import type { LocalText } from '#contracts/local-text.js';
import type { PlainDate } from '#platform/kernel/event.js';

/** What is to be done at once for a category, in order, from a day on. */
export interface Instruction {
  readonly from: PlainDate;
  readonly steps: readonly LocalText[];
  readonly source: string;
}

const KCSIE_2025 = 'Keeping children safe in education 2025, Part four (from 1 September 2025)';
const UKCIS = 'UK Council for Internet Safety, Sharing nudes and semi-nudes: advice for education settings (2024)';
const ICO_GUIDE = 'UK GDPR, Articles 33 and 34; Information Commissioner, guide to personal data breaches';
const BULLYING = 'Department for Education, Cyberbullying: advice for headteachers and school staff (2014)';
const FIELD = 'Common ground of schools’ social media policies';

const step = (en: string, cy: string): LocalText => ({ en, cy });

const LADO_STEP = step(
  'Tell the LADO within one working day, before anybody is questioned.',
  'Rhowch wybod i’r LADO o fewn un diwrnod gwaith, cyn i neb gael ei holi.',
);
const KEEP_COPY = step(
  'Keep a dated copy (a screenshot with address, day and time) before anything is removed.',
  'Cadwch gopi â dyddiad (llun sgrin gyda’r cyfeiriad, y diwrnod a’r amser) cyn i ddim gael ei dynnu i lawr.',
);

const editionOf: Readonly<Record<string, PlainDate>> = { [KCSIE_2025]: '2025-09-01', [ICO_GUIDE]: '2021-01-01' };

const only = (source: string, ...steps: readonly LocalText[]): readonly Instruction[] => [
  { from: editionOf[source] ?? '2014-01-01', steps, source },
];

/** Dated reference data: a new edition is a further entry, and the old one stays for cases of its time. */
const instructions: Readonly<Record<BreachCategory, readonly Instruction[]>> = {
  INDECENT_IMAGES: [
    {
      from: '2025-09-01',
      steps: [
        step('Tell the police at once.', 'Rhowch wybod i’r heddlu ar unwaith.'),
        step(
          'Tell the LADO at once, within one working day at the latest.',
          'Rhowch wybod i’r LADO ar unwaith, o fewn un diwrnod gwaith fan bellaf.',
        ),
        step(
          'Do not look for, copy, send, print or upload any image: having one is an offence.',
          'Peidiwch â chwilio am unrhyw ddelwedd, na’i chopïo, ei hanfon, ei hargraffu na’i huwchlwytho: mae meddu ar un yn drosedd.',
        ),
        step(
          'Do not investigate and do not question anybody. Leave the device as it is, out of reach.',
          'Peidiwch ag ymchwilio na holi neb. Gadewch y ddyfais fel y mae, allan o gyrraedd pawb.',
        ),
        step(
          'Wait for what the police and the LADO say before taking any other step.',
          'Arhoswch am air gan yr heddlu a’r LADO cyn cymryd unrhyw gam arall.',
        ),
      ],
      source: `Protection of Children Act 1978, section 1; Criminal Justice Act 1988, section 160; ${UKCIS}; ${KCSIE_2025}`,
    },
  ],
  CONTACT_WITH_PUPILS: only(
    KCSIE_2025,
    LADO_STEP,
    step('See that the pupils concerned are safe.', 'Gwnewch yn siŵr bod y disgyblion dan sylw yn ddiogel.'),
    KEEP_COPY,
  ),
  FRIEND_REQUEST: only(
    KCSIE_2025,
    LADO_STEP,
    step('Ask that the request is refused, and not answered.', 'Gofynnwch i’r cais gael ei wrthod, ac i neb ei ateb.'),
    KEEP_COPY,
  ),
  EXTREME_CONTENT: only(
    `${KCSIE_2025}; Counter-Terrorism and Security Act 2015, section 26 (Prevent duty)`,
    step(
      'Tell the designated safeguarding lead at once; where a crime is likely, the police.',
      'Rhowch wybod i’r arweinydd diogelu dynodedig ar unwaith; lle mae trosedd yn debygol, i’r heddlu.',
    ),
    LADO_STEP,
    step(
      'Do not download or pass on the material; write down where it is.',
      'Peidiwch â lawrlwytho’r deunydd na’i basio ymlaen; nodwch ble mae.',
    ),
  ),
  DATA_BREACH: only(
    ICO_GUIDE,
    step('Tell the data protection officer at once.', 'Rhowch wybod i’r swyddog diogelu data ar unwaith.'),
    step(
      'Contain it: recall, revoke, take off line.',
      'Cyfyngwch arno: galwch yn ôl, diddymwch fynediad, tynnwch oddi ar-lein.',
    ),
    step(
      'Weigh the risk to people. Unless a risk is unlikely, tell the ICO within 72 hours; weekends and holidays count.',
      'Pwyswch y risg i bobl. Oni bai bod risg yn annhebygol, rhowch wybod i’r ICO o fewn 72 awr; mae penwythnosau a gwyliau yn cyfrif.',
    ),
    step(
      'Where the risk is high, tell the people concerned too.',
      'Lle mae’r risg yn uchel, rhowch wybod i’r bobl dan sylw hefyd.',
    ),
  ),
  HACKED_ACCOUNT: only(
    ICO_GUIDE,
    step(
      'Change the password, end all sessions and switch on a second factor.',
      'Newidiwch y cyfrinair, gorffennwch bob sesiwn a throwch ail ffactor ymlaen.',
    ),
    step(
      'Tell the network manager and the data protection officer at once.',
      'Rhowch wybod i reolwr y rhwydwaith a’r swyddog diogelu data ar unwaith.',
    ),
    step(
      'Weigh whether personal data was seen. Unless a risk is unlikely, tell the ICO within 72 hours.',
      'Pwyswch a welwyd data personol. Oni bai bod risg yn annhebygol, rhowch wybod i’r ICO o fewn 72 awr.',
    ),
    KEEP_COPY,
  ),
  CONFIDENTIALITY: only(
    ICO_GUIDE,
    step(
      'Have the information taken down or called back, once a copy is kept.',
      'Trefnwch i’r wybodaeth gael ei thynnu i lawr neu ei galw yn ôl, ar ôl cadw copi.',
    ),
    step('Tell the data protection officer at once.', 'Rhowch wybod i’r swyddog diogelu data ar unwaith.'),
    step(
      'Weigh the risk to people. Unless a risk is unlikely, tell the ICO within 72 hours.',
      'Pwyswch y risg i bobl. Oni bai bod risg yn annhebygol, rhowch wybod i’r ICO o fewn 72 awr.',
    ),
  ),
  IMAGES_WITHOUT_CONSENT: only(
    `${ICO_GUIDE}; ${FIELD}`,
    step('Have the images taken down.', 'Trefnwch i’r delweddau gael eu tynnu i lawr.'),
    step('Tell the parents or the person shown.', 'Rhowch wybod i’r rhieni neu’r sawl sydd i’w weld.'),
    step(
      'If an image is indecent, stop: keep no copy, and tell the police and the LADO at once.',
      'Os yw delwedd yn anweddus, stopiwch: peidiwch â chadw copi, a rhowch wybod i’r heddlu a’r LADO ar unwaith.',
    ),
  ),
  HARASSMENT: only(
    BULLYING,
    KEEP_COPY,
    step('Do not answer or retaliate.', 'Peidiwch ag ateb na tharo’n ôl.'),
    step(
      'Whoever is bullied decides whether the police are told; offer to help with it.',
      'Y sawl sy’n cael ei fwlio sy’n penderfynu a gaiff yr heddlu wybod; cynigiwch helpu gyda hynny.',
    ),
  ),
  DEFAMATION: only(
    FIELD,
    KEEP_COPY,
    step('Do not answer in public.', 'Peidiwch ag ateb yn gyhoeddus.'),
    step(
      'Seek legal advice before asking for removal.',
      'Mynnwch gyngor cyfreithiol cyn gofyn i rywbeth gael ei dynnu i lawr.',
    ),
  ),
  NAME_OR_LOGO: only(
    FIELD,
    KEEP_COPY,
    step('Ask for the name or logo to be taken down.', 'Gofynnwch i’r enw neu’r logo gael ei dynnu i lawr.'),
  ),
  WORKING_TIME: only(
    FIELD,
    step(
      'Speak to the line manager; take advice from human resources before any measure.',
      'Siaradwch â’r rheolwr llinell; mynnwch gyngor adnoddau dynol cyn unrhyw fesur.',
    ),
  ),
  CONTRACTOR: only(
    FIELD,
    step('Tell the contractor’s employer at once.', 'Rhowch wybod i gyflogwr y contractwr ar unwaith.'),
    step(
      'Where a pupil is concerned, tell the LADO within one working day.',
      'Lle mae disgybl dan sylw, rhowch wybod i’r LADO o fewn un diwrnod gwaith.',
    ),
    KEEP_COPY,
  ),
};

/** What is to be done for a category, as it stood on a day; the oldest edition for days before all editions. */
export const instructionsFor = (category: BreachCategory, on: PlainDate): Instruction => {
  const editions = instructions[category];
  const inForce = editions.filter(({ from }) => from <= on);
  return inForce.at(-1) ?? editions[0] ?? { from: on, steps: [], source: '' };
};
