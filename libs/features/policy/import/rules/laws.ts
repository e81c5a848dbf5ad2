/** A law that documents of schools cite. `years` are those it truly has; a repealed one says since when and by what. */
export interface LawEntry {
  readonly name: string;
  readonly years: readonly number[];
  readonly repealed?: ReadonlyArray<{
    readonly year: number;
    readonly since: string;
    readonly by: string;
    readonly source: string;
    readonly onlyInGreatBritain?: boolean;
  }>;
}

const leg = (path: string): string => `legislation.gov.uk/${path}`;
const EQUALITY = { since: '2010-10-01', by: 'the Equality Act 2010', source: leg('ukpga/2010/15/schedule/27') };

/**
 * The state of the lists: as their authors knew the law, the guidance and the bodies. `source` names where an entry can
 * be looked up; the lists were not yet checked line by line against the official register.
 */
export const LAWS_AS_OF = '2026-11';

/** Laws by name. An entry lists every year in which a law of that name was made, so that "misdated" is certain. */
export const LAWS: readonly LawEntry[] = [
  {
    name: 'Data Protection Act',
    years: [1984, 1998, 2018],
    repealed: [
      {
        year: 1984,
        since: '2000-03-01',
        by: 'the Data Protection Act 1998, itself replaced by the Data Protection Act 2018',
        source: leg('ukpga/1998/29/schedule/16'),
      },
      {
        year: 1998,
        since: '2018-05-25',
        by: 'the Data Protection Act 2018 and the UK GDPR',
        source: leg('ukpga/2018/12/schedule/19'),
      },
    ],
  },
  { name: 'Malicious Communications Act', years: [1988] },
  { name: 'Human Rights Act', years: [1998] },
  { name: 'Computer Misuse Act', years: [1990] },
  { name: 'Communications Act', years: [2003] },
  { name: 'Protection from Harassment Act', years: [1997] },
  { name: 'Freedom of Information Act', years: [2000] },
  { name: 'Regulation of Investigatory Powers Act', years: [2000] },
  { name: 'Copyright, Designs and Patents Act', years: [1988] },
  { name: 'Libel Act', years: [1792, 1843, 1845] },
  { name: 'Defamation Act', years: [1952, 1996, 2013] },
  { name: 'Obscene Publications Act', years: [1857, 1959, 1964] },
  { name: 'Safeguarding Vulnerable Groups Act', years: [2006] },
  { name: 'Protection of Freedoms Act', years: [2012] },
  { name: 'Counter-Terrorism and Security Act', years: [2015] },
  { name: 'Children and Families Act', years: [2014] },
  { name: 'Children Act', years: [1908, 1948, 1958, 1972, 1975, 1989, 2004] },
  { name: 'Online Safety Act', years: [2023] },
  { name: 'Domestic Abuse Act', years: [2021] },
  { name: 'Modern Slavery Act', years: [2015] },
  { name: 'Female Genital Mutilation Act', years: [2003] },
  { name: 'Public Interest Disclosure Act', years: [1998] },
  { name: 'Bribery Act', years: [2010] },
  { name: 'Academies Act', years: [2010] },
  { name: 'Education and Inspections Act', years: [2006] },
  { name: 'School Standards and Framework Act', years: [1998] },
  { name: 'Criminal Justice and Immigration Act', years: [2008] },
  { name: 'Criminal Justice and Public Order Act', years: [1994] },
  { name: 'Voyeurism (Offences) Act', years: [2019] },
  { name: 'Social Services and Well-being (Wales) Act', years: [2014] },
  { name: 'Additional Learning Needs and Education Tribunal (Wales) Act', years: [2018] },
  { name: 'Curriculum and Assessment (Wales) Act', years: [2021] },
  { name: 'Well-being of Future Generations (Wales) Act', years: [2015] },
  { name: 'Health and Safety at Work etc. Act', years: [1974] },
  { name: 'Health and Safety at Work Act', years: [1974] },
  { name: 'Equality Act', years: [2006, 2010] },
  {
    name: 'Race Relations Act',
    years: [1965, 1968, 1976],
    repealed: [{ year: 1976, ...EQUALITY, onlyInGreatBritain: true }],
  },
  {
    name: 'Race Relations (Amendment) Act',
    years: [2000],
    repealed: [{ year: 2000, ...EQUALITY, onlyInGreatBritain: true }],
  },
  { name: 'Sex Discrimination Act', years: [1975, 1986], repealed: [{ year: 1975, ...EQUALITY }] },
  {
    name: 'Disability Discrimination Act',
    years: [1995, 2005],
    repealed: [
      { year: 1995, ...EQUALITY, onlyInGreatBritain: true },
      { year: 2005, ...EQUALITY, onlyInGreatBritain: true },
    ],
  },
  { name: 'Equal Pay Act', years: [1970], repealed: [{ year: 1970, ...EQUALITY, onlyInGreatBritain: true }] },
  { name: 'Protection of Children Act', years: [1978, 1999] },
  {
    name: 'Education (School Information) (England) Regulations',
    years: [1998, 2002, 2008],
    repealed: [
      {
        year: 2002,
        since: '2008-12-15',
        by: 'the School Information (England) Regulations 2008',
        source: leg('uksi/2008/3093'),
      },
    ],
  },
  {
    name: 'Education (Independent School Standards) (England) Regulations',
    years: [2003, 2010, 2014],
    repealed: [
      {
        year: 2010,
        since: '2015-01-05',
        by: 'the Education (Independent School Standards) Regulations 2014',
        source: leg('uksi/2014/3283'),
      },
    ],
  },
  {
    name: 'Control of Asbestos Regulations',
    years: [2006, 2012],
    repealed: [
      { year: 2006, since: '2012-04-06', by: 'the Control of Asbestos Regulations 2012', source: leg('uksi/2012/632') },
    ],
  },
  {
    name: 'Education (School Premises) Regulations',
    years: [1996, 1999],
    repealed: [
      {
        year: 1999,
        since: '2012-10-31',
        by: 'the School Premises (England) Regulations 2012 in England',
        source: leg('uksi/2012/1943'),
        onlyInGreatBritain: true,
      },
    ],
  },
];
