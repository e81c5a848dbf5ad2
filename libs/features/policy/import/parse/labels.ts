import { findDates } from './dates.js';

/** What a label of a policy's front page is about. */
export type LabelKind =
  | 'approved' // who approved, or when, or both
  | 'approvedBy'
  | 'approvedOn'
  | 'lastReviewed'
  | 'reviewAmbiguous'
  | 'nextReview'
  | 'cycle'
  | 'owner'
  | 'author'
  | 'signed'
  | 'role'
  | 'name'
  | 'date'
  | 'version'
  | 'audience'
  | 'title'
  | 'school'
  | 'other';

const DOC = '(?:the |this )?(?:policy|document|procedure|statement)';
const GOVS =
  '(?:the )?(?:chair(?:man|person)?(?: of (?:the )?(?:governors|governing (?:body|board)|trustees|directors|board))?|(?:full |local )?govern(?:ors?|ing (?:body|board|council))|trust(?:ees?| board)|board(?: of (?:trustees|governors|directors))?|committee|headteacher|lgb|fgb|slt)';

/** Field's words for each label, most telling first; matched case-insensitively against the whole label. */
const LEXICON: ReadonlyArray<readonly [LabelKind, string]> = [
  [
    'nextReview',
    `(?:date (?:of|for) (?:the )?)?next (?:scheduled |planned |policy |full )?review(?: (?:is )?(?:due|date|by|on))*(?: (?:by|on|date))?|(?:${DOC} )?(?:(?:is |will |shall |should |must )?(?:next )?be (?:next )?reviewed(?: (?:by|on|in|before|again))*|(?:is )?due (?:to be|for) review(?:ed)?|to be (?:next )?reviewed(?: (?:by|on|in|before|again))?)|review due(?: (?:by|date|on))?|(?:${DOC} )?review due date|due for (?:next )?review(?: (?:on|by))?|(?:${DOC} )?date (?:for|due for) (?:the )?(?:next )?review|planned review(?: date)?|review (?:by|before)|(?:proposed|future|target) review(?: date)?|next (?:due|update due)|expiry date|renewal date|dyddiad (?:yr )?adolygu nesaf|dyddiad (?:yr )?adolygiad nesaf|adolygiad nesaf|adolygu nesaf|i'w adolygu(?: erbyn| yn)?|to be reviewed`,
  ],
  [
    'lastReviewed',
    `(?:date )?(?:of )?(?:the )?(?:${DOC} |policy )?(?:was )?(?:last|latest|most recent|previous) (?:review(?:ed)?|update(?:d)?|revision|revised|amended)(?: (?:date|on|by))*|date (?:last )?(?:reviewed|revised|updated)|(?:${DOC} )?(?:reviewed|revised|updated)(?: (?:on|in))|reviewed(?: and updated)?|review completed(?: on)?|current review(?: date)?|adolygwyd(?: ddiwethaf)?(?: ar| yn)?|dyddiad (?:yr )?adolygiad diwethaf|adolygiad diwethaf|last reviewed|revised|updated`,
  ],
  [
    'cycle',
    `(?:${DOC} )?review (?:cycle|period|frequency|interval|schedule|timescale|timetable)|(?:frequency|cycle|period) of review|(?:${DOC} )?(?:is |to be )?reviewed every|how often (?:reviewed|is this reviewed)|cylch adolygu|amlder adolygu`,
  ],
  [
    'reviewAmbiguous',
    `(?:${DOC} )?review date(?:s)?|(?:policy )?date of (?:policy )?review|date to be reviewed|(?:policy )?review|dyddiad adolygu|dyddiad yr adolygiad|adolygu`,
  ],
  [
    'approvedBy',
    `(?:${DOC} )?(?:was |has been )?(?:approved|ratified|adopted|agreed|authorised|authorized|signed off|sanctioned|endorsed)(?: and (?:approved|ratified|adopted|agreed))? by(?: ${GOVS})?|approv(?:al|ing) (?:body|committee|authority|level|by)|approver|approval given by|body (?:responsible for )?approv(?:al|ing)|level of approval|responsible committee|governing (?:body )?committee|committee responsible|cymeradwywyd gan(?: y corff llywodraethol)?|mabwysiadwyd gan(?: y corff llywodraethol)?|cadarnhawyd gan`,
  ],
  [
    'approvedOn',
    `date (?:of )?(?:${DOC} )?(?:(?:was )?(?:approved|ratified|adopted|agreed|authorised)|(?:${GOVS} )?(?:approval|adoption|ratification|agreement))(?: by ${GOVS})?|(?:${GOVS} )?(?:approval|adoption|ratification) date|(?:${DOC} )?(?:approved|ratified|adopted|agreed) (?:on|date)|date (?:approved|ratified|adopted|agreed)(?: by ${GOVS})?|(?:approved|ratified|adopted|agreed) (?:at|in)|dyddiad (?:y )?(?:cymeradwyo|cymeradwywyd|mabwysiadu|mabwysiadwyd)|cymeradwywyd ar`,
  ],
  [
    'approved',
    `(?:${DOC} )?(?:approved|ratified|adopted|agreed)|approval|approved and adopted|cymeradwywyd|mabwysiadwyd`,
  ],
  [
    'owner',
    `(?:person|persons|post|post ?holder|member of staff|staff member|staff|colleague|officer|lead|leader|manager|role)s?\\(?s?\\)? responsible(?: for)?(?: ${DOC}| this)?|responsible (?:person|officer|post|postholder|lead|member of staff|staff|owner|manager|leader)|(?:policy|document|procedure|slt|staff|lead|executive|trust|business|information)[ -]?(?:owner|lead|holder|custodian)|owner(?: of ${DOC})?|owned by|lead (?:person|professional|member of staff|officer|staff|author|teacher|role)|responsibility(?: of| for ${DOC})?|(?:${DOC} )?(?:co-?ordinator|custodian|contact)|named (?:person|lead|contact)|accountable (?:person|officer|lead)|head of (?:policy|service)|perchennog(?: y polisi)?|(?:person|swyddog|aelod staff)(?: sy'n)? (?:cyfrifol|gyfrifol)(?: am y polisi)?|cyfrifoldeb`,
  ],
  [
    'author',
    `(?:policy |document )?(?:author|writer)(?:\\(s\\)|s)?|(?:written|prepared|produced|drafted|compiled) by|awdur`,
  ],
  [
    'signed',
    `(?:${DOC} )?(?:signed|signature)(?: (?:by|on behalf of|of|for))*(?: ${GOVS})?(?: by)?|llofnod(?:wyd)?(?: gan)?|signed \\((?:chair(?: of (?:governors|trustees))?|headteacher|head|principal|ceo)\\)`,
  ],
  ['role', `role|position|post|designation|job title|title of signatory|capacity|swydd|r[oô]l`],
  ['name', `(?:print(?:ed)? )?name(?: \\(print\\))?|print|printed|enw`],
  ['date', `dated?|dyddiad|on`],
  ['version', `(?:${DOC} )?(?:version|issue|revision)(?: (?:no\\.?|number|control|ref(?:erence)?))?|fersiwn`],
  [
    'audience',
    `(?:target |intended )?audience|(?:policy |this policy )?appl(?:ies|icable) to|circulation|distribution|for (?:the )?attention of|relevant to|cynulleidfa|staff groups?|intended for`,
  ],
  [
    'title',
    `(?:policy|document|procedure) (?:title|name)|title(?: of (?:policy|document))?|name of policy|teitl(?: y polisi)?|enw'r polisi`,
  ],
  ['school', `(?:name of )?(?:school|academy|trust|establishment|setting)(?: name)?|ysgol|enw'r ysgol`],
  [
    'other',
    `effective (?:from|date)|date (?:effective|issued|of issue|written|created|published|implemented|of implementation|of policy)|implementation date|(?:issue|publication|published|created|written|start) (?:date|on)|(?:date )?published(?: on)?|(?:policy |document )?(?:status|type|category|reference|ref|number|no\\.?|code|ref no)|statutory|website|on website|related (?:policies|documents)|linked (?:policies|documents)|consult(?:ed|ation)(?: with)?|minute (?:ref|number|no)|cost|location|telephone|tel|phone|e-?mail|address|reviewed by|adolygwyd gan|review(?:er|ing body)|revised by|updated by|amended by|checked by|headteacher|head teacher|principal|executive headteacher|chair of (?:governors|trustees)|chair|ceo|chief executive|designated safeguarding lead|dsl|pennaeth|cadeirydd(?: y llywodraethwyr)?`,
  ],
];

const COMPILED = LEXICON.map(([kind, words]) => [kind, new RegExp(`^(?:${words})$`, 'i')] as const);

const tidy = (text: string): string =>
  text
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/\s*[:;]?-?\s*$/, '')
    .replace(/\?$/, '')
    .trim();

/** The kind of a label, colon or not; undefined when it is none that is known. */
export const labelKind = (text: string): LabelKind | undefined => {
  const label = tidy(text);
  if (label === '' || label.length > 70) return undefined;
  return COMPILED.find(([, regex]) => regex.test(label))?.[0];
};

/** A label with its value on one line. `at` is the label's offset. */
export interface LabelledPart {
  readonly kind: LabelKind;
  readonly label: string;
  readonly value: string;
  readonly at: number;
}

interface Mark {
  readonly kind: LabelKind;
  readonly label: string;
  readonly at: number;
  readonly end: number;
}

/** The longest run of words before a colon that is a label, starting at a word. */
const labelEndingAt = (text: string, from: number, colon: number): Mark | undefined => {
  const stretch = text.slice(from, colon);
  for (const match of stretch.matchAll(/(?<![\p{L}'’])\p{L}/gu)) {
    const label = stretch.slice(match.index);
    const kind = labelKind(label);
    if (kind) return { kind, label: label.trim(), at: from + match.index, end: colon };
  }
  return undefined;
};

const BARE =
  /^(approved by|adopted by|ratified by|agreed by|cymeradwywyd gan|approved|ratified|adopted|agreed|(?:last |date )?reviewed|revised|updated|date of (?:next )?review|date approved|date adopted|approval date|date|next review date|next review|review date|review due|to be reviewed|policy owner|cymeradwywyd|adolygwyd|dyddiad adolygu)\b(?:\s+(?:on|in|ar|yn))?\s+/i;

const trimValue = (text: string): string => {
  const value = text.replace(/^[\s\-–]+|[\s|/,;(–-]+$/g, '').trim();
  return value.endsWith(')') && !value.includes('(') ? value.slice(0, -1).trim() : value;
};

/** A value that needs no colon: a date, or a name after "by". */
const isPlainValue = (kind: LabelKind, value: string): boolean =>
  (findDates(value)[0]?.at ?? 99) <= 4 || (kind === 'approvedBy' && /^(?:the\s+)?\p{Lu}/u.test(value));

/** Without a colon only a short line whose value is plainly one. */
const bareMark = (line: string): Mark | undefined => {
  const [start, label] = (line.length > 90 || /[.;]$/.test(line) ? null : BARE.exec(line)) ?? [];
  if (start === undefined || label === undefined) return undefined;
  const kind = labelKind(label);
  return kind && isPlainValue(kind, line.slice(start.length)) ? { kind, label, at: 0, end: start.length } : undefined;
};

/** "12:30" is a time and "5:0" a number: a colon between digits ends no label. */
const isLabelColon = (line: string, colon: number): boolean => !/^\d:\d/.test(line.slice(colon - 1, colon + 2));

const colonMarks = (line: string): Mark[] => {
  const marks: Mark[] = [];
  let from = 0;
  for (let colon = line.indexOf(':'); colon >= 0; colon = line.indexOf(':', colon + 1)) {
    if (!isLabelColon(line, colon)) continue;
    const mark = labelEndingAt(line, from, colon);
    if (mark) marks.push({ ...mark, end: colon + 1 });
    from = colon + 1;
  }
  return marks;
};

/** Labels of a line with their values; empty when the line is prose. */
export const labelledParts = (line: string): LabelledPart[] => {
  const colons = colonMarks(line);
  const start = colons[0]?.at ?? line.length;
  const bare = start === 0 ? undefined : bareMark(line);
  const marks = bare && start >= bare.end ? [bare, ...colons] : colons;
  return marks.map((mark, at) => ({
    kind: mark.kind,
    label: mark.label,
    value: trimValue(line.slice(mark.end, marks[at + 1]?.at ?? line.length)),
    at: mark.at,
  }));
};
