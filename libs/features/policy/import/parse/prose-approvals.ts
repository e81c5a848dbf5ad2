import { newDraft, setApprover, setDate, type ApprovalDraft } from './approvals.js';
import { isSomebody, readApprover, withoutDates } from './bodies.js';
import { findDates } from './dates.js';

const PROSE =
  /\b(?:policy|document|procedure|statement)?\b[^.\n]{0,60}?\b(?:was|were|has been|been)\s+(?:formally |last |reviewed and |discussed and )*(?:approved|adopted|ratified|agreed)\b(?: and \w+)?\s+by\s+([^.\n]{3,120})/gi;

/** Approvals told in a sentence: "This policy was approved by the governing body on 3 March 2021". */
export const proseApprovals = (text: string, line: number): ApprovalDraft[] =>
  [...text.matchAll(PROSE)].flatMap((match) => {
    const words = match[1] ?? '';
    const date = findDates(words)[0];
    const who = readApprover(date ? words.slice(0, date.at) : withoutDates(words));
    if (!date || !isSomebody(who) || date.at > 90) return [];
    const draft = newDraft({ kind: 'approvedBy', label: '', value: words, line, block: -1 });
    setApprover(draft, who);
    setDate(draft, words.slice(0, date.end), line);
    draft.strong = true;
    return [draft];
  });
