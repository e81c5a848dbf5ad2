import type { Command } from 'commander';
import { TenantNameQuery } from '#features/organisation/query/tenant-name/tenant-name.query.js';
import type { Installation } from '../../composition/installation.js';
import { printJson, printTable } from '../output.js';
import { withInstallation } from '../with-installation.js';

/** A record of the installation; its name is null while none is recorded. */
interface Listed {
  readonly id: string;
  readonly name: string | null;
  readonly kind: string;
  readonly head: number;
}

const NAMES_AT_A_TIME = 1_000;

const listed = async ({ store, reads }: Installation): Promise<Listed[]> => {
  const tenants = await store.tenants();
  const names = new TenantNameQuery();
  const rows: Listed[] = [];
  for (let at = 0; at < tenants.length; at += NAMES_AT_A_TIME) {
    const part = tenants.slice(at, at + NAMES_AT_A_TIME);
    const ids = part.map(({ tenantId }) => tenantId);
    const named = await reads.askAcross(ids, (scope) => names.all(scope, ids));
    for (const { tenantId, kind, head } of part) {
      const name = named.get(tenantId);
      rows.push({ id: tenantId, name: name?.en ?? name?.cy ?? null, kind, head });
    }
  }
  return rows;
};

/** `trustlog tenants`: every record of the installation and how long it is. */
export const tenantsCommand = (program: Command): void => {
  program
    .command('tenants')
    .description('list the records of this installation')
    .option('--json', 'print a JSON array')
    .action(async ({ json }: { json?: boolean }) => {
      const rows = await withInstallation(listed);
      if (json) printJson(rows);
      else
        printTable(
          ['tenant', 'kind', 'events', 'name'],
          rows.map(({ id, kind, head, name }) => [id, kind, String(head), name ?? '']),
        );
    });
};
