import type { LocalText } from '../../shared/local-text.js';
import { codeOf, codeOfStatus } from '../../shared/status.js';
import type { StatusCode } from '../../shared/status.js';
import type { PolicyRow } from '../policies/policies.query.js';
import type { SchoolFound } from './school.query.js';

/** A line of the school's table: a required kind of policy with its document, or a document nobody requires. */
export interface PolicyLine {
  /** The category, which a cell of the matrix links to; a document beyond the catalogue has its own id. */
  readonly id: string;
  readonly label: LocalText;
  readonly code: StatusCode;
  readonly days: number | null;
  readonly policy: PolicyRow | null;
}

const ORDER: readonly StatusCode[] = ['O', 'D', 'A', 'N', 'I', 'X', 'B'];

/** Overdue longest first; what falls due soonest first. */
const urgency = ({ code, days }: PolicyLine): number => (code === 'O' ? -(days ?? 0) : (days ?? 0));

const byUrgency = (a: PolicyLine, b: PolicyLine): number =>
  ORDER.indexOf(a.code) - ORDER.indexOf(b.code) || urgency(a) - urgency(b);

/** All lines, worst first. The status of a required kind is the matrix's, so that both screens say the same. */
export const policyLinesOf = ({ columns, row, policies }: SchoolFound): PolicyLine[] => {
  const required = columns.map(({ category, label }, index): PolicyLine => ({
    id: category,
    label,
    code: codeOf(row.codes.charAt(index)),
    days: row.days[index] ?? null,
    policy: policies.find(({ id }) => id === row.policyIds[index]) ?? null,
  }));
  const shown = new Set(required.map(({ policy }) => policy?.id));
  const others = policies
    .filter(({ id }) => !shown.has(id))
    .map((policy): PolicyLine => ({
      id: policy.id,
      label: policy.title,
      code: codeOfStatus(policy.status),
      days: policy.days ?? null,
      policy,
    }));
  return [...required, ...others].sort(byUrgency);
};

/** True for the line that a link points at, by its category or by its policy. */
export const isLine = (line: PolicyLine, hash: string): boolean =>
  hash !== '' && (line.id === hash || line.policy?.id === hash);
