/** A body that was closed, merged or renamed. `pattern` is written so that its present name does not match. */
export interface ReplacedBody {
  readonly name: string;
  readonly pattern: RegExp;
  readonly since: string;
  readonly now: string;
  readonly source: string;
}

/** Bodies that documents of schools still name. */
export const REPLACED_BODIES: readonly ReplacedBody[] = [
  {
    name: 'Child Exploitation and Online Protection Centre',
    pattern:
      /\bChild\s+Exploitation\s+(?:and|&)\s+Online\s+Protection\s+(?:\(CEOP\)\s+)?(?:Centre|Agency)\b|\bCEOP\s+Centre\b/g,
    since: '2013-10-07',
    now: 'the CEOP command of the National Crime Agency',
    source: 'legislation.gov.uk/ukpga/2013/22 (Crime and Courts Act 2013)',
  },
  {
    name: 'Local Safeguarding Children Board',
    pattern: /\bLocal\s+Safeguarding\s+Children(?:['’]?s)?\s+Boards?\b|\bLSCBs?\b/g,
    since: '2019-09-29',
    now: 'the local safeguarding partners in England, a regional Safeguarding Board in Wales',
    source: 'legislation.gov.uk/ukpga/2017/16/section/16 (Children and Social Work Act 2017)',
  },
  {
    name: 'Department for Education and Skills',
    pattern: /\bDepartment\s+(?:for|of)\s+Education\s+(?:and|&)\s+Skills\b|\bDfES\b(?!\s*\/?\s*\d)/g,
    since: '2007-06-28',
    now: 'the Department for Education',
    source: 'gov.uk/government/organisations/department-for-education',
  },
  {
    name: 'Department for Children, Schools and Families',
    pattern: /\bDepartment\s+for\s+Children,?\s+Schools\s+(?:and|&)\s+Families\b|\bDCSF\b(?!\s*[-/]?\s*\d)/g,
    since: '2010-05-12',
    now: 'the Department for Education',
    source: 'gov.uk/government/organisations/department-for-education',
  },
  {
    name: 'Becta',
    pattern: /\b(?:Becta|BECTA)\b/g,
    since: '2011-03-31',
    now: 'nobody; the Department for Education gives guidance on technology in schools',
    source: 'gov.uk/government/organisations/becta',
  },
  {
    name: 'Criminal Records Bureau',
    pattern: /\bCriminal\s+Records?\s+Bureau\b|\bCRB(?:\s+(?:checks?|checked|clearance|disclosures?))?\b/g,
    since: '2012-12-01',
    now: 'the Disclosure and Barring Service (DBS)',
    source: 'legislation.gov.uk/ukpga/2012/9/section/87 (Protection of Freedoms Act 2012)',
  },
  {
    name: 'Independent Safeguarding Authority',
    pattern: /\bIndependent\s+Safeguarding\s+Authority\b/g,
    since: '2012-12-01',
    now: 'the Disclosure and Barring Service (DBS)',
    source: 'legislation.gov.uk/ukpga/2012/9/section/87 (Protection of Freedoms Act 2012)',
  },
  {
    name: 'National College for Teaching and Leadership',
    pattern: /\bNational\s+College\s+for\s+Teaching\s+(?:and|&)\s+Leadership\b|\bNCTL\b/g,
    since: '2018-04-01',
    now: 'the Teaching Regulation Agency, for misconduct',
    source: 'gov.uk/government/organisations/teaching-regulation-agency',
  },
  {
    name: 'General Teaching Council for England',
    pattern: /\bGeneral\s+Teaching\s+Council\s+(?:for|of)\s+England\b|\bGTCE\b/g,
    since: '2012-04-01',
    now: 'the Teaching Regulation Agency',
    source: 'legislation.gov.uk/ukpga/2011/21/section/7 (Education Act 2011)',
  },
  {
    name: 'Education and Skills Funding Agency',
    pattern: /\bEducation\s+(?:and|&)\s+Skills\s+Funding\s+Agency\b|\bESFA\b/g,
    since: '2025-04-01',
    now: 'the Department for Education',
    source: 'gov.uk/government/organisations/education-and-skills-funding-agency',
  },
  {
    name: 'Public Health England',
    pattern: /\bPublic\s+Health\s+England\b/g,
    since: '2021-10-01',
    now: 'the UK Health Security Agency',
    source: 'gov.uk/government/organisations/public-health-england',
  },
  {
    name: 'UK Council for Child Internet Safety',
    pattern: /\bUKCCIS\b|\bUK\s+Council\s+for\s+Child\s+Internet\s+Safety\b/g,
    since: '2018-10-01',
    now: 'the UK Council for Internet Safety (UKCIS)',
    source: 'gov.uk/government/organisations/uk-council-for-internet-safety',
  },
  {
    name: 'Welsh Assembly Government',
    pattern: /\bWelsh\s+Assembly\s+Government\b/g,
    since: '2011-05-12',
    now: 'the Welsh Government',
    source: 'gov.wales',
  },
  {
    name: 'General Teaching Council for Wales',
    pattern: /\bGeneral\s+Teaching\s+Council\s+for\s+Wales\b|\bGTCW\b/g,
    since: '2015-04-01',
    now: 'the Education Workforce Council',
    source: 'legislation.gov.uk/anaw/2014/5 (Education (Wales) Act 2014)',
  },
  {
    name: 'Care and Social Services Inspectorate Wales',
    pattern: /\bCSSIW\b/g,
    since: '2018-01-15',
    now: 'Care Inspectorate Wales',
    source: 'careinspectorate.wales',
  },
];
