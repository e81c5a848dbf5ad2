import type { LocalText } from '#contracts/local-text.js';
import type { Uuid } from '#platform/kernel/event.js';
import { daysBetween, londonDay } from '#platform/kernel/plain-date.js';
import { countsOf, type CellCode } from '../matrix/cells.js';
import { isInDate, matrixOf, type MatrixSchool } from '../matrix/matrix.js';
import type { Standings } from '../standings/standings.query.js';
import { changesBetween, type ChangedCell } from './changes.js';
import { overviewSentence } from './sentence.js';

export interface Figure {
  readonly count: number;
  readonly before: number | null;
}

/** The first screen, computed; who is to be chased is added by who may name people. */
export interface OverviewView {
  readonly sentence: LocalText;
  readonly schoolsInDate: number;
  readonly schoolsTotal: number;
  readonly needy: readonly Uuid[];
  readonly overduePolicies: Figure;
  readonly outstanding: Figure;
  readonly notRecorded: Figure;
  readonly approvalsWaiting: Figure & { readonly oldestDays: number | null; readonly oldestSchool: LocalText | null };
  readonly changed: readonly ChangedCell[];
}

interface Totals {
  readonly overdue: number;
  readonly outstanding: number;
  readonly unrecorded: number;
  readonly waiting: number;
}

const countOf = (rows: readonly MatrixSchool[], wanted: CellCode): number =>
  rows.reduce((sum, { cells }) => sum + countsOf(cells)[wanted], 0);

const totalsOf = (rows: readonly MatrixSchool[], standings: Standings): Totals => ({
  overdue: countOf(rows, 'O'),
  unrecorded: countOf(rows, 'N'),
  outstanding: standings.askings.reduce((sum, { asked, signed }) => sum + asked - signed, 0),
  waiting: standings.waitings.length,
});

const figure = (what: keyof Totals, now: Totals, then: Totals | null): Figure => ({
  count: now[what],
  before: then && then[what],
});

const oldestWaiting = (
  { waitings, today }: Standings,
  rows: readonly MatrixSchool[],
): Pick<OverviewView['approvalsWaiting'], 'oldestDays' | 'oldestSchool'> => {
  const [oldest] = waitings;
  if (!oldest) return { oldestDays: null, oldestSchool: null };
  return {
    oldestDays: daysBetween(londonDay(oldest.requestedAt), today),
    oldestSchool: rows.find(({ schoolId }) => schoolId === oldest.schoolId)?.name ?? null,
  };
};

/** Computes the overview from what stands now and, where it is known when the asker last looked, from what stood then. */
export const overviewOf = (now: Standings, past: boolean, then: Standings | null): OverviewView => {
  const rows = matrixOf(now).filter(({ cells }) => cells[0]?.code !== 'B');
  const before = then ? matrixOf(then) : [];
  const totals = totalsOf(rows, now);
  const old = then && totalsOf(before, then);
  return {
    sentence: overviewSentence(rows, past),
    schoolsInDate: rows.filter(isInDate).length,
    schoolsTotal: rows.length,
    needy: rows.filter((row) => !isInDate(row)).map(({ schoolId }) => schoolId),
    overduePolicies: figure('overdue', totals, old),
    outstanding: figure('outstanding', totals, old),
    notRecorded: figure('unrecorded', totals, old),
    approvalsWaiting: { ...figure('waiting', totals, old), ...oldestWaiting(now, rows) },
    changed: changesBetween(before, rows),
  };
};
