import type { EventFilter, LocalText } from '../../../../../libs/contracts/graphql/schema.types.js';
import { momentOf } from '../../shared/as-of.js';
import { wordsOf } from '../../shared/local-text.js';
import { readSubject, typesOf } from './event-types.js';

/** What the address of the audit page asks for; days are London's, both included. */
export interface EventSearch {
  readonly tenantId?: string | undefined;
  readonly about?: string | undefined;
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
export const filterOf = ({ tenantId, about, from, to }: EventSearch): EventFilter => {
  const subject = readSubject(about);
  return {
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(subject === undefined ? {} : { types: [...typesOf[subject]] }),
    ...(startOf(from) === null ? {} : { from: startOf(from) }),
    ...(endOf(to) === null ? {} : { to: endOf(to) }),
  };
};

/** Whole days between what happened and its recording; 0 for what was recorded the day it happened. */
export const daysLate = (event: { readonly recordedAt: string; readonly effectiveAt: string }): number =>
  Math.max(0, Math.floor((Date.parse(event.recordedAt) - Date.parse(event.effectiveAt)) / DAY));

/** What stands below a sentence: who, unless the sentence says so; why; and how late it was recorded. */
export const asides = (
  event: { readonly sentence: LocalText; readonly actorName?: string | null; readonly why?: string | null } & {
    readonly recordedAt: string;
    readonly effectiveAt: string;
  },
  words: { by: (who: string) => string; because: (why: string) => string; late: (days: number) => string },
): string[] => {
  const { actorName, why } = event;
  const sentence = wordsOf(event.sentence);
  const late = daysLate(event);
  return [
    actorName && !sentence.includes(actorName) ? words.by(actorName) : '',
    why && !sentence.includes(why) ? words.because(why) : '',
    late > 0 ? words.late(late) : '',
  ].filter((aside) => aside !== '');
};
