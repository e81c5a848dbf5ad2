import type { BreachCategory } from '#contracts/breach.events.js';
import type { LocalText } from '#contracts/local-text.js';
import { namesOfPost } from '#contracts/post-names.js';
import type { RetentionRule } from '#contracts/retention-schedule.js';
import type { InBoth } from '#platform/kernel/result.js';
import type { Missing } from '../../domain/due.js';

const both = (en: string, cy: string): InBoth => ({ en, cy });

/** A post as it is said. */
export const postWords = (key: string): LocalText =>
  namesOfPost(key) ?? both(key.replace(/-/g, ' '), key.replace(/-/g, ' '));

/** What the record does not say. */
export const missingWords: Readonly<Record<Missing, InBoth>> = {
  left: both('They have not left.', 'Nid ydynt wedi gadael.'),
  closed: both('The case is not closed.', 'Nid yw’r achos wedi ei gau.'),
  reported: both('The day of the report is not on record.', 'Nid yw diwrnod yr adroddiad ar gofnod.'),
  'subject-left': both('Whom it is about has not left.', 'Nid yw’r sawl y mae’n sôn amdano wedi gadael.'),
  birth: both('No date of birth is on record.', 'Nid oes dyddiad geni ar gofnod.'),
  'pension-age': both(
    'When they reach pension age is not on record.',
    'Nid yw’r dyddiad y cyrhaeddant oed pensiwn ar gofnod.',
  ),
};

const BASES: Readonly<Record<RetentionRule['basis'], InBoth>> = {
  law: both('Law', 'Y gyfraith'),
  guidance: both('Guidance', 'Canllawiau'),
  custom: both('Custom of record keepers', 'Arfer ceidwaid cofnodion'),
};

const FROM: Readonly<Record<RetentionRule['term']['from'], InBoth>> = {
  left: both('leaving', 'gadael'),
  reported: both('the report', 'yr adroddiad'),
  closed: both('the closing of the case', 'cau’r achos'),
  'subject-left': both('the leaving of whom it is about', 'ymadawiad y sawl y mae’n sôn amdano'),
  birth: both('birth', 'geni'),
};

const yearsCy = (years: number): string => (years === 1 ? '1 flwyddyn' : `${String(years)} o flynyddoedd`);
const yearsEn = (years: number): string => (years === 1 ? '1 year' : `${String(years)} years`);

const termWords = ({ from, years, orPensionAge }: RetentionRule['term']): InBoth => {
  const day = FROM[from];
  if (years === 0) return both(`Ends with ${day.en}`, `Daw i ben gyda ${day.cy}`);
  const words = both(`${yearsEn(years)} after ${day.en}`, `${yearsCy(years)} ar ôl ${day.cy}`);
  if (!orPensionAge) return words;
  return both(
    `${words.en}, or to normal pension age where that is later`,
    `${words.cy}, neu hyd at oed pensiwn arferol os yw hynny’n hwyrach`,
  );
};

/** A rule as the schema shows it. */
export const ruleView = (rule: RetentionRule): object => ({
  name: `${rule.id}@${rule.since}`,
  words: rule.words,
  term: termWords(rule.term),
  basis: BASES[rule.basis],
  source: rule.source,
  address: rule.address,
  since: rule.since,
});

const CATEGORIES: Readonly<Record<BreachCategory, InBoth>> = {
  CONFIDENTIALITY: both('confidentiality', 'cyfrinachedd'),
  DEFAMATION: both('defamation', 'difenwi'),
  IMAGES_WITHOUT_CONSENT: both('images without consent', 'delweddau heb ganiatâd'),
  CONTACT_WITH_PUPILS: both('contact with pupils', 'cysylltu â disgyblion'),
  FRIEND_REQUEST: both('friend request', 'cais i fod yn ffrind'),
  HARASSMENT: both('harassment', 'aflonyddu'),
  NAME_OR_LOGO: both('use of name or logo', 'defnyddio’r enw neu’r logo'),
  WORKING_TIME: both('working time', 'amser gwaith'),
  EXTREME_CONTENT: both('extreme content', 'cynnwys eithafol'),
  INDECENT_IMAGES: both('indecent images', 'delweddau anweddus'),
  CONTRACTOR: both('contractor’s breach', 'tor rheolau gan gontractwr'),
  HACKED_ACCOUNT: both('hacked account', 'cyfrif wedi ei hacio'),
  DATA_BREACH: both('breach of data', 'tor diogelwch data'),
};

/** What a case is called where its words may not be. */
export const caseName = (category: BreachCategory): LocalText => {
  const { en, cy } = CATEGORIES[category];
  return both(`Case: ${en}`, `Achos: ${cy}`);
};

const FIELDS: Readonly<Record<string, InBoth>> = {
  givenName: both('given name', 'enw cyntaf'),
  familyName: both('family name', 'cyfenw'),
  email: both('e-mail address', 'cyfeiriad e-bost'),
  personRef: both('reference of the school’s own system', 'cyfeirnod system yr ysgol ei hun'),
  typedName: both('name typed to confirm', 'enw a deipiwyd i gadarnhau'),
  summary: both('what was reported', 'yr hyn a adroddwyd'),
  place: both('where it happened', 'lle digwyddodd'),
  note: both('note', 'nodyn'),
  reference: both('reference of an outside body', 'cyfeirnod corff allanol'),
  reason: both('reason', 'rheswm'),
  measure: both('measure', 'mesur'),
  description: both('description of evidence', 'disgrifiad o dystiolaeth'),
  fileName: both('name of a file', 'enw ffeil'),
};

/** What a sealed field holds, never its content. */
export const fieldWords = (field: string): InBoth => FIELDS[field] ?? both(field, field);
