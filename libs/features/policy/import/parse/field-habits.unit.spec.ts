import { describe, expect, it } from '@jest/globals';
import type { PolicyReading, ReadApproval } from '../policy-reading.js';
import { policyWith, readText } from '../testing/read-text.js';

const BODY = 'We want every child to feel safe and to learn well in our school every day.';

const front = (lines: string): Promise<PolicyReading> => readText(policyWith(lines));

const approval = (known: Partial<ReadApproval>): ReadApproval => ({
  body: null,
  role: null,
  signedBy: null,
  approvedOn: null,
  nextReviewDue: null,
  appliesTo: 'whole',
  ...known,
});

const headings = ({ sections }: PolicyReading): string[] =>
  sections.map(({ number, heading, level }) => `${number ?? ''}|${heading}|${String(level)}`);

const fields = ({ unsure }: PolicyReading): string[] => unsure.map((one) => one.field);

describe('two approvals on two days', () => {
  it('are both read from one sentence', async () => {
    const reading = await readText(
      `Complaints Policy\n\n1. Aims\n\n${BODY}\n\n2. Review\n\nThis policy was approved by the Local Governing Committee on 8 October 2024 and by the Trust Board on 21 October 2024.\nIt will be reviewed every three years.`,
    );
    expect(reading.approvals).toEqual([
      approval({ body: 'Local Governing Committee', approvedOn: '2024-10-08' }),
      approval({ body: 'Trust Board', approvedOn: '2024-10-21' }),
    ]);
    expect(reading.reviewCycleMonths).toBe(36);
  });

  it('an Act that Parliament approved is no approval of the policy', async () => {
    const reading = await front('The Equality Act was approved by Parliament on 8 April 2010.');
    expect(reading.approvals).toEqual([]);
  });

  it('a label that names a part is about the part, with the review date behind it', async () => {
    const reading = await front(
      'Approved by: Governing Board on 4 July 2023\nReview due: July 2025\n\nSchedule 2 (Charges) approved by: Finance Committee on 12 September 2023. Review due: September 2024',
    );
    expect(reading.approvals).toEqual([
      approval({ body: 'Governing Board', approvedOn: '2023-07-04', nextReviewDue: '2025-07' }),
      approval({
        body: 'Finance Committee',
        approvedOn: '2023-09-12',
        nextReviewDue: '2024-09',
        appliesTo: 'Schedule 2',
      }),
    ]);
    expect(reading.nextReviewDue).toBe('2025-07');
  });

  it('parts may have no colon', async () => {
    const reading = await front(
      'Part A approved by the Governing Body on 2 May 2024\nPart B approved by the Headteacher on 9 May 2024',
    );
    expect(reading.approvals).toEqual([
      approval({ body: 'Governing Body', approvedOn: '2024-05-02', appliesTo: 'Part A' }),
      approval({ role: 'Headteacher', approvedOn: '2024-05-09', appliesTo: 'Part B' }),
    ]);
  });

  it('signatures of two posts are two approvals, each with its own name and date', async () => {
    const reading = await front(
      'Signed: ___________ (Chair of Governors)   Date: 12/03/2024\nSigned: A. Lewis (Headteacher)   Date: 11/03/2024',
    );
    expect(reading.approvals).toEqual([
      approval({ role: 'Chair of Governors', approvedOn: '2024-03-12' }),
      approval({ role: 'Headteacher', signedBy: 'A. Lewis', approvedOn: '2024-03-11' }),
    ]);
  });

  it('a table of signatures gives one approval a row', async () => {
    const reading = await front(
      'Signed by:\t\t\nChair of Governors\tR. Whitmore\tDate: 16/10/2024\nHeadteacher\tL. Marsh\tDate: 14/10/2024',
    );
    expect(reading.approvals).toEqual([
      approval({ role: 'Chair of Governors', signedBy: 'R. Whitmore', approvedOn: '2024-10-16' }),
      approval({ role: 'Headteacher', signedBy: 'L. Marsh', approvedOn: '2024-10-14' }),
    ]);
  });

  it.each([
    ['Approved at the meeting of the Resources Committee held on Tuesday 14th May 2024', 'Resources Committee'],
    ['Determined by the Resources Committee on 14 May 2024.', 'Resources Committee'],
  ])('"%s" names the body without its verb', async (line, body) => {
    expect((await front(line)).approvals).toEqual([approval({ body, approvedOn: '2024-05-14' })]);
  });

  it('two posts joined by "and" are read as the document joins them', async () => {
    const reading = await front('Approved by: Headteacher and Chair of Governors\nDate: 17/07/2024');
    expect(reading.approvals).toEqual([
      approval({ role: 'Headteacher and Chair of Governors', approvedOn: '2024-07-17' }),
    ]);
  });

  it('a review in the past under an approval gives way to the next one', async () => {
    const reading = await front('Approved: 3 June 2022\nReview date: 5 June 2023\nNext review: June 2025');
    expect(reading.approvals).toEqual([approval({ approvedOn: '2022-06-03', nextReviewDue: '2025-06' })]);
  });

  it('several labels on a line, parted by strokes, are read one by one', async () => {
    const reading = await readText(
      `Marking Policy\n\nLead: Miss Y Chan | Approved: 12.11.24 | Review: 12.11.26\n\n1. Aims\n\n${BODY}`,
    );
    expect(reading.owner).toBe('Miss Y Chan');
    expect(reading.approvals).toEqual([approval({ approvedOn: '2024-11-12', nextReviewDue: '2026-11-12' })]);
  });

  it('the chair in a table of contacts has approved nothing', async () => {
    const reading = await front(
      'Approved by\tGoverning Board\nApproval date\t11 September 2025\n\nKey contacts\t\nChair of Governors\tMrs A Shah\nLADO\t01234 567890',
    );
    expect(reading.approvals).toEqual([approval({ body: 'Governing Board', approvedOn: '2025-09-11' })]);
  });
});

describe('dates as the field writes them', () => {
  it.each([
    ['Next review date: 09/25', '2025-09'],
    ['Next review date: 11-24', '2024-11'],
  ])('"%s" is a month', async (line, due) => {
    expect((await front(`Approved by: Governors\nDate: 1 May 2022\n${line}`)).nextReviewDue).toBe(due);
  });

  it('two numbers that may both be a month are asked', async () => {
    const reading = await front('Approved by: Governors\nDate: 1 May 2022\nNext review date: 03/10');
    expect(reading.nextReviewDue).toBeNull();
    expect(reading.unsure.find((one) => one.field === 'nextReviewDue')?.candidates).toEqual(['03/10']);
  });

  it('of a list of reviews the latest is the last', async () => {
    expect((await front('Reviewed: 01.09.2022, 04.09.2023, 02.09.2024')).lastReviewed).toBe('2024-09-02');
  });

  it('"Hydref" beside "Autumn" is the season, and asked', async () => {
    const reading = await front('Adolygiad nesaf / Next review: Hydref 2025 / Autumn 2025');
    expect(reading.nextReviewDue).toBeNull();
    expect(fields(reading)).toContain('nextReviewDue');
  });

  it('a date that nobody calls the approval is offered, not taken', async () => {
    const reading = await front('Date: 1 February 2025\nApproved by: Finance Committee\nReview: February 2027');
    expect(reading.approvals).toEqual([approval({ body: 'Finance Committee', nextReviewDue: '2027-02' })]);
    expect(reading.unsure.find((one) => one.field === 'approvals.approvedOn')?.candidates).toEqual(['2025-02-01']);
  });

  it('a cycle in other words is asked', async () => {
    const reading = await front('Review frequency: As required');
    expect(reading.reviewCycleMonths).toBeNull();
    expect(fields(reading)).toContain('reviewCycleMonths');
  });

  it('"the 5th day of July 2024" is a day', async () => {
    const reading = await front('Approved by the Board of Directors on the 5th day of July 2024.');
    expect(reading.approvals).toEqual([approval({ body: 'Board of Directors', approvedOn: '2024-07-05' })]);
  });

  it('a second date that no body comes before is left alone', async () => {
    const reading = await front('Approved: Governing Body 12/09/2023    Staff: 04/09/2023');
    expect(reading.approvals).toEqual([approval({ body: 'Governing Body', approvedOn: '2023-09-12' })]);
  });

  it.each([
    ['To be reviewed in 12 months', 12],
    ['The governing body reviews this policy every two years.', 24],
  ])('"%s" is a cycle of %d months', async (line, months) => {
    expect((await front(line)).reviewCycleMonths).toBe(months);
  });
});

describe('labels', () => {
  it('glued to the value before them are labels', async () => {
    const reading = await front(
      'Approved by: Governing BodyDate:12/06/2024\nLast reviewed on:June 2024Next review:June 2025',
    );
    expect(reading.approvals).toEqual([
      approval({ body: 'Governing Body', approvedOn: '2024-06-12', nextReviewDue: '2025-06' }),
    ]);
    expect(reading.lastReviewed).toBe('2024-06');
  });

  it('in two languages are one label, and a body named twice is one body', async () => {
    const reading = await front(
      'Cymeradwywyd gan / Approved by\tY Pwyllgor Cyllid / Finance Committee\nSwyddog cyfrifol / Responsible officer\tMr Gwilym Rees',
    );
    expect(reading.approvals).toEqual([approval({ body: 'Finance Committee' })]);
    expect(reading.owner).toBe('Mr Gwilym Rees');
  });

  it('in two languages follow each other on one line', async () => {
    const reading = await front('Llofnod y Cadeirydd / Signed by Chair: H. Parry   Dyddiad / Date: 21.09.2023');
    expect(reading.approvals).toEqual([approval({ role: 'Chair', signedBy: 'H. Parry', approvedOn: '2023-09-21' })]);
  });

  it.each(['SLT link: Ms B Hughes', 'Lead: Ms B Hughes', 'Responsible: Ms B Hughes'])(
    '"%s" names the owner',
    async (line) => {
      expect((await front(line)).owner).toBe('Ms B Hughes');
    },
  );

  it('without values do not take the next heading for one', async () => {
    const reading = await readText(`Equality Policy\n\nPolicy owner:\n\nNext review:\n\nIntroduction\n${BODY}`);
    expect(reading.owner).toBeNull();
    expect(reading.findings.map((one) => one.rule)).toContain('review-date-blank');
    expect(headings(reading)).toEqual(['|Introduction|1']);
  });

  it("hold nothing where a template's words still stand", async () => {
    const reading = await front(
      'Approved by: [insert name of committee]\nDate: DD/MM/YYYY\nReview date: [insert date]',
    );
    expect(reading.approvals).toEqual([]);
    expect(reading.findings.map((one) => one.rule)).not.toContain('date-impossible');
  });
});

describe('headings of plain text', () => {
  it('may stand on the first line of their paragraph', async () => {
    const reading = await readText(
      `Attendance Policy\n\nINTRODUCTION\n${BODY}\n\nRegistration\nRegisters close at 9.15am.`,
    );
    expect(headings(reading)).toEqual(['|INTRODUCTION|1', '|Registration|1']);
  });

  it('the first words of a wrapped paragraph are none', async () => {
    const reading = await readText(
      'Sports Policy\n\nAims\n\nThe school has a good field and a hall, and each\nclass has two lessons a week. The money is spent\non coaches.',
    );
    expect(headings(reading)).toEqual(['|Aims|1']);
  });

  it.each([
    ['letters', ['A', 'B', 'C']],
    ['Roman numbers', ['I', 'II', 'III']],
  ])('may count in %s', async (_name, [one = '', two = '', three = '']) => {
    const reading = await readText(
      `Visits Policy\n\n${one}. Aims\n${BODY}\n\n${two}. Content\n1. Children learn about friends\n2. Children learn to ask\n\n${three}. Review\nIt is short.`,
    );
    expect(headings(reading)).toEqual([`${one}|Aims|1`, `${two}|Content|1`, `${three}|Review|1`]);
  });

  it('one letter alone is no heading', async () => {
    const reading = await readText(`Visits Policy\n\n1. Aims\n\n${BODY}\n\nA. Nother thing\n${BODY}`);
    expect(headings(reading)).toEqual(['1|Aims|1']);
  });
});

describe('title and version', () => {
  it('the only line above the labels is the title, whatever its words', async () => {
    const reading = await readText(
      `SEN Information Report\nApproved by: Governors\nDate: 1 May 2024\n\n1 Aims\n${BODY}`,
    );
    expect(reading.title).toEqual({ en: 'SEN Information Report', cy: null });
  });

  it('a version stated on a line stands for the table that is not there', async () => {
    expect((await front('Version 2.1 – January 2025')).versions).toEqual([
      { version: '2.1', date: '2025-01', author: null, changes: null },
    ]);
  });

  it('labels and values side by side are no table of versions', async () => {
    const reading = await front(
      'Version\t1.2\tDate approved\t7 May 2024\nApproved by\tHR Committee\tNext review\tMay 2027',
    );
    expect(reading.approvals).toEqual([
      approval({ body: 'HR Committee', approvedOn: '2024-05-07', nextReviewDue: '2027-05' }),
    ]);
    expect(reading.versions).toEqual([{ version: '1.2', date: null, author: null, changes: null }]);
  });

  it('columns under other headings are told by the words in them', async () => {
    const reading = await front(
      'Date of amendment\tPage / section\tDetails of amendment\tReason\n04/09/2024\tSection 3\tPhones are handed in\tNew guidance',
    );
    expect(reading.amendments).toEqual([
      { date: '2024-09-04', section: 'Section 3', change: 'Phones are handed in', why: 'New guidance' },
    ]);
  });

  it('one row that says version, approver and next review is a version and an approval', async () => {
    const reading = await front(
      'Version\tDate\tAuthor\tApproved by\tNext review\n3.1\t14 March 2024\tA. Patel\tTrust Board\tMarch 2026',
    );
    expect(reading.versions).toEqual([{ version: '3.1', date: '2024-03-14', author: 'A. Patel', changes: null }]);
    expect(reading.nextReviewDue).toBe('2026-03');
    expect(reading.approvals.map((one) => one.body)).toEqual(['Trust Board']);
  });

  it('a document in Welsh alone is in Welsh alone', async () => {
    const reading = await readText(
      'Polisi Gwrth-fwlio\n\nMabwysiadwyd gan y Corff Llywodraethol: 3 Rhagfyr 2024\nDyddiad adolygu: Rhagfyr 2026\n\nRhagarweiniad\nMae pob plentyn yn haeddu bod yn ddiogel yn yr ysgol ac ar y ffordd adref.',
    );
    expect(reading.languages).toEqual(['cy']);
    expect(reading.approvals).toEqual([
      approval({ body: 'Corff Llywodraethol', approvedOn: '2024-12-03', nextReviewDue: '2026-12' }),
    ]);
  });
});

describe('names of schools, with the register at hand', () => {
  const register = ['Riverside Park Academy', 'Park School', 'Oakfield Park Primary School', 'Hill Infant School'].map(
    (name, at) => ({ urn: String(100_000 + at), name }),
  );
  const found = async (text: string): Promise<string[]> => {
    const reading = await readText(
      `Oakfield Park Primary School\n\nVisits Policy\n\n1. Aims\n\nOakfield Park Primary School is a place to learn.\n\n${text}`,
      { register },
    );
    return reading.findings.flatMap((one) => (one.rule === 'school-name-other' ? one.reason.split(' is ')[0]! : []));
  };

  it('another school that shares a common word is found', async () => {
    expect(await found('Pupils of Riverside Park Academy walk to the park.')).toEqual(['Riverside Park Academy']);
  });

  it('the own name cut short, a trust and common words are not', async () => {
    expect(await found('The Park School, our Academy and the Oakfield Park Academy Trust are one.')).toEqual([]);
  });

  it("a group's list of its schools is not", async () => {
    expect(await found('Riverside Park Academy\nHill Infant School\nOakfield Park Primary School')).toEqual([]);
  });
});
