import type { Command } from 'commander';
import { DemoKeys } from '#platform/auth/demo-keys.js';
import { installationSecrets } from '../../composition/installation-secrets.js';
import { settingsFrom } from '../../composition/settings.js';
import { demoIdentities } from '../sandbox/demo-identities.js';
import { printJson, printTable, refused } from '../output.js';

/** `trustlog demo keys`: follows from a random file in the data folder, so it needs no database. */
export const demoCommand = (program: Command): void => {
  program
    .command('demo')
    .description('the sandbox')
    .command('keys')
    .description('print the API keys of the sandbox’s users')
    .option('--json', 'print one JSON object')
    .action(async ({ json }: { json?: boolean }) => {
      const settings = settingsFrom(process.env);
      if (!settings.demo)
        throw refused('Demo mode is off here (TRUSTLOG_DEMO=off or NODE_ENV=production): there are no demo keys.');
      const { demo } = await installationSecrets(settings.dataDir);
      const keys = new DemoKeys(demo).keys(demoIdentities());
      if (json) printJson(keys);
      else printTable(['user', 'key'], Object.entries(keys));
    });
};
