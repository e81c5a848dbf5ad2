import type { SourceLine } from '../source-line.js';
import type { LabelPair } from './label-pair.js';
import { isBlankValue } from './words.js';

const GROUPS: ReadonlyArray<readonly [string, RegExp]> = [
  ['staff', /\b(?:staff|employees?|teachers?|teaching assistants?|workforce|colleagues|staff members?)\b/i],
  ['governors', /\b(?:governors?|governing (?:body|board))\b/i],
  ['trustees', /\b(?:trustees?|directors)\b/i],
  ['volunteers', /\b(?:volunteers?|helpers)\b/i],
  ['contractors', /\b(?:contractors?|agency (?:staff|workers)|external providers)\b/i],
  ['trainees', /\b(?:trainees?|student teachers|students? on placement|apprentices)\b/i],
  ['supply staff', /\bsupply (?:staff|teachers)\b/i],
  ['visitors', /\bvisitors?\b/i],
  ['parents', /\b(?:parents?|carers?|families)\b/i],
  ['pupils', /\b(?:pupils?|students|learners|children)\b/i],
];

const APPLIES =
  /\b(?:this|the|our) (?:[\w-]+ ){0,5}(?:policy|document|procedure|code(?: of conduct)?|guidance|agreement)(?: \w+)? (?:(?:also )?appl(?:ies|y) to|is (?:intended |written |aimed |designed )?(?:for|at)\b|is applicable to|covers(?! (?:the )?(?:personal )?use))|\bexpected of all\b|\bapplies to all\b/i;

const EXCEPTIONS =
  /\b(?:working with|who work with|contact with|to protect|safeguard|in relation to|of (?:our )?(?:pupils|children|students))\b.*$/i;

const groupsIn = (text: string): string[] => GROUPS.filter(([, regex]) => regex.test(text)).map(([name]) => name);

const sentences = (text: string): string[] => text.split(/(?<=[.;])\s+/);

/** "This includes teachers, governors and volunteers" goes on from the sentence before. */
const statement = (text: string): string | null => {
  const all = sentences(text);
  const at = all.findIndex((one) => APPLIES.test(one));
  const one = all[at];
  if (one === undefined) return null;
  const applied = one.slice(one.search(APPLIES)).replace(EXCEPTIONS, '');
  const next = all[at + 1];
  return next && /^(?:this|these|it) includes?\b|^including\b/i.test(next) ? `${applied} ${next}` : applied;
};

/** The groups that the statement on a line names, and those of the list under it when it ends in a colon. */
const statedAt = (lines: readonly SourceLine[], at: number): string[] => {
  const text = lines[at]?.text ?? '';
  const said = statement(text);
  if (said === null) return [];
  const list = /:\s*[-–]?$/.test(text) ? lines.slice(at + 1, at + 14).filter((next) => next.bullet) : [];
  return groupsIn([said, ...list.map((item) => item.text)].join(' '));
};

/** Whom the document says it is for, in fixed words, in a fixed order; empty when it does not say. */
export const findAudience = (
  lines: readonly SourceLine[],
  pairs: readonly LabelPair[],
  inAppendix: (at: number) => boolean,
): string[] => {
  const labelled = pairs.find((pair) => pair.kind === 'audience' && !isBlankValue(pair.value));
  if (labelled) return groupsIn(labelled.value);
  for (const [at, line] of lines.entries()) {
    if (line.margin || line.cells || inAppendix(at)) continue;
    const groups = statedAt(lines, at);
    if (groups.length > 0) return groups;
  }
  return [];
};
