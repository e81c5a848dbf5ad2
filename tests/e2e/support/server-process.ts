import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { repositoryRoot } from '#platform/postgres/repository.js';

const API = path.join(repositoryRoot, 'dist', 'apps', 'api', 'main.js');
const CLI = path.join(repositoryRoot, 'dist', 'apps', 'cli', 'main.js');

/** `npm test` builds before it runs; a single spec may be run without. */
export const isBuilt = existsSync(API) && existsSync(CLI);

const environmentOf = (dataDir: string): NodeJS.ProcessEnv => {
  const { DATABASE_URL: _database, TRUSTLOG_ROLE_SECRET: _secret, NODE_OPTIONS: _options, ...rest } = process.env;
  return { ...rest, TRUSTLOG_DATA_DIR: dataDir, NODE_ENV: '' };
};

/** The built server, in a process of its own, on a data folder with its own database. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** Answers when the server says that it is ready; throws with what it said when it ends before. */
  static async start(dataDir: string, port: number): Promise<ServerProcess> {
    const child = spawn(process.execPath, [API], {
      env: { ...environmentOf(dataDir), PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    await new Promise<void>((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        said.push(line);
        if (line.startsWith('Trustlog is ready')) resolve();
      });
      child.on('error', reject);
      child.on('close', (code) => reject(new Error(`The server ended with ${String(code)}: ${said.join('\n')}`)));
    });
    return new ServerProcess(child, `http://localhost:${port}`);
  }

  /** As when the machine loses the process: nothing is closed, nothing is said. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  /** As Ctrl-C. */
  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  private end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return Promise.resolve();
    const ended = new Promise<void>((resolve) => this.child.once('close', () => resolve()));
    this.child.kill(signal);
    return ended;
  }
}

/** Runs `trustlog ... --json` on a data folder: its exit code and the object that it printed. */
export const trustlog = async (
  dataDir: string,
  command: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<{ readonly code: number | null; readonly json: unknown }> => {
  const child = spawn(process.execPath, [CLI, ...command, '--json'], {
    env: { ...environmentOf(dataDir), ...environment },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { code, json: JSON.parse(text) };
};
