import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { repositoryRoot } from '#platform/postgres/repository.js';
import type { Settings } from '../../apps/composition/settings.js';

const programs = {
  api: path.join(repositoryRoot, 'dist', 'apps', 'api', 'main.js'),
  worker: path.join(repositoryRoot, 'dist', 'apps', 'worker', 'main.js'),
} as const;

/** `npm test` builds before it runs; a single spec may be run without. */
export const isBuilt = Object.values(programs).every((program) => existsSync(program));

/** The built program in a process of its own. */
export interface OtherProcess {
  readonly url: string;
  /** Ends it in good order; answers its exit code. */
  readonly stop: () => Promise<number | null>;
  /** Ends it where it stands. */
  readonly kill: () => Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

/** Starts a program on the database and the keys of an installation, and waits until it says that it is ready. */
export const startProcess = async (
  program: keyof typeof programs,
  settings: Settings,
  environment: Readonly<Record<string, string>> = {},
): Promise<OtherProcess> => {
  const port = await freePort();
  const child = spawn(process.execPath, [programs[program]], {
    env: {
      ...process.env,
      ...{ NODE_OPTIONS: '', NODE_ENV: '', TRUSTLOG_DEMO: 'off', HOST: '127.0.0.1', PORT: String(port) },
      TRUSTLOG_DATA_DIR: settings.dataDir,
      DATABASE_URL: settings.databaseUrl ?? '',
      TRUSTLOG_ROLE_SECRET: settings.roleSecret ?? '',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (/^Trustlog (worker )?is ready/.test(line)) resolve();
    });
    child.on('error', reject);
    void closed.then(() => reject(new Error(`The ${program} process ended.`)));
  });
  const end = (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return closed;
  };
  return {
    url: `http://127.0.0.1:${String(port)}`,
    stop: () => end('SIGTERM'),
    kill: async () => {
      await end('SIGKILL');
    },
  };
};
