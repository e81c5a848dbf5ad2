/** The number that a line begins with, and the rest. */
export interface Numbered {
  readonly number: string;
  readonly rest: string;
  readonly depth: number;
}

const APPENDIX =
  /^(appendix|annex(?:e)?|atodiad|schedule|atodlen)\s*(?:no\.?\s*)?([A-Z]{1,2}\d?|\d{1,2}|[ivxIVX]{1,4})?(?=$|[\s:.\-–—)(])\s*[:.)\-–—]*\s*(.*)$/i;
const SECTION_WORD =
  /^(?:section|part|adran|rhan)\s+(\d{1,2}(?:\.\d{1,2})*|[A-Z]\b|[IVX]{1,4}\b)\s*[:.)\-–—]*\s*(.*)$/i;
/** "1 Scope", "1. Scope", "1.Scope", "5:0 Practice": the number ends at a blank or before a capital. */
const DECIMAL = /^(\d{1,2}(?:[.:]\d{1,2}){0,4})(?!\d)(?:[.):]?\s+|[.):]?(?=\p{Lu}))(?:[-–—]\s+)?(.*)$/u;
const LETTERED = /^([A-Z](?:[.:]\d{1,2}){1,4})[.):]?\s+(?:[-–—]\s+)?(.*)$/;
const LETTER = /^([A-Z])[.)]\s+(.*)$/;
const ROMAN = /^((?:X{0,2})(?:IX|IV|V?I{1,3}|V|X))[.):]\s+(.*)$/;

const PART_NAMES: ReadonlyArray<readonly [RegExp, string]> = [
  [/^annex/i, 'Annex'],
  [/^schedule/i, 'Schedule'],
  [/^atodlen/i, 'Atodlen'],
  [/^atodiad/i, 'Atodiad'],
];

const depthOf = (number: string): number => number.replace(/(?:\.0)+$/, '').split('.').length;

const numbered = (printed: string, rest: string): Numbered => {
  const number = printed.replace(/:/g, '.');
  return { number, rest: rest.trim(), depth: depthOf(number) };
};

const partName = (word: string): string => PART_NAMES.find(([regex]) => regex.test(word))?.[1] ?? 'Appendix';

const splitAppendix = (text: string): Numbered | null => {
  const [, word, id, rest] = APPENDIX.exec(text) ?? [];
  if (word === undefined || rest === undefined || (id === undefined && rest !== '')) return null;
  return { number: id === undefined ? partName(word) : `${partName(word)} ${id.toUpperCase()}`, rest, depth: 1 };
};

/** Splits "1.2 Scope", "5:0 Practice", "A.1.2 ...", "Section 3 - Roles", "Appendix B: Form". */
export const splitNumber = (text: string): Numbered | null => {
  const appendix = splitAppendix(text);
  if (appendix) return appendix;
  for (const pattern of [SECTION_WORD, DECIMAL, LETTERED, LETTER, ROMAN]) {
    const [, printed, rest] = pattern.exec(text) ?? [];
    if (printed !== undefined && rest !== undefined) return numbered(printed, rest);
  }
  return null;
};

/** Is this the number of an appendix, annex or schedule? */
export const isPartNumber = (number: string | null): boolean => /^(?:Appendix|Annex|Schedule|Atod)/.test(number ?? '');
