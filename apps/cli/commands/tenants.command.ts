import type { Command } from 'commander';
import { printJson, printTable } from '../output.js';
import { withInstallation } from '../with-installation.js';

/** `trustlog tenants`: every record of the installation and how long it is. */
export const tenantsCommand = (program: Command): void => {
  program
    .command('tenants')
    .description('list the records of this installation')
    .option('--json', 'print a JSON array')
    .action(async ({ json }: { json?: boolean }) => {
      const tenants = await withInstallation(({ store }) => store.tenants());
      const rows = tenants.map(({ tenantId, kind, head }) => ({ id: tenantId, kind, head }));
      if (json) printJson(rows);
      else
        printTable(
          ['tenant', 'kind', 'events'],
          rows.map(({ id, kind, head }) => [id, kind, String(head)]),
        );
    });
};
