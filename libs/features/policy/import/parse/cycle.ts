/** A review cycle as words say it: months, or that the words can mean two things. */
export type FoundCycle = { readonly months: number } | { readonly ambiguous: readonly number[] } | null;

const COUNT: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  eighteen: 18,
  other: 2,
  second: 2,
  third: 3,
  un: 1,
  dwy: 2,
  dau: 2,
  tair: 3,
  tri: 3,
  pedair: 4,
  pum: 5,
};

const NUMBER =
  '(\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|other|second|third|un|dwy|dau|tair|tri|pedair|pum)';
const YEARS = '(?:years?|yrs?|yearly|blynedd|flynedd|flwyddyn|mlynedd)';

const count = (text: string | undefined): number => COUNT[(text ?? '').toLowerCase()] ?? Number(text);

const IN_YEARS = new RegExp(`\\b${NUMBER}\\s*(?:\\(\\d+\\)\\s*)?[- ]?${YEARS}\\b`, 'i');
const IN_MONTHS = new RegExp(`\\b${NUMBER}\\s*(?:\\(\\d+\\)\\s*)?[- ]?(?:months?|monthly|mis)\\b`, 'i');

/** Words for a cycle, the more telling first. */
const WORDS: ReadonlyArray<readonly [RegExp, NonNullable<FoundCycle>]> = [
  [/\bbi-?annual(?:ly)?\b/i, { ambiguous: [6, 24] }],
  [/\b(?:biennial(?:ly)?|alternate years)\b/i, { months: 24 }],
  [/\btriennial(?:ly)?\b/i, { months: 36 }],
  [/\bhalf[- ]yearly\b|\btwice (?:a|each|every) year\b/i, { months: 6 }],
  [/\bannual(?:ly)?\b|\byearly\b|\bevery autumn term\b/i, { months: 12 }],
  [/\b(?:once a|each|every|per) (?:academic |school |calendar )?year\b/i, { months: 12 }],
  [/\b(?:yn flynyddol|flynyddol|bob blwyddyn)\b/i, { months: 12 }],
  [/\bhalf[- ]termly\b/i, { ambiguous: [2] }],
  [/\b(?:termly|each term|every term|bob tymor)\b/i, { months: 4 }],
  [/\bquarterly\b/i, { months: 3 }],
  [/\bmonthly\b/i, { months: 1 }],
];

/** Reads "Annually", "every two years", "3 yearly", "Review cycle: 24 months", "bob dwy flynedd". */
export const readCycle = (text: string): FoundCycle => {
  const years = IN_YEARS.exec(text);
  if (years) return { months: count(years[1]) * 12 };
  const months = IN_MONTHS.exec(text);
  if (months) return { months: count(months[1]) };
  return WORDS.find(([regex]) => regex.test(text))?.[1] ?? null;
};

const REVIEWS = '(?:review|updat|revis|evaluat|adolyg)';
const THIS =
  '(?:this|the|our) (?:[\\w-]+ ){0,4}(?:policy|document|procedure|guidance|agreement|code|plan|statement)\\b';

/** What a sentence about the review of this document says; each is looked for in one sentence alone. */
const ABOUT_REVIEW: readonly RegExp[] = [
  new RegExp(`\\b${THIS}[^.!?]{0,60}\\b${REVIEWS}`, 'i'),
  /\b(?:reviews?|revises?|updates?) (?:this|the) (?:[\w-]+ ){0,2}(?:policy|document|procedure|code|plan|statement)\b/i,
  /\b(?:policy|document) review\b/i,
  /\bpolisi\b.{0,200}\badolyg/i,
  /^\s*(?:to be )?review(?:ed)?:? (?:every|in|after|annually|at least)\b/i,
];

const IT = /^\s*it (?:will|is to|is|shall|should|must) (?:be )?(?:next )?reviewed\b/i;
const DOCUMENT = /\b(?:policy|document|procedures?|code|plan|statement)\b/i;

/** Sentences that say how often this document itself is reviewed. */
export const reviewSentences = (text: string): string[] => {
  const sentences = text.split(/[.!?\n]+/);
  return sentences
    .filter((one, at) =>
      IT.test(one) ? DOCUMENT.test(sentences[at - 1] ?? '') : ABOUT_REVIEW.some((regex) => regex.test(one)),
    )
    .map((one) => one.trim());
};
