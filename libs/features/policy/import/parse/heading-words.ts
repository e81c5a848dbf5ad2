import { findDates } from './dates.js';
import { labelKind, labelledParts, type LabelKind } from './labels.js';
import { schoolMentions } from './schools.js';
import { isBlankValue, wordCount } from './words.js';

const WRAPPED =
  /\b(?:and|or|of|the|a|an|for|to|in|on|with|by|from|our|your|their|that|which|is|are|will|must|should|at|as|&|ac|yr|o|i|neu|gan)$/i;
const LEAD_IN = /\b(?:following|should|must|will|shall|include[sd]?|are|is|that|to|as follows|below|may|can)\b/i;
const NOT_HEADING =
  /@|https?:|www\.|_{3,}|\.{4,}|^\(?\+?\d[\d\s()]{8,}$|^page\s+\d+|\bpage\s+\d+(?:\s+of\s+\d+)?$|^\d+$|^dear\b|^yours\b|\.(?:docx?|pdf)$|^(?:tel|fax|email|e-mail|telephone|phone|website|address)\b/i;
const ORGANISATION =
  /^(?:[\p{Lu}][\p{L}'’&.-]*\s+(?:of |the |and |& )?){1,6}(?:Trust|TRUST|Federation|Council|COUNCIL|FEDERATION)$/u;

/** A colon at the end, with the dash that some put behind it. */
export const COLON_END = /\s*:\s*[-–]?$/;

/** A line that announces a list: a colon after a clause, not after a name. */
export const isLeadIn = (text: string): boolean => {
  if (!COLON_END.test(text)) return false;
  const words = wordCount(text);
  return words > 6 || (words > 2 && LEAD_IN.test(text) && !/^[^a-z]+$/.test(text));
};

/** Labels that are also common headings: "Review", "Roles", "Audience". */
const ALSO_HEADINGS: ReadonlySet<LabelKind> = new Set<LabelKind>([
  ...(['cycle', 'audience', 'reviewAmbiguous', 'school', 'title', 'role'] as const),
  ...(['version', 'owner', 'approved', 'other', 'lastReviewed', 'author'] as const),
]);

/** "Approved by: Governors": a label, with or without its value, and no heading. */
export const isLabelLine = (text: string): boolean => {
  const first = labelledParts(text)[0];
  if (first?.at === 0) return first.value !== '' || !['audience', 'school', 'title'].includes(first.kind);
  if (first && findDates(first.value).length > 0) return true;
  const kind = labelKind(text);
  return kind !== undefined && !ALSO_HEADINGS.has(kind);
};

/** A date and hardly anything else. */
export const isDateOnly = (text: string): boolean => {
  const date = findDates(text)[0];
  return date !== undefined && text.length - (date.end - date.at) <= 4;
};

/** Words that could be a heading at all, whatever their style. */
export const couldBeHeading = (text: string): boolean =>
  text.length <= 140 && /\p{L}/u.test(text) && !isBlankValue(text) && !NOT_HEADING.test(text) && !isDateOnly(text);

/** Words that look like a heading without any style: few, begun with a capital, not ended like a sentence. */
export const isHeadingWords = (text: string, most: number): boolean =>
  wordCount(text) <= most &&
  text.length <= 100 &&
  /^["'‘“(]?[\p{Lu}\d]/u.test(text) &&
  !/[.;,]$/.test(text) &&
  !WRAPPED.test(text) &&
  couldBeHeading(text);

/** The name of the school or trust on a line of its own heads a page, not a section. */
export const isOrganisation = (text: string): boolean => {
  const mention = schoolMentions(text)[0];
  return ORGANISATION.test(text) || (mention !== undefined && mention.name.length >= text.length - 4);
};
