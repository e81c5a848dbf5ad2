import type { Command } from 'commander';
import { access, constants, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { RefusedMessages } from '#platform/messaging/kafka/refused-messages.js';
import { settingsFrom } from '../../composition/settings.js';
import type { Installation } from '../../composition/installation.js';
import { EXIT } from '../exit-codes.js';
import { printJson, printLine } from '../output.js';
import { backupFindings } from './backup/doctor-backup.js';
import { withInstallation } from '../with-installation.js';

/** One thing looked at. `cure` says what to do when it is not well. */
interface Finding {
  readonly what: string;
  readonly well: boolean;
  readonly detail: string;
  readonly cure: string | null;
}

const finding = (what: string, well: boolean, detail: string, cure: string): Finding => ({
  what,
  well,
  detail,
  cure: well ? null : cure,
});

const GIB = 1024 ** 3;

const dataFolder = async (folder: string): Promise<Finding[]> => {
  const writable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  const { bavail, bsize } = await statfs(folder);
  const free = (bavail * bsize) / GIB;
  const keys = await stat(path.join(folder, 'keys')).catch(() => null);
  const open = keys !== null && (keys.mode & 0o077) !== 0;
  return [
    finding('data folder', writable, folder, 'Give the folder to the user who runs Trustlog.'),
    finding('free space', free > 1, `${free.toFixed(1)} GiB`, 'Make room: at least 1 GiB should be free.'),
    finding(
      'keys',
      !open,
      open ? 'readable by others' : 'readable by their owner alone',
      'chmod 700 the folder keys and 600 what is in it.',
    ),
  ];
};

/** Records whose read models are not up to date, and cells that were given up. */
const lagging = async ({ store, engine }: Installation): Promise<{ behind: string[]; parked: string[] }> => {
  const behind: string[] = [];
  const parked: string[] = [];
  for (const { tenantId, head } of await store.tenants()) {
    if ((await engine.position(tenantId)) < head) behind.push(tenantId);
    for (const projection of await engine.parked(tenantId)) parked.push(`${projection} of ${tenantId}`);
  }
  return { behind, parked };
};

const DAY_MS = 86_400_000;

/** Messages of Kafka that no log bore out; those of longer ago are told, and worry nobody any more. */
const messages = async ({ platformPool }: Installation): Promise<Finding> => {
  const all = await RefusedMessages.all(platformPool);
  const isRecent = all.some(({ lastAt }) => Date.now() - lastAt.getTime() < DAY_MS);
  const counts = new Map<string, number>();
  for (const { code, count } of all) counts.set(code, (counts.get(code) ?? 0) + count);
  const told = [...counts].map(([code, count]) => `${code} ${String(count)} times`).join('; ');
  return finding(
    'messages refused',
    !isRecent,
    told || 'none',
    'After a restore these are of the log before it. Otherwise look who may write to the topic: docs/processes.md.',
  );
};

const STOPPED_SHOWN = 5;
const LONGEST_WAIT_SECONDS = 600;

/** Records that are not signed any further, and whether anybody signs at all. */
const signed = async ({ sealer }: Installation): Promise<Finding> => {
  const { unsealed, waitingSeconds, faults } = await sealer.state();
  const stopped = await sealer.faults(STOPPED_SHOWN);
  const which = stopped.map(
    ({ tenantId, fault, position }) => `${fault} ${tenantId}${position === null ? '' : ` at ${String(position)}`}`,
  );
  if (faults > 0)
    return finding(
      'signed records',
      false,
      `${String(faults)} stopped: ${which.join('; ')}`,
      'What was signed is not what is there: docs/proof.md says what each code means and what to do.',
    );
  const late = waitingSeconds > LONGEST_WAIT_SECONDS;
  return finding(
    'signed records',
    !late,
    unsealed === 0 ? 'all' : `${String(unsealed)} events wait for their signature`,
    'Start the server or a worker: it signs what has come every ten seconds.',
  );
};

const database = async (installation: Installation): Promise<Finding[]> => {
  const { platformPool, store } = installation;
  const version = await platformPool.query<{ v: string }>("SELECT current_setting('server_version') AS v");
  const bound = await platformPool.query<{ bound: boolean }>(
    'SELECT NOT rolsuper AND NOT rolbypassrls AS bound FROM pg_roles WHERE rolname = current_user',
  );
  const tenants = await store.tenants();
  const { behind, parked } = await lagging(installation);
  return [
    finding('database', true, `PostgreSQL ${version.rows[0]?.v ?? ''}, ${String(tenants.length)} records`, ''),
    finding(
      'row-level security',
      bound.rows[0]?.bound === true,
      'binds the application roles',
      'Take SUPERUSER and BYPASSRLS from the trustlog roles.',
    ),
    finding(
      'read models',
      behind.length === 0,
      behind.length === 0 ? 'up to date' : `${String(behind.length)} records behind`,
      'Start the server and wait a moment; if they stay behind, run `trustlog replay`.',
    ),
    finding(
      'parked',
      parked.length === 0,
      parked.length === 0 ? 'none' : parked.join('; '),
      'An event could not be projected: see the server log, then `trustlog rebuild`.',
    ),
    await messages(installation),
    await signed(installation),
  ];
};

/** `trustlog doctor`: looks at everything that an operator can mend; exit code 4 when something is not well. */
export const doctorCommand = (program: Command): void => {
  program
    .command('doctor')
    .description('say what is wrong with this installation, and the cure')
    .option('--json', 'print a JSON array')
    .action(async ({ json }: { json?: boolean }) => {
      const settings = settingsFrom(process.env);
      const runtime = finding('node', true, process.version, '');
      const inside = await withInstallation(database);
      const backups = await backupFindings(settings);
      const findings = [runtime, ...(await dataFolder(settings.dataDir)), ...inside, ...backups];
      if (json) printJson(findings);
      else
        for (const { what, well, detail, cure } of findings)
          printLine(`${well ? 'well' : 'BAD '}  ${what}: ${detail}${cure ? `\n      ${cure}` : ''}`);
      if (findings.some(({ well }) => !well)) process.exitCode = EXIT.differs;
    });
};
