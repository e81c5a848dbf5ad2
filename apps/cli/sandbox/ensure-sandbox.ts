import { Credentials } from '#platform/auth/credentials.js';
import { DemoKeys } from '#platform/auth/demo-keys.js';
import { openInstallation } from '../../composition/installation.js';
import type { Settings } from '../../composition/settings.js';
import { demoIdentities } from './demo-identities.js';
import { seedSandbox } from './seed-sandbox.js';

const quiet = (): void => undefined;

/**
 * Seeds the sandbox once and lets its demo keys live on. A seed that was cut off goes on where it stopped: every
 * act has a key of its own, and what was done is answered and not done again.
 */
export const ensureSandbox = async (settings: Settings, say: (line: string) => void): Promise<void> => {
  const installation = await openInstallation(settings, { onError: quiet });
  try {
    const identities = demoIdentities();
    await new DemoKeys(installation.secrets.demo).ensure(new Credentials(installation.platformPool), identities);
    if (await isSeeded(installation.platformPool)) return;
    await seedSandbox(settings, say);
    await installation.platformPool.query(
      "INSERT INTO platform.installation (fact) VALUES ('sandbox seeded') ON CONFLICT DO NOTHING",
    );
  } finally {
    await installation.close();
  }
};

const isSeeded = async (pool: { query: (text: string) => Promise<{ rowCount: number | null }> }): Promise<boolean> =>
  (await pool.query("SELECT FROM platform.installation WHERE fact = 'sandbox seeded'")).rowCount === 1;
