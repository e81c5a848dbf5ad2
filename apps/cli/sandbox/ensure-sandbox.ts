import { Credentials } from '#platform/auth/credentials.js';
import { DemoKeys } from '#platform/auth/demo-keys.js';
import { londonDay } from '#platform/kernel/plain-date.js';
import type { Installation } from '../../composition/installation.js';
import { demoIdentities } from './demo-identities.js';
import { seedSandbox } from './seed-sandbox.js';

const BEGUN = 'sandbox begun';
const SEEDED = 'sandbox seeded';
const REMEMBER = 'INSERT INTO platform.installation (fact) VALUES ($1) ON CONFLICT DO NOTHING';

const SEED_LOCK = 7_316_006;

/**
 * Seeds the sandbox once and lets its demo keys live on. Of several processes one seeds and the others wait. A seed that
 * was cut off goes on where it stopped: every act has a key of its own, and what was done is answered and not done again.
 */
export const ensureSandbox = async (installation: Installation, say: (line: string) => void): Promise<void> => {
  const { platformPool, secrets } = installation;
  await new DemoKeys(secrets.demo).ensure(new Credentials(platformPool), demoIdentities());
  if (await isSeeded(installation)) return;
  const lock = await platformPool.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [SEED_LOCK]);
    if (!(await isSeeded(installation))) await seed(installation, say);
  } finally {
    // The lock goes with its connection.
    lock.release(true);
  }
};

const isSeeded = async ({ platformPool }: Installation): Promise<boolean> =>
  (await platformPool.query('SELECT FROM platform.installation WHERE fact = $1', [SEEDED])).rowCount === 1;

const seed = async ({ platformPool, settings }: Installation, say: (line: string) => void): Promise<void> => {
  // A seed that goes on the next day must still end on the day on which it began.
  await platformPool.query(REMEMBER, [BEGUN]);
  const begun = await platformPool.query<{ at: Date }>('SELECT at FROM platform.installation WHERE fact = $1', [BEGUN]);
  await seedSandbox(settings, say, londonDay((begun.rows[0]?.at ?? new Date()).toISOString()));
  await platformPool.query(REMEMBER, [SEEDED]);
};
