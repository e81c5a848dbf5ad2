import type { PackReport } from '../check/check-pack.js';
import type { PackReplay } from './replay-pack.js';

/** The report with what a replay found: the events are as proved as before, and the tables are not what they give. */
export const withReplay = (report: PackReport, { problems }: PackReplay): PackReport => {
  const [first] = [...problems].sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  if (!first) return report;
  const { position = null, reason, code, tenantId = null, entry = null } = first;
  return {
    ...report,
    ok: false,
    firstBad: report.firstBad ?? { position, reason, code, tenantId, at: null, entry },
    problems: [...report.problems, ...problems],
  };
};
