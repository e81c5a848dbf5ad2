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

/** What one list changes of its definition: a level's shape, or where it starts. */
const readOverride = (override: XmlNode, levels: Map<number, NumberLevel>, restarts: Map<number, number>): void => {
  const at = Number(override.attributes['w:ilvl'] ?? 0);
  const changed = child(override, 'w:lvl');
  if (changed) levels.set(at, readLevel(changed));
  const start = childValue(override, 'w:startOverride');
  if (start !== undefined) restarts.set(at, Number(start));
};

const readList = (node: XmlNode, abstracts: ReadonlyMap<string, Map<number, NumberLevel>>): NumberList => {
  const abstractId = childValue(node, 'w:abstractNumId') ?? '';
  const levels = new Map(abstracts.get(abstractId) ?? []);
  const restarts = new Map<number, number>();
  for (const one of elements(node)) if (one.name === 'w:lvlOverride') readOverride(one, levels, restarts);
  return { abstractId, levels, restarts };
};

const readLists = (root: XmlNode | null): Map<string, NumberList> => {
  const nodes = elements(root ? child(root, 'w:numbering') : undefined);
  const named = (name: string): XmlNode[] => nodes.filter((node) => node.name === name);
  const abstracts = new Map(
    named('w:abstractNum').map((node) => [node.attributes['w:abstractNumId'] ?? '', levelsOf(node)] as const),
  );
  return new Map(named('w:num').map((node) => [node.attributes['w:numId'] ?? '', readList(node, abstracts)] as const));
};

const startOf = (list: NumberList, level: number): number => list.levels.get(level)?.start ?? 1;

/** The counters of all lists, by abstract definition. */
class Counters {
  private readonly counts = new Map<string, number[]>();
  private readonly seen = new Set<string>();

  /** Counts one up on a level; deeper levels start over, higher ones that were never counted stand at their start. */
  advance(list: NumberList, numId: string, level: number): readonly number[] {
    const values = this.counts.get(list.abstractId) ?? [];
    for (let at = 0; at < level; at += 1) values[at] ??= startOf(list, at);
    const current = values[level];
    const next = current === undefined ? startOf(list, level) : current + 1;
    values[level] = this.restartOf(list, numId, level) ?? next;
    values.length = level + 1;
    this.counts.set(list.abstractId, values);
    return values;
  }

  private restartOf(list: NumberList, numId: string, level: number): number | undefined {
    const key = `${numId}/${level}`;
    const first = !this.seen.has(key);
    this.seen.add(key);
    return first ? list.restarts.get(level) : undefined;
  }
}

const fill = (list: NumberList, pattern: string, values: readonly number[]): string | null => {
  const text = pattern.replace(/%(\d)/g, (_all, digit: string) => {
    const at = Number(digit) - 1;
    return printed(values[at] ?? 1, list.levels.get(at)?.format ?? 'decimal');
  });
  return text.trim() === '' ? null : text.trim();
};

/** Reads word/numbering.xml. Lists of one abstract definition share their counters unless one restarts, as Word counts. */
export const readDocxNumbering = (root: XmlNode | null): DocxCounter => {
  const lists = readLists(root);
  const counters = new Counters();
  return {
    next: (numId, level) => {
      const list = lists.get(numId);
      const shape = list?.levels.get(level);
      if (!list || !shape || shape.format === 'none') return null;
      if (shape.format === 'bullet') return 'bullet';
      return fill(list, shape.pattern, counters.advance(list, numId, level));
    },
  };
};
