import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { log } from '#platform/logging/log.js';
import { StartupError } from '#platform/postgres/startup.error.js';
import { backupCommand } from './commands/backup.command.js';
import { anchorCommand } from './commands/anchor.command.js';
import { benchCommand } from './commands/bench.command.js';
import { demoCommand } from './commands/demo.command.js';
import { doctorCommand } from './commands/doctor.command.js';
import { eventsCommand } from './commands/events.command.js';
import { exportCommand } from './commands/export.command.js';
import { kafkaCommand } from './commands/kafka.command.js';
import { forecastCommand } from './commands/forecast.command.js';
import { importCommand } from './commands/import.command.js';
import { proofCommand } from './commands/proof.command.js';
import { rebuildCommand } from './commands/rebuild.command.js';
import { replayCommand } from './commands/replay.command.js';
import { restoreCommand } from './commands/restore.command.js';
import { scaleCommand } from './commands/scale.command.js';
import { retentionCommand } from './commands/retention.command.js';
import { tenantsCommand } from './commands/tenants.command.js';
import { verifyCommand } from './commands/verify.command.js';
import { EXIT } from './exit-codes.js';
import { CliError, mayBeUnread } from './output.js';

mayBeUnread(process.stdout, process.stderr);

const program = new Command('trustlog')
  .description('Trustlog on the command line. Exit codes: 0 done, 1 fault, 2 usage, 3 refused, 4 differs.')
  .exitOverride();
for (const add of [
  demoCommand,
  importCommand,
  retentionCommand,
  tenantsCommand,
  eventsCommand,
  replayCommand,
  rebuildCommand,
  proofCommand,
  exportCommand,
  verifyCommand,
  scaleCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
  forecastCommand,
  kafkaCommand,
  anchorCommand,
  benchCommand,
])
  add(program);

const stop = (code: number, sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = code;
};

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  else if (error instanceof CliError) stop(error.exitCode, error.message);
  else if (error instanceof StartupError) stop(EXIT.fault, error.message);
  else {
    log('error', 'cli', { error });
    stop(EXIT.fault, 'Something went wrong. `npm run -s trustlog -- doctor` may say what.');
  }
}
