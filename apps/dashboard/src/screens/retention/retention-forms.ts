import type { Problem } from '../../design/problems.js';
import { retentionMessages as words } from './messages.js';

const SHORTEST = 3;
/** As many characters as a reason may have. */
export const LONGEST = 500;

/** What the server would say of a reason. */
export const reasonProblems = (reason: string): readonly Problem[] => {
  const { length } = reason.trim();
  return length < SHORTEST || length > LONGEST ? [{ field: 'reason', text: words.reasonMissing }] : [];
};

/** Refusals that this page says in words of its own; the others come with theirs. */
export const refusals = (): Readonly<Record<string, string>> => ({ 'RETENTION.REASON_MISSING': words.reasonMissing });
