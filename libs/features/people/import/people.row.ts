import type { PersonLanguage } from '#contracts/people.events.js';
import { personKindOf } from '#contracts/person-kinds.js';
import type { PersonKind } from '#contracts/person-kinds.js';
import { isBody, postOf } from '#contracts/posts.js';
import type { Post } from '#contracts/posts.js';
import { dateOfCell } from '#platform/csv/csv-date.js';
import { rowError } from '#platform/csv/csv.types.js';
import type { CsvRow, RowError } from '#platform/csv/csv.types.js';
import type { PlainDate } from '#platform/kernel/event.js';
import { isEmail } from '../domain/person.rules.js';
import type { PeopleColumn } from './people.columns.js';
import { rowProblems, type RowProblem } from './people.import.errors.js';
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

  wrong(column: PeopleColumn, { code, said }: RowProblem): void {
    this.errors.push(rowError(this.raw.row, code, said, { column, value: this.raw.cells[column] }));
  }

  text(column: PeopleColumn): string {
    const text = this.raw.cells[column].normalize('NFC').replace(/ +/g, ' ');
    if (text.length > LONGEST) this.wrong(column, rowProblems.tooLong(column, LONGEST));
    else if (text.includes(LOST)) this.wrong(column, rowProblems.letterLost(column));
    else if (UNSEEN.test(text)) this.wrong(column, rowProblems.unseenCharacter(column));
    return text;
  }

  date(column: 'start_date' | 'end_date'): PlainDate | null {
    const text = this.text(column);
    if (text === '') return null;
    const day = dateOfCell(text);
    if (day === null) this.wrong(column, rowProblems.badDate(text));
    return day;
  }
}

const readRef = (reading: Reading): string => {
  const ref = reading.text('person_ref');
  if (ref === '') reading.wrong('person_ref', rowProblems.refMissing());
  return ref;
};

const readNames = (reading: Reading): { givenName: string; familyName: string } => {
  const givenName = reading.text('given_name');
  const familyName = reading.text('family_name');
  if (givenName === '' && familyName === '') reading.wrong('family_name', rowProblems.nameMissing());
  return { givenName, familyName };
};

const readEmail = (reading: Reading): string | null => {
  const email = reading.text('email');
  if (email === '') return null;
  if (!isEmail(email)) reading.wrong('email', rowProblems.badEmail(email));
  return email;
};

const readKind = (reading: Reading): PersonKind => {
  const cell = reading.text('kind');
  const kind = personKindOf(cell);
  if (kind === null) reading.wrong('kind', rowProblems.unknownKind(cell));
  return kind ?? 'staff';
};

const readUrn = (reading: Reading): string => {
  const urn = reading.text('urn');
  if (!/^\d{6,7}$/.test(urn)) reading.wrong('urn', rowProblems.badUrn(urn));
  return urn;
};

const readPost = (reading: Reading): Post | null => {
  const cell = reading.text('post');
  if (cell === '') return null;
  const post = postOf(cell);
  if (post.key === '') reading.wrong('post', rowProblems.postUnnamed(cell));
  else if (isBody(cell)) reading.wrong('post', rowProblems.postIsABody(cell));
  return post;
};

const readLanguage = (reading: Reading): PersonLanguage | null => {
  const cell = reading.text('language');
  if (cell === '') return null;
  const language = LANGUAGES.get(cell.toLowerCase()) ?? null;
  if (language === null) reading.wrong('language', rowProblems.unknownLanguage(cell));
  return language;
};

type Dates = Pick<PeopleRow, 'post' | 'startDate' | 'endDate'>;

const checkDates = (reading: Reading, { post, startDate, endDate }: Dates): void => {
  if (post === null && (startDate ?? endDate) !== null) {
    reading.wrong('post', rowProblems.postMissing());
  }
  if (startDate !== null && endDate !== null && endDate < startDate) {
    reading.wrong('end_date', rowProblems.endBeforeStart(endDate, startDate));
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
