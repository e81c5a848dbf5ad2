import type { Uuid } from '#platform/kernel/event.js';
import type { StandingsRow } from '../standings/standings.query.js';

/** In date, due, overdue, awaiting approval, not recorded, not required, before the school joined. */
export type CellCode = 'I' | 'D' | 'O' | 'A' | 'N' | 'X' | 'B';

export interface Cell {
  readonly category: string;
  readonly code: CellCode;
  readonly days: number | null;
  readonly policyId: Uuid | null;
}

/** What the policies of a school show, in the catalogue's order; nothing where it has none of a kind. */
export type Shown = readonly (Cell | undefined)[];

/** The standings of a school as they were read, and what came of them on a day. */
interface Known extends StandingsRow {
  readonly today: string;
  readonly shown: Shown;
}

/** More schools than are asked about between two writes to one of them. */
const MOST_SCHOOLS = 5_000;
const known = new Map<Uuid, Known>();

/**
 * What a school's policies show, computed where its standings read otherwise than they did, or on another day: between
 * two answers about a trust one school has changed, if any. What was read is compared to the letter, so it does not
 * matter who asked. Of two days the later one is kept: the past is asked at a day of its own each time.
 */
export const shownOnce = (row: StandingsRow, today: string, make: () => Shown): Shown => {
  const { schoolId, facts, categories } = row;
  const before = known.get(schoolId);
  if (before && before.today === today && before.facts === facts && isSame(before.categories, categories))
    return before.shown;
  const shown = make();
  if (before && before.today > today) return shown;
  if (known.size >= MOST_SCHOOLS) known.clear();
  known.set(schoolId, { schoolId, facts, categories, today, shown });
  return shown;
};

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text, n) => text === other[n]);

/** What follows from cells alone, computed once for the same ones. */
export const ofCells = <Answer>(compute: (cells: readonly Cell[]) => Answer): ((cells: readonly Cell[]) => Answer) => {
  const answers = new WeakMap<readonly Cell[], { readonly answer: Answer }>();
  return (cells) => {
    let found = answers.get(cells);
    if (!found) answers.set(cells, (found = { answer: compute(cells) }));
    return found.answer;
  };
};

/** How many cells have each code, and for how many days all that is overdue has been. */
export const countsOf = ofCells((cells) => {
  const counts: Record<CellCode, number> = { O: 0, A: 0, N: 0, D: 0, I: 0, X: 0, B: 0 };
  let overdueDays = 0;
  for (const { code, days } of cells) {
    counts[code] += 1;
    if (code === 'O') overdueDays += days ?? 0;
  }
  return { ...counts, overdueDays };
});

export const overdueIn = ofCells((cells) => cells.filter(({ code }) => code === 'O'));
