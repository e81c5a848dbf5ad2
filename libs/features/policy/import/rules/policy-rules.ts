/**
 * A check of the importer. `from` is the day from which it is right to apply it (of the law or edition behind it,
 * or when the check was written), `source` says on what it rests, `params` hold its reference data elsewhere in this folder.
 */
export interface PolicyRule {
  readonly id: string;
  readonly title: string;
  readonly from: string;
  readonly source: string;
}

const DFE_LIST = 'Department for Education, Statutory policies for schools and academy trusts';
const HOUSE = 'Trustlog house check: document control';

/** Every check, in the order in which findings are listed for one line. */
export const POLICY_RULES = [
  { id: 'approval-missing', title: 'No approval is recorded', from: '2026-01-01', source: DFE_LIST },
  { id: 'approval-date-missing', title: 'An approval has no date', from: '2026-01-01', source: HOUSE },
  { id: 'approver-missing', title: 'An approval does not say who approved', from: '2026-01-01', source: DFE_LIST },
  { id: 'owner-missing', title: 'Nobody is named as responsible', from: '2026-01-01', source: HOUSE },
  { id: 'review-date-missing', title: 'No next review date', from: '2026-01-01', source: DFE_LIST },
  { id: 'review-date-blank', title: 'A label for the review date has no value', from: '2026-01-01', source: DFE_LIST },
  { id: 'review-date-past', title: 'The next review date has passed', from: '2026-01-01', source: DFE_LIST },
  {
    id: 'review-before-approval',
    title: 'The next review lies before the approval',
    from: '2026-01-01',
    source: HOUSE,
  },
  { id: 'date-impossible', title: 'A date that is not in the calendar', from: '2026-01-01', source: HOUSE },
  { id: 'law-repealed', title: 'A law that is no longer in force', from: '2026-01-01', source: 'legislation.gov.uk' },
  {
    id: 'law-misdated',
    title: 'A law cited with a year it does not have',
    from: '2026-01-01',
    source: 'legislation.gov.uk',
  },
  {
    id: 'guidance-outdated',
    title: 'An edition of guidance that has been replaced',
    from: '2026-01-01',
    source: 'gov.uk publications',
  },
  {
    id: 'body-replaced',
    title: 'A body that no longer exists under that name',
    from: '2026-01-01',
    source: 'gov.uk and legislation.gov.uk',
  },
  {
    id: 'school-name-other',
    title: 'The name of another school',
    from: '2026-01-01',
    source: 'Get Information about Schools',
  },
  { id: 'placeholder-left', title: 'A placeholder of a template was not filled in', from: '2026-01-01', source: HOUSE },
  { id: 'section-number-skipped', title: 'A number is missing from the sequence', from: '2026-01-01', source: HOUSE },
  { id: 'section-number-repeated', title: 'A number is used twice', from: '2026-01-01', source: HOUSE },
  { id: 'section-number-style', title: 'Numbers of more than one style', from: '2026-01-01', source: HOUSE },
  { id: 'reference-missing', title: 'A reference to a part that is not there', from: '2026-01-01', source: HOUSE },
  {
    id: 'contents-mismatch',
    title: 'The contents page names a part that is not there',
    from: '2026-01-01',
    source: HOUSE,
  },
  {
    id: 'link-insecure',
    title: 'A web address without encryption',
    from: '2026-01-01',
    source: 'National Cyber Security Centre, Using TLS to protect data',
  },
  {
    id: 'email-personal',
    title: 'An e-mail address at a personal provider',
    from: '2026-01-01',
    source: 'Data Protection Act 2018; UK GDPR article 32',
  },
  { id: 'contradiction', title: 'The document contradicts itself', from: '2026-01-01', source: HOUSE },
] as const satisfies readonly PolicyRule[];

/** The id of a check, as findings carry it. */
export type PolicyRuleId = (typeof POLICY_RULES)[number]['id'];
