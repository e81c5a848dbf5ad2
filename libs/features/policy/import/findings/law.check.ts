import type { PolicyFinding } from '../policy-reading.js';
import { GUIDANCE, WITHDRAWN_GUIDANCE } from '../rules/guidance.js';
import { LAWS, type LawEntry } from '../rules/laws.js';
import { REPLACED_BODIES } from '../rules/bodies.js';
import type { CheckScene } from './check-scene.js';
import { matchesIn, onLine, type PlacedMatch } from './finding.js';

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The name with flexible blanks, optional comma and plural, then one year or "1952 and 1996". */
const lawPattern = (law: LawEntry): RegExp => {
  const name = escape(law.name)
    .replace(/,/g, ',?')
    .replace(/\s+/g, '\\s+')
    .replace(/-/g, '[-\\s]')
    .replace(/\\\.?$/, '');
  return new RegExp(
    `(?<!\\p{L})(${name}s?)\\s*(?:\\(\\s*|of\\s+|,\\s*)?((?:1[789]|20)\\d{2})(?:(?:\\s*,\\s*|\\s*(?:and|&)\\s*)((?:1[789]|20)\\d{2})(?!\\s*Act))?`,
    'gu',
  );
};

/** "Adoption and Children Act" is not the Children Act: a capitalised word before the name belongs to it. */
const isPartOfLongerName = (text: string, at: number): boolean => {
  const before = /(\p{Lu}[\p{L}'’]*)(?:[ \t]+(?:and|of|for|&))?[ \t]+$/u.exec(text.slice(Math.max(0, at - 40), at));
  return (
    before !== null && !/^(?:The|Under|See|And|With|In|By|Also|Both|As|Of|To|From|Including|A)$/.test(before[1] ?? '')
  );
};

const PATTERNS = LAWS.map((law) => [law, lawPattern(law)] as const);

/** Speaking of the past is no defect: "replaced the Data Protection Act 1998". */
const isHistory = (text: string, at: number): boolean =>
  /\b(?:replac(?:es?|ed|ing)|repeal(?:s|ed|ing)|supersed(?:es?|ed|ing)|formerly|previously|in place of|instead of|updates?|no longer)\b[^.;]{0,60}$/i.test(
    text.slice(Math.max(0, at - 90), at),
  );

const wasReplaced = (text: string, end: number): boolean =>
  /^[^.;\n]{0,40}\b(?:was|were|has been|is|are|\(now|which was) (?:replaced|repealed|superseded|revoked)\b/i.test(
    text.slice(end, end + 90),
  );

const judge = (scene: CheckScene, law: LawEntry, found: PlacedMatch, year: number): PolicyFinding | null => {
  const cited = `${law.name} ${year}`;
  const place = { line: found.line, at: found.at, length: found.match[0].length };
  const text = scene.text.text;
  if (!law.years.includes(year)) {
    const right =
      law.years.length === 1
        ? `the ${law.name} is of ${law.years[0]}`
        : `there are ${law.name}s of ${law.years.join(', ')}`;
    return onLine(
      'law-misdated',
      scene.lines,
      place,
      `There is no ${cited}: ${right}.`,
      `legislation.gov.uk (${law.name} ${law.years.join(', ')})`,
    );
  }
  const repeal = law.repealed?.find((one) => one.year === year);
  if (!repeal || (scene.today !== null && scene.today < repeal.since)) return null;
  if (isHistory(text, found.match.index) || wasReplaced(text, found.match.index + found.match[0].length)) return null;
  const where = repeal.onlyInGreatBritain ? ' in Great Britain' : '';
  return onLine(
    'law-repealed',
    scene.lines,
    place,
    `The ${cited} has not been in force${where} since ${repeal.since}; it was replaced by ${repeal.by}.`,
    repeal.source,
  );
};

const lawFindings = (scene: CheckScene): PolicyFinding[] =>
  PATTERNS.flatMap(([law, pattern]) =>
    matchesIn(scene.text, pattern)
      .filter((found) => !isPartOfLongerName(scene.text.text, found.match.index))
      .flatMap((found) =>
        [found.match[2], found.match[3]].flatMap((year) =>
          year === undefined ? [] : (judge(scene, law, found, Number(year)) ?? []),
        ),
      ),
  );

const guidanceFindings = (scene: CheckScene): PolicyFinding[] =>
  GUIDANCE.flatMap((guidance) => {
    const known = guidance.editions.filter((edition) => scene.today === null || edition.from <= scene.today);
    const newest = known[known.length - 1];
    if (!newest) return [];
    const pattern = new RegExp(
      `(?:${guidance.pattern})(?:['’"”]|\\s|\\(|\\)|,|:|–|-|KCSIE|DfE|statutory|guidance|September|Sept|July|December|Dec|updated|revised|version|edition|of|in|from){0,10}?((?:19|20)\\d{2})(?!\\d|[-/]\\d{2})`,
      'giu',
    );
    return matchesIn(scene.text, pattern).flatMap((found) => {
      const year = Number(found.match[1]);
      const edition = guidance.editions.find((one) => one.year === year);
      if (!edition || year >= newest.year || isHistory(scene.text.text, found.match.index)) return [];
      return [
        onLine(
          'guidance-outdated',
          scene.lines,
          { line: found.line, at: found.at, length: found.match[0].length },
          `The document rests on the ${year} edition of "${guidance.name}"; the edition of ${newest.year} applies since ${newest.from}.`,
          guidance.source,
        ),
      ];
    });
  });

const withdrawnFindings = (scene: CheckScene): PolicyFinding[] =>
  WITHDRAWN_GUIDANCE.filter((one) => scene.today === null || one.since <= scene.today).flatMap((one) =>
    matchesIn(scene.text, one.pattern).map((found) =>
      onLine(
        'guidance-outdated',
        scene.lines,
        { line: found.line, at: found.at, length: found.match[0].length },
        `"${one.name}" was withdrawn on ${one.since}; it is now ${one.now}.`,
        one.source,
      ),
    ),
  );

/** One finding a body and document is enough: the name comes again and again. */
const bodyFindings = (scene: CheckScene): PolicyFinding[] =>
  REPLACED_BODIES.filter((body) => scene.today === null || body.since <= scene.today).flatMap((body) => {
    const found = matchesIn(scene.text, body.pattern).find(
      (one) =>
        !isHistory(scene.text.text, one.match.index) &&
        !wasReplaced(scene.text.text, one.match.index + one.match[0].length) &&
        !/^\s*\(?now\b/i.test(
          scene.text.text.slice(one.match.index + one.match[0].length, one.match.index + one.match[0].length + 20),
        ),
    );
    return found
      ? [
          onLine(
            'body-replaced',
            scene.lines,
            { line: found.line, at: found.at, length: found.match[0].length },
            `The ${body.name} has not existed under that name since ${body.since}; today it is ${body.now}.`,
            body.source,
          ),
        ]
      : [];
  });

/** Repealed and misdated law, editions of guidance that were replaced, bodies that no longer exist. */
export const checkLaw = (scene: CheckScene): PolicyFinding[] => [
  ...lawFindings(scene),
  ...guidanceFindings(scene),
  ...withdrawnFindings(scene),
  ...bodyFindings(scene),
];
