/** Guidance that is issued in editions; `editions` run from oldest to newest, each from the day it applies. */
export interface GuidanceEntry {
  readonly name: string;
  readonly pattern: string;
  readonly editions: ReadonlyArray<{ readonly year: number; readonly from: string }>;
  readonly source: string;
}

const e = (year: number, from: string): { year: number; from: string } => ({ year, from });

/** Guidance whose year documents print. A year after the newest edition known here is not judged. */
export const GUIDANCE: readonly GuidanceEntry[] = [
  {
    name: 'Keeping children safe in education',
    pattern: 'Keeping\\s+Children\\s+Safe\\s+in\\s+Education|KCSiE',
    editions: [
      e(2014, '2014-04-03'),
      e(2015, '2015-07-01'),
      e(2016, '2016-09-05'),
      e(2018, '2018-09-03'),
      e(2019, '2019-09-02'),
      e(2020, '2020-09-01'),
      e(2021, '2021-09-01'),
      e(2022, '2022-09-01'),
      e(2023, '2023-09-01'),
      e(2024, '2024-09-02'),
      e(2025, '2025-09-01'),
    ],
    source: 'gov.uk/government/publications/keeping-children-safe-in-education--2',
  },
  {
    name: 'Working together to safeguard children',
    pattern: 'Working\\s+Together\\s+to\\s+Safeguard\\s+Children',
    editions: [
      e(1999, '1999-12-01'),
      e(2006, '2006-04-06'),
      e(2010, '2010-03-17'),
      e(2013, '2013-04-15'),
      e(2015, '2015-03-26'),
      e(2018, '2018-07-04'),
      e(2023, '2023-12-15'),
      // Published in March 2026; the day is that on which the file was put up.
      e(2026, '2026-03-19'),
    ],
    source: 'gov.uk/government/publications/working-together-to-safeguard-children--2',
  },
];

/** Guidance withdrawn or replaced by another of another name. */
export const WITHDRAWN_GUIDANCE: ReadonlyArray<{
  readonly name: string;
  readonly pattern: RegExp;
  readonly since: string;
  readonly now: string;
  readonly source: string;
}> = [
  {
    name: 'Safeguarding Children and Safer Recruitment in Education',
    pattern: /\bSafeguarding\s+Children\s+and\s+Safer\s+Recruitment\s+in\s+Education\b/gi,
    since: '2014-04-03',
    now: 'Keeping children safe in education',
    source: 'gov.uk/government/publications/keeping-children-safe-in-education--2',
  },
  {
    name: 'SEN Code of Practice 2001',
    pattern: /\bSEN\s+Code\s+of\s+Practice\s*[,(]?\s*(?:DfES\s*)?2001\b/gi,
    since: '2014-09-01',
    now: 'the SEND code of practice: 0 to 25 years (2015); in Wales the Additional Learning Needs Code (2021)',
    source: 'gov.uk/government/publications/send-code-of-practice-0-to-25',
  },
];
