import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PEOPLE_COLUMNS } from './people.columns.js';
import { readPeople } from './people.read.js';
import type { ReadPeople } from './people.types.js';

const HEADING = PEOPLE_COLUMNS.join(',');
const GOOD = 'S1,Ffion,Example,ffion@school.example,teacher,100001,Head Teacher,01/09/2020,,cy';

const read = (...lines: string[]): Promise<ReadPeople> => readPeople([Buffer.from([HEADING, ...lines].join('\r\n'))]);
const codes = ({ errors }: ReadPeople): string[] =>
  errors.map(({ row, column, code }) => `${row} ${column ?? '-'} ${code}`);

describe('a list of people whose rows are right', () => {
  it('is read, a post under its key and dates as days', async () => {
    const sut = await read(GOOD);
    expect(sut.errors).toEqual([]);
    expect(sut.rows).toEqual([
      {
        row: 2,
        personRef: 'S1',
        givenName: 'Ffion',
        familyName: 'Example',
        email: 'ffion@school.example',
        kind: 'teacher',
        urn: '100001',
        post: { key: 'headteacher', label: 'headteacher' },
        startDate: '2020-09-01',
        endDate: null,
        language: 'cy',
      },
    ]);
  });

  it('may leave blank what is not known', async () => {
    const sut = await read('S1,,Example,,parent,6600001,,,,');
    expect(sut.rows[0]).toMatchObject({ email: null, post: null, startDate: null, language: null, urn: '6600001' });
  });

  it('keeps a formula as the text that it is', async () => {
    const sut = await read(
      `S1,"=HYPERLINK(""http://x.example"",""A"")",@Example,,Governors,100001,+chair,2020-09-01,,`,
    );
    expect(sut.errors).toEqual([]);
    expect(sut.rows[0]).toMatchObject({
      givenName: '=HYPERLINK("http://x.example","A")',
      familyName: '@Example',
      kind: 'governor',
    });
  });

  it('may begin with the mark of UTF-8', async () => {
    const sut = await readPeople([Buffer.from(`\ufeff${HEADING}\n${GOOD.replace('Ffion', 'Siân')}`)]);
    expect(sut.rows[0]?.givenName).toBe('Siân');
  });

  it('is one text for one name, however its accents were typed', async () => {
    const sut = await read(GOOD.replace('Ffion', 'Sia\u0302n'));
    expect(sut.rows[0]?.givenName).toBe('Si\u00e2n');
  });
});

describe('a list of people with bad rows', () => {
  it.each([
    ['31/02', GOOD.replace('01/09/2020', '31/02/2020'), '2 start_date PEOPLE.BAD_DATE'],
    ['a month first', GOOD.replace('01/09/2020', '09/25/2020'), '2 start_date PEOPLE.BAD_DATE'],
    ['a year of two digits', GOOD.replace('01/09/2020', '01/09/20'), '2 start_date PEOPLE.BAD_DATE'],
    ['an end before the start', GOOD.replace('2020,,', '2020,31/08/2020,'), '2 end_date PEOPLE.END_BEFORE_START'],
    ['a bad address', GOOD.replace('ffion@', 'ffion at '), '2 email PEOPLE.BAD_EMAIL'],
    ['an unknown kind', GOOD.replace('teacher', 'wizard'), '2 kind PEOPLE.UNKNOWN_KIND'],
    ['an unknown language', GOOD.replace(/cy$/, 'fr'), '2 language PEOPLE.UNKNOWN_LANGUAGE'],
    ['a bad URN', GOOD.replace('100001', '1001'), '2 urn PEOPLE.BAD_URN'],
    ['no reference', GOOD.replace('S1', ''), '2 person_ref PEOPLE.REF_MISSING'],
    ['no name', GOOD.replace('Ffion,Example', ','), '2 family_name PEOPLE.NAME_MISSING'],
    ['a body for a post', GOOD.replace('Head Teacher', 'Governors'), '2 post PEOPLE.POST_IS_A_BODY'],
    ['dates without a post', GOOD.replace('Head Teacher', ''), '2 post PEOPLE.POST_MISSING'],
    ['a line break in a name', GOOD.replace('Ffion', '"Ffi\non"'), '2 given_name PEOPLE.UNSEEN_CHARACTER'],
    ['a name beyond measure', GOOD.replace('Ffion', 'F'.repeat(201)), '2 given_name PEOPLE.TOO_LONG'],
  ])('names row and column of %s', async (_what, line, expected) => {
    const sut = await read(line, GOOD.replace('S1', 'S2'));
    expect(codes(sut)).toEqual([expected]);
    expect(sut.rows.map((row) => row.personRef)).toEqual(['S2']);
  });

  it('names each thing that is wrong with a row', async () => {
    const sut = await read(GOOD.replace('teacher', 'wizard').replace('100001', 'x'));
    expect(codes(sut)).toEqual(['2 kind PEOPLE.UNKNOWN_KIND', '2 urn PEOPLE.BAD_URN']);
  });
});

describe('a file that is no list of people', () => {
  it('is refused for each column that it lacks', async () => {
    const sut = await readPeople([
      Buffer.from('person_ref,given_name,family_name,email,kind,post,start_date,end_date\n'),
    ]);
    expect(codes(sut)).toEqual(['1 urn CSV.MISSING_COLUMN', '1 language CSV.MISSING_COLUMN']);
    expect(sut.readable).toBe(false);
  });

  it('is refused in Windows-1252, and read when that is said', async () => {
    const bytes = Buffer.from(`${HEADING}\n${GOOD.replace('Ffion', 'Si\u00e2n')}`, 'latin1');
    expect(codes(await readPeople([bytes]))).toEqual(['2 - CSV.WRONG_ENCODING']);
    expect((await readPeople([bytes], 'windows-1252')).rows[0]?.givenName).toBe('Siân');
  });

  it('never makes the reader throw', async () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('S1', 'teacher', '100001', '31/02/2020', '=1+1', 'Governors', ''),
    );
    const line = fc
      .array(cell, { minLength: 10, maxLength: 10 })
      .map((cells) => cells.map((c) => `"${c.replaceAll('"', '""')}"`).join(','));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 5 }), async (lines) => {
        const sut = await read(...lines);
        expect(Array.isArray(sut.rows)).toBe(true);
      }),
    );
  });
});
