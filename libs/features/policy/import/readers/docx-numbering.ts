import { child, childValue, elements, type XmlNode } from './xml.js';

interface NumberLevel {
  readonly format: string;
  readonly pattern: string;
  readonly start: number;
}

/** Counts the automatic numbers of a document in reading order. */
export interface DocxCounter {
  /** The printed number of the next paragraph of that list and level, or 'bullet', or null for none. */
  next(numId: string, level: number): string | null;
}

const roman = (value: number): string => {
  const steps: ReadonlyArray<readonly [number, string]> = [
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let left = Math.min(value, 89);
  let text = '';
  for (const [size, sign] of steps)
    while (left >= size) {
      text += sign;
      left -= size;
    }
  return text;
};

const letter = (value: number): string =>
  String.fromCharCode(97 + ((value - 1) % 26)).repeat(1 + Math.floor((value - 1) / 26));

const printed = (value: number, format: string): string => {
  if (format === 'lowerLetter') return letter(value);
  if (format === 'upperLetter') return letter(value).toUpperCase();
  if (format === 'lowerRoman') return roman(value);
  if (format === 'upperRoman') return roman(value).toUpperCase();
  if (format === 'decimalZero') return String(value).padStart(2, '0');
  return String(value);
};

const readLevel = (node: XmlNode): NumberLevel => ({
  format: childValue(node, 'w:numFmt') ?? 'decimal',
  pattern: childValue(node, 'w:lvlText') ?? '',
  start: Number(childValue(node, 'w:start') ?? 1) || 0,
});

const levelsOf = (node: XmlNode | undefined): Map<number, NumberLevel> =>
  new Map(
    elements(node)
      .filter((one) => one.name === 'w:lvl')
      .map((one) => [Number(one.attributes['w:ilvl'] ?? 0), readLevel(one)] as const),
  );

interface NumberList {
  readonly abstractId: string;
  readonly levels: ReadonlyMap<number, NumberLevel>;
  readonly restarts: ReadonlyMap<number, number>;
}

const readLists = (root: XmlNode | null): Map<string, NumberList> => {
  const sheet = root ? child(root, 'w:numbering') : undefined;
  const abstracts = new Map<string, Map<number, NumberLevel>>();
  const lists = new Map<string, NumberList>();
  for (const node of elements(sheet)) {
    if (node.name === 'w:abstractNum') abstracts.set(node.attributes['w:abstractNumId'] ?? '', levelsOf(node));
    if (node.name !== 'w:num') continue;
    const abstractId = childValue(node, 'w:abstractNumId') ?? '';
    const levels = new Map(abstracts.get(abstractId) ?? []);
    const restarts = new Map<number, number>();
    for (const override of elements(node).filter((one) => one.name === 'w:lvlOverride')) {
      const at = Number(override.attributes['w:ilvl'] ?? 0);
      const changed = child(override, 'w:lvl');
      if (changed) levels.set(at, readLevel(changed));
      const start = childValue(override, 'w:startOverride');
      if (start !== undefined) restarts.set(at, Number(start));
    }
    lists.set(node.attributes['w:numId'] ?? '', { abstractId, levels, restarts });
  }
  return lists;
};

/** Reads word/numbering.xml. Lists of one abstract definition share their counters unless one restarts, as Word counts. */
export const readDocxNumbering = (root: XmlNode | null): DocxCounter => {
  const lists = readLists(root);
  const counts = new Map<string, number[]>();
  const seen = new Set<string>();
  const advance = (list: NumberList, numId: string, level: number): number[] => {
    const key = list.abstractId;
    const values = counts.get(key) ?? [];
    const restart = seen.has(`${numId}/${level}`) ? undefined : list.restarts.get(level);
    seen.add(`${numId}/${level}`);
    for (let at = 0; at < level; at += 1) values[at] ??= list.levels.get(at)?.start ?? 1;
    const current = values[level];
    values[level] = restart ?? (current === undefined ? (list.levels.get(level)?.start ?? 1) : current + 1);
    values.length = level + 1;
    counts.set(key, values);
    return values;
  };
  return {
    next: (numId, level) => {
      const list = lists.get(numId);
      const shape = list?.levels.get(level);
      if (!list || !shape || level > 8 || shape.format === 'none') return null;
      if (shape.format === 'bullet') return 'bullet';
      const values = advance(list, numId, level);
      const text = shape.pattern.replace(/%(\d)/g, (_all, digit: string) => {
        const at = Number(digit) - 1;
        return printed(values[at] ?? 1, list.levels.get(at)?.format ?? 'decimal');
      });
      return text.trim() === '' ? null : text.trim();
    },
  };
};
