import type { EventFilter } from '../../../../../libs/contracts/graphql/schema.types.js';
import { momentOf } from '../../shared/as-of.js';
import { readSubject, typesOf } from './event-types.js';

/** What the address of the audit page asks for; days are London's, both included. */
export interface EventSearch {
  readonly tenantId?: string | undefined;
  readonly about?: string | undefined;
  readonly personId?: string | undefined;
  readonly stream?: string | undefined;
  readonly position?: string | undefined;
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

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** An id that is none names nobody: the empty one finds no event, and no question fails. */
export const idOf = (text: string): string => (ID.test(text) ? text : '00000000-0000-0000-0000-000000000000');

/** A place in one record; without the record it is no place. */
const placeOf = ({ tenantId, position }: EventSearch): EventFilter =>
  tenantId !== undefined && position !== undefined && /^\d{1,9}$/.test(position) ? { position: Number(position) } : {};

const given = <Key extends keyof EventFilter>(key: Key, value: EventFilter[Key] | null | undefined): EventFilter =>
  value === null || value === undefined ? {} : { [key]: value };

/** The filter that the server understands. */
export const filterOf = (search: EventSearch): EventFilter => {
  const { tenantId, about, personId, stream, from, to } = search;
  const subject = readSubject(about);
  return {
    ...given('tenantId', tenantId === undefined ? undefined : idOf(tenantId)),
    ...given('types', subject === undefined ? undefined : [...typesOf[subject]]),
    ...given('personId', personId === undefined ? undefined : idOf(personId)),
    ...given('streamId', stream),
    ...given('from', startOf(from)),
    ...given('to', endOf(to)),
    ...placeOf(search),
  };
};

/** Whole days between what happened and its recording; 0 for what was recorded the day it happened. */
export const daysLate = (event: { readonly recordedAt: string; readonly effectiveAt: string }): number =>
  Math.max(0, Math.floor((Date.parse(event.recordedAt) - Date.parse(event.effectiveAt)) / DAY));
