import type { FeedHealth } from '#platform/projection/feed.js';
import type { Installation } from './installation.js';

const LONGEST_CHECK_MS = 2_000;

/** Whether a process can do its work, for load balancers. A broker that is away makes it slower and not unready. */
export interface Readiness {
  readonly ready: boolean;
  readonly body: {
    readonly status: 'ready' | 'not ready';
    readonly database: 'ok' | 'no answer';
    readonly readModels: FeedHealth;
  };
}

/** Asks the database, for two seconds at the most. */
export const readinessOf = async ({ store, feed }: Pick<Installation, 'store' | 'feed'>): Promise<Readiness> => {
  const timeout = new Promise<false>((resolve) => setTimeout(resolve, LONGEST_CHECK_MS, false).unref());
  const asked = store.logEpoch().then(
    () => true,
    () => false,
  );
  const ready = await Promise.race([asked, timeout]);
  const status = ready ? 'ready' : 'not ready';
  return { ready, body: { status, database: ready ? 'ok' : 'no answer', readModels: feed.health() } };
};
