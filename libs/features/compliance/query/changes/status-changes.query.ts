import { Injectable } from '@nestjs/common';
import type { LocalText } from '#contracts/local-text.js';
import { policyCategory } from '#contracts/policy-catalogue.js';
import type { Uuid } from '#platform/kernel/event.js';
import { connection, pageOf, type Connection, type PageRequest } from '#platform/read-store/page.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { matrixOf, type Cell } from '../matrix/matrix.js';
import { StandingsQuery } from '../standings/standings.query.js';
import { statusChanges, type StatusChange, type StatusChangeKind } from './status-changes.js';

interface CellView {
  readonly code: string;
  readonly days: number | null;
}

/** A change as the schema shows it. */
export interface StatusChangeView {
  readonly kind: StatusChangeKind;
  readonly schoolId: Uuid;
  readonly schoolName: LocalText;
  readonly category: string | null;
  readonly label: LocalText | null;
  readonly policyId: Uuid | null;
  readonly before: CellView | null;
  readonly after: CellView | null;
}

/** A page of them, and how many of all got worse or better. */
export interface StatusChanges extends Connection<StatusChangeView> {
  readonly worse: number;
  readonly better: number;
}

/** Statuses as two moments show them: the matrix of each, compared. */
@Injectable()
export class StatusChangesQuery {
  constructor(private readonly standings: StandingsQuery) {}

  async page(before: ReadScope, after: ReadScope, schoolId: Uuid | null, page: PageRequest): Promise<StatusChanges> {
    const { offset, limit } = pageOf(page);
    const [then, now] = await Promise.all([
      this.standings.load(before, schoolId),
      this.standings.load(after, schoolId),
    ]);
    const all = statusChanges(matrixOf(then), matrixOf(now));
    const count = (kind: StatusChangeKind): number => all.filter((change) => change.kind === kind).length;
    const shown = all.slice(offset, offset + limit).map(viewOf);
    return { ...connection(shown, all.length, page), worse: count('WORSE'), better: count('BETTER') };
  }
}

const cellView = (cell: Cell | null): CellView | null =>
  cell && { code: cell.code, days: cell.code === 'O' || cell.code === 'D' ? cell.days : null };

const viewOf = ({ kind, schoolId, schoolName, category, before, after }: StatusChange): StatusChangeView => ({
  kind,
  schoolId,
  schoolName,
  category,
  label: policyCategory(category ?? '')?.label ?? null,
  policyId: after?.policyId ?? before?.policyId ?? null,
  before: cellView(before),
  after: cellView(after),
});
