import type { LocalText } from '#contracts/local-text.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { Cell, CellCode, MatrixSchool } from '../matrix/matrix.js';

export type StatusChangeKind = 'WORSE' | 'BETTER' | 'OTHER' | 'JOINED' | 'LEFT';

/** A cell of the matrix that two moments show differently, or a school that one of them does not show. */
export interface StatusChange {
  readonly kind: StatusChangeKind;
  readonly schoolId: Uuid;
  readonly schoolName: LocalText;
  readonly category: string | null;
  readonly before: Cell | null;
  readonly after: Cell | null;
}

/** How bad a status is; what is not required is neither. */
const BADNESS: Readonly<Record<CellCode, number | null>> = { O: 5, N: 4, A: 3, D: 2, I: 1, X: null, B: null };

const kindOf = (before: CellCode, after: CellCode): StatusChangeKind => {
  const [was, is] = [BADNESS[before], BADNESS[after]];
  if (was === null || is === null || was === is) return 'OTHER';
  return is > was ? 'WORSE' : 'BETTER';
};

const KINDS: readonly StatusChangeKind[] = ['WORSE', 'BETTER', 'OTHER', 'JOINED', 'LEFT'];

/** Worst first: by kind, then by how bad it is now, then by how long; schools in the order of their names. */
const byWeight = (one: StatusChange, other: StatusChange): number => {
  const orders = [
    KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind),
    badness(other) - badness(one),
    daysOf(other) - daysOf(one),
    english.compare(nameOf(one), nameOf(other)),
    english.compare(one.category ?? '', other.category ?? ''),
  ];
  return orders.find((order) => order !== 0) ?? 0;
};

const english = new Intl.Collator('en-GB');
const daysOf = ({ after }: StatusChange): number => after?.days ?? 0;
const badness = ({ after }: StatusChange): number => (after ? (BADNESS[after.code] ?? 0) : 0);
const nameOf = ({ schoolName: { en, cy } }: StatusChange): string => en ?? cy ?? '';

/** A school that joined later stands hatched in the matrix of the past: there it is none. */
const isThere = ({ cells }: MatrixSchool): boolean => cells[0]?.code !== 'B';

const whole = (kind: 'JOINED' | 'LEFT', { schoolId, name }: MatrixSchool): StatusChange => ({
  ...{ kind, schoolId, schoolName: name },
  category: null,
  before: null,
  after: null,
});

const cellsOf = (was: MatrixSchool, is: MatrixSchool): StatusChange[] =>
  is.cells.flatMap((after, n) => {
    const before = was.cells[n];
    if (!before || before.code === after.code) return [];
    const { schoolId, name: schoolName } = is;
    return [{ kind: kindOf(before.code, after.code), schoolId, schoolName, category: after.category, before, after }];
  });

/** What two matrices show differently, worst first. Pure. */
export const statusChanges = (before: readonly MatrixSchool[], after: readonly MatrixSchool[]): StatusChange[] => {
  const was = new Map(before.filter(isThere).map((school) => [school.schoolId, school]));
  const is = after.filter(isThere);
  const here = new Set(is.map(({ schoolId }) => schoolId));
  const changed = is.flatMap((school) => {
    const old = was.get(school.schoolId);
    return old ? cellsOf(old, school) : [whole('JOINED', school)];
  });
  const gone = [...was.values()].filter(({ schoolId }) => !here.has(schoolId)).map((school) => whole('LEFT', school));
  return [...changed, ...gone].sort(byWeight);
};
