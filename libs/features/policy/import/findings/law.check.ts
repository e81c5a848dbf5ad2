import type { PolicyFinding } from '../policy-reading.js';
import { GUIDANCE, WITHDRAWN_GUIDANCE } from '../rules/guidance.js';
import { LAWS, type LawEntry } from '../rules/laws.js';
import { REPLACED_BODIES } from '../rules/bodies.js';
import type { CheckScene } from './check-scene.js';
import { endOf, matchesIn, onLine, placeOfMatch, type PlacedMatch } from './finding.js';

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

const misdated = (scene: CheckScene, law: LawEntry, found: PlacedMatch, year: number): PolicyFinding => {
  const years = law.years.join(', ');
  const right = law.years.length === 1 ? `the ${law.name} is of ${years}` : `there are ${law.name}s of ${years}`;
  const place = { ...placeOfMatch(found), source: `legislation.gov.uk (${law.name} ${years})` };
  return onLine('law-misdated', scene.lines, place, `There is no ${law.name} ${year}: ${right}.`);
};

/** Does the sentence speak of the past? */
const isTold = (scene: CheckScene, found: PlacedMatch): boolean =>
  isHistory(scene.text.text, found.match.index) || wasReplaced(scene.text.text, endOf(found));

const isSince = (scene: CheckScene, day: string): boolean => scene.today === null || day <= scene.today;

const repealed = (scene: CheckScene, law: LawEntry, found: PlacedMatch, year: number): PolicyFinding | null => {
  const repeal = law.repealed?.find((one) => one.year === year);
  if (!repeal || !isSince(scene, repeal.since) || isTold(scene, found)) return null;
  const where = repeal.onlyInGreatBritain ? ' in Great Britain' : '';
  const reason = `The ${law.name} ${year} has not been in force${where} since ${repeal.since}; it was replaced by ${repeal.by}.`;
  return onLine('law-repealed', scene.lines, { ...placeOfMatch(found), source: repeal.source }, reason);
};

const judge = (scene: CheckScene, law: LawEntry, found: PlacedMatch, year: number): PolicyFinding | null =>
  law.years.includes(year) ? repealed(scene, law, found, year) : misdated(scene, law, found, year);

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

/** What may stand between the name of guidance and its year. */
const BETWEEN =
  '(?:[\'’"”]|\\s|\\(|\\)|,|:|–|-|KCSIE|DfE|statutory|guidance|September|Sept|July|December|Dec|updated|revised|version|edition|of|in|from){0,10}?';

const guidanceFindings = (scene: CheckScene): PolicyFinding[] =>
  GUIDANCE.flatMap((guidance) => {
    const newest = guidance.editions.filter((edition) => isSince(scene, edition.from)).at(-1);
    const pattern = new RegExp(`(?:${guidance.pattern})${BETWEEN}((?:19|20)\\d{2})(?!\\d|[-/]\\d{2})`, 'giu');
    return matchesIn(scene.text, pattern).flatMap((found) => {
      const year = Number(found.match[1]);
      const known = guidance.editions.some((edition) => edition.year === year);
      if (!newest || !known || year >= newest.year || isHistory(scene.text.text, found.match.index)) return [];
      const reason = `The document rests on the ${year} edition of "${guidance.name}"; the edition of ${newest.year} applies since ${newest.from}.`;
      return [onLine('guidance-outdated', scene.lines, { ...placeOfMatch(found), source: guidance.source }, reason)];
    });
  });

const withdrawnFindings = (scene: CheckScene): PolicyFinding[] =>
  WITHDRAWN_GUIDANCE.filter((one) => isSince(scene, one.since)).flatMap((one) =>
    matchesIn(scene.text, one.pattern).map((found) => {
      const reason = `"${one.name}" was withdrawn on ${one.since}; it is now ${one.now}.`;
      return onLine('guidance-outdated', scene.lines, { ...placeOfMatch(found), source: one.source }, reason);
    }),
  );

const isNowNamed = (scene: CheckScene, found: PlacedMatch): boolean =>
  /^\s*\(?now\b/i.test(scene.text.text.slice(endOf(found), endOf(found) + 20));

/** One finding a body and document is enough: the name comes again and again. */
const bodyFindings = (scene: CheckScene): PolicyFinding[] =>
  REPLACED_BODIES.filter((body) => isSince(scene, body.since)).flatMap((body) => {
    const found = matchesIn(scene.text, body.pattern).find((one) => !isTold(scene, one) && !isNowNamed(scene, one));
    if (!found) return [];
    const reason = `The ${body.name} has not existed under that name since ${body.since}; today it is ${body.now}.`;
    return [onLine('body-replaced', scene.lines, { ...placeOfMatch(found), source: body.source }, reason)];
  });

/** Repealed and misdated law, editions of guidance that were replaced, bodies that no longer exist. */
export const checkLaw = (scene: CheckScene): PolicyFinding[] => [
  ...lawFindings(scene),
  ...guidanceFindings(scene),
  ...withdrawnFindings(scene),
  ...bodyFindings(scene),
];
