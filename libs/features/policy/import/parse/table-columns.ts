import { findDates } from './dates.js';

/** What a column of a table of document control holds. */
export type Column = 'version' | 'date' | 'author' | 'changes' | 'section' | 'why' | 'other';

const HEADS: ReadonlyArray<readonly [Column, RegExp]> = [
  [
    'version',
    /^(?:(?:policy |document )?(?:version|issue|revision|rev|ver|v|edition|draft|fersiwn)\.?(?: ?(?:no|number|#|ref)\.?)?)$/i,
  ],
  [
    'date',
    /^(?:date(?:s)?(?: (?:of )?(?:change|amendment|revision|review|update|issue|approval|approved|reviewed|revised|amended|version|published|made))?|(?:amendment|revision|review|issue|change|version|update|approval|amended|reviewed) date|when|dyddiad|month|year)$/i,
  ],
  [
    'author',
    /^(?:author|authors?\(?s?\)?|owner|(?:amended|revised|updated|reviewed|changed|made|prepared|edited|written|issued|completed|changes made) by|by(?: whom)?|name|editor|who|initials|reviewer|awdur|gan|responsible|lead|person|amender|role)$/i,
  ],
  [
    'section',
    /^(?:(?:policy )?section(?:s)?(?: (?:no|number|changed|amended|affected|updated))?|section\/page|page(?:s)?(?: (?:no|number))?\.?|page\/section|paragraph|para(?:graph)?s?(?: no)?\.?|clause|adran|area|part|where)$/i,
  ],
  [
    'why',
    /^(?:why\??|reason(?:s)?(?: (?:for|why)(?: (?:the )?(?:change|amendment|update|revision)s?)?)?|rationale|cause|because|pam\??|rheswm)$/i,
  ],
  [
    'changes',
    /^(?:change(?:s)?(?: (?:made|summary|description|history|details))?|(?:summary|details?|description|nature|record|notes?)(?: of)?(?: the)?(?: (?:changes?|amendments?|revisions?|updates?|review))?|what(?:['’]s| has| is)? changed\??|what changed\??|comments?(?: \/ changes?)?|amendments?(?: made)?|revisions?(?: made)?|updates?|notes?(?:\/comments?)?|changes?\/(?:comments?|reasons?|notes?)|comments?\/(?:changes?|notes?)|reason\/changes?|action|newidiadau|what|brief description.*|key changes|main changes)$/i,
  ],
];

/** Words inside a heading that is none of those above, the more telling first. */
const HINTS: ReadonlyArray<readonly [Column, RegExp]> = [
  ['date', /\bdates?\b|\bdyddiad\b/i],
  ['why', /\b(?:reasons?|why|rationale)\b/i],
  ['version', /\b(?:version|issue|revision) (?:no|number|ref)|^version\b/i],
  ['author', /^(?!.*\b(?:approv|ratif|adopt|agreed|authori)).*(?:\bby\b|\bauthors?\b|\bwho\b)/i],
  ['section', /\b(?:sections?|pages?|paragraphs?)\b/i],
  ['changes', /\b(?:changes?|amendments?|revisions?|updates?|summary|details|description|comments?|newidiadau)\b/i],
];

const hinted = (text: string): Column =>
  text.length <= 50 && !/^next\b/i.test(text) ? (HINTS.find(([, regex]) => regex.test(text))?.[0] ?? 'other') : 'other';

/** A heading says what stands below it; a cell with a date or a number is no heading. */
export const isValueCell = (cell: string): boolean =>
  findDates(cell).length > 0 || /^\W*(?:v(?:ersion)?\.?\s*)?\d/i.test(cell.trim());

/** The column that a heading names. */
export const columnOf = (head: string): Column => {
  const text = head
    .replace(/\s+/g, ' ')
    .replace(/[’‘]/g, "'")
    .replace(/[:*]+$/, '')
    .trim();
  return HEADS.find(([, regex]) => regex.test(text))?.[0] ?? hinted(text);
};
