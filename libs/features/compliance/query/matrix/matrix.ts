import { inLanguage, type LocalText } from '#contracts/local-text.js';
import { isRequired, POLICY_CATALOGUE, type PolicyCategory } from '#contracts/policy-catalogue.js';
import { policyStatus, type PolicyStatus } from '#contracts/policy-status.js';
import type { SchoolView } from '#contracts/schools.port.js';
import type { Uuid } from '#platform/kernel/event.js';
import {
  lookInto,
  type Asking,
  type EachStanding,
  type Standing,
  type Standings,
} from '../standings/standings.query.js';
import { countsOf, shownOnce, type Cell, type CellCode, type Shown } from './cells.js';

export type { Cell, CellCode } from './cells.js';

/** A school with its cells in the catalogue's order. */
export interface MatrixSchool {
  readonly schoolId: Uuid;
  readonly name: LocalText;
  readonly cells: readonly Cell[];
  readonly asked: number;
  readonly signed: number;
  /** People who are past the due date of what they were asked to read. */
  readonly late: number;
}

const CODE = { OVERDUE: 'O', AWAITING_APPROVAL: 'A', NOT_RECORDED: 'N', DUE: 'D', IN_DATE: 'I' } as const;
/** Worst first: what of several policies of one category a cell shows. */
const WORST = { O: 0, A: 1, N: 2, D: 3, I: 4, X: 5, B: 6 } as const satisfies Record<CellCode, number>;

const worse = (one: Cell, other: Cell): Cell => {
  const by = WORST[one.code] - WORST[other.code];
  if (by !== 0) return by < 0 ? one : other;
  // More days overdue are worse, fewer days left are.
  const more = (one.days ?? 0) > (other.days ?? 0);
  return more === (one.code === 'O') ? one : other;
};

type StatusOf = (standing: Standing) => PolicyStatus;

/** More dates than any trust has. */
const MOST_STATUSES = 10_000;

/** Statuses of a day, each computed once: of thousands of policies few differ in what counts. */
const statusesOf = (today: string): StatusOf => {
  const known = new Map<string | null, PolicyStatus>();
  const draft = new Map<string | null, PolicyStatus>();
  const waiting = new Map<string | null, PolicyStatus>();
  const draftWaiting = new Map<string | null, PolicyStatus>();
  return (standing) => {
    const { published, awaitingApproval, nextReviewDue } = standing;
    const ofKind = published ? (awaitingApproval ? waiting : known) : awaitingApproval ? draftWaiting : draft;
    let status = ofKind.get(nextReviewDue);
    if (!status) {
      status = policyStatus(standing, today);
      if (ofKind.size >= MOST_STATUSES) ofKind.clear();
      ofKind.set(nextReviewDue, status);
    }
    return status;
  };
};

let lastDay: { readonly today: string; readonly statusOf: StatusOf } | undefined;

/** Most questions are about the same day; what a date comes to on it is the same for everybody. */
const statusesOn = (today: string): StatusOf => {
  if (lastDay?.today !== today) lastDay = { today, statusOf: statusesOf(today) };
  return lastDay.statusOf;
};

const PLACES = new Map(POLICY_CATALOGUE.map(({ code }, n) => [code, n]));

/** Puts a policy into its school's cells. */
const show = (own: (Cell | undefined)[], standing: Standing, statusOf: StatusOf): void => {
  const place = PLACES.get(standing.category);
  if (place === undefined) return;
  const { code, days } = statusOf(standing);
  const cell = { category: standing.category, code: CODE[code], days, policyId: standing.policyId };
  const before = own[place];
  own[place] = before ? worse(before, cell) : cell;
};

/** The cells of each school that its policies fill. */
const shownOf = (policies: EachStanding, today: string): ReadonlyMap<Uuid, Shown> => {
  const statusOf = statusesOn(today);
  const shownIn = (each: (look: (standing: Standing) => void) => void): (Cell | undefined)[] => {
    const own: (Cell | undefined)[] = [];
    each((standing) => show(own, standing, statusOf));
    return own;
  };
  if (policies.rows)
    return new Map(
      policies.rows.map((row) => [row.schoolId, shownOnce(row, today, () => shownIn((look) => lookInto(row, look)))]),
    );
  const schools = new Map<Uuid, (Cell | undefined)[]>();
  policies.forEach((standing) => {
    let own = schools.get(standing.schoolId);
    if (!own) schools.set(standing.schoolId, (own = []));
    show(own, standing, statusOf);
  });
  return schools;
};

const emptyCell = (category: PolicyCategory, school: SchoolView): Cell => {
  const code = isRequired(category, school.phase) ? 'N' : 'X';
  return { category: category.code, code, days: null, policyId: null };
};

const NO_CELLS: Shown = [];
const filled = new WeakMap<Shown, { readonly phase: SchoolView['phase']; readonly cells: readonly Cell[] }>();

/** A row's cells; of the same policies and phase the very same ones. */
const cellsOf = (school: SchoolView, own: Shown = NO_CELLS): readonly Cell[] => {
  const before = filled.get(own);
  if (before?.phase === school.phase) return before.cells;
  const cells = POLICY_CATALOGUE.map((category, n) => own[n] ?? emptyCell(category, school));
  filled.set(own, { phase: school.phase, cells });
  return cells;
};

/** What the rows of one matrix are made from, by school. */
interface Grouped {
  readonly today: string;
  readonly shown: ReadonlyMap<Uuid, Shown>;
  readonly askings: ReadonlyMap<Uuid, readonly Asking[]>;
}

const rowOf = (school: SchoolView, { today, shown, askings: all }: Grouped): MatrixSchool => {
  const askings = all.get(school.id) ?? [];
  const own = shown.get(school.id);
  const open = askings.filter(({ dueOn }) => dueOn < today);
  return {
    schoolId: school.id,
    name: school.name,
    cells: cellsOf(school, own),
    asked: askings.reduce((sum, { asked }) => sum + asked, 0),
    signed: askings.reduce((sum, { signed }) => sum + signed, 0),
    late: open.reduce((sum, { asked, signed }) => sum + asked - signed, 0),
  };
};

const hatched = ({ id, name }: Pick<SchoolView, 'id' | 'name'>): MatrixSchool => ({
  schoolId: id,
  name,
  cells: POLICY_CATALOGUE.map(({ code }) => ({ category: code, code: 'B', days: null, policyId: null })),
  asked: 0,
  signed: 0,
  late: 0,
});

/** How much a school needs somebody, most important first: a larger number at the first difference comes first. */
const need = ({ cells, late }: MatrixSchool): readonly number[] => {
  const { O, overdueDays, N, A, D } = countsOf(cells);
  return [O, overdueDays, N, late, A, D];
};

/** Worst first: by the first measure that differs. */
const byNeed = (one: readonly number[], other: readonly number[]): number => {
  const differs = other.findIndex((number, n) => number !== one[n]);
  return differs < 0 ? 0 : (other[differs] ?? 0) - (one[differs] ?? 0);
};

/** True when no required policy is overdue or not recorded and nobody is late to sign. Unknown is not in date. */
export const isInDate = ({ cells, late }: MatrixSchool): boolean => {
  const { O, N } = countsOf(cells);
  return late === 0 && O === 0 && N === 0;
};

const english = new Intl.Collator('en-GB');

const grouped = <Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
};

const made = new WeakMap<Standings, readonly MatrixSchool[]>();

/**
 * The matrix, worst school first; schools that joined later come last, hatched. Of the same standings it is made once,
 * however many figures are counted in it.
 */
export const matrixOf = (standings: Standings): readonly MatrixSchool[] => {
  const known = made.get(standings);
  if (known) return known;
  const rows = rowsOf(standings);
  made.set(standings, rows);
  return rows;
};

const rowsOf = ({ today, schools, later, policies, askings }: Standings): MatrixSchool[] => {
  const all: Grouped = {
    today,
    shown: shownOf(policies, today),
    askings: grouped(askings, ({ schoolId }) => schoolId),
  };
  const rows = schools
    .filter(({ closed }) => !closed)
    .map((school) => rowOf(school, all))
    .map((row) => ({ row, need: need(row), name: inLanguage(row.name, 'en') }))
    .sort((one, other) => byNeed(one.need, other.need) || english.compare(one.name, other.name));
  return [...rows.map(({ row }) => row), ...later.map(hatched)];
};
