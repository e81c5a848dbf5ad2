import type { LocalText } from '#contracts/local-text.js';
import { POLICY_CATALOGUE } from '#contracts/policy-catalogue.js';
import type { Uuid } from '#platform/kernel/event.js';
import { ofCells, type CellCode } from './cells.js';
import type { MatrixSchool } from './matrix.js';

/** A row as the schema sends it: one letter a column, so that a hundred schools are a few kilobytes. */
export interface MatrixRowView {
  readonly schoolId: Uuid;
  readonly name: LocalText;
  readonly codes: string;
  readonly days: readonly (number | null)[];
  readonly policyIds: readonly (Uuid | null)[];
  /** Of the columns that need somebody; null for the others. */
  readonly needyPolicyIds: readonly (Uuid | null)[];
  readonly asked: number;
  readonly signed: number;
}

export const matrixColumns = POLICY_CATALOGUE.map(({ code, label }) => ({ category: code, label }));

const NEEDY: readonly CellCode[] = ['O', 'D', 'A', 'N'];

const codesOf = ofCells((cells) => cells.map(({ code }) => code).join(''));
const daysOf = ofCells((cells) => cells.map(({ code, days }) => (code === 'O' || code === 'D' ? days : null)));
const policyIdsOf = ofCells((cells) => cells.map(({ policyId }) => policyId));
const needyPolicyIdsOf = ofCells((cells) =>
  cells.map(({ code, policyId }) => (NEEDY.includes(code) ? policyId : null)),
);

/** Each list is made when it is asked for: a screen shows one or the other. */
export const matrixRow = ({ schoolId, name, cells, asked, signed }: MatrixSchool): MatrixRowView => ({
  schoolId,
  name,
  codes: codesOf(cells),
  get days() {
    return daysOf(cells);
  },
  get policyIds() {
    return policyIdsOf(cells);
  },
  get needyPolicyIds() {
    return needyPolicyIdsOf(cells);
  },
  asked,
  signed,
});
