import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartupError } from '#platform/postgres/startup.error.js';
import { serverProperties, type NodeConfig } from './node-config.js';

const STOP_MS = 15_000;

/** What all nodes of one broker share. */
export interface NodeHome {
  readonly java: string;
  readonly jars: string;
  readonly clusterId: string;
  readonly heapMegabytes: number;
  /** Passwords of users that exist from the start. */
  readonly users: Readonly<Record<string, string>>;
  /** Told which process a node is, or that it has none any more. */
  readonly onProcess: () => Promise<void>;
}

/** One KRaft node: a Java process and its folder. */
export class BrokerNode {
  private child: ChildProcess | undefined;
  private readonly properties: string;
  private readonly logFile: string;

  constructor(
    private readonly home: NodeHome,
    private readonly config: NodeConfig,
  ) {
    this.properties = join(config.folder, '..', `node-${String(config.id)}.properties`);
    this.logFile = join(config.folder, '..', `node-${String(config.id)}.log`);
  }

  /** Of the process that runs; null when none does. */
  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  /** Makes its folder ready to be started in. */
  async format(): Promise<void> {
    await mkdir(this.config.folder, { recursive: true });
    await writeFile(this.properties, serverProperties(this.config));
    const scram = Object.entries(this.home.users).flatMap(([name, password]) => [
      '--add-scram',
      `SCRAM-SHA-512=[name=${name},password=${password}]`,
    ]);
    const { clusterId } = this.home;
    const child = await this.run([
      'kafka.tools.StorageTool',
      'format',
      '-t',
      clusterId,
      '-c',
      this.properties,
      ...scram,
    ]);
    const code = await new Promise((resolve) => child.once('close', resolve));
    if (code !== 0) throw await this.fault('could not be made ready');
  }

  /** Starts the process; does not wait until it answers. */
  async start(): Promise<void> {
    if (this.child !== undefined) return;
    const child = await this.run(['kafka.Kafka', this.properties]);
    // Whoever has forgotten to stop it may still end; the keeper then stops it.
    child.unref();
    this.child = child;
    child.once('close', () => {
      if (this.child === child) this.child = undefined;
    });
    await this.home.onProcess();
  }

  /** Why it ended, as its own log says; null while it runs. */
  async ended(): Promise<StartupError | null> {
    return this.child === undefined ? this.fault('ended') : null;
  }

  signal(signal: NodeJS.Signals): void {
    this.child?.kill(signal);
  }

  /** Ends the process and waits for it: by SIGTERM and, when that takes too long, by SIGKILL. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const { child } = this;
    if (child === undefined) return;
    child.ref();
    const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
    // A stopped process takes no SIGTERM.
    child.kill('SIGCONT');
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await closed;
    clearTimeout(late);
    await this.home.onProcess();
  }

  private async run(args: readonly string[]): Promise<ChildProcess> {
    const { java, jars, heapMegabytes } = this.home;
    const log = await open(this.logFile, 'a', 0o600);
    const settings = [
      `-Xmx${String(heapMegabytes)}m`,
      '-XX:+UseSerialGC',
      // On a small machine the second compiler costs more than a test's broker ever wins back by it.
      ...(args[0] === 'kafka.Kafka' ? [] : ['-XX:TieredStopAtLevel=1']),
      '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
      '-Djava.awt.headless=true',
    ];
    // A process group of its own: Ctrl-C reaches the starter alone, which stops it in order.
    const child = spawn(java, [...settings, '-cp', join(jars, '*'), ...args], {
      cwd: this.config.folder,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      windowsHide: true,
    });
    child.on('error', () => undefined);
    await log.close();
    return child;
  }

  private async fault(what: string): Promise<StartupError> {
    const lines = (await readFile(this.logFile, 'utf8').catch(() => '')).trim().split('\n');
    const telling = lines.filter((line) => /ERROR|Exception|error:|FATAL/.test(line)).at(-1) ?? lines.at(-1) ?? '';
    return new StartupError(`Node ${String(this.config.id)} of Apache Kafka ${what}: ${telling.trim().slice(0, 400)}`);
  }
}
