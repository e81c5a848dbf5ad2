import type { Command } from 'commander';
import { aloneOnServer, connectAdmin, targetDatabase } from '#platform/postgres/admin.js';
import { withParts } from '#platform/postgres/database-url.js';
import { isDistributed } from '#platform/postgres/citus/database-kind.js';
import {
  distribute,
  planDistribution,
  USUAL_SHARDS,
  type DistributionStep,
} from '#platform/postgres/citus/distribute.js';
import { requireCluster } from '#platform/postgres/citus/nodes.js';
import { grantOnCluster } from '#platform/postgres/citus/start.js';
import { settingsFrom, type Settings } from '../../composition/settings.js';
import { printJson, printLine, progress, refused } from '../output.js';

interface Wanted {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

type Admin = Awaited<ReturnType<typeof connectAdmin>>;

/** `trustlog scale citus`: the records of an installation spread over the nodes of a Citus cluster. */
export const scaleCommand = (program: Command): void => {
  program
    .command('scale')
    .description('spread this installation over several machines')
    .command('citus')
    .description('spread the tables over the nodes of the Citus cluster that DATABASE_URL coordinates')
    .option('--dry-run', 'say what would be done, and do nothing')
    .option('--json', 'print one JSON object')
    .action(async (wanted: Wanted) => {
      const settings = settingsFrom(process.env);
      const database = databaseOf(settings);
      const admin = await connectAdmin(withParts(settings.databaseUrl ?? '', { database }));
      try {
        const report = await scale(admin, { settings, database, wanted });
        if (wanted.json) printJson(report);
        else for (const line of told(report)) printLine(line);
      } finally {
        await admin.end();
      }
    });
};

interface Report {
  readonly citus: string;
  readonly nodes: readonly string[];
  readonly shards: number;
  readonly dryRun: boolean;
  readonly steps: readonly DistributionStep[];
  readonly seconds: number;
}

const databaseOf = ({ databaseUrl }: Settings): string => {
  if (databaseUrl) return targetDatabase(databaseUrl);
  throw refused(
    'Set DATABASE_URL to the coordinator of a Citus cluster; the embedded PostgreSQL stays on one machine.',
  );
};

const scale = async (
  admin: Admin,
  { settings, database, wanted }: { settings: Settings; database: string; wanted: Wanted },
): Promise<Report> => {
  const began = performance.now();
  const { version, nodes } = await requireCluster(admin);
  await requireSchema(admin);
  const planned = await planDistribution(admin);
  const dryRun = wanted.dryRun === true;
  if (!dryRun && planned.length > 0) {
    await requireQuiet(admin);
    await aloneOnServer(settings.databaseUrl ?? '', () => grantOnCluster(admin, database));
    const show = progress('tables');
    await distribute(admin, { shards: settings.databaseShards, onStep: (_step, done, of) => show(done, of) });
  }
  return {
    ...{ citus: version, nodes: nodes.map(({ host, port }) => `${host}:${String(port)}`), dryRun, steps: planned },
    shards: await shardsOf(admin, settings.databaseShards),
    seconds: Math.round(performance.now() - began) / 1000,
  };
};

const requireSchema = async (admin: Admin): Promise<void> => {
  const { rows } = await admin.query<{ there: boolean }>(`SELECT to_regclass('store.tenant_log') IS NOT NULL AS there`);
  if (rows[0]?.there !== true)
    throw refused(
      'There is no installation in this database yet; start Trustlog once with DATABASE_KIND=citus instead.',
    );
};

/** What is copied to the nodes must not change meanwhile: nothing of Trustlog may be connected. */
const requireQuiet = async (admin: Admin): Promise<void> => {
  const { rows } = await admin.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity
     WHERE datname = current_database() AND usename LIKE 'trustlog\\_%' AND backend_type = 'client backend'`,
  );
  const n = rows[0]?.n ?? 0;
  if (n > 0)
    throw refused(`Trustlog is running (${String(n)} connections); stop every api and worker process, then ask again.`);
};

const shardsOf = async (admin: Admin, wanted: number | undefined): Promise<number> => {
  if (!(await isDistributed(admin))) return wanted ?? USUAL_SHARDS;
  const { rows } = await admin.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_dist_shard WHERE logicalrelid = 'store.tenant_log'::regclass`,
  );
  return rows[0]?.n ?? 0;
};

const WHAT: Readonly<Record<DistributionStep['what'], string>> = {
  table: 'spread by tenant',
  copy: 'copied to every node',
  function: 'placed',
};

const told = ({ citus, nodes, shards, dryRun, steps, seconds }: Report): readonly string[] => {
  const where = `Citus ${citus}, ${String(nodes.length)} nodes (${nodes.join(', ')}), ${String(shards)} shards.`;
  if (steps.length === 0) return [where, 'Nothing is left to do: every table lies on the nodes.'];
  const lines = steps.map(({ what, name, rows }) => {
    const count = what === 'table' ? `, about ${String(rows)} rows` : '';
    return `  ${name}: ${dryRun ? 'to be ' : ''}${WHAT[what]}${count}`;
  });
  const end = dryRun
    ? 'Nothing was done. Stop every api and worker process, make a backup, and run it without --dry-run.'
    : `Done in ${String(seconds)} s. Start Trustlog as before; it knows a database that is spread.`;
  return [where, ...lines, end];
};
