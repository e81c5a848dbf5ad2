import { inLanguage, type LocalText } from '#contracts/local-text.js';
import { isRequired, POLICY_CATALOGUE, type PolicyCategory } from '#contracts/policy-catalogue.js';
import { policyStatus } from '#contracts/policy-status.js';
import type { SchoolView } from '#contracts/schools.port.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { Standing, Standings } from '../standings/standings.query.js';

/** In date, due, overdue, awaiting approval, not recorded, not required, before the school joined. */
export type CellCode = 'I' | 'D' | 'O' | 'A' | 'N' | 'X' | 'B';

export interface Cell {
  readonly category: string;
  readonly code: CellCode;
  readonly days: number | null;
  readonly policyId: Uuid | null;
  readonly title: LocalText;
}

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
const WORST: readonly CellCode[] = ['O', 'A', 'N', 'D', 'I', 'X', 'B'];

const worse = (one: Cell, other: Cell): Cell => {
  const by = WORST.indexOf(one.code) - WORST.indexOf(other.code);
  if (by !== 0) return by < 0 ? one : other;
  // More days overdue are worse, fewer days left are.
  const more = (one.days ?? 0) > (other.days ?? 0);
  return more === (one.code === 'O') ? one : other;
};

const cellOf = (category: PolicyCategory, school: SchoolView, own: readonly Standing[], today: string): Cell => {
  const nothing = { category: category.code, days: null, policyId: null, title: category.label };
  const cells = own.map((standing): Cell => {
    const { code, days } = policyStatus(standing, today);
    return { category: category.code, code: CODE[code], days, policyId: standing.policyId, title: standing.title };
  });
  const [first, ...rest] = cells;
  if (first) return rest.reduce(worse, first);
  return { ...nothing, code: isRequired(category, school.phase) ? 'N' : 'X' };
};

const rowOf = (
  school: SchoolView,
  standings: Standings,
  own: ReadonlyMap<string, readonly Standing[]>,
): MatrixSchool => {
  const askings = standings.askings.filter(({ schoolId }) => schoolId === school.id);
  const open = askings.filter(({ dueOn }) => dueOn < standings.today);
  return {
    schoolId: school.id,
    name: school.name,
    cells: POLICY_CATALOGUE.map((category) =>
      cellOf(category, school, own.get(`${school.id}/${category.code}`) ?? [], standings.today),
    ),
    asked: askings.reduce((sum, { asked }) => sum + asked, 0),
    signed: askings.reduce((sum, { signed }) => sum + signed, 0),
    late: open.reduce((sum, { asked, signed }) => sum + asked - signed, 0),
  };
};

const hatched = ({ id, name }: Pick<SchoolView, 'id' | 'name'>): MatrixSchool => ({
  schoolId: id,
  name,
  cells: POLICY_CATALOGUE.map(({ code, label }) => ({
    category: code,
    code: 'B',
    days: null,
    policyId: null,
    title: label,
  })),
  asked: 0,
  signed: 0,
  late: 0,
});

/** How much a school needs somebody, most important first: a larger number at the first difference comes first. */
const need = ({ cells, late }: MatrixSchool): readonly number[] => {
  const count = (wanted: CellCode): number => cells.filter(({ code }) => code === wanted).length;
  const overdueDays = cells.reduce((sum, { code, days }) => sum + (code === 'O' ? (days ?? 0) : 0), 0);
  return [count('O'), overdueDays, count('N'), late, count('A'), count('D')];
};

/** Worst first. */
const byNeed = (one: MatrixSchool, other: MatrixSchool): number => {
  const mine = need(one);
  const difference = need(other).findIndex((number, n) => number !== mine[n]);
  return difference < 0 ? 0 : (need(other)[difference] ?? 0) - (mine[difference] ?? 0);
};

/** True when no required policy is overdue or not recorded and nobody is late to sign. Unknown is not in date. */
export const isInDate = ({ cells, late }: MatrixSchool): boolean =>
  late === 0 && cells.every(({ code }) => code !== 'O' && code !== 'N');

const english = new Intl.Collator('en-GB');

/** The matrix, worst school first; schools that joined later come last, hatched. Pure. */
export const matrixOf = (standings: Standings): MatrixSchool[] => {
  const own = new Map<string, Standing[]>();
  for (const standing of standings.policies) {
    const cell = `${standing.schoolId}/${standing.category}`;
    own.set(cell, [...(own.get(cell) ?? []), standing]);
  }
  const rows = standings.schools.filter(({ closed }) => !closed).map((school) => rowOf(school, standings, own));
  rows.sort(
    (one, other) => byNeed(one, other) || english.compare(inLanguage(one.name, 'en'), inLanguage(other.name, 'en')),
  );
  return [...rows, ...standings.later.map(hatched)];
};
