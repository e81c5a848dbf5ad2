import type { SourceLine } from '../source-line.js';
import type { ContentsPage } from './contents.js';
import { labelKind } from './labels.js';
import { isPartNumber, splitNumber, type Numbered } from './section-number.js';
import { wordCount } from './words.js';

/** What the scan for headings may ask about the surroundings of a line. */
export interface HeadingScene {
  readonly lines: readonly SourceLine[];
  readonly contents: ContentsPage;
  /** Rows of the tables of document control: a heading may stand above them. */
  readonly control: ReadonlySet<number>;
  /** Lines of tables of document control, title lines: never headings. */
  readonly taken: (at: number) => boolean;
}

interface PlacedLine {
  readonly at: number;
  readonly line: SourceLine;
}

/** The next line with words, upwards or downwards; headers and footers are not neighbours. */
const neighbour = (scene: HeadingScene, at: number, step: 1 | -1): PlacedLine | null => {
  for (let next = at + step; next >= 0; next += step) {
    const line = scene.lines[next];
    if (!line || line.margin) return null;
    if (line.text.trim() !== '') return { at: next, line };
  }
  return null;
};

/** Does the line settle whether a list was announced above? `null` means: look further up. */
const announces = (line: SourceLine): boolean | null => {
  if ([line.bullet, line.cells, line.styleLevel, line.strong].some((mark) => mark !== undefined)) return false;
  const text = line.text.trim();
  if (splitNumber(text) || labelKind(text) !== undefined) return false;
  if (/:\s*[-–]*$/.test(text)) return true;
  return /[.!?]$/.test(text) || wordCount(text) > 25 ? false : null;
};

/** In a list that a colon announced, short lines are its items until a full sentence comes. */
export const inAnnouncedList = (scene: HeadingScene, at: number): boolean => {
  let back = neighbour(scene, at, -1);
  for (let steps = 0; back !== null && steps < 40; steps += 1) {
    const answer = announces(back.line);
    if (answer !== null) return answer;
    back = neighbour(scene, back.at, -1);
  }
  return false;
};

const startsBody = (line: SourceLine): boolean =>
  line.bullet === true ||
  /:\s*[-–]?$/.test(line.text) ||
  wordCount(line.text) >= 8 ||
  (/[.!?]$/.test(line.text) && wordCount(line.text) >= 4) ||
  splitNumber(line.text) !== null;

/** Below a heading stands text. A form's table does not make the line above it one; a version table does. */
export const followedByBody = (scene: HeadingScene, at: number): boolean => {
  const next = neighbour(scene, at, 1);
  if (!next) return false;
  return next.line.cells ? scene.control.has(next.at) || scene.lines[at]?.strong === true : startsBody(next.line);
};

const isSetApart = (line: SourceLine): boolean =>
  line.cells !== undefined || line.bullet === true || line.margin === true;

const isShort = (text: string): boolean => wordCount(text) <= 8 && text.length <= 60;

const isSentence = (text: string, than: number): boolean =>
  /^["'“‘]?\p{Lu}/u.test(text) && (/\p{Ll}{2}.*[.!?]$/u.test(text) || text.length > Math.max(70, than * 2));

/**
 * A short line at the head of a paragraph, with a sentence right under it: plain text files set headings so.
 * A wrapped paragraph does not begin with a line so much shorter than its next.
 */
export const headsParagraph = (scene: HeadingScene, at: number): boolean => {
  const line = scene.lines[at];
  const next = scene.lines[at + 1];
  if (!line?.gap || !next || next.gap || [line, next].some(isSetApart)) return false;
  const text = line.text.trim();
  const below = next.text.trim();
  return isShort(text) && isSentence(below, text.length);
};

/** A paragraph of its own. */
export const standsAlone = (scene: HeadingScene, at: number): boolean => {
  const line = scene.lines[at];
  const after = scene.lines[at + 1];
  if (!line?.gap) return false;
  return after === undefined || after.text.trim() === '' || after.gap || line.strong === true;
};

const numberedNeighbour = (scene: HeadingScene, near: PlacedLine | null): Numbered | null =>
  near && !near.line.cells && !scene.contents.lines.has(near.at) ? splitNumber(near.line.text) : null;

const isFigure = (one: Numbered): boolean => /^\d/.test(one.number);

/** Is the next numbered line a sibling, nothing between? Then this is an item of a list, not a heading. */
export const isListItem = (scene: HeadingScene, at: number, own: Numbered): boolean => {
  const next = neighbour(scene, at, 1);
  const below = numberedNeighbour(scene, next);
  if (own.depth > 1) return next === null || (below !== null && below.depth <= own.depth && !next.line.bullet);
  return [next, neighbour(scene, at, -1)].some((near) => {
    const found = numberedNeighbour(scene, near);
    if (found === null || isPartNumber(found.number) || isFigure(found) !== isFigure(own)) return false;
    return found.depth === own.depth && near?.line.styleLevel === undefined && found.number !== own.number;
  });
};
