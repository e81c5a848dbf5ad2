import type { EventFilter } from '../../../../../libs/contracts/graphql/schema.types.js';
import { momentOf } from '../../shared/as-of.js';

/** What the address of the audit page asks for; days are London's, both included. */
export interface EventSearch {
  readonly tenantId?: string | undefined;
  readonly type?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const DAY = 86_400_000;

const startOf = (day: string | undefined): string | null => {
  const moment = momentOf(day === undefined ? undefined : `${day}T00:00`);
  return moment.kind === 'at' ? moment.instant : null;
};

/** The first instant that is no longer of this day. */
const endOf = (day: string | undefined): string | null => {
  const moment = momentOf(day);
  return moment.kind === 'at' ? new Date(Date.parse(moment.instant) + 1).toISOString() : null;
};

/** The filter that the server understands. */
export const filterOf = ({ tenantId, type, from, to }: EventSearch): EventFilter => ({
  ...(tenantId === undefined ? {} : { tenantId }),
  ...(type === undefined ? {} : { types: [type] }),
  ...(startOf(from) === null ? {} : { from: startOf(from) }),
  ...(endOf(to) === null ? {} : { to: endOf(to) }),
});

/** Whole days between what happened and its recording; 0 for what was recorded the day it happened. */
export const daysLate = (event: { readonly recordedAt: string; readonly effectiveAt: string }): number =>
  Math.max(0, Math.floor((Date.parse(event.recordedAt) - Date.parse(event.effectiveAt)) / DAY));

/** The feature that an event belongs to: the first word of its stored name. */
export const subjectOf = (type: string): string => /^[A-Za-z]+?(?=[A-Z._-]|$)/.exec(type)?.[0].toLowerCase() ?? type;

/** A stored name in words: `policy.version-published` is `policy version published`. */
export const typeInWords = (type: string): string =>
  type
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[._-]+/g, ' ')
    .replace(/ v?\d+$/, '')
    .toLowerCase();
