import type { SourceLine } from '../source-line.js';
import { plain } from './words.js';

/** A school's name as it stands in the text. */
export interface SchoolMention {
  readonly name: string;
  readonly at: number;
}

const KIND = '(?:School|Academy|College|Academies|Schools|Federation|SCHOOL|ACADEMY|COLLEGE|FEDERATION)';
const WORD = "(?:St\\.?|\\p{Lu}[\\p{L}'’]*(?:-\\p{L}+)*\\.?)";
const LINK = '(?:of|the|and|&|with|at|by|on|in|le|under|upon|y|yr)';
const PHRASE = new RegExp(
  `(?<![\\p{L}])(${WORD}(?:[ \\t]+(?:${LINK}[ \\t]+){0,2}${WORD}){0,7}?[ \\t]+${KIND}|Ysgol(?:[ \\t]+(?:${LINK}[ \\t]+)?${WORD}){1,6})(?![\\p{L}])`,
  'gu',
);

const GENERIC = new Set(
  `school schools academy academies college federation ysgol primary infant infants junior juniors nursery first middle high secondary grammar upper lower
   community voluntary aided controlled foundation maintained special independent church of england ce c e rc roman catholic methodist christian the and st saint
   gynradd gymunedol uwchradd gatholig babanod iau y yr & a in for at with on by all through co educational sixth form technology sports arts language college
   boys girls mixed county council trust multi free studio art and design city`.split(/\s+/),
);

const NEVER = new Set(
  `our this your my each every whole any all no some the virtual sunday summer independent maintained state faith boarding special safe safer healthy eco forest open
   extended breakfast after before pre home national local other another staff use governing head new when if in at on by for from as while where that parent parents
   children pupils pupil student students secondary primary good outstanding inclusive inclusion rights respecting teaching training senior old whole-school to and within during
   both most many these those their his her keeping policy social media online public private neighbouring previous next receiving named alternative partner feeder british
   english welsh european military police law medical drama business royal acceptable promoting attending starting leaving`.split(
    /\s+/,
  ),
);

/** The words that tell one school from another: "Norton Infant School" is told by "norton". */
export const tellingWords = (name: string): string[] =>
  plain(name.replace(/\bC\.?\s?of\s?E\.?\b/gi, 'ce').replace(/['’]s\b/g, ''))
    .split(' ')
    .map((word) => word.replace(/'/g, ''))
    .filter((word) => word.length > 1 && !GENERIC.has(word));

const trimLead = (phrase: string): string => {
  const words = phrase.split(/[ \t]+/);
  while (words.length > 1 && NEVER.has((words[0] ?? '').toLowerCase().replace(/['’]s$/, ''))) words.shift();
  while (words.length > 1 && /^(?:of|and|&|with|at|by|on|in|the|under|upon)$/i.test(words[0] ?? '')) words.shift();
  return words.join(' ');
};

/** Names of schools in a text: capitalised words that end in School, Academy or College and say which. */
export const schoolMentions = (text: string): SchoolMention[] =>
  [...text.matchAll(PHRASE)].flatMap((match) => {
    const phrase = match[1] ?? '';
    const name = trimLead(phrase);
    const words = name.split(/[ \t]+/);
    const telling = tellingWords(name);
    if (telling.length === 0 || words.length < 2) return [];
    if (words.some((word) => NEVER.has(word.toLowerCase()) && telling.includes(word.toLowerCase()))) return [];
    return [{ name, at: match.index + phrase.length - name.length }];
  });

/** Do two names share a telling word? Then they may be one school. */
export const mayBeSame = (one: string, other: string): boolean => {
  const words = new Set(tellingWords(one));
  return tellingWords(other).some((word) => words.has(word));
};

/**
 * Are two full names one school's? Then all telling words of the one stand in the other: "Richmond Park School" and
 * "Richmond Park Community Primary School", but not "Riverside Park Academy" and "Oakfield Park Primary School".
 */
export const isOneSchool = (one: string, other: string): boolean => {
  const [a, b] = [tellingWords(one), tellingWords(other)];
  return a.every((word) => b.includes(word)) || b.every((word) => a.includes(word));
};

interface Score {
  readonly name: string;
  readonly score: number;
}

/** Lines at the head whose names count for more. */
const HEAD_LINES = 8;

const scoreNames = (lines: readonly SourceLine[]): Score[] => {
  const scores = new Map<string, Score>();
  const written = lines.filter((line) => line.text.trim() !== '');
  for (const [at, line] of written.entries())
    for (const { name } of schoolMentions(line.text)) {
      const key = tellingWords(name)[0] ?? name;
      const entry = scores.get(key) ?? { name, score: 0 };
      scores.set(key, { name: entry.name, score: entry.score + (at < HEAD_LINES ? 3 : 1) });
    }
  return [...scores.values()].sort((a, b) => b.score - a.score);
};

/** The school the document is about: the name it uses most, at its head above all. Null when none stands out. */
export const ownSchool = (lines: readonly SourceLine[]): string | null => {
  const [first, second] = scoreNames(lines);
  if (!first) return null;
  return second && (first.score < 2 || second.score === first.score) ? null : first.name;
};
