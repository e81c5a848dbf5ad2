import type { Command } from 'commander';
import { createHash } from 'node:crypto';
import { Replay, type ReplayDifference } from '#platform/projection/replay.js';
import { projections } from '../../composition/features.js';
import { EXIT } from '../exit-codes.js';
import { printJson, printLine, progress } from '../output.js';
import { withInstallation } from '../with-installation.js';

interface ReplayReport {
  readonly equal: boolean;
  readonly tenants: number;
  readonly events: number;
  readonly rows: number;
  readonly seconds: number;
  /** SHA-256 over the hashes of all tables of all tenants. */
  readonly hash: string;
  readonly differences: readonly ReplayDifference[];
}

const replayAll = (wanted: string | undefined): Promise<ReplayReport> =>
  withInstallation(async ({ store, engine, database }) => {
    const began = performance.now();
    const tenants = (await store.tenants()).filter(({ tenantId }) => !wanted || tenantId === wanted);
    const replay = new Replay(database.urls.project, projections, (tenantId, after, limit) =>
      store.readTenant(tenantId, after, limit),
    );
    const show = progress('replay');
    const hash = createHash('sha256');
    const total = { events: 0, rows: 0 };
    const differences: ReplayDifference[] = [];
    try {
      for (const [n, { tenantId }] of tenants.entries()) {
        await engine.catchUp(tenantId);
        const found = await replay.tenant(tenantId);
        total.events += found.events;
        total.rows += found.rows;
        differences.push(...found.differences);
        hash.update(JSON.stringify([tenantId, found.hashes]));
        show(n + 1, tenants.length);
      }
    } finally {
      await replay.close();
    }
    const seconds = Math.round(performance.now() - began) / 1000;
    return {
      equal: differences.length === 0,
      tenants: tenants.length,
      ...total,
      seconds,
      hash: hash.digest('hex'),
      differences,
    };
  });

/** `trustlog replay`: exit code 4 and the table and key of each row that the log does not say. */
export const replayCommand = (program: Command): void => {
  program
    .command('replay')
    .description('rebuild every read model from the log beside the live one, and compare')
    .option('--tenant <id>', 'one tenant only')
    .option('--json', 'print one JSON object')
    .action(async ({ tenant, json }: { tenant?: string; json?: boolean }) => {
      const report = await replayAll(tenant);
      if (json) printJson(report);
      else print(report);
      if (!report.equal) process.exitCode = EXIT.differs;
    });
};

const print = ({ equal, tenants, events, rows, seconds, hash, differences }: ReplayReport): void => {
  printLine(
    `${String(events)} events of ${String(tenants)} tenants gave ${String(rows)} rows in ${seconds.toFixed(1)} s.`,
  );
  printLine(
    equal
      ? `Every row is what the log says. SHA-256 ${hash}`
      : `${String(differences.length)} rows are not what the log says:`,
  );
  for (const { table, tenantId, key, found, expected } of differences.slice(0, 20)) {
    const how = found === null ? 'missing' : expected === null ? 'not in the log' : 'changed';
    printLine(`  ${table}, tenant ${tenantId}, ${key}: ${how}`);
  }
};
