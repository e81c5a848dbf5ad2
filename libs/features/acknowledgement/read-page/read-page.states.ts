import { html, safeLink } from './html.js';
import type { Html } from './html.js';
import { londonMoment, longDay } from './read-page.dates.js';
import type { ReadMessages } from './read-page.words.js';
import { changeBlock, heading, ownText, stepList, wholeText } from './read-page.parts.js';
import type { FormError, KnownReadView, ReadReceipt, ReadState, StrayReadView } from './read-view.js';

type StateOf<Kind extends ReadState['kind']> = Extract<ReadState, { kind: Kind }>;

const goOn = (view: KnownReadView, words: ReadMessages): Html =>
  html`<a class="go" href="${safeLink(view.links.confirm)}">${words.goOn}</a>
    <p class="small soft centre">${words.afterGoOn}</p>`;

const question = (view: KnownReadView, words: ReadMessages): Html | false =>
  view.links.question !== undefined && html` · <a href="${safeLink(view.links.question)}">${words.question}</a>`;

const changesPage = (view: KnownReadView, words: ReadMessages): Html => {
  const { previous } = view;
  if (!previous) return readPage(view, words);
  return html`${stepList(view, 'changes', words)}${heading(view, words)}
    <p>
      ${words.readBefore(previous.number, longDay(previous.readOn, words))}
      <b>${words.changed(previous.changes.length)}</b>
    </p>
    ${previous.changes.map((change) => changeBlock(view, change, words))}
    <p><a href="${safeLink(view.links.read)}">${words.readWhole(view.minutesToRead)}</a>${question(view, words)}</p>
    ${goOn(view, words)}`;
};

const readPage = (view: KnownReadView, words: ReadMessages): Html =>
  html`${stepList(view, 'read', words)}${heading(view, words)}
    <p class="soft">${words.minutes(view.minutesToRead)}${question(view, words)}</p>
    ${wholeText(view)} ${goOn(view, words)}`;

const FIELD: Readonly<Record<FormError, string>> = { NAME_MISSING: 'typedName', NOT_AGREED: 'agreed' };

const errorSummary = ({ errors, refusal }: StateOf<'confirm'>, words: ReadMessages): Html | null => {
  if (errors.length === 0 && refusal === undefined) return null;
  const items = errors.map((error) => html`<li><a href="#${FIELD[error]}">${words.errors[error]}</a></li>`);
  return html`<div class="errors" role="alert" tabindex="-1">
    <h2>${words.errorHeading}</h2>
    <ul>
      ${items}${refusal !== undefined && html`<li>${refusal}</li>`}
    </ul>
  </div>`;
};

const errorLine = (id: string, text: string | false): Html | false =>
  text !== false && html`<p class="error" id="${id}-error">${text}</p>`;

const agreeField = (state: StateOf<'confirm'>, words: ReadMessages): Html => {
  const wrong = state.errors.includes('NOT_AGREED');
  return html`<div class="${wrong ? 'wrong' : 'plain'}">
    ${errorLine('agreed', wrong && words.errors.NOT_AGREED)}
    <label class="check"
      ><input
        type="checkbox"
        id="agreed"
        name="agreed"
        value="yes"
        required${state.agreed && html` checked`}${wrong && html` aria-invalid="true" aria-describedby="agreed-error"`}
      /><span>${words.agree}</span></label
    >
  </div>`;
};

const nameField = (state: StateOf<'confirm'>, words: ReadMessages): Html => {
  const wrong = state.errors.includes('NAME_MISSING');
  return html`<div class="field ${wrong ? 'wrong' : 'plain'}">
    <label for="typedName">${words.name}</label>
    <div class="small soft" id="name-hint">${words.nameHint}</div>
    ${errorLine('typedName', wrong && words.errors.NAME_MISSING)}
    <input
      id="typedName"
      name="typedName"
      type="text"
      autocomplete="name"
      spellcheck="false"
      maxlength="200"
      required
      value="${state.typedName}"
      aria-describedby="name-hint${wrong ? ' typedName-error' : ''}"
      ${wrong && html` aria-invalid="true"`}
    />
  </div>`;
};

const confirmPage = (view: KnownReadView, state: StateOf<'confirm'>, words: ReadMessages): Html => {
  const hidden = Object.entries(state.hidden).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  // The server checks and says what is missing in the page's language; `required` is for those who listen to the field.
  return html`${stepList(view, 'confirm', words)}${errorSummary(state, words)}${heading(view, words)}
    <h2>${words.confirm}</h2>
    <p>${words.agreeTo}</p>
    <blockquote>${ownText(view, view.statement)}</blockquote>
    <form method="post" action="${safeLink(view.links.sign)}" novalidate>
      ${hidden} ${agreeField(state, words)}${nameField(state, words)} <button class="go">${words.sign}</button>
    </form>`;
};

const receiptBlock = (view: KnownReadView, receipt: ReadReceipt, words: ReadMessages): Html => {
  const { receipt: names } = words;
  const line = (name: string, value: Html | string): Html =>
    html`<dt>${name}</dt>
      <dd>${value}</dd>`;
  return html`<section class="receipt">
    <h2>${names.heading}</h2>
    <dl>
      ${line(names.policy, html`${ownText(view, view.policyTitle)}, ${words.version(view.versionNumber)}`)}
      ${line(names.statement, ownText(view, view.statement))} ${line(names.signedBy, receipt.typedName)}
      ${line(names.recordedAt, londonMoment(receipt.signedAt, words))}
      ${line(names.place, names.placeOf(receipt.position, view.schoolName))}
      ${line(names.fingerprint, html`<code>${receipt.contentHash}</code>`)}
    </dl>
  </section>`;
};

const receiptPage = (view: KnownReadView, title: string, receipt: ReadReceipt, words: ReadMessages): Html =>
  html`<p class="small soft">${view.schoolName}</p>
    <h1>${title}</h1>
    ${receiptBlock(view, receipt, words)}
    <p class="small">${words.keep}</p>
    ${view.links.receipt !== undefined && html`<p><a href="${safeLink(view.links.receipt)}">${words.download}</a></p>`}`;

const supersededPage = (view: KnownReadView, state: StateOf<'superseded'>, words: ReadMessages): Html => {
  const { newerLink, newerNumber } = state;
  const way =
    newerLink === null
      ? html`<p>${words.supersededLater(newerNumber)}</p>`
      : html`<p>${words.superseded.text(newerNumber)}</p>
          <a class="go" href="${safeLink(newerLink)}">${words.superseded.link(newerNumber)}</a>`;
  return html`${heading(view, words)}
    <h2>${words.superseded.heading}</h2>
    ${way}`;
};

/** What stands between header and end of a page that knows its request. */
export const knownPage = (view: KnownReadView, words: ReadMessages): Html => {
  const { state } = view;
  switch (state.kind) {
    case 'changes':
      return changesPage(view, words);
    case 'read':
      return readPage(view, words);
    case 'confirm':
      return confirmPage(view, state, words);
    case 'signed':
      return receiptPage(view, words.signed, state.receipt, words);
    case 'already-signed':
      return receiptPage(view, words.alreadySigned, state.receipt, words);
    case 'superseded':
      return supersededPage(view, state, words);
    case 'ended':
      return html`${heading(view, words)}
        <h2>${words.ended.heading}</h2>
        <p>${words.ended.because[state.because]}</p>`;
  }
};

/** A page that knows neither school nor person. */
export const strayPage = ({ state }: StrayReadView, words: ReadMessages): Html =>
  state.kind === 'unknown'
    ? html`<h1>${words.unknown.heading}</h1>
        <p>${words.unknown.text}</p>`
    : html`<h1>${words.failed.heading}</h1>
        <p>${words.failed.text} <code>${state.correlationId}</code></p>`;
