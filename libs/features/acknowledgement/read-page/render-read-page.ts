import { html, safeLink } from './html.js';
import type { Html } from './html.js';
import type { ReadMessages } from './read-page.words.js';
import { knownPage, strayPage } from './read-page.states.js';
import { readPageStyle } from './read-page.style.js';
import type { KnownReadView, ReadView } from './read-view.js';

const isKnown = (view: ReadView): view is KnownReadView => 'policyTitle' in view;

const titleOf = (view: ReadView, words: ReadMessages): string => {
  const page = isKnown(view) ? `${view.policyTitle} · ${words.title}` : words.title;
  // Said first when the page is read out after a form came back.
  const isWrong = view.state.kind === 'confirm' && view.state.errors.length > 0;
  return isWrong ? `${words.errorHeading}: ${page}` : page;
};

const mark = html`<span class="mark"
  ><svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
    <path d="M10 1v7M10 8 4 13M10 8l6 5M4 13v6M16 13v6M10 8v11" stroke="currentColor" stroke-width="2" fill="none" />
    <circle cx="10" cy="8" r="2.6" fill="var(--accent)" /></svg
  >Trustlog</span
>`;

/** The constant is ours and holds no `<`; a template would escape its quotes. */
const styleElement = (nonce: string | undefined): string =>
  nonce === undefined
    ? `<style>${readPageStyle}</style>`
    : `${html`<style nonce="${nonce}">`.text}${readPageStyle}</style>`;

const body = (view: ReadView, words: ReadMessages): Html => {
  const other = view.lang === 'en' ? 'cy' : 'en';
  return html`<body>
    <a class="skip" href="#main">${words.skip}</a>
    <header>
      ${mark}<a href="${safeLink(view.links.otherLanguage)}" lang="${other}" hreflang="${other}"
        >${words.otherLanguage}</a
      >
    </header>
    <main id="main">${isKnown(view) ? knownPage(view, words) : strayPage(view, words)}</main>
  </body>`;
};

/**
 * The read page as one HTML document: no script, one style element, a form that posts `typedName`, `agreed=yes` and
 * the hidden fields. Pure: every text of the view is escaped, and links that leave this site lead nowhere.
 * `nonce` goes on the style element; without one, allow the SHA-256 of `readPageStyle`.
 */
export const renderReadPage = (view: ReadView, words: ReadMessages, { nonce }: { nonce?: string } = {}): string =>
  [
    '<!doctype html>',
    html`<html lang="${view.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="same-origin" />
        <title>${titleOf(view, words)}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      </head>
    </html>`.text,
    styleElement(nonce),
    '</head>',
    body(view, words).text,
    '</html>',
    '',
  ].join('\n');
