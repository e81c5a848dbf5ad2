/** Capitals only: put into the case a person would write; anything else is left as found. */
export const calm = (text: string): string => {
  const clean = text.replace(/\s+/g, ' ').trim();
  if (clean !== clean.toUpperCase() || !/[A-Z]{3}/.test(clean)) return clean;
  if (!clean.includes(' ') && clean.length <= 4) return clean;
  const small = new Set(['of', 'and', 'the', 'for', 'to', 'in', 'on', 'by', 'with', 'yr', 'ac']);
  const kept = new Set([
    'CEO',
    'CFO',
    'COO',
    'DSL',
    'DPO',
    'HR',
    'SLT',
    'MAT',
    'CE',
    'RC',
    'ICT',
    'IT',
    'SEND',
    'SENCO',
    'LGB',
    'FGB',
    'LA',
    'II',
    'III',
  ]);
  return clean
    .split(' ')
    .map((word, at) => {
      const lower = word.toLowerCase();
      if (kept.has(word.replace(/\W/g, ''))) return word;
      if (at > 0 && small.has(lower)) return lower;
      return lower.replace(
        /(^|[-'’(/&])(\p{L})/gu,
        (_all, before: string, first: string) => before + first.toUpperCase(),
      );
    })
    .join(' ');
};

/** For comparing headings and titles: case, punctuation and spaces apart. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[’‘]/g, "'")
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();

/** What a template leaves to be filled in: "[insert date]", "<name>", "DD/MM/YYYY", "XXXX". */
export const isPlaceholder = (text: string): boolean =>
  /^(?:\[[^\]]*\]|<[^<>]*>|\{[^{}]*\}|«[^«»]*»)[\s.,]*$/.test(text.trim()) ||
  /^(?:\(?(?:please )?(?:insert|enter|add|type|delete)\b.*|[dmy]{2}([/.-])[dmy]{2}\1y{2,4}|x{2,}(?:[/.\s-]+x{2,})*)$/i.test(
    text.trim(),
  );

/** A line filled in by hand or not at all: dots, dashes, underscores, or a template's own words. */
export const isBlankValue = (text: string): boolean =>
  /^[\s._…\-–—:|/\\()]*$/.test(text) || /^(?:n\/?a|nil|none|-+)$/i.test(text.trim()) || isPlaceholder(text);

/** "To be confirmed" and its relations. */
export const isToBeConfirmed = (text: string): boolean =>
  /^(?:tbc|tba|tbd|to be (?:confirmed|agreed|advised|decided|arranged|completed|added)|pending|draft|awaiting\b.*|i'w (?:gadarnhau|gytuno))\.?$/i.test(
    text.trim(),
  );

export const wordCount = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** A short quotation for a finding. */
export const excerptOf = (text: string, from = 0, length = text.length): string => {
  const clean = (part: string): string => part.replace(/\s+/g, ' ').trim();
  if (text.length <= 160) return clean(text);
  const start = Math.max(0, from - 60);
  const end = Math.min(text.length, from + Math.min(length, 80) + 60);
  return `${start > 0 ? '…' : ''}${clean(text.slice(start, end))}${end < text.length ? '…' : ''}`;
};
