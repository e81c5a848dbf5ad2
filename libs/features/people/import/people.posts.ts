import type { Post } from '#contracts/posts.js';
import { rowError } from '#platform/csv/csv.types.js';
import type { RowError } from '#platform/csv/csv.types.js';
import { overlap } from '../domain/person.rules.js';
import type { PlacedRow } from './people.conflicts.js';
import { listProblems, type RowProblem } from './people.import.errors.js';
import type { KnownPerson, PeopleRow, PlannedPost } from './people.types.js';

/** What a row does to a post: something, nothing, or it cannot be. */
export interface PostOutcome {
  readonly post: PlannedPost | null;
  readonly error: RowError | null;
}

type Known = KnownPerson['posts'][number];

const NOTHING: PostOutcome = { post: null, error: null };

/** The recorded post that a row means; without a first day the last of that name. */
const meant = (person: KnownPerson | undefined, key: string, { startDate }: PeopleRow): Known | undefined =>
  person?.posts.findLast((held) => held.post === key && (startDate === null || held.startDate === startDate));

const wrong = ({ row }: PlacedRow, column: string, { code, said }: RowProblem): PostOutcome => ({
  post: null,
  error: rowError(row.row, code, said, {
    column,
    value: column === 'post' ? (row.post?.label ?? '') : (row.endDate ?? ''),
  }),
});

/** A blank last day says nothing against one that is recorded. */
const ending = (placed: PlacedRow, post: Post, held: Known): PostOutcome => {
  const { row, schoolId, personId } = placed;
  const { startDate } = held;
  if (row.endDate === null || row.endDate === held.endDate) return NOTHING;
  if (startDate !== null && row.endDate < startDate) {
    return wrong(placed, 'end_date', listProblems.endBeforeRecorded(row.endDate, startDate));
  }
  return {
    post: { action: 'end', row: row.row, schoolId, personId, post, startDate, endDate: row.endDate },
    error: null,
  };
};

const starting = (placed: PlacedRow, post: Post, person: KnownPerson | undefined): PostOutcome => {
  const { row, schoolId, personId } = placed;
  const other = person?.posts.find((held) => held.post === post.key && overlap(held, row));
  if (other) {
    return wrong(placed, 'post', listProblems.postRecorded(post.label, other.startDate));
  }
  if (person?.leftOn != null) {
    return wrong(placed, 'post', listProblems.hasLeft(person.leftOn));
  }
  const { startDate, endDate, kind } = row;
  return {
    post: { action: 'start', row: row.row, schoolId, personId, post, postKind: kind, startDate, endDate },
    error: null,
  };
};

/** What one row does to the posts that are recorded. */
export const planPost = (placed: PlacedRow, person: KnownPerson | undefined): PostOutcome => {
  const { post } = placed.row;
  if (post === null) return NOTHING;
  const held = meant(person, post.key, placed.row);
  return held ? ending(placed, post, held) : starting(placed, post, person);
};
