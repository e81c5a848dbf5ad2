import type { PlainDate } from '#platform/kernel/event.js';
import type { InBoth } from '#platform/kernel/result.js';

/** What a time is counted from. */
export type RetentionBase = 'left' | 'reported' | 'closed' | 'subject-left' | 'birth';

/** How long something is kept: so many years from a day, in one case until normal pension age where that is later. */
export interface RetentionTerm {
  readonly from: RetentionBase;
  readonly years: number;
  /** Until the person reaches normal pension age, where that is later than the years. */
  readonly orPensionAge?: true;
}

/** A rule of the schedule, in one edition. */
export interface RetentionRule {
  /** Stable, in events and on tombstones. */
  readonly id: string;
  /** First day on which this edition is what one goes by. */
  readonly since: PlainDate;
  /** First day on which it is so no more; absent while it stands. */
  readonly until?: PlainDate;
  /** Whether a law says so, guidance that schools must have regard to, or the custom of keepers of records. */
  readonly basis: 'law' | 'guidance' | 'custom';
  readonly term: RetentionTerm;
  /** What it is about: heads a row and follows "under". */
  readonly words: InBoth;
  /** Where it stands; read it there. */
  readonly source: string;
  readonly address: string;
}

const KCSIE = 'https://www.gov.uk/government/publications/keeping-children-safe-in-education--2';
const IRMS = 'https://irms.org.uk/page/SchoolsToolkit';

/**
 * How long schools keep what, as dated data: each rule with its source, in the edition that held from a day on. What a
 * house decides otherwise belongs here, with its own source. Looked through in November 2026.
 */
export const RETENTION_SCHEDULE: readonly RetentionRule[] = [
  {
    id: 'allegation',
    since: '2014-04-03',
    basis: 'guidance',
    term: { from: 'reported', years: 10, orPensionAge: true },
    words: { en: 'allegation against an adult', cy: 'honiad yn erbyn oedolyn' },
    source: 'DfE, Keeping children safe in education, Part four, on keeping records of allegations',
    address: KCSIE,
  },
  {
    id: 'allegation-false-or-malicious',
    since: '2014-04-03',
    basis: 'guidance',
    term: { from: 'closed', years: 0 },
    words: { en: 'allegation found false or malicious', cy: 'honiad a gafwyd yn ffug neu’n faleisus' },
    source: 'DfE, Keeping children safe in education, Part four, on keeping records of allegations',
    address: KCSIE,
  },
  {
    id: 'low-level-concern',
    since: '2021-09-01',
    basis: 'guidance',
    term: { from: 'subject-left', years: 0 },
    words: { en: 'low-level concern', cy: 'pryder lefel isel' },
    source: 'DfE, Keeping children safe in education, Part four, section two, on recording low-level concerns',
    address: KCSIE,
  },
  {
    id: 'data-breach',
    since: '2018-05-25',
    basis: 'custom',
    term: { from: 'closed', years: 6 },
    words: { en: 'breach of data', cy: 'tor diogelwch data' },
    source: 'UK GDPR, Article 33(5); Limitation Act 1980, section 2',
    address: 'https://www.legislation.gov.uk/eur/2016/679/article/33',
  },
  {
    id: 'conduct-case',
    since: '1981-05-01',
    basis: 'custom',
    term: { from: 'closed', years: 6 },
    words: { en: 'case of conduct', cy: 'achos ymddygiad' },
    source: 'Limitation Act 1980, sections 2 and 5',
    address: 'https://www.legislation.gov.uk/ukpga/1980/58/section/5',
  },
  {
    id: 'staff-record',
    since: '1981-05-01',
    basis: 'custom',
    term: { from: 'left', years: 6 },
    words: {
      en: 'record and acknowledgements of staff, six years after leaving',
      cy: 'cofnod a chadarnhadau staff, chwe blynedd ar ôl gadael',
    },
    source: 'Limitation Act 1980, section 5; IRMS, Information management toolkit for schools, on personnel files',
    address: IRMS,
  },
  {
    id: 'governor-record',
    since: '1981-05-01',
    basis: 'custom',
    term: { from: 'left', years: 6 },
    words: {
      en: 'record of a governor or trustee, six years after leaving',
      cy: 'cofnod llywodraethwr neu ymddiriedolwr, chwe blynedd ar ôl gadael',
    },
    source: 'Limitation Act 1980, section 5; IRMS, Information management toolkit for schools, on governance',
    address: IRMS,
  },
  {
    id: 'parent-record',
    since: '2018-05-25',
    basis: 'custom',
    term: { from: 'left', years: 1 },
    words: { en: 'record of a parent or carer', cy: 'cofnod rhiant neu ofalwr' },
    source: 'UK GDPR, Article 5(1)(e)',
    address: 'https://www.legislation.gov.uk/eur/2016/679/article/5',
  },
  {
    id: 'pupil-record',
    since: '1981-05-01',
    basis: 'custom',
    term: { from: 'birth', years: 25 },
    words: { en: 'record of a pupil', cy: 'cofnod disgybl' },
    source: 'Limitation Act 1980, sections 2 and 28; IRMS, Information management toolkit for schools, on pupil files',
    address: IRMS,
  },
  {
    id: 'request',
    since: '2018-05-25',
    basis: 'law',
    term: { from: 'left', years: 0 },
    words: { en: 'right to erasure', cy: 'hawl i ddileu' },
    source: 'UK GDPR, Article 17',
    address: 'https://www.legislation.gov.uk/eur/2016/679/article/17',
  },
];

/** Policies, their approvals and the record's own shape have no end here: they are what a school was held to. */
export const KEPT_FOR_GOOD: InBoth = {
  en: 'Policies, their versions, approvals and the fact that somebody confirmed are kept: only the names in them go, with their people.',
  cy: 'Cedwir polisïau, eu fersiynau, cymeradwyaethau a’r ffaith i rywun gadarnhau: dim ond yr enwau ynddynt sy’n mynd, gyda’u pobl.',
};

/** How a tombstone and an event name a rule and its edition. */
export const ruleName = ({ id, since }: RetentionRule): string => `${id}@${since}`;

/** The edition of a rule that held on a day; null: none did. */
export const ruleOn = (id: string, day: PlainDate): RetentionRule | null =>
  RETENTION_SCHEDULE.find(
    (rule) => rule.id === id && rule.since <= day && (rule.until === undefined || day < rule.until),
  ) ?? null;

/** The rule that a name stands for; null for one that this schedule does not know. */
export const ruleNamed = (name: string): RetentionRule | null =>
  RETENTION_SCHEDULE.find((rule) => ruleName(rule) === name) ?? null;

/** A rule in words, by the name that a tombstone has; a strange one is said as it is. */
export const ruleWords = (name: string): InBoth => ruleNamed(name)?.words ?? { en: name, cy: name };
