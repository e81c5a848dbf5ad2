import { restoreBackup } from '#platform/backup/restore-backup.js';
import { takeBackup } from '#platform/backup/take-backup.js';
import { afterMigrate } from '#platform/testing/backup-stage.js';

/** What the test tells the process that it is going to kill. */
export interface WorkerOrders {
  readonly act: 'backup' | 'restore';
  readonly dataFolder: string;
  readonly out: string;
  readonly keysOut: string;
  /** After this step it says so and waits for its end. */
  readonly until: string;
}

const orders = JSON.parse(process.argv[2] ?? '{}') as WorkerOrders;

const onStep = async (step: string): Promise<void> => {
  if (step !== orders.until) return;
  process.stdout.write(`${step}\n`);
  await new Promise(() => setInterval(() => undefined, 1_000));
};

const { dataFolder, out, keysOut } = orders;
if (orders.act === 'backup') await takeBackup({ dataFolder, out, keysOut, release: 'test', onStep });
else await restoreBackup({ from: out, keysFrom: keysOut, toEmpty: dataFolder, later: null, afterMigrate, onStep });
