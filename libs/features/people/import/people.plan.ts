import type { RowError } from '#platform/csv/csv.types.js';
import { agreeing } from './people.conflicts.js';
import type { PlacedRow } from './people.conflicts.js';
import { knownKey } from './people.types.js';
import type {
  KnownPeople,
  KnownPerson,
  PeoplePlan,
  PeopleRow,
  PlannedChange,
  PlannedPerson,
  PlannedPost,
  PlannedReturn,
} from './people.types.js';
import { planPost } from './people.posts.js';

interface Plan {
  readonly register: PlannedPerson[];
  readonly changes: PlannedChange[];
  readonly returns: PlannedReturn[];
  readonly posts: PlannedPost[];
  readonly errors: RowError[];
  unchanged: number;
}

/** A person's rows in one school, the first of them apart. */
type Rows = readonly [PlacedRow, ...PlacedRow[]];

const bySchoolAndPerson = (rows: readonly PlacedRow[]): ReadonlyMap<string, Rows> => {
  const records = new Map<string, [PlacedRow, ...PlacedRow[]]>();
  for (const row of rows) {
    const key = knownKey(row.schoolId, row.personId);
    const record = records.get(key);
    if (record) record.push(row);
    else records.set(key, [row]);
  }
  return records;
};

const firstSaid = <Field extends 'email' | 'language'>(rows: Rows, field: Field): PeopleRow[Field] | null =>
  rows.find(({ row }) => row[field] !== null)?.row[field] ?? null;

const about = ({ row, schoolId, personId }: PlacedRow) => ({ row: row.row, schoolId, personId });

const newPerson = (rows: Rows): PlannedPerson => {
  const [first] = rows;
  const { personRef, givenName, familyName, kind } = first.row;
  const email = firstSaid(rows, 'email');
  const language = firstSaid(rows, 'language') ?? 'en';
  return { ...about(first), personRef, givenName, familyName, email, personKind: kind, language };
};

const unlessSame = <Key extends string, Value>(key: Key, said: Value | null, present: Value | null): object =>
  said === null || said === present ? {} : { [key]: said };

/** What the list says otherwise. A blank cell says nothing, so it takes nothing away. */
const changeOf = (rows: Rows, person: KnownPerson): PlannedChange | null => {
  const [first] = rows;
  const { givenName, familyName, kind } = first.row;
  const changes = {
    ...unlessSame('givenName', givenName, person.givenName),
    ...unlessSame('familyName', familyName, person.familyName),
    ...unlessSame('email', firstSaid(rows, 'email'), person.email),
    ...unlessSame('language', firstSaid(rows, 'language'), person.language),
    ...(rows.some(({ row }) => row.kind === person.kind) ? {} : { personKind: kind }),
  };
  return Object.keys(changes).length === 0 ? null : { ...about(first), ...changes };
};

const runsOn = (row: PeopleRow, leftOn: string): boolean => row.endDate === null || row.endDate > leftOn;

/** A list that has a leaver in a post that begins after the leaving has them back; an old list does not. */
const returnOf = (rows: Rows, { leftOn }: KnownPerson): PlannedReturn | null => {
  if (leftOn === null) return null;
  const back = rows.find(({ row }) => row.startDate !== null && row.startDate >= leftOn && runsOn(row, leftOn));
  return back ? { ...about(back), returnedOn: back.row.startDate } : null;
};

const planPosts = (rows: Rows, person: KnownPerson | undefined, plan: Plan): number => {
  let moved = 0;
  for (const placed of rows) {
    const planned = planPost(placed, person);
    if (planned.error) plan.errors.push(planned.error);
    if (planned.post) plan.posts.push(planned.post);
    if (planned.error ?? planned.post) moved += 1;
  }
  return moved;
};

const planRecord = (rows: Rows, person: KnownPerson | undefined, plan: Plan): void => {
  if (!person) {
    plan.register.push(newPerson(rows));
    planPosts(rows, person, plan);
    return;
  }
  const change = changeOf(rows, person);
  const back = returnOf(rows, person);
  if (change) plan.changes.push(change);
  if (back) plan.returns.push(back);
  const moved = planPosts(rows, back ? { ...person, leftOn: null } : person, plan);
  plan.unchanged += Math.max(0, rows.length - Math.max(moved, change || back ? 1 : 0));
};

/**
 * What importing these rows would do: pure, and the same plan for the dry run and the real one.
 * @param rows from `readPeople`
 * @param known the asker's schools, the people that they have, and how a reference becomes an id
 * @returns the plan for the people whose rows agree, and `errors` for the others
 */
export const planPeopleImport = (rows: readonly PeopleRow[], known: KnownPeople): PeoplePlan => {
  const agreed = agreeing(rows, known);
  const plan: Plan = { register: [], changes: [], returns: [], posts: [], errors: [...agreed.errors], unchanged: 0 };
  for (const [key, record] of bySchoolAndPerson(agreed.rows)) planRecord(record, known.people.get(key), plan);
  return plan;
};
