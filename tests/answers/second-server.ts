import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { repositoryRoot } from '#platform/postgres/repository.js';
import type { Settings } from '../../apps/composition/settings.js';

const API = path.join(repositoryRoot, 'dist', 'apps', 'api', 'main.js');

/** `npm test` builds before it runs; a single spec may be run without. */
export const isBuilt = existsSync(API);

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

/** The built server in a process of its own, on the database and the keys of another one. */
export const startSecond = async (
  settings: Settings,
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> => {
  const port = await freePort();
  const child = spawn(process.execPath, [API], {
    env: {
      ...process.env,
      ...{ NODE_OPTIONS: '', NODE_ENV: '', TRUSTLOG_DEMO: 'off', HOST: '127.0.0.1', PORT: String(port) },
      TRUSTLOG_DATA_DIR: settings.dataDir,
      DATABASE_URL: settings.databaseUrl ?? '',
      TRUSTLOG_ROLE_SECRET: settings.roleSecret ?? '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('Trustlog is ready')) resolve();
    });
    child.on('error', reject);
    void closed.then(() => reject(new Error('The second server ended.')));
  });
  return {
    url: `http://127.0.0.1:${String(port)}`,
    stop: async () => {
      child.kill('SIGTERM');
      await closed;
    },
  };
};
