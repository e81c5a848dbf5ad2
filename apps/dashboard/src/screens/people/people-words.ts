import { peopleMessages as words } from './messages.js';

/** The kinds of person, in the order in which they are offered. */
export const KINDS = [
  'teacher',
  'support',
  'staff',
  'governor',
  'trustee',
  'volunteer',
  'contractor',
  'trainee',
  'parent',
  'pupil',
] as const;

export type Kind = (typeof KINDS)[number];

export const isKind = (text: string | undefined): text is Kind => KINDS.some((kind) => kind === text);

/** A kind in the reader's language; one that this page does not know stays as it is. */
export const kindName = (kind: string): string => (isKind(kind) ? words.kind[kind] : kind);

export const kindOptions = (): { value: Kind; label: string }[] =>
  KINDS.map((kind) => ({ value: kind, label: words.kind[kind] }));

const roles = ['CLERK', 'HEADTEACHER', 'TRUST_LEAD'];

/** Who keeps the list of people; the server checks it again. */
export const keepsPeople = (role: string | null): boolean => role !== null && roles.includes(role);
