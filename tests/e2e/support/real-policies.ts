import { expect } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '#platform/postgres/repository.js';

const FOLDER = path.join(repositoryRoot, '..', 'shared', 'policies');

/** The example policies lie beside the repository; they are not ours to copy into it. */
export const havePolicies = existsSync(FOLDER);

export const FORMATS = ['txt', 'docx', 'pdf'] as const;
export type Format = (typeof FORMATS)[number];

/** What an importer should find in one of them, in whatever format. */
export interface RealPolicy {
  readonly file: string;
  /** Everything of a reading but sections, findings and questions. */
  readonly metadata: object;
  readonly sections: number;
  /** Rules that it breaks, in the order of the lines. */
  readonly rules: readonly string[];
  /** Lines of the text file that those findings name. */
  readonly lines: readonly (number | null)[];
  /** Fields that have to be asked. */
  readonly questions: readonly string[];
}

const whole = { signedBy: null, appliesTo: 'whole' };
const cited = (rule: string, line: number | null): readonly [string, number | null] => [rule, line];
const findings = (...found: readonly (readonly [string, number | null])[]): Pick<RealPolicy, 'rules' | 'lines'> => ({
  rules: found.map(([rule]) => rule),
  lines: found.map(([, line]) => line),
});

export const FORWARD_AS_ONE: RealPolicy = {
  file: 'forward-as-one-mat-social-media',
  metadata: {
    title: { en: 'Social Media Policy', cy: null },
    languages: ['en'],
    owner: null,
    approvals: [{ ...whole, body: 'Trust Board', role: null, approvedOn: '2024-07-19', nextReviewDue: '2025-08-31' }],
    audience: ['staff', 'governors', 'volunteers'],
    lastReviewed: '2024-07-19',
    nextReviewDue: '2025-08-31',
    reviewCycleMonths: 12,
  },
  sections: 17,
  ...findings(cited('owner-missing', null), cited('review-date-past', 5), cited('contents-mismatch', 19)),
  questions: ['owner'],
};

export const NORTON: RealPolicy = {
  file: 'norton-infant-staff-social-media',
  metadata: {
    title: { en: 'Use of Social Media by School Staff Policy', cy: null },
    languages: ['en'],
    owner: expect.any(String),
    approvals: [
      { ...whole, body: null, role: 'Chair of Governors', approvedOn: '2014-07', nextReviewDue: '2017-07' },
      {
        ...{ body: null, role: 'Headteacher', signedBy: null, approvedOn: '2014-02-05', nextReviewDue: null },
        appliesTo: 'Appendix A',
      },
    ],
    audience: ['staff', 'volunteers', 'contractors', 'trainees'],
    lastReviewed: null,
    nextReviewDue: '2017-07',
    reviewCycleMonths: null,
  },
  sections: 26,
  ...findings(
    cited('review-date-past', 6),
    cited('school-name-other', 11),
    cited('law-repealed', 26),
    cited('law-repealed', 29),
    cited('law-misdated', 39),
    cited('body-replaced', 154),
    cited('review-date-blank', 162),
    cited('school-name-other', 181),
    cited('section-number-skipped', 220),
    cited('section-number-style', 220),
    cited('law-misdated', 236),
  ),
  questions: ['partReviewDue'],
};

export const RICHMOND_PARK: RealPolicy = {
  file: 'richmond-park-social-networking-e-safety',
  metadata: {
    title: { en: 'Social Networking & E-Safety Policy', cy: 'Polisi Rhwydweithio Cymdeithasol ac E-ddiogelwch' },
    languages: ['en', 'cy'],
    owner: null,
    approvals: [],
    audience: ['staff', 'governors', 'volunteers', 'contractors', 'supply staff'],
    lastReviewed: null,
    nextReviewDue: null,
    reviewCycleMonths: null,
  },
  sections: 17,
  ...findings(
    cited('approval-missing', null),
    cited('owner-missing', null),
    cited('review-date-missing', null),
    cited('school-name-other', 32),
    cited('section-number-style', 82),
    cited('link-insecure', 206),
    cited('law-repealed', 247),
  ),
  questions: ['owner', 'approver', 'approvedOn', 'nextReviewDue'],
};

export const REAL_POLICIES = [FORWARD_AS_ONE, NORTON, RICHMOND_PARK] as const;

/** The file as an input of `importPolicy` takes it. */
export const fileOf = (policy: RealPolicy, format: Format): { fileName: string; contentBase64: string } => {
  const fileName = `${policy.file}.${format}`;
  return { fileName, contentBase64: readFileSync(path.join(FOLDER, fileName)).toString('base64') };
};
