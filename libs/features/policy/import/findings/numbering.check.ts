import { splitNumber } from '../parse/headings.js';
import { plain } from '../parse/words.js';
import type { PolicyFinding } from '../policy-reading.js';
import type { PlacedSection } from '../parse/sections.js';
import type { CheckScene } from './check-scene.js';
import { onLine } from './finding.js';

interface Step {
  readonly line: number;
  readonly number: string;
  readonly value: number;
}

const isAppendix = (section: PlacedSection): boolean => /^(?:Appendix|Annex|Schedule|Atod)/.test(section.number ?? '');

const lastPart = (number: string): number =>
  Number(
    number
      .replace(/(?:\.0)+$/, '')
      .split('.')
      .pop(),
  );

/** What stands before the last part of a clause's number: "2." of "2.4". */
const stem = (number: string): string => /^(.*\.)[1-9]\d*$/.exec(number)?.[1] ?? '';

/** Gaps and repeats of one sequence of numbers. A sequence that starts over is another list. */
const sequence = ({ lines }: CheckScene, steps: readonly Step[], of: string): PolicyFinding[] => {
  const findings: PolicyFinding[] = [];
  let highest = 0;
  for (const step of steps) {
    if (step.value === highest && highest > 0)
      findings.push(onLine('section-number-repeated', lines, { line: step.line }, `${of} ${step.number} comes twice.`));
    else if (highest > 0 && step.value > highest + 1 && step.value <= highest + 6) {
      const missing = step.value - highest === 2 ? `${highest + 1} is` : `${highest + 1} to ${step.value - 1} are`;
      findings.push(
        onLine(
          'section-number-skipped',
          lines,
          { line: step.line },
          `${of} ${step.number} follows ${stem(step.number)}${highest}: ${missing} missing.`,
        ),
      );
    } else if (step.value < highest && step.value !== 1)
      findings.push(
        onLine('section-number-repeated', lines, { line: step.line }, `${of} ${step.number} comes after ${highest}.`),
      );
    highest = step.value < highest && step.value !== 1 ? highest : step.value;
  }
  return findings;
};

const mainNumbers = (scene: CheckScene): PolicyFinding[] => {
  const steps = scene.parsed.sections
    .filter(
      (section) =>
        section.number !== null && section.level === 1 && section.appendix === null && /^\d/.test(section.number),
    )
    .map((section) => ({ line: section.from, number: section.number ?? '', value: lastPart(section.number ?? '') }));
  const first = steps[0];
  const late =
    first && first.value > 1 && steps.length >= 2 && first.value <= 4
      ? [
          onLine(
            'section-number-skipped',
            scene.lines,
            { line: first.line },
            `The first numbered section is ${first.number}.`,
          ),
        ]
      : [];
  return [...late, ...sequence(scene, steps, 'Section')];
};

/** Clauses (1.1, 1.2, A.1.1) under one number must run on by one. */
const clauseNumbers = (scene: CheckScene): PolicyFinding[] => {
  const groups = new Map<string, Step[]>();
  scene.lines.forEach((line, at) => {
    if (line.cells || line.margin || scene.parsed.contentsLines.has(at)) return;
    const own = splitNumber(line.text);
    if (
      !own ||
      !/^(?:\d{1,2}|[A-Z])(?:\.\d{1,2})+$/.test(own.number) ||
      /\.0$/.test(own.number) ||
      !/^\p{L}|^["'‘“(]/u.test(own.rest)
    )
      return;
    const parent = own.number.replace(/\.\d+$/, '');
    const part = scene.parsed.sections.findLast((section) => section.from <= at)?.appendix ?? '';
    const key = `${part}/${parent}`;
    groups.set(key, [...(groups.get(key) ?? []), { line: at, number: own.number, value: lastPart(own.number) }]);
  });
  return [...groups.values()].filter((steps) => steps.length >= 2).flatMap((steps) => sequence(scene, steps, 'Clause'));
};

const appendixValue = (id: string): number => (/^[A-Z]$/.test(id) ? id.charCodeAt(0) - 64 : Number(id));

const appendixNumbers = (scene: CheckScene): PolicyFinding[] => {
  const parts = scene.parsed.sections.filter(isAppendix).flatMap((section) => {
    const id = (section.number ?? '').split(' ')[1] ?? '';
    return /^(?:[A-Z]|\d{1,2})$/.test(id) ? [{ section, id, letter: /^[A-Z]$/.test(id) }] : [];
  });
  const first = parts[0];
  const odd = first ? parts.find((part) => part.letter !== first.letter) : undefined;
  const mixed =
    first && odd
      ? [
          onLine(
            'section-number-style',
            scene.lines,
            { line: odd.section.from },
            `Appendices are counted in ${first.letter ? 'letters' : 'figures'} and then in ${odd.letter ? 'letters' : 'figures'}: ${parts.map((part) => part.id).join(', ')}.`,
          ),
        ]
      : [];
  const steps = (letter: boolean): Step[] =>
    parts
      .filter((part) => part.letter === letter)
      .map((part) => ({ line: part.section.from, number: part.id, value: appendixValue(part.id) }));
  const figures = steps(false);
  const lateFirst = figures[0];
  const skipped =
    mixed.length > 0 && lateFirst && lateFirst.value > 1 && lateFirst.value !== steps(true).length + 1
      ? [
          onLine(
            'section-number-skipped',
            scene.lines,
            { line: lateFirst.line },
            `Appendix ${lateFirst.number} follows ${steps(true).at(-1)?.number ?? 'none'}: the appendices between are missing.`,
          ),
        ]
      : [];
  return [...mixed, ...skipped, ...sequence(scene, steps(true), 'Appendix'), ...sequence(scene, figures, 'Appendix')];
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
