import type { StoredEvent } from '#platform/event-store/event-store.js';
import { Random } from '../../../../apps/cli/sandbox/random.js';

const numberFrom = (name: string, usual: number): number => {
  const given = Number(process.env[name] ?? usual);
  if (!Number.isInteger(given) || given < 1) throw new Error(`${name} must be a whole number from 1.`);
  return given;
};

/** How much is tried: `npm run test:as-of` tries more. */
export const TRIALS = numberFrom('TRUSTLOG_AS_OF_TRIALS', 40);
export const ANSWERS = numberFrom('TRUSTLOG_AS_OF_ANSWERS', 2);
export const SEED = process.env['TRUSTLOG_AS_OF_SEED'] ?? 'as-of';

/** A moment of one record. */
export interface Trial {
  readonly tenantId: string;
  readonly at: string;
}

const DAY = 86_400_000;

/** Moments of randomly chosen records: any, the very moment of an event, and the millisecond before it. */
export const trialsOf = (logs: ReadonlyMap<string, readonly StoredEvent[]>, count: number): readonly Trial[] => {
  const random = new Random(SEED);
  const tenants = [...logs.keys()].sort();
  return Array.from({ length: count }, () => {
    const tenantId = random.pick(tenants);
    const events = logs.get(tenantId) ?? [];
    return { tenantId, at: new Date(momentIn(events, random)).toISOString() };
  });
};

const recorded = (event: StoredEvent): number => Date.parse(event.metadata.recordedAt);

const momentIn = (events: readonly StoredEvent[], random: Random): number => {
  const [first, last] = [events[0], events.at(-1)];
  if (!first || !last) throw new Error('A record without events has no moments.');
  const from = recorded(first) - DAY;
  const near = random.between(0, 2);
  if (near < 2) return recorded(random.pick(events)) - near;
  return from + Math.floor(random.next() * (recorded(last) - from));
};

/** Moments of the whole record for whole answers, the latest first: what is cut off stays cut off. */
export const momentsOf = (logs: ReadonlyMap<string, readonly StoredEvent[]>, count: number): readonly string[] => {
  const random = new Random(`${SEED} answers`);
  const all = [...logs.values()].flat();
  const moments = Array.from({ length: count }, () => recorded(random.pick(all)) + random.between(-1, DAY));
  const now = Math.max(...all.map(recorded));
  return moments
    .map((at) => Math.min(at, now))
    .sort((one, other) => other - one)
    .map((at) => new Date(at).toISOString());
};
