import { currentLanguage } from '../i18n/language.js';
import { findingsMessages } from './findings.messages.js';

/** A finding as the screens show it. */
export interface FindingLike {
  readonly rule: string;
  readonly line?: number | null;
  readonly excerpt?: string | null;
  readonly reason: string;
  readonly source: string;
}

/** How much a finding matters; the worst first. */
export type Severity = 'wrong' | 'missing' | 'tidy';
export const SEVERITIES: readonly Severity[] = ['wrong', 'missing', 'tidy'];

const MISSING = [
  'approval-missing',
  'approval-date-missing',
  'approver-missing',
  'owner-missing',
  'review-date-missing',
  'review-date-blank',
];
const TIDY = [
  'section-number-skipped',
  'section-number-repeated',
  'section-number-style',
  'reference-missing',
  'contents-mismatch',
  'link-insecure',
];

/** A rule that is not known here is shown among the worst: nobody should miss it. */
export const severityOf = (rule: string): Severity => {
  if (MISSING.includes(rule)) return 'missing';
  return TIDY.includes(rule) ? 'tidy' : 'wrong';
};

/** `law-repealed` to `lawRepealed`. */
const keyOf = (code: string): string => code.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const wordFor = (words: Readonly<Record<string, string>>, code: string): string | undefined =>
  Object.hasOwn(words, keyOf(code)) ? words[keyOf(code)] : undefined;

/** What to say: in the reader's language; `exact` is the check's own sentence, where that is in another one. */
export interface Said {
  readonly text: string;
  readonly exact: string | null;
}

const said = (own: string | undefined, english: string): Said => {
  if (currentLanguage() === 'en') return { text: english, exact: null };
  return { text: own ?? findingsMessages.unknown, exact: english };
};

/** A finding in the reader's language. The record keeps the check's sentence as it was written then, in English. */
export const findingSaid = ({ rule, reason }: Pick<FindingLike, 'rule' | 'reason'>): Said =>
  said(wordFor(findingsMessages.rule, rule), reason);

/** A question of an import in the reader's language. */
export const questionSaid = ({ field, question }: { readonly field: string; readonly question: string }): Said =>
  said(wordFor(findingsMessages.question, field), question);

/** What a field is asked as; for a summary of answers. */
export const fieldQuestion = (field: string): string =>
  wordFor(findingsMessages.question, field) ?? findingsMessages.unknown;

/** Findings by how much they matter, the worst first, each group in the order of the text. */
export const bySeverity = <Finding extends Pick<FindingLike, 'rule'>>(
  findings: readonly Finding[],
): readonly { readonly severity: Severity; readonly findings: readonly Finding[] }[] =>
  SEVERITIES.map((severity) => ({
    severity,
    findings: findings.filter(({ rule }) => severityOf(rule) === severity),
  })).filter((group) => group.findings.length > 0);
