import type { ReadTitle } from '../policy-reading.js';
import type { SourceLine } from '../source-line.js';
import { wordCount } from './words.js';

/** Words that say in English what kind of document this is. */
export const KIND_EN =
  /\b(?:policy|policies|procedures?|statement|guidance|guidelines|code of (?:conduct|practice)|plan|strategy|agreement|scheme|protocol|charter|framework|handbook|arrangements|rules)\b/i;
/** The same in Welsh. */
export const KIND_CY =
  /\b(?:polisi|bolisi|polisïau|gweithdrefn(?:au)?|datganiad|canllawiau|cynllun|cod ymddygiad|strategaeth|cytundeb|llawlyfr)\b/i;
const WELSH_WORDS =
  /\b(?:y|yr|yn|ac|ar|gan|mae|i'r|o'r|a'r|ysgol|ysgolion|polisi|eu|ei|fod|bod|wedi|gyda|am|ei|staff|disgyblion|rhieni|llywodraethwyr|addysg|diogelu|plant|iechyd|diogelwch|rhwydweithio|cymdeithasol|ymddygiad|gwrth|fwlio|presenoldeb|cwynion|bydd|sydd|sy'n|hwn|hon|pob|bob|rhaid|dylai|mewn|neu|yw|ein|dyddiad|mabwysiadwyd|cymeradwywyd|corff)\b/gi;

const ENGLISH_WORDS = /\b(?:the|and|of|to|is|are|for|will|with|by)\b/i;

/** Is the line Welsh? Its own small words outnumber what English could hold. */
export const isWelsh = (text: string): boolean => {
  const found = text.match(WELSH_WORDS)?.length ?? 0;
  return KIND_CY.test(text) ? !KIND_EN.test(text) : found >= 3 && found >= wordCount(text) * 0.2;
};

/** The languages the document is written in: Welsh counts from a tenth of its longer lines, or by a Welsh title. */
export const findLanguages = (lines: readonly SourceLine[], title: ReadTitle): string[] => {
  const long = lines.filter((line) => wordCount(line.text) >= 6);
  const welsh = long.filter((line) => isWelsh(line.text)).length;
  const english = long.filter((line) => !isWelsh(line.text) && ENGLISH_WORDS.test(line.text)).length;
  const hasEnglish = title.en !== null || english > long.length * 0.1 || long.length === 0;
  const hasWelsh = title.cy !== null || welsh > long.length * 0.1;
  return [...(hasEnglish ? ['en'] : []), ...(hasWelsh ? ['cy'] : [])];
};
