import { newDraft, setApprover, setDate, type ApprovalDraft } from './approval-draft.js';
import { readApprover, withoutDates } from './bodies.js';
import { findDates } from './dates.js';

/** What was approved is this document, not an Act, a budget or a plan told of in it. */
const PROSE =
  /\b(?:(?:this|the|our) (?:[\w&,-]+ ){0,6}?(?:policy|document|procedures?|statement|plan|code|agreement|strategy|scheme)|it|they)\b[^.\n]{0,40}?\b(?:was|were|is|has been|have been)\s+(?:formally |last |first |reviewed and |discussed and |considered and )*(?:approved|adopted|ratified|agreed|determined)\b(?: and \w+)?\s+(?=by\b|on\b|at\b)([^.\n]{3,220})/gi;

const NOT_OURS = /\b(?:act|parliament|regulations?|government|ofsted|department)\b/i;

interface Piece {
  readonly who: string;
  readonly dated: string;
}

/** "by the committee on 3 May and by the board on 9 May": a body, with its date behind it or, once, before it. */
const pieces = (words: string): Piece[] => {
  const dates = findDates(words).filter((date) => date.kind !== 'year');
  const [first] = dates;
  if (first && dates.length === 1 && /^on\b/i.test(words) && first.at <= 12)
    return [{ who: words.slice(first.end).slice(0, 90), dated: words.slice(0, first.end) }];
  let from = 0;
  return dates.map((date) => {
    const piece = { who: words.slice(from, date.at), dated: words.slice(from, date.end) };
    from = date.end;
    return piece;
  });
};

const whoOf = (words: string): string => withoutDates(words.replace(/^[\s,;]*(?:and\s+)?(?:then\s+)?by\s+/i, ''));

/** Approvals told in a sentence: "This policy was approved by the governing body on 3 March 2021". */
export const proseApprovals = (text: string, line: number): ApprovalDraft[] =>
  [...text.matchAll(PROSE)].flatMap((match) => {
    const words = match[1] ?? '';
    if (NOT_OURS.test(match[0])) return [];
    return pieces(words).flatMap((piece) => {
      const who = readApprover(whoOf(piece.who));
      if ((who.body === null && who.role === null) || piece.who.length > 100) return [];
      const draft = newDraft({ kind: 'approvedBy', label: '', value: words, line, block: -1 });
      setApprover(draft, who);
      setDate(draft, piece.dated, line);
      draft.strong = true;
      return [draft];
    });
  });
