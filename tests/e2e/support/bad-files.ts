import { strToU8, zipSync } from 'fflate';
import { buildPdf } from '#features/policy/import/testing/build-pdf.js';

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const MEGABYTE = 1024 * 1024;

const bomb = (): Uint8Array =>
  zipSync(
    { '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': new Uint8Array(100 * MEGABYTE) },
    { level: 6 },
  );

/** Files that schools send by mistake, and some that nobody sends by mistake, with the code of the refusal. */
export const BAD_FILES: readonly (readonly [what: string, name: string, code: string, bytes: () => Uint8Array])[] = [
  ['a picture under another name', 'policy.docx', 'IMPORT.NOT_A_DOCX', () => Buffer.from(PIXEL, 'base64')],
  ['an encrypted PDF', 'policy.pdf', 'IMPORT.PDF_ENCRYPTED', () => buildPdf([[]], { encrypted: true })],
  ['a scanned PDF, which has no text', 'policy.pdf', 'IMPORT.PDF_NO_TEXT', () => buildPdf([[], []])],
  ['a file of 21 MB', 'policy.txt', 'IMPORT.TOO_LARGE', () => new Uint8Array(21 * MEGABYTE).fill(97)],
  ['a zip bomb', 'policy.docx', 'IMPORT.ZIP_BOMB', bomb],
  ['another archive', 'policy.docx', 'IMPORT.NOT_A_DOCX', () => zipSync({ 'notes.txt': strToU8('x') })],
  ['an empty file', 'policy.txt', 'IMPORT.EMPTY', () => new Uint8Array()],
  ['a program', 'policy.exe', 'IMPORT.FORMAT_UNKNOWN', () => strToU8('MZ')],
  ['bytes that are no text', 'policy.txt', 'IMPORT.NOT_TEXT', () => new Uint8Array([0x54, 0xe9, 0xff, 0, 1, 2, 3])],
];

const HEADING = 'person_ref,given_name,family_name,email,kind,urn,post,start_date,end_date,language';
const rows = (...lines: readonly string[]): string => [HEADING, ...lines].join('\n');

/** Lists of people with one thing wrong: row, column and code of the error. */
export const BAD_LISTS: readonly (readonly [
  what: string,
  error: readonly [row: number, column: string | null, code: string],
  csv: string,
])[] = [
  ['lacks a column', [1, 'kind', 'CSV.MISSING_COLUMN'], rows('p1,Sian,Jones').replace('kind,', '')],
  ['is empty', [1, null, 'CSV.EMPTY'], ''],
  ['never closes a quotation mark', [2, null, 'CSV.BROKEN_QUOTES'], rows('p1,"Sian,Jones,,teacher,900001,,,,')],
  [
    'has the 31st of February',
    [2, 'start_date', 'PEOPLE.BAD_DATE'],
    rows('p1,Sian,Jones,,teacher,900001,teacher,31/02/2026,,'),
  ],
  [
    'ends a post before it begins',
    [2, 'end_date', 'PEOPLE.END_BEFORE_START'],
    rows('p1,Sian,Jones,,teacher,900001,teacher,01/09/2026,31/08/2026,'),
  ],
  [
    'has a person twice',
    [3, 'person_ref', 'PEOPLE.DUPLICATE_ROW'],
    rows('p1,Sian,Jones,,teacher,900001,,,,', 'p1,Sian,Jones,,teacher,900001,,,,'),
  ],
  [
    'has two people under one reference',
    [3, 'family_name', 'PEOPLE.CONTRADICTING_NAME'],
    rows('p1,Sian,Jones,,teacher,900001,,,,', 'p1,Tom,Price,,teacher,900001,,,,'),
  ],
  ['names an unknown school', [2, 'urn', 'PEOPLE.UNKNOWN_SCHOOL'], rows('p1,Sian,Jones,,teacher,900099,,,,')],
  ['names a school of others', [2, 'urn', 'PEOPLE.UNKNOWN_SCHOOL'], rows('p1,Sian,Jones,,teacher,6990001,,,,')],
  ['names no school', [2, 'urn', 'PEOPLE.BAD_URN'], rows('p1,Sian,Jones,,teacher,,,,,')],
  ['has an unknown kind of person', [2, 'kind', 'PEOPLE.UNKNOWN_KIND'], rows('p1,Sian,Jones,,wizard,900001,,,,')],
  ['has a broken address', [2, 'email', 'PEOPLE.BAD_EMAIL'], rows('p1,Sian,Jones,sian@,teacher,900001,,,,')],
  ['lost its letters', [2, 'given_name', 'CSV.WRONG_ENCODING'], rows('p1,Si\ufffdn,Jones,,teacher,900001,,,,')],
];
