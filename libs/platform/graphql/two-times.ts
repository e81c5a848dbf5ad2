import type { RequestContext } from '#platform/command/request-context.js';
import type { Instant, Uuid } from '#platform/kernel/event.js';
import { ReadStoreError } from '#platform/read-store/read-store.errors.js';
import type { Question, ReadScope, ReadStore } from '#platform/read-store/read-store.js';
import { questionOf, type AskedAt } from './context.js';

/** What differs is asked of two moments; whoever resolves a part of it needs both questions. */
export interface AskedBetween {
  readonly before: Question;
  readonly after: Question;
  /** The one record that is meant; null: all in sight. */
  readonly schoolId: Uuid | null;
}

/** The arguments of such a question; without `to` it runs until now. */
export interface TwoTimes extends Pick<AskedAt, 'minPosition'> {
  readonly from: Instant;
  readonly to?: Instant | null;
}

/** The two questions, checked: `from` before `to`, and neither still to come. */
export const twoTimes = (context: RequestContext, { from, to = null, minPosition }: TwoTimes): AskedBetween => {
  const now = Date.parse(context.now);
  if (to !== null && Date.parse(to) > now) throw inTheFuture();
  if (Date.parse(from) > (to === null ? now : Date.parse(to))) throw reversed();
  return {
    before: questionOf(context, { asOf: from }),
    after: questionOf(context, { asOf: to, minPosition }),
    schoolId: null,
  };
};

/**
 * Asks both moments. `records` are those that were in sight at each of them: a record that joined in between, or went,
 * is one change and not a hundred.
 */
export const askBetween = <Answer>(
  reads: ReadStore,
  { before, after, schoolId }: AskedBetween,
  answer: (before: ReadScope, after: ReadScope, records: readonly Uuid[]) => Promise<Answer>,
): Promise<Answer> =>
  reads.ask(after, (now) =>
    reads.ask(before, (then) => {
      const known = new Set(then.tenants);
      const records = now.tenants.filter((id) => known.has(id) && (schoolId === null || id === schoolId));
      return answer(then, now, records);
    }),
  );

const reversed = (): ReadStoreError =>
  new ReadStoreError(
    'READ.DATES_REVERSED',
    {
      en: 'from lies after to. Give the earlier moment as from.',
      cy: 'Mae from ar ôl to. Rhowch yr ennyd gynharaf fel from.',
    },
    ['from'],
  );

const inTheFuture = (): ReadStoreError =>
  new ReadStoreError(
    'READ.AS_OF_FUTURE',
    { en: 'to lies in the future; nobody knows that yet.', cy: 'Mae to yn y dyfodol; ni ŵyr neb hynny eto.' },
    ['to'],
  );
