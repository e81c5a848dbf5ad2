import { spawn, type ChildProcess } from 'node:child_process';
import { open, readFile, rm, stat, truncate } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { program } from './binaries.js';
import { serverEnvironment, type Cluster } from './cluster.js';
import { isPostgres, readPostmaster, type Postmaster } from './postmaster.js';
import { giveTo } from './run-as.js';
import { serverFault, StartupError } from './startup.error.js';

/** Settings of the embedded server as `name=value`; the person who runs it need not know one. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'shared_buffers=256MB',
  'max_wal_size=2GB',
  'jit=off',
  'timezone=UTC',
  'log_timezone=UTC',
];
/** Only for tests: what a crash of the machine would lose is thrown away anyway. */
const CARELESS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'];

const LOG_LIMIT = 10 * 1024 * 1024;
const PATIENCE_MS = 10_000;
/** Recovery after a crash reads the log since the last checkpoint: seconds, on a slow disk a minute or two. */
const RECOVERY_PATIENCE_MS = 300_000;

export interface LaunchOptions {
  /** False turns flushing off; for tests alone. Default true. */
  readonly durable?: boolean;
  /** The port to come back on, when clients already know it; any free one when it is taken or not given. */
  readonly port?: number;
}

const isFree = (port: number): Promise<number | null> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(null));
    probe.listen(port, '127.0.0.1', () => {
      const { port: got } = probe.address() as AddressInfo;
      probe.close(() => resolve(got));
    });
  });

const freePort = async (wanted: number): Promise<number> => {
  const port = (await isFree(wanted)) ?? (await isFree(0));
  if (port === null) throw new StartupError('No port is free on 127.0.0.1; close some programs and start again.');
  return port;
};

/** Another process has the folder, or the last one's memory is not yet released: worth another look in a moment. */
const PASSING = /lock file ".*" already exists|pre-existing shared memory block|could not bind|Address already in use/;

const openLog = async (cluster: Cluster) => {
  const path = join(cluster.folder, 'server.log');
  const size = await stat(path).then(
    ({ size: bytes }) => bytes,
    () => 0,
  );
  if (size > LOG_LIMIT) await truncate(path);
  const file = await open(path, 'a', 0o600);
  await giveTo(path, cluster.user);
  return { file, path, from: size > LOG_LIMIT ? 0 : size };
};

const launchOnce = async (cluster: Cluster, options: LaunchOptions): Promise<'ready' | 'again'> => {
  const log = await openLog(cluster);
  const settings = options.durable === false ? [...SETTINGS, ...CARELESS] : SETTINGS;
  const port = await freePort(options.port ?? 0);
  // Its own process group: Ctrl-C in a terminal must reach us first, so that we close before the database goes.
  const child = spawn(
    program(cluster.binaries, 'postgres'),
    ['-D', cluster.data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    {
      cwd: '/',
      env: serverEnvironment(),
      detached: true,
      stdio: ['ignore', log.file.fd, log.file.fd],
      windowsHide: true,
      ...cluster.user,
    },
  );
  const exited = new Promise<'exited'>((resolve) => {
    child.once('error', () => resolve('exited'));
    child.once('exit', () => resolve('exited'));
  });
  child.unref();
  const outcome = await Promise.race([exited, untilReady(cluster, child)]);
  await log.file.close();
  if (outcome === 'ready') return 'ready';
  const said = (await readFile(log.path)).subarray(log.from).toString('utf8');
  if (PASSING.test(said)) return 'again';
  throw serverFault(cluster.folder, said);
};

const untilReady = async (cluster: Cluster, child: ChildProcess): Promise<'ready' | 'late'> => {
  const deadline = Date.now() + RECOVERY_PATIENCE_MS;
  while (Date.now() < deadline && child.exitCode === null && child.signalCode === null) {
    const running = await readPostmaster(cluster.data);
    if (running !== null && running.pid === child.pid && running.status === 'ready') return 'ready';
    await sleep(10);
  }
  return 'late';
};

const held = (cluster: Cluster, pid: number): StartupError =>
  new StartupError(
    `The database in ${cluster.folder} is held by process ${pid}, which does not answer; stop that process and start again.`,
  );

type Sight =
  | { readonly is: 'ready'; readonly running: Postmaster }
  /** On its way in or out. */
  | { readonly is: 'passing'; readonly pid: number; readonly patience: number }
  | { readonly is: 'nobody'; readonly pid: number; readonly patience: number };

/** Who has the data folder. */
const look = async (cluster: Cluster): Promise<Sight> => {
  const running = await readPostmaster(cluster.data);
  if (running === null) return { is: 'nobody', pid: 0, patience: PATIENCE_MS };
  const { pid, status } = running;
  if (!(await isPostgres(pid))) {
    await forgetStranger(cluster, pid);
    return { is: 'nobody', pid, patience: PATIENCE_MS };
  }
  if (status === 'ready') return { is: 'ready', running };
  return { is: 'passing', pid, patience: status === 'starting' ? RECOVERY_PATIENCE_MS : PATIENCE_MS };
};

/**
 * Makes sure that the server of a cluster runs and answers: joins the one that runs (started by another process, or
 * left behind by a killed one), else starts it. A predecessor on its way out is waited for, 10 s.
 * Throws StartupError with one sentence when it cannot.
 */
export const ensureRunning = async (cluster: Cluster, options: LaunchOptions = {}): Promise<Postmaster> => {
  const began = Date.now();
  for (;;) {
    const sight = await look(cluster);
    if (sight.is === 'ready') return sight.running;
    if (sight.is === 'nobody' && (await launchOnce(cluster, options)) === 'ready') continue;
    if (Date.now() - began > sight.patience) throw held(cluster, sight.pid);
    await sleep(100);
  }
};

/** PostgreSQL overlooks a dead process's name by itself, but not one whose number another program now has. */
const forgetStranger = async (cluster: Cluster, pid: number): Promise<void> => {
  try {
    process.kill(pid, 0);
  } catch {
    return;
  }
  if ((await readPostmaster(cluster.data))?.pid === pid) await rm(`${cluster.data}/postmaster.pid`, { force: true });
};
