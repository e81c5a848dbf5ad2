import { findDates } from './dates.js';
import { calm, isBlankValue, isToBeConfirmed } from './words.js';

/** Who approves, taken apart: a body, a role, a person's name. */
export interface Approver {
  readonly body: string | null;
  readonly role: string | null;
  readonly name: string | null;
}

const BODY =
  /\b(?:(?:full |whole |local |academy |school |joint |interim )*(?:governing|governance) (?:body|board|council|committee)|(?:the )?(?:full |local )?governors?(?:['’]s?)?(?: (?!of\b)[\w&,' ]{0,40}?(?:committee|sub-?committee))?|(?:trust|academy trust|mat|main|executive|full) board|board of (?:trustees|directors|governors)|trustees|directors|local (?:academy |school )?(?:governing )?(?:body|board|committee|council)|academy (?:council|committee)|(?:[A-Z][\w&,']* (?:(?:and|&|,) )?){1,6}(?:sub-?)?committee|board|SLT|SMT|senior leadership team|leadership team|executive (?:team|leadership team)|LGB|FGB|AGC|LAB|LGC|(?:county |city |borough )council|local authority|(?:y )?pwyllgor [\p{L} ]{3,40}|corff llywodraethol|llywodraethwyr|bwrdd (?:yr )?ymddiriedol\w*)/iu;

const ROLE =
  /\b(?:(?:vice[- ]|co-?)?chair(?:man|person|woman)?(?: of (?:the )?(?:full |local )?(?:governing (?:body|board)|governors|trustees|directors|trust board|board(?: of (?:trustees|governors|directors))?|committee|[A-Z]\w+(?: (?:and|&) [A-Z]\w+)? committee|LGB|FGB))?|(?:executive |acting |deputy |assistant |co-?|associate )*(?:head ?teacher|head ?mistress|head ?master|principal|head of school|head of (?:early years|centre))|head\b(?! of)|chief executive(?: officer)?|ceo|cfo|coo|chief (?:operating|financial) officer|(?:school )?business manager|clerk(?: to (?:the )?(?:governors|governing body|trustees))?|designated safeguarding lead|dsl|trust secretary|company secretary|network manager|pennaeth|cadeirydd(?: y? ?(?:corff llywodraethol|llywodraethwyr))?)\b/i;

const PERSON =
  /^(?:(?:M[rR]|M[rR][sS]|M[sS]|M[iI][sS][sS]|M[xX]|D[rR]|Rev(?:d|erend)?|F[rR]|Father|Sr|Sister|Prof|Sir|Dame|Cllr|Canon)\.?\s+)?(?:\p{Lu}[\p{L}'’-]*\.?\s+){0,3}\p{Lu}[\p{L}'’-]+$/u;
const TITLED =
  /\b(?:M[rR]|M[rR][sS]|M[sS]|M[iI][sS][sS]|M[xX]|D[rR]|Rev(?:d|erend)?|Fr|Prof|Cllr)\.?\s+(?:\p{Lu}\.?\s*)*\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?/u;

/** Could this be a person's name? Words of the trade ("Policy", "School") are not. */
export const looksLikePerson = (text: string): boolean =>
  PERSON.test(text) &&
  text.split(/\s+/).length <= 5 &&
  !/\b(?:policy|school|academy|trust|board|committee|governors?|team|staff|office|department|head|council|annual|review|version|date|page|draft|signature)\b/i.test(
    text,
  );

const strip = (text: string): string => {
  const bare = text
    .replace(/^[\s,;:)\-–/]+|[\s,;:(\-–/]+$/g, '')
    .replace(/^(?:by|on|at|in|the|and|of)\s+/i, '')
    .replace(/(?:\s+held)?\s+(?:on(?: the)?|at|in|date|dated|ar)?\s*[.,]?$/i, '')
    .replace(/\(\s*\)/g, '')
    .trim();
  const open = bare.split('(').length - bare.split(')').length;
  if (open > 0 && bare.startsWith('(')) return bare.slice(1).trim();
  return open < 0 && bare.endsWith(')') ? bare.slice(0, -1).trim() : bare;
};

/** The text without its dates. */
export const withoutDates = (text: string): string => {
  let rest = text;
  for (const date of [...findDates(text)].reverse()) rest = `${rest.slice(0, date.at)} ${rest.slice(date.end)}`;
  const flat = rest.replace(/\s+/g, ' ').trim();
  return strip(strip(/^\([^()]*\)$/.test(flat) ? flat.slice(1, -1) : flat));
};

const noOne: Approver = { body: null, role: null, name: null };

/** "Headteacher and Chair of Governors": both posts, as the document joins them. */
const isTwoPosts = (text: string, role: RegExpExecArray): boolean => {
  const after = text.slice(role.index + role[0].length);
  const joined = /^\s*(?:and|&|\/)\s*(?:the\s+)?/i.exec(after)?.[0];
  return role.index === 0 && joined !== undefined && ROLE.exec(after.slice(joined.length))?.index === 0;
};

const withRole = (text: string, role: RegExpExecArray): Approver => {
  if (isTwoPosts(text, role)) return { body: null, role: calm(text), name: null };
  const rest = strip(text.replace(role[0], ' ').replace(/\s+/g, ' '));
  const name = TITLED.exec(rest)?.[0] ?? (looksLikePerson(rest) ? rest : null);
  const body = name === null && BODY.test(rest) ? calm(strip(rest)) : null;
  return { body, role: calm(role[0]), name: name === null ? null : calm(name) };
};

const withBody = (text: string): Approver | null => {
  const body = BODY.exec(text);
  return body ? { body: calm(text.length <= 80 ? text : body[0]), role: null, name: null } : null;
};

const withName = (text: string): Approver | null => {
  const name = TITLED.exec(text)?.[0] ?? (looksLikePerson(text) ? text : null);
  return name === null ? null : { body: null, role: null, name: calm(name) };
};

const WELSH_APPROVER = /\b(?:pwyllgor|corff|llywodraethwyr|pennaeth|cadeirydd|bwrdd)\b/i;

/** "Y Pwyllgor Cyllid / Finance Committee" names one body twice: the English half is taken. */
const oneLanguage = (text: string): string => {
  const halves = text.split(/\s+[/|]\s+/);
  const english = halves.filter((half) => !WELSH_APPROVER.test(half));
  return halves.length === 2 && english.length === 1 ? (english[0] ?? text) : text;
};

/** Reads "Full Governing Body", "Mrs J Smith, Chair of Governors" or "Headteacher"; dates in it are ignored. */
export const readApprover = (value: string): Approver => {
  const text = withoutDates(oneLanguage(value)).replace(/^the /i, '');
  if (isBlankValue(text) || isToBeConfirmed(text) || text.length > 120) return noOne;
  const role = ROLE.exec(text);
  return role ? withRole(text, role) : (withBody(text) ?? withName(text) ?? noOne);
};

/** Is anybody named at all? */
export const isSomebody = (who: Approver): boolean => who.body !== null || who.role !== null || who.name !== null;

/** Bodies and roles that the prose of a document names, for the candidates of a question. */
export const mentionedApprovers = (text: string): string[] => {
  const named =
    text.match(
      /\b(?:governing (?:body|board)|board of trustees|trust board|head ?teacher|chair of governors|local governing (?:body|board|committee))\b/gi,
    ) ?? [];
  const counts = new Map<string, number>();
  for (const one of named) {
    const name = one.toLowerCase().replace('head teacher', 'headteacher');
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 3)
    .map(([name]) => name);
};
