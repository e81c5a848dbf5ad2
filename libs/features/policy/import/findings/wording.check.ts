import { isOneSchool, mayBeSame, schoolMentions, type SchoolMention } from '../parse/schools.js';
import { isPartNumber } from '../parse/section-number.js';
import { plain } from '../parse/words.js';
import type { PolicyFinding, RegisterEntry } from '../policy-reading.js';
import type { CheckScene } from './check-scene.js';
import { endOf, matchesIn, onLine, placeOfMatch, type PlacedMatch } from './finding.js';

const PLACEHOLDER =
  /[[<{]\s*(?:please\s+)?(?:insert|enter|add|delete|type|state|name\s+of|your|our|school|academy|trust|date|headteacher|role|xx+)\b[^\]>}\n]{0,80}[\]>}]|\b(?:insert|enter|add)\s+(?:school|academy|trust|name|date|your)(?:['’]s)?\s+(?:name|logo|here|details|of school)\b(?:\s+here)?|\b(?:our|your)\s+school(?:['’]s)?\s+name\s+here\b|\bname\s+of\s+(?:your\s+)?school\s+here\b|\b(?:XX\/XX\/XX(?:XX)?|DD\/MM\/YY(?:YY)?|XXXX+)\b|\blorem\s+ipsum\b|\bdelete\s+as\s+appropriate\b|\[\s*(?:school|academy|trust|name|role|date|term|year|number|phone|email)s?(?:\s+\w+){0,3}\s*\]|\b(?:Anytown|Any\s+Town|Exemplar|Sample)\s+(?:Primary|Secondary|High|Junior|Infant)?\s*(?:School|Academy)\b/gi;

const placeholders = (scene: CheckScene): PolicyFinding[] =>
  matchesIn(scene.text, PLACEHOLDER).map((found) =>
    onLine(
      'placeholder-left',
      scene.lines,
      { line: found.line, at: found.at, length: found.match[0].length },
      `"${found.match[0].replace(/\s+/g, ' ')}" is a placeholder that was not filled in.`,
    ),
  );

const LINK = /\bhttp:\/\/[^\s<>()"'\]]+/gi;

const links = (scene: CheckScene): PolicyFinding[] =>
  matchesIn(scene.text, LINK)
    .filter((found) => !/^http:\/\/(?:localhost|127\.)/i.test(found.match[0]))
    .map((found) =>
      onLine(
        'link-insecure',
        scene.lines,
        { line: found.line, at: found.at, length: found.match[0].length },
        `The address ${found.match[0].replace(/[.,;]+$/, '')} is not encrypted and may lead nowhere today; check it and link by https.`,
      ),
    );

const PERSONAL_MAIL =
  /\b[\w.+-]+@(?:gmail|googlemail|hotmail|outlook|live|yahoo|ymail|icloud|aol|btinternet|talktalk|sky|virginmedia|ntlworld|msn|me|mail|protonmail)\.(?:com|co\.uk|net|org)\b/gi;

const mails = (scene: CheckScene): PolicyFinding[] =>
  matchesIn(scene.text, PERSONAL_MAIL).map((found) =>
    onLine(
      'email-personal',
      scene.lines,
      { line: found.line, at: found.at, length: found.match[0].length },
      `${found.match[0]} is an address at a personal provider; the school cannot control or close it.`,
    ),
  );

const APPENDIX_REF = /\b(?:appendix|annex)\s+([A-Z]|\d{1,2})\b/giu;
/** "Annex B of Keeping children safe", "section 89 of the Education Act": parts of something else. */
const OF_ANOTHER =
  /^\s*(?:of|to|in|,)\s+(?:the\s+)?(?:["'‘“]|[A-Z]|statutory|dfe|kcsie|guidance|code|act\b|education|children|equality|data|human)/;

const isOfAnother = (scene: CheckScene, end: number): boolean => OF_ANOTHER.test(scene.text.text.slice(end, end + 40));

const NOT_OURS =
  /(?:KCSIE|Keeping\s+Children\s+Safe(?:\s+in\s+Education)?|Education|guidance|Code\s+of\s+Practice|circular|regulations?|Act)\W*(?:\(?\d{4}\)?)?\W*(?:\(|,|see|[-–])?\s*(?:and\s+)?$/i;

/** A reference to an appendix of this document, not of the law or of guidance, and not the appendix's own heading. */
const isOwnReference = (scene: CheckScene, found: PlacedMatch): boolean => {
  const before = scene.text.text.slice(Math.max(0, found.match.index - 70), found.match.index);
  const { contentsLines, controlLines } = scene.parsed;
  return !(
    /^[a-z]$/.test(found.match[1] ?? '') ||
    found.at === 0 ||
    contentsLines.has(found.line) ||
    controlLines.has(found.line) ||
    isOfAnother(scene, endOf(found)) ||
    NOT_OURS.test(before)
  );
};

const appendices = (scene: CheckScene): PolicyFinding[] => {
  const own = new Set(
    scene.parsed.sections
      .filter((section) => isPartNumber(section.number))
      .map((section) => (section.number ?? '').toLowerCase().split(' ').at(-1)),
  );
  return matchesIn(scene.text, APPENDIX_REF).flatMap((found) => {
    const id = (found.match[1] ?? '').toLowerCase();
    if (own.has(id) || !isOwnReference(scene, found)) return [];
    own.add(id);
    const name = found.match[0].replace(/\s+/g, ' ');
    const reason = `The text refers to ${name}, but the document has no such part.`;
    return [onLine('reference-missing', scene.lines, placeOfMatch(found), reason)];
  });
};

const SECTION_REF =
  /\b(?:see|refer to|set out in|described in|detailed in|outlined in|in accordance with|under)\s+(?:also\s+)?(?:section|paragraph)\s+(\d{1,2}(?:\.\d{1,2})*)(?![\d(])/giu;

const sectionRefs = (scene: CheckScene): PolicyFinding[] => {
  const numbers = new Set(
    scene.lines.flatMap(
      (line) =>
        /^(?:section\s+|part\s+)?(\d{1,2}(?:[.:]\d{1,2})*)/i
          .exec(line.text.trim())?.[1]
          ?.replace(/:/g, '.')
          .replace(/(?:\.0)+$/, '') ?? [],
    ),
  );
  const numbered = scene.parsed.sections.filter((section) => /^\d/.test(section.number ?? '')).length;
  if (numbered < 3) return [];
  return matchesIn(scene.text, SECTION_REF).flatMap((found) => {
    const id = (found.match[1] ?? '').replace(/(?:\.0)+$/, '');
    if (numbers.has(id) || isOfAnother(scene, found.match.index + found.match[0].length)) return [];
    return [
      onLine(
        'reference-missing',
        scene.lines,
        { line: found.line, at: found.at, length: found.match[0].length },
        `The text refers to section ${id}, but the document has no such section.`,
      ),
    ];
  });
};

const OWN_POSITION =
  /^(?:['’]s)?\s+(?:is\s+(?:committed|a\b|an\b|fully|proud)|has\s+(?:a|adopted|in\s+place)|will\b|believes?\b|aims?\b|expects?\b|recogni[sz]es?\b|takes?\b|we\b|staff\b|governors?\b|governing\b|policy\b|policies\b|pupils\b|does\b|adopts?\b|uses?\b|provides?\b)|^['’]s\s+(?:policy|policies|staff|governing|governors|pupils|commitment|approach|social|website)/i;
const OWN_BEFORE =
  /\b(?:at|staff\s+(?:of|at)|pupils\s+(?:of|at)|policy\s+(?:of|for|at)|governors\s+of|governing\s+body\s+of|headteacher\s+of|on\s+behalf\s+of|employed\s+by)\s+(?:the\s+)?$/i;

type RegisterIndex = ReadonlyMap<string, RegisterEntry>;

/** A register is read once for many documents: its names are put into a form to look up once, too. */
const indexes = new WeakMap<ReadonlyArray<RegisterEntry>, RegisterIndex>();

const indexRegister = (register: ReadonlyArray<RegisterEntry>): RegisterIndex => {
  const known = indexes.get(register) ?? new Map(register.map((entry) => [plain(entry.name), entry] as const));
  indexes.set(register, known);
  return known;
};

/** Does the sentence speak for the school it names: "... is committed to", "staff of ..."? */
const speaksFor = (text: string, mention: SchoolMention): boolean => {
  const end = mention.at + mention.name.length;
  const before = text.slice(Math.max(0, mention.at - 40), mention.at);
  return OWN_POSITION.test(text.slice(end, end + 60)) || OWN_BEFORE.test(before);
};

const otherSchool = (scene: CheckScene, mention: SchoolMention, known: RegisterEntry | undefined): PolicyFinding => {
  const who = known
    ? `${known.name} is another school of the register (URN ${known.urn})`
    : `${mention.name} is not ${scene.school ?? 'this school'}`;
  const place = { ...scene.text.placeOf(mention.at), length: mention.name.length };
  const reason = `${who}; its name may have been left in from a copied policy.`;
  return onLine('school-name-other', scene.lines, place, reason);
};

const FEWEST_OF_A_LIST = 3;

/** A list of schools, each on a line or in a cell of its own, is a group's list of members, not a name left in. */
const listedSchools = (scene: CheckScene): ReadonlySet<string> => {
  const names = scene.lines.flatMap((line) =>
    (line.cells ?? [line.text]).flatMap((piece) => {
      const name = schoolMentions(piece)[0]?.name;
      return name !== undefined && name.length >= piece.trim().length - 6 ? [plain(name)] : [];
    }),
  );
  const different = new Set(names);
  return different.size >= FEWEST_OF_A_LIST ? different : new Set();
};

const otherSchools = (scene: CheckScene): PolicyFinding[] => {
  const { school, register } = scene;
  if (school === null) return [];
  const index = register ? indexRegister(register) : new Map<string, RegisterEntry>();
  const listed = listedSchools(scene);
  const told = new Set<string>();
  return schoolMentions(scene.text.text).flatMap((mention) => {
    const name = plain(mention.name);
    const known = index.get(name);
    const same = known ? isOneSchool : mayBeSame;
    if (told.has(name) || same(mention.name, school) || listed.has(name)) return [];
    if (!known && !speaksFor(scene.text.text, mention)) return [];
    told.add(name);
    return [otherSchool(scene, mention, known)];
  });
};

/** Words left over from a template or another school, and references that lead nowhere. */
export const checkWording = (scene: CheckScene): PolicyFinding[] => [
  ...otherSchools(scene),
  ...placeholders(scene),
  ...appendices(scene),
  ...sectionRefs(scene),
  ...links(scene),
  ...mails(scene),
];
