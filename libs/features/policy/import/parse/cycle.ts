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

/** Reads "Annually", "every two years", "3 yearly", "Review cycle: 24 months", "bob dwy flynedd". */
export const readCycle = (text: string): FoundCycle => {
  const years = new RegExp(
    `(?:^|\\b)(?:every |bob |at least every )?${NUMBER}\\s*(?:\\(\\d+\\)\\s*)?[- ]?${YEARS}\\b`,
    'i',
  ).exec(text);
  if (years) return { months: count(years[1]) * 12 };
  const months = new RegExp(`(?:every )?${NUMBER}\\s*(?:\\(\\d+\\)\\s*)?[- ]?(?:months?|monthly|mis)\\b`, 'i').exec(
    text,
  );
  if (months) return { months: count(months[1]) };
  if (/\bbi-?annual(?:ly)?\b/i.test(text)) return { ambiguous: [6, 24] };
  if (/\b(?:biennial(?:ly)?|alternate years)\b/i.test(text)) return { months: 24 };
  if (/\btriennial(?:ly)?\b/i.test(text)) return { months: 36 };
  if (/\bhalf[- ]yearly\b|\btwice (?:a|each|every) year\b|\bsix[- ]monthly\b/i.test(text)) return { months: 6 };
  if (
    /\bannual(?:ly)?\b|\byearly\b|\b(?:once a|each|every|per) (?:academic |school |calendar )?year\b|\bevery autumn term\b|\byn flynyddol\b|\bflynyddol\b|\bbob blwyddyn\b/i.test(
      text,
    )
  )
    return { months: 12 };
  if (/\bhalf[- ]termly\b/i.test(text)) return { ambiguous: [2] };
  if (/\b(?:termly|each term|every term|bob tymor)\b/i.test(text)) return { months: 4 };
  if (/\b(?:quarterly)\b/i.test(text)) return { months: 3 };
  if (/\bmonthly\b/i.test(text)) return { months: 1 };
  return null;
};

const SENTENCE =
  /[^.!?\n]*\b(?:this|the|our) (?:[\w-]+ ){0,4}(?:policy|document|procedure|guidance|agreement)\b[^.!?\n]{0,60}\b(?:review|updat|revis|evaluat|adolyg)\w*[^.!?\n]*|[^.!?\n]*\b(?:policy|document) review\b[^.!?\n]*|[^.!?\n]*\b(?:polisi)\b[^.!?\n]*\badolyg\w*[^.!?\n]*/gi;

/** Sentences that say how often this document itself is reviewed. */
export const reviewSentences = (text: string): string[] =>
  (text.match(SENTENCE) ?? []).map((one) => one.trim()).filter((one) => /review|revis|updat|evaluat|adolyg/i.test(one));
