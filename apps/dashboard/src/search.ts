import type {
  ApprovalStatus,
  PolicyStatus,
  Presence,
  RequestStatus,
} from '../../../libs/contracts/graphql/schema.types.js';
import type { StatusCode } from './shared/status.js';

/** The search part of an address, as texts: no value is ever read as JSON. */
export type Search = Readonly<Record<string, unknown>>;

/** Reads `?a=1&b=2`; of a repeated name the last one counts. */
export const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));

/** Writes it again, without what is not set. */
export const stringifySearch = (search: Search): string => {
  const set = Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const text = new URLSearchParams(set.filter(([, value]) => value !== '')).toString();
  // A clock time reads better as itself; colons are allowed in a query.
  return text === '' ? '' : `?${text.replaceAll('%3A', ':')}`;
};

/** Keeps the named texts that are set; what is not set has no key, so that a link can inherit it. */
export const texts = <Name extends string>(search: Search, ...names: readonly Name[]): { [Key in Name]?: string } =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = search[name];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  ) as { [Key in Name]?: string };

/** What `/audit` understands: the filters of the list, and which of its four modes. */
export const auditSearch = (search: Search) =>
  texts(
    search,
    ...(['tenantId', 'about', 'personId', 'stream', 'position', 'from', 'to'] as const),
    ...(['view', 'since', 'band', 'step', 'marked', 'seed', 'size', 'of'] as const),
  );

const POLICY_STATUSES: readonly PolicyStatus[] = [
  'IN_DATE',
  'DUE',
  'OVERDUE',
  'AWAITING_APPROVAL',
  'NOT_RECORDED',
  'NOT_REQUIRED',
  'BEFORE_JOINED',
];
const APPROVAL_STATUSES: readonly ApprovalStatus[] = ['WAITING', 'APPROVED', 'REJECTED', 'VOIDED', 'WITHDRAWN'];
const REQUEST_STATUSES: readonly RequestStatus[] = ['OUTSTANDING', 'LATE', 'SIGNED', 'RELEASED'];

const oneOf = <Value extends string>(values: readonly Value[], search: Search): { status?: Value } => {
  const given = search['status'];
  const found = values.find((value) => value === given);
  if (found !== undefined) return { status: found };
  // Left out, what the address says would still hold: a status that is none is taken away.
  return given === undefined ? {} : { status: undefined };
};

/** What `/policies` understands. */
export const policiesSearch = (search: Search): { status?: PolicyStatus; schoolId?: string } => ({
  ...oneOf(POLICY_STATUSES, search),
  ...texts(search, 'schoolId'),
});

/** What `/approvals` understands. */
export const approvalsSearch = (search: Search): { status?: ApprovalStatus; schoolId?: string } => ({
  ...oneOf(APPROVAL_STATUSES, search),
  ...texts(search, 'schoolId'),
});

/** What `/campaigns/:id` understands. */
export const campaignSearch = (search: Search): { status?: RequestStatus } => oneOf(REQUEST_STATUSES, search);

const PRESENCES: readonly Presence[] = ['LEFT', 'EVERYBODY'];

/** What `/people` understands; without a presence those who are there. */
export const peopleSearch = (
  search: Search,
): { schoolId?: string; search?: string; post?: string; kind?: string; presence?: Presence } => {
  const presence = PRESENCES.find((one) => one === search['presence']);
  return { ...texts(search, 'schoolId', 'search', 'post', 'kind'), ...(presence === undefined ? {} : { presence }) };
};

const CODES: readonly StatusCode[] = ['I', 'D', 'O', 'A', 'N', 'X', 'B'];

/** What `/matrix` understands. */
export const matrixSearch = (search: Search): { status?: StatusCode; category?: string; name?: string } => ({
  ...oneOf(CODES, search),
  ...texts(search, 'category', 'name'),
});
