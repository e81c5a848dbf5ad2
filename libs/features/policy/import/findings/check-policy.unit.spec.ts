import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { PolicyFinding, ReadPolicyOptions } from '../policy-reading.js';
import { GUIDANCE } from '../rules/guidance.js';
import { LAWS } from '../rules/laws.js';
import { POLICY_RULES } from '../rules/policy-rules.js';
import { policyWith, readText } from '../testing/read-text.js';

const FRONT =
  'Oakfield Primary School\n\nApproved by: Governors\nDate: 12/03/2024\nNext review: March 2027\nPolicy owner: Head of Care';

const findingsOf = async (sentence: string, options: ReadPolicyOptions = {}): Promise<readonly PolicyFinding[]> =>
  (await readText(`${policyWith(FRONT)}\n3. Other\n\n${sentence}\n`, { today: '2026-01-05', ...options })).findings;

const rulesOf = async (sentence: string, options: ReadPolicyOptions = {}): Promise<string[]> =>
  (await findingsOf(sentence, options)).map((one) => one.rule);

describe('a policy without defects', () => {
  it('has no findings', async () => {
    expect(await findingsOf('Oakfield Primary School is committed to the safety of every child in its care.')).toEqual(
      [],
    );
  });
});

describe('the law', () => {
  it.each([
    ['We follow the Data Protection Act 1998 in all that we do with data.', 'law-repealed'],
    ['The Data Protection Act 1998 applies to the school and to its staff.', 'law-repealed'],
    ['Staff are bound by the Malicious Communications Act 1998 at all times.', 'law-misdated'],
    ['We have duties under the Freedom of Information Act 2010 as a school.', 'law-misdated'],
    ['The Race Relations Act 1976 says what the school must do about it.', 'law-repealed'],
    ['See also Defamation Acts 1952 and 1997 for what may be said.', 'law-misdated'],
    ['We follow Keeping Children Safe in Education (2021) in all our work.', 'guidance-outdated'],
    ['Working Together to Safeguard Children 2018 tells us what to do.', 'guidance-outdated'],
    ['We report to the Local Safeguarding Children Board without delay.', 'body-replaced'],
    ['All volunteers have a CRB check before they start to work here.', 'body-replaced'],
  ])('is wrong in: %s', async (sentence, rule) => {
    expect(await rulesOf(sentence)).toEqual([rule]);
  });

  it.each([
    'We follow the Data Protection Act 2018 in all that we do with data.',
    'The Data Protection Act 2018 replaced the Data Protection Act 1998 in the end.',
    'The Children Act 1989 and the Children Act 2004 both apply to the school.',
    'The Adoption and Children Act 2002 changed what harm is in the law.',
    'Libel Act 1843, Defamation Acts 1952 and 1996 and the Human Rights Act 1998 apply.',
    'We follow Keeping Children Safe in Education (2025) in all our work.',
    'We report to the CEOP command of the National Crime Agency at once.',
  ])('is right in: %s', async (sentence) => {
    expect(await rulesOf(sentence)).toEqual([]);
  });

  it('is judged by the day: an act that is still in force that day is no defect', async () => {
    expect(
      await rulesOf('We follow the Data Protection Act 1998 in all things.', { today: '2018-01-01' }),
    ).not.toContain('law-repealed');
  });

  it('is named with its line and its source', async () => {
    const [finding] = await findingsOf('We follow the Data Protection Act 1998 in all that we do with data.');
    expect(finding).toMatchObject({ line: 20, source: 'legislation.gov.uk/ukpga/2018/12/schedule/19' });
    expect(finding?.excerpt).toContain('Data Protection Act 1998');
  });
});

describe('words left over', () => {
  const register = [
    { urn: '100001', name: 'Elmwood Junior School' },
    { urn: '100002', name: 'Oakfield Primary School' },
  ];

  it.each([
    ['[insert school name] will keep a list of all visitors.', 'placeholder-left'],
    ['The lead is XXXX and can be found in the office.', 'placeholder-left'],
    ['Elmwood Junior School is committed to the care of its pupils.', 'school-name-other'],
    ['Write to the office at oakfieldschool@hotmail.co.uk with any question.', 'email-personal'],
    ['Look at http://www.example.org/safety for more about this.', 'link-insecure'],
    ['The form is in Appendix C and must be signed by both.', 'reference-missing'],
    ['For the steps see section 9 of what follows below.', 'reference-missing'],
    ['Passwords must be changed every 60 days.\n\nPasswords are changed every 90 days by all.', 'contradiction'],
  ])('are found in: %s', async (sentence, rule) => {
    expect(await rulesOf(sentence)).toEqual([rule]);
  });

  it.each([
    'Pupils move on to Hillcrest High School at the end of the summer term.',
    'We use the form in Annex B of Keeping Children Safe in Education for this.',
    'Our Primary School takes part in the Healthy School award each year.',
    'Passwords must be changed every 30 days.\n\nPasswords are changed every 1 month.',
    'Look at https://www.example.org/safety for more about this.',
    'Oakfield School expects all of its staff to read this policy.',
  ])('are not seen in: %s', async (sentence) => {
    expect(await rulesOf(sentence)).toEqual([]);
  });

  it('name another school of the register wherever it stands', async () => {
    expect(await rulesOf('Children of Elmwood Junior School may come too.', { register })).toEqual([
      'school-name-other',
    ]);
    expect(await rulesOf('Children of Oakfield Primary School may come too.', { register })).toEqual([]);
  });
});

describe('numbers', () => {
  const numbered = async (body: string): Promise<string[]> =>
    (await readText(`Behaviour Policy\n\n${FRONT}\n\n${body}`, { today: '2026-01-05' })).findings.map(
      (one) => `${one.rule} ${one.line ?? ''}`,
    );
  const text = 'This is the text of a section, and it is long enough.';

  it('are found to skip, to repeat and to change their style', async () => {
    const body = ['1. Aims', text, '2. Scope', text, '4. Staff', text, '4. Pupils', text, '5:0 Parents', text].join(
      '\n\n',
    );
    expect(await numbered(body)).toEqual([
      'section-number-skipped 18',
      'section-number-repeated 22',
      'section-number-style 26',
    ]);
  });

  it('are found to skip among clauses', async () => {
    const body = [
      '1. Aims',
      `1.1 ${text}`,
      `1.2 ${text}`,
      `1.4 ${text}`,
      '2. Scope',
      `2.1 ${text}`,
      `2.2 ${text}`,
    ].join('\n\n');
    expect(await numbered(body)).toEqual(['section-number-skipped 16']);
  });

  it('may start over in an appendix', async () => {
    const body = [
      '1. Aims',
      text,
      '2. Scope',
      text,
      'Appendix A: Form',
      text,
      '1. Name',
      text,
      'Appendix B: Letter',
      text,
    ].join('\n\n');
    expect(await numbered(body)).toEqual([]);
  });
});

describe('the review date', () => {
  it('has passed only from the day after it', async () => {
    const of = async (today: string): Promise<string[]> =>
      (await readText(policyWith(FRONT), { today })).findings.map((one) => one.rule);
    expect(await of('2027-03-31')).toEqual([]);
    expect(await of('2027-04-01')).toEqual(['review-date-past']);
  });

  it('is past for nobody who does not say what day it is', async () => {
    expect((await readText(policyWith(FRONT.replace('2027', '2019').replace('2024', '2018')))).findings).toEqual([]);
  });
});

describe('the list of checks', () => {
  const page = readFileSync(resolve(process.cwd(), 'docs/policy-rules.md'), 'utf8').replace(/ +/g, ' ');

  it.each(POLICY_RULES.map((rule) => [rule.id, rule] as const))('describes %s in docs/policy-rules.md', (id, rule) => {
    expect(page).toContain(`| \`${id}\` | ${rule.title} | ${rule.source} |`);
  });

  it('describes every law and guidance that is checked', () => {
    for (const law of LAWS)
      for (const repeal of law.repealed ?? []) expect(page).toContain(`${law.name} ${repeal.year}`);
    for (const one of GUIDANCE) expect(page).toContain(`${one.name} | ${one.editions.at(-1)?.year}`);
  });

  it('holds dates in order', () => {
    for (const one of GUIDANCE) {
      const dates = one.editions.map((edition) => edition.from);
      expect([...dates].sort()).toEqual(dates);
    }
  });
});
