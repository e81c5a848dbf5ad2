import { randomUUID } from 'node:crypto';
import { aCommand } from '#platform/event-store/event-store.fixtures.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { ProjectedSignal } from '#platform/live/projected-signal.js';
import { openInstallation, type Installation } from '../../composition/installation.js';
import type { Settings } from '../../composition/settings.js';
import { quantile, type BenchLine } from './bench-line.js';
import { aRequest } from './requests.js';

const APPENDS = 280;
const NOT_COUNTED = 20;
const TENANTS = 10;
const LONGEST_PAUSE_MS = 40;
/** What may pass until what was done is on the screen; the ratio is how often the figure fits into it. */
const BUDGET_MS = 50;
const P95 = 0.95;

/** `visible`: from before an append until all read models show it, kept by the process that appends. */
export const benchVisible = async (settings: Settings): Promise<BenchLine[]> => {
  const installation = await openInstallation({ ...settings, role: 'all', kafka: null }, { onError: () => undefined });
  try {
    installation.feed.start();
    const times = await visibleTimes(installation);
    const value = Number(quantile(times, P95).toFixed(1));
    const ratio = Number((BUDGET_MS / value).toFixed(3));
    const quartiles = [quantile(times, 0.75), quantile(times, 0.25)].map((ms) => Number((BUDGET_MS / ms).toFixed(3)));
    const [lower = 0, upper = 0] = quartiles;
    const unit = 'ms, 95 of 100';
    return [{ name: 'visible', value, unit, floor: BUDGET_MS, ratio, quartiles: [lower, upper], rounds: times.length }];
  } finally {
    await installation.close();
  }
};

const visibleTimes = async ({ store, engine, feed, projected }: Installation): Promise<readonly number[]> => {
  const tenants = Array.from({ length: TENANTS }, () => randomUUID());
  for (const tenantId of tenants) await store.createTenant(tenantId, 'school');
  const times: number[] = [];
  for (let n = 0; n < APPENDS + NOT_COUNTED; n += 1) {
    const tenantId = tenants[n % TENANTS] ?? '';
    const position = Math.floor(n / TENANTS) + 1;
    const began = performance.now();
    const shown = until(projected, tenantId, async () => (await engine.position(tenantId)) >= position);
    await store.append(aCommand(tenantId, [{ streamId: randomUUID(), expectedVersion: 0, events: [aRequest()] }]));
    feed.appended(tenantId);
    await shown;
    if (n >= NOT_COUNTED) times.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_PAUSE_MS));
  }
  return times;
};

/** Asks whenever the tenant's read models are said to have caught up, until they have. */
const until = (projected: ProjectedSignal, tenantId: Uuid, isShown: () => Promise<boolean>): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = projected.listen((told) => {
      if (told !== tenantId) return;
      isShown().then((shown) => {
        if (!shown) return;
        stop();
        resolve();
      }, reject);
    });
  });
