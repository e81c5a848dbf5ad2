import { isPartNumber, splitNumber } from '../parse/section-number.js';
import { plain } from '../parse/words.js';
import type { PolicyFinding } from '../policy-reading.js';
import type { CheckScene } from './check-scene.js';
import { onLine } from './finding.js';

interface Step {
  readonly line: number;
  readonly number: string;
  readonly value: number;
}

const lastPart = (number: string): number =>
  Number(
    number
      .replace(/(?:\.0)+$/, '')
      .split('.')
      .pop(),
  );

/** What stands before the last part of a clause's number: "2." of "2.4". */
const stem = (number: string): string => /^(.*\.)[1-9]\d*$/.exec(number)?.[1] ?? '';

const repeated = ({ lines }: CheckScene, step: Step, reason: string): PolicyFinding =>
  onLine('section-number-repeated', lines, { line: step.line }, reason);

const skipped = ({ lines }: CheckScene, step: Step, reason: string): PolicyFinding =>
  onLine('section-number-skipped', lines, { line: step.line }, reason);

const missingWords = (step: Step, highest: number): string => {
  const named = (value: number): string => `${stem(step.number)}${value}`;
  return step.value - highest === 2
    ? `${named(highest + 1)} is`
    : `${named(highest + 1)} to ${named(step.value - 1)} are`;
};

/** A leap further than this is another kind of number. */
const WIDEST_GAP = 6;

const judgeStep = (scene: CheckScene, step: Step, highest: number, of: string): PolicyFinding | null => {
  const name = `${of} ${step.number}`;
  if (highest === 0) return null;
  if (step.value === highest) return repeated(scene, step, `${name} comes twice.`);
  if (step.value < highest && step.value !== 1) return repeated(scene, step, `${name} comes after ${highest}.`);
  if (step.value <= highest + 1 || step.value > highest + WIDEST_GAP) return null;
  return skipped(
    scene,
    step,
    `${name} follows ${stem(step.number)}${highest}: ${missingWords(step, highest)} missing.`,
  );
};

/** Gaps and repeats of one sequence of numbers. A sequence that starts over is another list. */
const sequence = (scene: CheckScene, steps: readonly Step[], of: string): PolicyFinding[] => {
  let highest = 0;
  return steps.flatMap((step) => {
    const finding = judgeStep(scene, step, highest, of);
    if (step.value >= highest || step.value === 1) highest = step.value;
    return finding ?? [];
  });
};

const mainNumbers = (scene: CheckScene): PolicyFinding[] => {
  const steps = scene.parsed.sections
    .filter((section) => section.level === 1 && section.appendix === null && /^\d/.test(section.number ?? ''))
    .map((section) => ({ line: section.from, number: section.number ?? '', value: lastPart(section.number ?? '') }));
  const first = steps[0];
  const late = first !== undefined && steps.length >= 2 && first.value > 1 && first.value <= 4;
  return [
    ...(late ? [skipped(scene, first, `The first numbered section is ${first.number}.`)] : []),
    ...sequence(scene, steps, 'Section'),
  ];
};

const CLAUSE = /^(?:\d{1,2}|[A-Z])(?:\.\d{1,2})*\.[1-9]\d?$/;

const clauseAt = (scene: CheckScene, at: number): Step | null => {
  const line = scene.lines[at];
  if (!line || line.cells || line.margin || scene.parsed.contentsLines.has(at)) return null;
  const own = splitNumber(line.text);
  if (!own || !CLAUSE.test(own.number) || !/^[\p{L}"'‘“(]/u.test(own.rest)) return null;
  return { line: at, number: own.number, value: lastPart(own.number) };
};

/** Clauses (1.1, 1.2, A.1.1) under one number must run on by one. */
const clauseNumbers = (scene: CheckScene): PolicyFinding[] => {
  const groups = new Map<string, Step[]>();
  for (const at of scene.lines.keys()) {
    const step = clauseAt(scene, at);
    if (!step) continue;
    const part = scene.parsed.sections.findLast((section) => section.from <= at)?.appendix ?? '';
    const key = `${part}/${stem(step.number)}`;
    groups.set(key, [...(groups.get(key) ?? []), step]);
  }
  return [...groups.values()].filter((steps) => steps.length >= 2).flatMap((steps) => sequence(scene, steps, 'Clause'));
};

interface Part extends Step {
  readonly letter: boolean;
}

const partsOf = (scene: CheckScene): Part[] =>
  scene.parsed.sections
    .filter((section) => isPartNumber(section.number))
    .flatMap((section) => {
      const id = (section.number ?? '').split(' ')[1] ?? '';
      const letter = /^[A-Z]$/.test(id);
      if (!letter && !/^\d{1,2}$/.test(id)) return [];
      return [{ line: section.from, number: id, value: letter ? id.charCodeAt(0) - 64 : Number(id), letter }];
    });

/** "Appendix A, B, 4, 5, 6": two ways of counting, and what lies between is missing. */
const mixedParts = (scene: CheckScene, parts: readonly Part[]): PolicyFinding[] => {
  const first = parts[0];
  const odd = parts.find((part) => part.letter !== first?.letter);
  if (!first || !odd) return [];
  const way = (part: Part): string => (part.letter ? 'letters' : 'figures');
  const reason = `Appendices are counted in ${way(first)} and then in ${way(odd)}: ${parts.map((part) => part.number).join(', ')}.`;
  const before = parts.slice(0, parts.indexOf(odd));
  const leaps = !odd.letter && odd.value > before.length + 1;
  return [
    ...(leaps
      ? [
          skipped(
            scene,
            odd,
            `Appendix ${odd.number} follows ${before.at(-1)?.number ?? 'none'}: the appendices between are missing.`,
          ),
        ]
      : []),
    onLine('section-number-style', scene.lines, { line: odd.line }, reason),
  ];
};

const appendixNumbers = (scene: CheckScene): PolicyFinding[] => {
  const parts = partsOf(scene);
  const of = (letter: boolean): PolicyFinding[] =>
    sequence(
      scene,
      parts.filter((part) => part.letter === letter),
      'Appendix',
    );
  return [...mixedParts(scene, parts), ...of(true), ...of(false)];
};

const ODD_FORM = /^\d{1,2}:\d{1,2}(?:\s|[A-Z])/;

const oddForms = (scene: CheckScene): PolicyFinding[] =>
  scene.parsed.sections
    .filter((section) => ODD_FORM.test(scene.lines[section.from]?.text.trim() ?? ''))
    .map((section) =>
      onLine(
        'section-number-style',
        scene.lines,
        { line: section.from },
        `The number is written with a colon; the others are written ${section.number ?? ''} style.`,
      ),
    );

/** A contents page that names a part the document does not have. */
const contentsMatch = (scene: CheckScene): PolicyFinding[] => {
  const names = scene.parsed.contentsNames;
  const all = plain(
    scene.lines
      .filter((_line, at) => !scene.parsed.contentsLines.has(at) && !scene.parsed.controlLines.has(at))
      .map((line) => line.text)
      .join(' '),
  );
  if (names.size < 3) return [];
  return [...scene.parsed.contentsLines].flatMap((at) => {
    const line = scene.lines[at];
    const name = [...names].find((one) => line !== undefined && plain(line.text).includes(one) && one.length > 6);
    if (!line || !name || all.includes(name)) return [];
    const near = scene.parsed.sections.some((section) => shareWords(plain(section.heading), name));
    return near
      ? []
      : [
          onLine(
            'contents-mismatch',
            scene.lines,
            { line: at },
            'The contents page names this part, but the document has no such heading.',
          ),
        ];
  });
};

const shareWords = (one: string, other: string): boolean => {
  const words = new Set(one.split(' ').filter((word) => word.length > 3));
  const wanted = other.split(' ').filter((word) => word.length > 3);
  return wanted.length > 0 && wanted.filter((word) => words.has(word)).length >= wanted.length * 0.5;
};

/** Broken sequences of sections, clauses and appendices. */
export const checkNumbering = (scene: CheckScene): PolicyFinding[] => [
  ...mainNumbers(scene),
  ...clauseNumbers(scene),
  ...appendixNumbers(scene),
  ...oddForms(scene),
  ...contentsMatch(scene),
];
