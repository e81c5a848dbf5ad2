import type { SectionChange } from '#contracts/compare/compare-versions.js';
import type { DiffPart } from '#contracts/compare/compare-words.js';
import { html, safeLink } from './html.js';
import type { Html } from './html.js';
import { longWeekday } from './read-page.dates.js';
import type { ReadMessages } from './read-page.words.js';
import type { KnownReadView, ReadLanguage, ReadSection, ReadStep } from './read-view.js';

/** What `lang` is to say of a text; null where it is the page's. */
const langOf = (textLang: ReadLanguage | undefined, lang: ReadLanguage): Html | null =>
  textLang === undefined || textLang === lang ? null : html` lang="${textLang}"`;

/** A text of the policy, marked with its language. */
export const ownText = (view: KnownReadView, text: string): Html => {
  const lang = langOf(view.textLang, view.lang);
  return lang === null ? html`${text}` : html`<span${lang}>${text}</span>`;
};

/** Somebody who reads for the first time has nothing to compare with. */
export const stepsOf = ({ previous }: KnownReadView): ReadStep[] =>
  previous ? ['changes', 'read', 'confirm'] : ['read', 'confirm'];

/** Where the reader is, and the way back. */
export const stepList = (view: KnownReadView, current: ReadStep, words: ReadMessages): Html => {
  const items = stepsOf(view).map((step, index) => {
    const label = `${index + 1} ${words.steps[step]}`;
    return step === current
      ? html`<li><span aria-current="step">${label}</span></li>`
      : html`<li><a href="${safeLink(view.links[step])}">${label}</a></li>`;
  });
  return html`<nav aria-label="${words.stepsLabel}">
    <ol class="steps">
      ${items}
    </ol>
  </nav>`;
};

/** School, person and date, and what is to be read. */
export const heading = (view: KnownReadView, words: ReadMessages): Html => {
  const about = [
    view.schoolName,
    view.personName === null ? '' : words.forPerson(view.personName),
    words.due(longWeekday(view.dueOn, words)),
  ];
  return html`<p class="small soft">${about.filter((part) => part !== '').join(' · ')}</p>
    <h1>${ownText(view, view.policyTitle)}, ${words.version(view.versionNumber)}</h1>`;
};

const CONTEXT = 140;

/** Cuts a long unchanged stretch down to what stands beside the changes. */
const near = (text: string, keepHead: boolean, keepTail: boolean): string => {
  if (text.length <= CONTEXT * 2) return text;
  const head = keepHead ? text.slice(0, CONTEXT).replace(/\S*$/, '') : '';
  const tail = keepTail ? text.slice(-CONTEXT).replace(/^\S*/, '') : '';
  return `${head}… ${tail.trimStart()}`;
};

/** A text with its line ends; the space around an element in the source must never count. */
const lines = (text: string): Html[] =>
  text.split('\n').map((line, index) => (index === 0 ? html`${line}` : html`<br />${line}`));

const part = ({ op, text }: DiffPart, words: ReadMessages): Html => {
  if (op === 'ins') return html`<ins><span class="v">${words.added} </span>${lines(text)}</ins>`;
  if (op === 'del') return html`<del><span class="v">${words.takenAway} </span>${lines(text)}</del>`;
  return html`${lines(text)}`;
};

const shortened = (diff: readonly DiffPart[]): DiffPart[] =>
  diff.map(({ op, text }, index) => ({
    op,
    text: op === 'same' ? near(text, index > 0, index < diff.length - 1) : text,
  }));

/** Deleted and added text that meet are set apart by a space that is in neither. */
const spaced = (diff: readonly DiffPart[], words: ReadMessages): Html[] =>
  shortened(diff).map((one, index, all) => {
    const meets = one.op === 'ins' && all[index - 1]?.op === 'del';
    return meets ? html` ${part(one, words)}` : part(one, words);
  });

/** One changed section, word by word. */
export const changeBlock = (view: KnownReadView, change: SectionChange, words: ReadMessages): Html => {
  const kind = { new: words.isNew, removed: words.isRemoved, changed: '' }[change.kind];
  const name = [change.number ?? '', change.heading].filter((one) => one !== '').join(' ');
  const lang = langOf(view.textLang, view.lang);
  return html`<section class="change"><h2>${kind} <span${lang}>${name}</span></h2>
${change.headingBefore !== undefined && html`<p class="small soft">${words.calledBefore(change.headingBefore)}</p>`}
<p${lang}>${spaced(change.diff, words)}</p></section>`;
};

const paragraphs = (text: string): Html[] =>
  text
    .split(/\n[^\S\n]*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => html`<p>${lines(paragraph.trim())}</p>`);

const headingAt = (level: number, name: string): Html => {
  switch (Math.min(Math.max(level, 1), 3)) {
    case 1:
      return html`<h2>${name}</h2>`;
    case 2:
      return html`<h3>${name}</h3>`;
    default:
      return html`<h4>${name}</h4>`;
  }
};

const sectionBlock = ({ number, heading: name, level, text }: ReadSection): Html => {
  const title = [number ?? '', name].filter((one) => one !== '').join(' ');
  return html`${title !== '' && headingAt(level, title)} ${paragraphs(text)}`;
};

/** The whole text. */
export const wholeText = (view: KnownReadView): Html =>
  html`<div class="text" ${langOf(view.textLang, view.lang)}>${view.sections.map(sectionBlock)}</div>`;
