import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from '@jest/globals';
import { describeWhere } from '#platform/testing/not-run.js';
import type { PolicyReading } from './policy-reading.js';
import { readPolicyDocument } from './read-policy-document.js';

const folder = resolve(process.cwd(), '../shared/policies');
const here = existsSync(folder);

const FORMATS = ['txt', 'docx', 'pdf'] as const;

const readAll = async (stem: string): Promise<PolicyReading[]> =>
  Promise.all(
    FORMATS.map(async (format) => {
      const name = `${stem}.${format}`;
      const result = await readPolicyDocument(new Uint8Array(readFileSync(resolve(folder, name))), name, {
        today: '2026-06-01',
      });
      if (!result.ok) throw new Error(result.refusal.message);
      return result.value;
    }),
  );

/** What a format must not change: everything but lines, and what hangs on the bytes. */
const facts = (reading: PolicyReading) => ({
  title: reading.title,
  languages: reading.languages,
  owner: reading.owner,
  sections: reading.sections,
  approvals: reading.approvals,
  lastReviewed: reading.lastReviewed,
  nextReviewDue: reading.nextReviewDue,
  reviewCycleMonths: reading.reviewCycleMonths,
  versions: reading.versions,
  amendments: reading.amendments,
  audience: reading.audience,
  rules: reading.findings.map((finding) => finding.rule).sort(),
  questions: reading.unsure.map(({ field, candidates }) => [field, candidates]),
});

const rulesOf = (reading: PolicyReading): string[] => reading.findings.map((finding) => finding.rule);

describeWhere(here, 'a real policy in three formats', '../shared/policies is not here', () => {
  it.each([
    'forward-as-one-mat-social-media',
    'norton-infant-staff-social-media',
    'richmond-park-social-networking-e-safety',
  ])('reads the same from each: %s', async (stem) => {
    const [txt, docx, pdf] = await readAll(stem);
    expect(facts(docx as PolicyReading)).toEqual(facts(txt as PolicyReading));
    expect(facts(pdf as PolicyReading)).toEqual(facts(txt as PolicyReading));
  });

  it('knows the trust board, the dates and the three versions of the first', async () => {
    const [reading] = await readAll('forward-as-one-mat-social-media');
    expect(reading).toMatchObject({
      approvals: [{ body: 'Trust Board', approvedOn: '2024-07-19', nextReviewDue: '2025-08-31', appliesTo: 'whole' }],
      lastReviewed: '2024-07-19',
      nextReviewDue: '2025-08-31',
      reviewCycleMonths: 12,
      amendments: [],
    });
    expect(reading?.versions.map(({ version, date }) => [version, date])).toEqual([
      ['June 2023', '2023-09'],
      ['October 2023', '2023-10'],
      ['July 2024', '2024-07'],
    ]);
    expect(rulesOf(reading as PolicyReading)).toEqual(
      expect.arrayContaining(['review-date-past', 'contents-mismatch']),
    );
    expect(rulesOf(reading as PolicyReading)).not.toContain('contradiction');
  });

  it('keeps the whole and the appendix of the second apart, each with its own dates', async () => {
    const [reading] = await readAll('norton-infant-staff-social-media');
    expect(reading?.approvals).toEqual([
      {
        body: null,
        role: 'Chair of Governors',
        signedBy: null,
        approvedOn: '2014-07',
        nextReviewDue: '2017-07',
        appliesTo: 'whole',
      },
      {
        body: null,
        role: 'Headteacher',
        signedBy: null,
        approvedOn: '2014-02-05',
        nextReviewDue: null,
        appliesTo: 'Appendix A',
      },
    ]);
    expect(reading?.owner).toBe('Miss A Tunney');
    expect(reading?.nextReviewDue).toBe('2017-07');
    expect(rulesOf(reading as PolicyReading)).toEqual(
      expect.arrayContaining([
        'law-repealed',
        'law-misdated',
        'body-replaced',
        'review-date-blank',
        'section-number-style',
      ]),
    );
    expect(reading?.findings.every((one) => one.line === null || one.excerpt !== null)).toBe(true);
  });

  it('reads both titles of the third, and asks who approves it and when', async () => {
    const [reading] = await readAll('richmond-park-social-networking-e-safety');
    expect(reading?.title.en).toMatch(/^Social Networking .* Policy$/);
    expect(reading?.title.cy).toMatch(/^Polisi .* E-ddiogelwch$/);
    expect(reading?.languages).toEqual(['en', 'cy']);
    expect(reading?.approvals).toEqual([]);
    expect(reading?.sections.filter((section) => section.level === 1)).toHaveLength(15);
    expect(reading?.unsure.map((one) => one.field)).toEqual(
      expect.arrayContaining(['approvals', 'approvals.approvedOn', 'nextReviewDue']),
    );
    expect(rulesOf(reading as PolicyReading)).toEqual(
      expect.arrayContaining(['approval-missing', 'review-date-missing', 'law-repealed']),
    );
  });

  it('reads the same bytes the same way again', async () => {
    expect(await readAll('norton-infant-staff-social-media')).toEqual(
      await readAll('norton-infant-staff-social-media'),
    );
  });
});
