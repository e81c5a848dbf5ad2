import { inLanguage, type LocalText } from '#contracts/local-text.js';
import { POLICY_CATALOGUE } from '#contracts/policy-catalogue.js';
import { welshCount, welshNouns } from '#contracts/welsh-count.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { Cell, CellCode, MatrixSchool } from '../matrix/matrix.js';

export interface Change {
  readonly kind: 'WORSE' | 'NEW' | 'BETTER';
  readonly schoolId: Uuid;
  readonly schoolName: LocalText;
  readonly policyId: Uuid | null;
  readonly sentence: LocalText;
}

const MOST = 5;
/** Higher is better; what is not required or not yet a member tells no change. */
const RANK: Partial<Record<CellCode, number>> = { O: 0, N: 1, A: 2, D: 3, I: 3 };

/** In Welsh the school stands apart: neither its name nor the policy's title is mutated by what is before it. */
type Words = (school: string, policy: string, days: number | null) => string;
const words: Record<Change['kind'] | 'UNRECORDED', { readonly en: Words; readonly cy: Words }> = {
  WORSE: {
    en: (school, policy, days) =>
      `${school} let ${policy} go out of date (${String(days)} ${days === 1 ? 'day' : 'days'})`,
    cy: (school, policy, days) => `${school}: aeth ${policy} yn hwyr (${welshCount(days ?? 0, welshNouns.day)})`,
  },
  UNRECORDED: {
    en: (school, policy) => `${school} no longer has ${policy} on record`,
    cy: (school, policy) => `${school}: nid yw ${policy} ar gofnod mwyach`,
  },
  NEW: {
    en: (school, policy) => `${school} sent ${policy} for approval`,
    cy: (school, policy) => `${school}: anfonwyd ${policy} i’w gymeradwyo`,
  },
  BETTER: {
    en: (school, policy) => `${school} brought ${policy} in date`,
    cy: (school, policy) => `${school}: daeth ${policy} yn gyfredol`,
  },
};

const kindOf = (before: CellCode, now: CellCode): keyof typeof words | null => {
  const from = RANK[before];
  const to = RANK[now];
  if (from === undefined || to === undefined || from === to) return null;
  if (now === 'A') return 'NEW';
  if (now === 'O') return 'WORSE';
  if (now === 'N') return 'UNRECORDED';
  return to > from ? 'BETTER' : null;
};

/** A cell that changed, not yet in words. */
export interface ChangedCell {
  readonly kind: Change['kind'];
  readonly wording: keyof typeof words;
  readonly school: Pick<MatrixSchool, 'schoolId' | 'name'>;
  readonly cell: Cell;
}

const changeOf = (school: MatrixSchool, before: Cell, cell: Cell): ChangedCell | null => {
  const wording = kindOf(before.code, cell.code);
  return wording && { kind: wording === 'UNRECORDED' ? 'WORSE' : wording, wording, school, cell };
};

const labels = new Map(POLICY_CATALOGUE.map(({ code, label }) => [code, label]));

/** Changes in words; a policy without a title, or none at all, is spoken of by its kind. */
export const inWords = (changed: readonly ChangedCell[], titles: ReadonlyMap<Uuid, LocalText>): Change[] =>
  changed.map(({ kind, wording, school, cell: { category, policyId, days } }) => {
    const title = titles.get(policyId ?? '') ?? labels.get(category) ?? { en: category, cy: null };
    const { en, cy } = words[wording];
    return {
      kind,
      schoolId: school.schoolId,
      schoolName: school.name,
      policyId,
      sentence: {
        en: en(inLanguage(school.name, 'en'), inLanguage(title, 'en'), days),
        cy: cy(inLanguage(school.name, 'cy'), inLanguage(title, 'cy'), days),
      },
    };
  });

const ORDER: readonly Change['kind'][] = ['WORSE', 'NEW', 'BETTER'];

/** What changed between two matrices, worst first, five lines at the most. Pure. */
export const changesBetween = (before: readonly MatrixSchool[], now: readonly MatrixSchool[]): ChangedCell[] => {
  const was = new Map(before.map((row) => [row.schoolId, row]));
  const changes = now.flatMap((row) => {
    const old = was.get(row.schoolId);
    return old ? row.cells.flatMap((cell, n) => changeOf(row, old.cells[n] ?? cell, cell) ?? []) : [];
  });
  return changes.sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind)).slice(0, MOST);
};
