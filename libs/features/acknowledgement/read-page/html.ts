/** Text that is HTML already. Only this file makes it, and only out of escaped parts. */
export class Html {
  private constructor(readonly text: string) {}

  /** Writes HTML: the template stands as it is, every value in it is escaped. Place values in quoted attributes only. */
  static readonly write = (template: TemplateStringsArray, ...values: readonly HtmlValue[]): Html =>
    new Html(template.reduce((done, part, index) => done + written(values[index - 1]) + part));
}

/** What a template takes: texts and numbers are escaped, HTML is kept, lists are joined, nothing is left out. */
export type HtmlValue = string | number | Html | readonly HtmlValue[] | null | undefined | false;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it may stand between tags and in quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

const written = (value: HtmlValue): string => {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(written).join('');
  return escapeHtml(String(value));
};

/** The template tag. */
export const html = Html.write;

/** An address within this site, or a mail address; anything else leads nowhere. */
export const safeLink = (link: string): string => (/^(\/(?![/\\])|mailto:)/.test(link) ? link : '#');
