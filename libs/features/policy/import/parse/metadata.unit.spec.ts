import { describe, expect, it } from '@jest/globals';
import type { PolicyReading } from '../policy-reading.js';
import { policyWith, readText } from '../testing/read-text.js';

const front = (lines: string): Promise<PolicyReading> => readText(policyWith(lines));

const summary = (reading: PolicyReading) =>
  reading.approvals.map((one) => [
    one.body ?? one.role ?? one.signedBy,
    one.approvedOn,
    one.nextReviewDue,
    one.appliesTo,
  ]);

const fields = (reading: PolicyReading): string[] => reading.unsure.map((one) => one.field);

describe('approval and review on the front page', () => {
  it.each<[string, string, string | null, string | null]>([
    [
      'Approved by: Governing Body\nDate: 12/03/2021\nNext review: March 2023',
      'Governing Body',
      '2021-03-12',
      '2023-03',
    ],
    [
      'Approved by:\nFull Governing Body\nApproved on:\n12 March 2021\nReview due:\n12 March 2022',
      'Full Governing Body',
      '2021-03-12',
      '2022-03-12',
    ],
    [
      'Approved by: Trustees   Date: 1st September 2024   Next review date: September 2025',
      'Trustees',
      '2024-09-01',
      '2025-09',
    ],
    [
      'Approved by\tTrust Board\tDate: 19.07.2024\nNext review due by:\t31.08.2025\t',
      'Trust Board',
      '2024-07-19',
      '2025-08-31',
    ],
    [
      'APPROVED:\tDATE:5 FEBRUARY 2014\nSIGNED:\tROLE:HEADTEACHER\nTO BE REVIEWED:\t',
      'Headteacher',
      '2014-02-05',
      null,
    ],
    [
      'Date approved by Governing Body: 4 May 2023\nDate of next review: May 2024',
      'Governing Body',
      '2023-05-04',
      '2024-05',
    ],
    [
      'Adopted by the Governing Board on 3rd October 2022\nTo be reviewed: October 2024',
      'Governing Board',
      '2022-10-03',
      '2024-10',
    ],
    ['Ratified by Governors: 14.11.23\nReview Date: 14.11.25', 'Governors', '2023-11-14', '2025-11-14'],
    ['Approved by Governors 14/11/2023\nNext Review November 2025', 'Governors', '2023-11-14', '2025-11'],
    [
      '| Approved by | Local Governing Board |\n|---|---|\n| Approval date | 02/02/2024 |\n| Next review | 02/02/2026 |',
      'Local Governing Board',
      '2024-02-02',
      '2026-02-02',
    ],
    [
      'Approved by\tDate approved\tNext review due\nStandards Committee\t6 June 2024\tJune 2026',
      'Standards Committee',
      '2024-06-06',
      '2026-06',
    ],
    [
      'Signed: Mrs J Ackroyd (Chair of Governors)   Date: 3 May 2023\nReview date: May 2025',
      'Chair of Governors',
      '2023-05-03',
      '2025-05',
    ],
    [
      'Cymeradwywyd gan: Corff Llywodraethol\nDyddiad: 12 Mawrth 2023\nAdolygiad nesaf: Mawrth 2025',
      'Corff Llywodraethol',
      '2023-03-12',
      '2025-03',
    ],
    [
      'This policy was approved by the Governing Body on 3 March 2021 and will be reviewed in March 2024.',
      'Governing Body',
      '2021-03-03',
      '2024-03',
    ],
    ['Approved by: Headteacher Date: 01/09/2023 Review: 01/09/2024', 'Headteacher', '2023-09-01', '2024-09-01'],
    [
      'Policy approved by: The Board of Trustees\nPolicy approved on: 9 July 2025\nPolicy to be reviewed: July 2026',
      'Board of Trustees',
      '2025-07-09',
      '2026-07',
    ],
  ])('reads %j', async (lines, approver, approvedOn, nextReviewDue) => {
    const reading = await front(lines);
    expect(summary(reading)).toEqual([[approver, approvedOn, nextReviewDue, 'whole']]);
    expect(reading.nextReviewDue).toBe(nextReviewDue);
  });

  it('takes a label that looks forward for no review of the past', async () => {
    const reading = await front('This policy was adopted: January 2022\nThis policy will be reviewed: January 2025');
    expect([reading.lastReviewed, reading.nextReviewDue]).toEqual([null, '2025-01']);
  });

  it('takes a line of a label and its date for no section', async () => {
    const reading = await front('Date policy last reviewed: 14/09/2023');
    expect(reading.lastReviewed).toBe('2023-09-14');
    expect(reading.sections.map((one) => one.heading)).toEqual(['Aims', 'Scope']);
  });

  it('takes the committee responsible for a body, not for a person', async () => {
    const reading = await front('Committee responsible: Curriculum\nNext review date: July 2026');
    expect(reading.approvals).toMatchObject([{ body: 'Curriculum', signedBy: null }]);
  });

  it('keeps two bodies on two days apart', async () => {
    const reading = await front('Approved by Governors: 12 March 2024\nApproved by Trust Board: 20 March 2024');
    expect(summary(reading)).toEqual([
      ['Governors', '2024-03-12', null, 'whole'],
      ['Trust Board', '2024-03-20', null, 'whole'],
    ]);
  });

  it('keeps two bodies apart that stand behind one label', async () => {
    const reading = await front('Approved by: Local Governing Body 12/03/2024, Trust Board 20/03/2024');
    expect(summary(reading).map(([who, when]) => [who, when])).toEqual([
      ['Local Governing Body', '2024-03-12'],
      ['Trust Board', '2024-03-20'],
    ]);
  });

  it('shows two blocks that contradict each other, and asks', async () => {
    const reading = await readText(
      `${policyWith('Approved by: Governing Body\nDate: 12/03/2021')}\n3. Review\n\nWe look at this policy together with all of our staff.\n\nApproved by: Governing Body\nDate: 14/05/2022\n`,
    );
    expect(summary(reading).map(([, when]) => when)).toEqual(['2021-03-12', '2022-05-14']);
    expect(reading.unsure.find((one) => one.field === 'approvals')?.candidates).toEqual(['2021-03-12', '2022-05-14']);
  });

  it('does not take a signature line nobody signed for a signature, and asks when and by whom', async () => {
    const reading = await front(
      'Approved by: ____________   Date: ________\nSigned: ______________ (Chair of Governors)',
    );
    expect(reading.approvals.map((one) => [one.signedBy, one.approvedOn])).toEqual([[null, null]]);
    expect(fields(reading)).toContain('approvals.approvedOn');
  });

  it('asks who and when of a document that names nobody', async () => {
    const reading = await front('Spring Hill Nursery');
    expect(reading.approvals).toEqual([]);
    expect(fields(reading)).toEqual(
      expect.arrayContaining(['approvals', 'approvals.approvedOn', 'nextReviewDue', 'owner']),
    );
  });

  it('asks about a season, in the words as found', async () => {
    const reading = await front('Approved by: Governors\nApproved: Autumn 2024\nNext review: Summer term 2026');
    expect(reading.approvals.map((one) => one.approvedOn)).toEqual([null]);
    expect(reading.nextReviewDue).toBeNull();
    expect(
      reading.unsure
        .filter((one) => /approvedOn|nextReviewDue/.test(one.field))
        .map((one) => [one.field, one.line, one.candidates]),
    ).toEqual([
      ['approvals.approvedOn', 4, ['Autumn 2024']],
      ['nextReviewDue', 5, ['Summer term 2026']],
    ]);
  });

  it('asks about a day that is not in the calendar, and finds it', async () => {
    const reading = await front('Approved by: Governors\nDate: 31/02/2024\nNext review: March 2026');
    expect(reading.approvals.map((one) => one.approvedOn)).toEqual([null]);
    expect(reading.unsure.map((one) => one.candidates)).toContainEqual(['31/02/2024']);
    expect(reading.findings.map((one) => one.rule)).toContain('date-impossible');
  });

  it('takes a review date alone for neither the last nor the next, and asks', async () => {
    const reading = await front('Review date: September 2023');
    expect([reading.lastReviewed, reading.nextReviewDue]).toEqual([null, null]);
    expect(reading.unsure.find((one) => one.field === 'nextReviewDue')?.candidates).toEqual(['2023-09']);
  });

  it('takes a review date for the last one where a next one is named', async () => {
    const reading = await front('Review date: September 2023\nNext review date: September 2024');
    expect([reading.lastReviewed, reading.nextReviewDue]).toEqual(['2023-09', '2024-09']);
  });

  it('gives a block inside an appendix to the appendix, when the whole has its own', async () => {
    const reading = await readText(
      `${policyWith('Approved by: Governors\nDate: July 2014\nTo be reviewed: July 2017')}\nAppendix A\n\nRequirements for sites\n\nStaff ask before they make a site for the school to use.\n\nAPPROVED: 5 February 2014\nROLE: Headteacher\nTO BE REVIEWED:\n\nAppendix B\n\nForm for a new site\n\nPlease fill in this form and hand it to the office.\n`,
    );
    expect(summary(reading)).toEqual([
      ['Governors', '2014-07', '2017-07', 'whole'],
      ['Headteacher', '2014-02-05', null, 'Appendix A'],
    ]);
    expect(fields(reading)).toContain('approvals.nextReviewDue');
  });
});

describe('the review cycle', () => {
  it.each([
    ['Review: Annually', 12],
    ['Review cycle: 3 years', 36],
    ['Review frequency: every two years', 24],
    ['Review period: 2-yearly', 24],
    ['Next review: Annual', 12],
    ['Review cycle: Termly', 4],
    ['This policy will be reviewed every three years by the governors.', 36],
    ['The policy is reviewed annually.', 12],
    ['Cylch adolygu: bob dwy flynedd', 24],
  ])('reads "%s"', async (line, months) => {
    expect((await front(line)).reviewCycleMonths).toBe(months);
  });

  it('asks what "bi-annually" means', async () => {
    const reading = await front('Review cycle: Bi-annually');
    expect(reading.reviewCycleMonths).toBeNull();
    expect(reading.unsure.find((one) => one.field === 'reviewCycleMonths')?.candidates).toEqual(['6', '24']);
  });

  it('asks when two cycles are given', async () => {
    const reading = await front('Review cycle: 3 years\n\nThis policy is reviewed annually.');
    expect(reading.reviewCycleMonths).toBeNull();
    expect(fields(reading)).toContain('reviewCycleMonths');
  });
});

describe('owner and audience', () => {
  it.each([
    ['Person responsible: Miss B Okafor', 'Miss B Okafor'],
    ['PERSON RESPONSIBLE FOR POLICY:\tMISS A HARTLEY', 'Miss A Hartley'],
    ['Policy owner: Director of Education', 'Director of Education'],
    ['Lead member of staff:\nMr T Penrose', 'Mr T Penrose'],
    ['Staff responsible: DSL', 'DSL'],
    ['Perchennog y polisi: Mrs E Llwyd', 'Mrs E Llwyd'],
  ])('reads the owner in %j', async (line, owner) => {
    expect((await front(line)).owner).toBe(owner);
  });

  it('offers the author, but does not take them for the owner', async () => {
    const reading = await front('Author: J Marsh');
    expect(reading.owner).toBeNull();
    expect(reading.unsure.find((one) => one.field === 'owner')?.candidates).toEqual(['J Marsh']);
  });

  it('reads whom the policy is for', async () => {
    expect((await front('Audience: Staff, governors and volunteers')).audience).toEqual([
      'staff',
      'governors',
      'volunteers',
    ]);
    expect((await front('')).audience).toEqual(['staff', 'volunteers']);
  });
});
