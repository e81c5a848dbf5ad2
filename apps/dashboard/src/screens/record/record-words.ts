import type { Rebuild, ReadModelGroup, RecordState } from '../../../../../libs/contracts/graphql/schema.types.js';
import { formatMoment } from '../../shared/format.js';
import { recordMessages as words } from './messages.js';

/** A rebuild that goes on. */
type Running = Rebuild & { readonly status: 'WAITING' | 'RUNNING' | 'STOPPING' };

/** Whether a rebuild goes on: then the page asks again by itself. */
export const isUnderWay = (rebuild: Rebuild | null | undefined): rebuild is Running =>
  rebuild?.status === 'WAITING' || rebuild?.status === 'RUNNING' || rebuild?.status === 'STOPPING';

const groupNames = (): Readonly<Record<string, string>> => words.group;

/** The features whose screens stand still, in words; null where none does. */
export const standingStill = (groups: readonly ReadModelGroup[]): string | null => {
  const still = groups.filter(({ parked }) => parked > 0).map(({ group }) => groupNames()[group] ?? group);
  return still.length === 0 ? null : words.stillIn({ groups: still.join(', ') });
};

/** How the last rebuild ended. */
export const lastRebuild = ({ rebuild }: Pick<RecordState, 'rebuild'>): string => {
  if (!rebuild) return words.never;
  if (isUnderWay(rebuild)) return words.under;
  const when = formatMoment(rebuild.endedAt ?? rebuild.askedAt);
  const { done, of } = rebuild;
  if (rebuild.status === 'STOPPED') return words.stopped({ when, done, of });
  if (rebuild.status === 'FAILED') return words.failed({ when, model: rebuild.failedModel ?? '' });
  return words.done({ when, who: rebuild.askedByName ?? words.somebody });
};
