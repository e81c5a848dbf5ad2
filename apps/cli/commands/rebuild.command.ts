import type { Command } from 'commander';
import { printJson, printLine, progress } from '../output.js';
import { withInstallation } from '../with-installation.js';

/** `trustlog rebuild`: all read models anew from the log; readers see the old rows of a tenant until its new ones stand. */
export const rebuildCommand = (program: Command): void => {
  program
    .command('rebuild')
    .description('build all read models anew from the log')
    .option('--tenant <id>', 'one tenant only')
    .option('--json', 'print one JSON object')
    .action(async ({ tenant, json }: { tenant?: string; json?: boolean }) => {
      const report = await withInstallation(async ({ store, engine }) => {
        const began = performance.now();
        const tenants = (await store.tenants()).filter(({ tenantId }) => !tenant || tenantId === tenant);
        const show = progress('rebuild');
        let done = 0;
        const events = await engine.rebuildAll(tenants, ({ length }) => {
          done += length;
          show(done, tenants.length);
        });
        return { tenants: tenants.length, events, seconds: Math.round(performance.now() - began) / 1000 };
      });
      if (json) printJson(report);
      else
        printLine(
          `${String(report.events)} events of ${String(report.tenants)} tenants in ${String(report.seconds)} s.`,
        );
    });
};
