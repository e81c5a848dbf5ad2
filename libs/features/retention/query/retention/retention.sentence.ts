import type { InBoth } from '#platform/kernel/result.js';
import type { ItemState } from './retention.items.js';

type Counts = readonly { readonly state: ItemState; readonly count: number }[];

const countOf = (counts: Counts, state: ItemState): number => counts.find((one) => one.state === state)?.count ?? 0;

const DUE: readonly [(n: number) => string, (n: number) => string] = [
  (n) => (n === 1 ? '1 record is due to be erased' : `${String(n)} records are due to be erased`),
  (n) => `Mae’n bryd dileu ${n === 1 ? '1 cofnod' : `${String(n)} o gofnodion`}`,
];
const PROPOSED: typeof DUE = [
  (n) => `${String(n)} ${n === 1 ? 'waits' : 'wait'} for a decision`,
  (n) => `mae ${String(n)} yn aros am benderfyniad`,
];
const HELD: typeof DUE = [
  (n) => `${String(n)} ${n === 1 ? 'is' : 'are'} kept by a legal hold`,
  (n) => `cedwir ${String(n)} gan ataliad cyfreithiol`,
];
const UNKNOWN: typeof DUE = [
  (n) => `for ${String(n)} the day cannot be said`,
  (n) => `ni ellir nodi’r diwrnod ar gyfer ${String(n)}`,
];

/** "3 records are due to be erased; 1 waits for a decision; 2 are kept by a legal hold." */
export const retentionSentence = (counts: Counts): InBoth => {
  const due = countOf(counts, 'DUE');
  const parts = [
    [PROPOSED, countOf(counts, 'PROPOSED') + countOf(counts, 'UNDER_WAY')],
    [HELD, countOf(counts, 'HELD')],
    [UNKNOWN, countOf(counts, 'UNKNOWN')],
  ] as const;
  const first =
    due === 0
      ? { en: 'Nothing is due to be erased', cy: 'Nid oes dim i’w ddileu ar hyn o bryd' }
      : { en: DUE[0](due), cy: DUE[1](due) };
  const rest = parts.filter(([, count]) => count > 0);
  return {
    en: `${[first.en, ...rest.map(([[en], count]) => en(count))].join('; ')}.`,
    cy: `${[first.cy, ...rest.map(([[, cy], count]) => cy(count))].join('; ')}.`,
  };
};

const fieldsEn = (n: number): string => (n === 1 ? '1 field' : `${String(n)} fields`);
const fieldsCy = (n: number): string => (n === 1 ? '1 maes' : `${String(n)} o feysydd`);
const recordsEn = (n: number): string => (n === 1 ? '1 record' : `${String(n)} records`);
const recordsCy = (n: number): string => (n === 1 ? '1 cofnod' : `${String(n)} o gofnodion`);

/** What erasing would do, over all records. */
export const planSentence = (fields: number, records: number): InBoth => ({
  en: `${fieldsEn(fields)} in ${recordsEn(records)} would be read by nobody any more.`,
  cy: `Ni fyddai neb yn gallu darllen ${fieldsCy(fields)} mewn ${recordsCy(records)} mwyach.`,
});
