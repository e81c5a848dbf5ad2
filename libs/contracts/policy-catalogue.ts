import type { LocalText } from './local-text.js';

/** A kind of policy that schools must or should have. */
export interface PolicyCategory {
  /** Stable code, in links and events. */
  readonly code: string;
  /** Short enough to head a column. */
  readonly label: LocalText;
  /** Phases of school that are not asked for it; every other school is. */
  readonly notFor: readonly string[];
  /** Where the requirement stands. */
  readonly source: string;
}

const DFE = 'DfE, Statutory policies for schools and academy trusts';
const entry = (
  code: string,
  [en, cy]: readonly [string, string],
  source = DFE,
  notFor: readonly string[] = [],
): PolicyCategory => ({ code, label: { en, cy }, notFor, source });

/**
 * The catalogue, in the order of the matrix. Edition of September 2025; what applied on an earlier date becomes
 * dated data with the statutory catalogue.
 */
export const POLICY_CATALOGUE: readonly PolicyCategory[] = [
  entry('safeguarding', ['Safeguarding', 'Diogelu'], 'Keeping children safe in education, paragraph 96'),
  entry('social-media', ['Social media', 'Cyfryngau cymdeithasol'], 'Keeping children safe in education, paragraph 97'),
  entry('behaviour', ['Behaviour', 'Ymddygiad']),
  entry(
    'send',
    ['SEND', 'ADY'],
    'Children and Families Act 2014, section 69; ALN and Education Tribunal (Wales) Act 2018',
  ),
  entry('data-protection', ['Data protection', 'Diogelu data'], 'Data Protection Act 2018; UK GDPR, Article 24'),
  entry(
    'health-and-safety',
    ['Health and safety', 'Iechyd a diogelwch'],
    'Health and Safety at Work etc. Act 1974, section 2(3)',
  ),
  entry('anti-bullying', ['Anti-bullying', 'Gwrth-fwlio'], 'Education and Inspections Act 2006, section 89'),
  entry('attendance', ['Attendance', 'Presenoldeb'], 'DfE, Working together to improve school attendance'),
  entry('charging', ['Charging', 'Codi tâl'], 'Education Act 1996, section 457'),
  entry('complaints', ['Complaints', 'Cwynion'], 'Education Act 2002, section 29'),
  entry('curriculum', ['Curriculum', 'Cwricwlwm']),
  entry('equality', ['Equality', 'Cydraddoldeb'], 'Equality Act 2010, section 149'),
  entry('exclusions', ['Exclusions', 'Gwaharddiadau'], 'Education Act 2002, section 51A', ['nursery']),
  entry('first-aid', ['First aid', 'Cymorth cyntaf'], 'Health and Safety (First-Aid) Regulations 1981'),
  entry('online-safety', ['Online safety', 'Diogelwch ar-lein'], 'Keeping children safe in education, paragraph 138'),
  entry('rse', ['RSE', 'ACRh'], 'Relationships Education, RSE and Health Education (England) Regulations 2019', [
    'nursery',
  ]),
  entry('staff-conduct', ['Staff conduct', 'Ymddygiad staff'], 'Keeping children safe in education, paragraph 96'),
  entry(
    'supporting-pupils',
    ['Supporting pupils', 'Cefnogi disgyblion'],
    'Children and Families Act 2014, section 100',
  ),
  entry(
    'trips-and-visits',
    ['Trips and visits', 'Tripiau ac ymweliadau'],
    'DfE, Health and safety on educational visits',
  ),
  entry('whistleblowing', ['Whistleblowing', 'Chwythu’r chwiban'], 'Employment Rights Act 1996, Part IVA'),
];

const byCode = new Map(POLICY_CATALOGUE.map((category) => [category.code, category]));

/** The category of a code; undefined for a code that the catalogue does not know. */
export const policyCategory = (code: string): PolicyCategory | undefined => byCode.get(code);

/** Whether the catalogue asks a school of this phase for a category; an unrecorded phase is asked for everything. */
export const isRequired = (category: PolicyCategory, phase: string | null): boolean =>
  phase === null || !category.notFor.includes(phase);
