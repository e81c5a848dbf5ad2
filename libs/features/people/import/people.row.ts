import type { PersonLanguage } from '#contracts/people.events.js';
import { PERSON_KINDS, personKindOf } from '#contracts/person-kinds.js';
import type { PersonKind } from '#contracts/person-kinds.js';
import { isBody, postOf } from '#contracts/posts.js';
import type { Post } from '#contracts/posts.js';
import { dateOfCell } from '#platform/csv/csv-date.js';
import { rowError } from '#platform/csv/csv.types.js';
import type { CsvRow, RowError } from '#platform/csv/csv.types.js';
import type { PlainDate } from '#platform/kernel/event.js';
import { isEmail } from '../domain/person.rules.js';
import type { PeopleColumn } from './people.columns.js';
import type { PeopleRow } from './people.types.js';

const LANGUAGES: ReadonlyMap<string, PersonLanguage> = new Map([
  ['en', 'en'],
  ['english', 'en'],
  ['saesneg', 'en'],
  ['cy', 'cy'],
  ['welsh', 'cy'],
  ['cymraeg', 'cy'],
]);

const LONGEST = 200;
/** What programs put where they could not decode a letter. */
const LOST = '\ufffd';
/** Control and bidirectional override characters: nothing that is seen should read otherwise than it is stored. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** One row under reading. A cell that begins with `=`, `+`, `-` or `@` is text like any other: nothing here runs it. */
class Reading {
  readonly errors: RowError[] = [];
  constructor(private readonly raw: CsvRow<PeopleColumn, never>) {}

  wrong(column: PeopleColumn, code: string, message: string): void {
    this.errors.push(rowError(this.raw.row, code, message, { column, value: this.raw.cells[column] }));
  }

  text(column: PeopleColumn): string {
    const text = this.raw.cells[column].normalize('NFC').replace(/ +/g, ' ');
    if (text.length > LONGEST)
      this.wrong(column, 'PEOPLE.TOO_LONG', `"${column}" is longer than ${LONGEST} characters.`);
    else if (text.includes(LOST))
      this.wrong(
        column,
        'CSV.WRONG_ENCODING',
        `A letter of "${column}" was lost when this file was read or saved. Save the list again as "CSV UTF-8 (comma delimited)".`,
      );
    else if (UNSEEN.test(text))
      this.wrong(
        column,
        'PEOPLE.UNSEEN_CHARACTER',
        `"${column}" holds a line break or another character that is not seen. Type it again.`,
      );
    return text;
  }

  date(column: 'start_date' | 'end_date'): PlainDate | null {
    const text = this.text(column);
    if (text === '') return null;
    const day = dateOfCell(text);
    if (day === null)
      this.wrong(
        column,
        'PEOPLE.BAD_DATE',
        `"${text}" is no date. Write dd/mm/yyyy or yyyy-mm-dd, a day that the calendar has.`,
      );
    return day;
  }
}

const readRef = (reading: Reading): string => {
  const ref = reading.text('person_ref');
  if (ref === '')
    reading.wrong(
      'person_ref',
      'PEOPLE.REF_MISSING',
      'The person has no person_ref. Give each person the reference that your own system uses.',
    );
  return ref;
};

const readNames = (reading: Reading): { givenName: string; familyName: string } => {
  const givenName = reading.text('given_name');
  const familyName = reading.text('family_name');
  if (givenName === '' && familyName === '')
    reading.wrong(
      'family_name',
      'PEOPLE.NAME_MISSING',
      'The person has no name. Give a given name, a family name, or both.',
    );
  return { givenName, familyName };
};

const readEmail = (reading: Reading): string | null => {
  const email = reading.text('email');
  if (email === '') return null;
  if (!isEmail(email))
    reading.wrong('email', 'PEOPLE.BAD_EMAIL', `"${email}" is no e-mail address. Correct it or leave the cell blank.`);
  return email;
};

const readKind = (reading: Reading): PersonKind => {
  const cell = reading.text('kind');
  const kind = personKindOf(cell);
  if (kind === null)
    reading.wrong(
      'kind',
      'PEOPLE.UNKNOWN_KIND',
      `"${cell}" is no kind of person. Write one of: ${PERSON_KINDS.join(', ')}.`,
    );
  return kind ?? 'staff';
};

const readUrn = (reading: Reading): string => {
  const urn = reading.text('urn');
  if (!/^\d{6,7}$/.test(urn))
    reading.wrong(
      'urn',
      'PEOPLE.BAD_URN',
      `"${urn}" is no URN. A URN is six digits; a Welsh school's number is seven.`,
    );
  return urn;
};

const readPost = (reading: Reading): Post | null => {
  const cell = reading.text('post');
  if (cell === '') return null;
  const post = postOf(cell);
  if (post.key === '')
    reading.wrong(
      'post',
      'PEOPLE.POST_UNNAMED',
      `"${cell}" names no post. Write it in words, or leave the cell blank.`,
    );
  else if (isBody(cell))
    reading.wrong(
      'post',
      'PEOPLE.POST_IS_A_BODY',
      `"${cell}" is a body of people, not a post. Write governor, trustee or chair of governors.`,
    );
  return post;
};

const readLanguage = (reading: Reading): PersonLanguage | null => {
  const cell = reading.text('language');
  if (cell === '') return null;
  const language = LANGUAGES.get(cell.toLowerCase()) ?? null;
  if (language === null)
    reading.wrong(
      'language',
      'PEOPLE.UNKNOWN_LANGUAGE',
      `"${cell}" is no language that can be chosen. Write en or cy, or leave the cell blank.`,
    );
  return language;
};

type Dates = Pick<PeopleRow, 'post' | 'startDate' | 'endDate'>;

const checkDates = (reading: Reading, { post, startDate, endDate }: Dates): void => {
  if (post === null && (startDate ?? endDate) !== null) {
    reading.wrong(
      'post',
      'PEOPLE.POST_MISSING',
      'The row has dates but no post that they belong to. Name the post, or leave the dates blank.',
    );
  }
  if (startDate !== null && endDate !== null && endDate < startDate) {
    reading.wrong(
      'end_date',
      'PEOPLE.END_BEFORE_START',
      `The post ends on ${endDate}, before it begins on ${startDate}. Correct one of the dates.`,
    );
  }
};

/** Reads one row by itself; what it says beside other rows is the planner's. */
export const readPeopleRow = (
  raw: CsvRow<PeopleColumn, never>,
): { readonly row: PeopleRow | null; readonly errors: readonly RowError[] } => {
  const reading = new Reading(raw);
  const row: PeopleRow = {
    row: raw.row,
    personRef: readRef(reading),
    ...readNames(reading),
    email: readEmail(reading),
    kind: readKind(reading),
    urn: readUrn(reading),
    post: readPost(reading),
    startDate: reading.date('start_date'),
    endDate: reading.date('end_date'),
    language: readLanguage(reading),
  };
  checkDates(reading, row);
  return { row: reading.errors.length === 0 ? row : null, errors: reading.errors };
};
