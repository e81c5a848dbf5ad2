import { rowError } from '#platform/csv/csv.types.js';
import type { RowError } from '#platform/csv/csv.types.js';
import type { Uuid } from '#platform/kernel/event.js';
import { overlap } from '../domain/person.rules.js';
import { listProblems, type RowProblem } from './people.import.errors.js';
import type { KnownPeople, PeopleRow } from './people.types.js';

/** A row whose school and person are known by id. */
export interface PlacedRow {
  readonly row: PeopleRow;
  readonly schoolId: Uuid;
  readonly personId: Uuid;
}

/** Rows of people that agree with themselves, and what is wrong with the rest. */
export interface Agreed {
  readonly rows: readonly PlacedRow[];
  readonly errors: readonly RowError[];
}

const problemOn = (row: number, { code, said }: RowProblem, at: { column: string; value: string }): RowError =>
  rowError(row, code, said, at);

/** Finds the school of each row and the id of its person. */
const place = (rows: readonly PeopleRow[], known: KnownPeople): Agreed => {
  const placed: PlacedRow[] = [];
  const errors: RowError[] = [];
  for (const row of rows) {
    const school = known.schoolsByUrn.get(row.urn);
    if (school) {
      placed.push({ row, schoolId: school.schoolId, personId: known.personIdOf(school, row.personRef) });
    } else {
      errors.push(problemOn(row.row, listProblems.unknownSchool(row.urn), { column: 'urn', value: row.urn }));
    }
  }
  return { rows: placed, errors };
};

const withoutCopies = (rows: readonly PlacedRow[]): Agreed => {
  const seen = new Map<string, number>();
  const errors: RowError[] = [];
  const kept = rows.filter(({ row }) => {
    const { row: number, ...content } = row;
    const key = JSON.stringify(content);
    const before = seen.get(key);
    if (before === undefined) seen.set(key, number);
    else
      errors.push(
        problemOn(number, listProblems.duplicateRow(before), {
          column: 'person_ref',
          value: row.personRef,
        }),
      );
    return before === undefined;
  });
  return { rows: kept, errors };
};

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const nameClash = (first: PlacedRow, next: PlacedRow): RowError | null => {
  const [one, other] = [first.row, next.row];
  if (same(one.givenName, other.givenName) && same(one.familyName, other.familyName)) return null;
  const [column, value] = same(one.familyName, other.familyName)
    ? (['given_name', other.givenName] as const)
    : (['family_name', other.familyName] as const);
  return problemOn(other.row, listProblems.otherName(other.personRef, one.row), { column, value });
};

/** Within one school a person has one address and one language; a cell left blank contradicts nothing. */
const detailClash = (earlier: readonly PlacedRow[], next: PlacedRow): RowError | null => {
  const { email, language, personRef, row } = next.row;
  const here = earlier.filter((one) => one.schoolId === next.schoolId).map((one) => one.row);
  const mail = here.find((one) => email !== null && one.email !== null && !same(one.email, email));
  if (mail) {
    return problemOn(row, listProblems.otherEmail(personRef, mail.row), { column: 'email', value: email ?? '' });
  }
  const tongue = here.find((one) => language !== null && one.language !== null && one.language !== language);
  if (!tongue) return null;
  return problemOn(row, listProblems.otherLanguage(personRef, tongue.row), {
    column: 'language',
    value: language ?? '',
  });
};

const postClash = (earlier: readonly PlacedRow[], next: PlacedRow): RowError | null => {
  const { post, row } = next.row;
  if (post === null) return null;
  const other = earlier.find(
    (one) => one.schoolId === next.schoolId && one.row.post?.key === post.key && overlap(one.row, next.row),
  );
  if (!other) return null;
  return problemOn(row, listProblems.postOverlaps(post.label, other.row.row), { column: 'post', value: post.label });
};

const clashesOf = (rows: readonly PlacedRow[]): RowError[] =>
  rows.flatMap((next, index) => {
    const earlier = rows.slice(0, index);
    const first = earlier[0];
    if (!first) return [];
    return [nameClash(first, next), detailClash(earlier, next), postClash(earlier, next)].filter((e) => e !== null);
  });

const byPerson = (rows: readonly PlacedRow[]): ReadonlyMap<Uuid, readonly PlacedRow[]> => {
  const people = new Map<Uuid, PlacedRow[]>();
  for (const row of rows) {
    const rowsOfPerson = people.get(row.personId);
    if (rowsOfPerson) rowsOfPerson.push(row);
    else people.set(row.personId, [row]);
  }
  return people;
};

/** What no row shows by itself. A person whose rows contradict each other is left out whole: nobody knows which is right. */
export const agreeing = (rows: readonly PeopleRow[], known: KnownPeople): Agreed => {
  const placed = place(rows, known);
  const single = withoutCopies(placed.rows);
  const kept: PlacedRow[] = [];
  const clashes: RowError[] = [];
  for (const rowsOfPerson of byPerson(single.rows).values()) {
    const wrong = clashesOf(rowsOfPerson);
    clashes.push(...wrong);
    if (wrong.length === 0) kept.push(...rowsOfPerson);
  }
  return { rows: kept, errors: [...placed.errors, ...single.errors, ...clashes] };
};
