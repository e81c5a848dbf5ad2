import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from '#platform/postgres/startup.error.js';
import { kafkaClient } from '../client.js';
import { BrokerNode } from './broker-node.js';
import { KAFKA_VERSION, kafkaJars, type OnProgress } from './jars.js';
import { makeBrokerFolder, notePids, removeBrokerFolder, startKeeper, sweepLeftovers } from './leftovers.js';
import type { NodePorts } from './node-config.js';
import { findJava } from './programs.js';

export interface StartBrokerOptions {
  /** 1, or 3 for what only several nodes can show. */
  readonly nodes?: number;
  /** One whose jars are pinned in `infra/kafka`; default `KAFKA_VERSION` of the environment, else 4.3.0. */
  readonly version?: string;
  /** The port of the first node; any free one when it is taken or not given. */
  readonly port?: number;
  /** Clients must sign in by SCRAM-SHA-512 as one of these; `admin` may do all, the others what an ACL allows. */
  readonly users?: Readonly<Record<string, string>>;
  /** Where its folder is made; default the system's for what is temporary. */
  readonly parentFolder?: string;
  readonly onProgress?: OnProgress;
}

/** A real Apache Kafka on loopback, until `stop` or until this process is no more. Nodes are numbered from 1. */
export interface Broker {
  readonly version: string;
  /** `127.0.0.1:PORT` of each node, where clients come. */
  readonly brokers: readonly string[];
  /** The same nodes where nobody has to sign in; alike without `users`. */
  readonly insideBrokers: readonly string[];
  readonly folder: string;
  /** False once every node has ended, by itself or not. */
  isRunning(): boolean;
  /** Stops a node in its tracks (SIGSTOP); its sockets stay open. Without a number: all. */
  pause(node?: number): void;
  resume(node?: number): void;
  /** Kills a node as a power cut would. */
  kill(node?: number): Promise<void>;
  /** Starts nodes that were killed, and waits until they answer. */
  start(node?: number): Promise<void>;
  /** Ends everything in order and removes what was written. */
  stop(): Promise<void>;
}

const READY_MS = 120_000;
const HEAP = { one: 512, several: 320 };

/** A real Apache Kafka, fetched where it is not there yet, in KRaft mode on loopback. */
export const startBroker = async (options: StartBrokerOptions = {}): Promise<Broker> => {
  const version = options.version ?? (process.env['KAFKA_VERSION']?.trim() || KAFKA_VERSION);
  const java = await findJava();
  const jars = await kafkaJars(version, options.onProgress);
  await sweepLeftovers(options.parentFolder);
  const folder = await makeBrokerFolder(options.parentFolder);
  const broker = await prepareBroker({ options, version, java, jars, folder });
  try {
    options.onProgress?.(`Starting Apache Kafka ${version} ...`);
    await broker.format();
    await broker.start();
    return broker;
  } catch (error) {
    await broker.kill();
    await broker.stop();
    throw error;
  }
};

interface Place {
  readonly options: StartBrokerOptions;
  readonly version: string;
  readonly java: string;
  readonly jars: string;
  readonly folder: string;
}

const makeNodes = ({ options, java, jars, folder }: Place, ports: readonly NodePorts[]): readonly BrokerNode[] => {
  const home = {
    ...{ java, jars, clusterId: clusterId(), users: options.users ?? {} },
    heapMegabytes: ports.length === 1 ? HEAP.one : HEAP.several,
    onProcess: () =>
      notePids(
        folder,
        nodes.flatMap(({ pid }) => pid ?? []),
      ),
  };
  const sasl = options.users !== undefined;
  const folderOf = (id: number): string => join(folder, `node-${String(id)}`);
  const nodes: readonly BrokerNode[] = ports.map(
    (_, at) => new BrokerNode(home, { id: at + 1, nodes: ports, folder: folderOf(at + 1), sasl }),
  );
  return nodes;
};

const prepareBroker = async (place: Place): Promise<Broker & { readonly format: () => Promise<void> }> => {
  const { options, version, folder } = place;
  const keeper = startKeeper(folder);
  const ports = await freePorts(options.nodes ?? 1, options.port);
  const nodes = makeNodes(place, ports);
  const chosen = (node?: number): readonly BrokerNode[] =>
    nodes.filter((_, at) => node === undefined || at === node - 1);
  const insideBrokers = ports.map(({ inside }) => `127.0.0.1:${String(inside)}`);
  return {
    version,
    brokers: ports.map(({ client }) => `127.0.0.1:${String(client)}`),
    insideBrokers,
    folder,
    format: async () => {
      await Promise.all(nodes.map((node) => node.format()));
    },
    isRunning: () => nodes.some(({ pid }) => pid !== null),
    pause: (node) => chosen(node).forEach((each) => each.signal('SIGSTOP')),
    resume: (node) => chosen(node).forEach((each) => each.signal('SIGCONT')),
    kill: async (node) => {
      await Promise.all(chosen(node).map((each) => each.stop('SIGKILL')));
    },
    start: async (node) => {
      for (const each of chosen(node)) await each.start();
      await untilReady(nodes, insideBrokers);
    },
    stop: async () => {
      await Promise.all(nodes.map((node) => node.stop()));
      await removeBrokerFolder(folder);
      keeper.stdin.end();
    },
  };
};

/** A UUID in Kafka's own writing: 16 bytes in base64url, which must not begin with a hyphen. */
const clusterId = (): string => `A${randomBytes(16).toString('base64url').slice(1, 22)}`;

const untilReady = async (nodes: readonly BrokerNode[], brokers: readonly string[]): Promise<void> => {
  const running = nodes.filter(({ pid }) => pid !== null).length;
  const deadline = Date.now() + READY_MS;
  const admin = kafkaClient({ brokers, topicPrefix: '' }, 'trustlog-start').admin({ retry: { retries: 0 } });
  try {
    while (Date.now() < deadline) {
      const answered = await admin
        .connect()
        .then(() => admin.describeCluster())
        .then((cluster) => cluster.brokers.length)
        .catch(() => 0);
      if (answered >= running && running > 0) return;
      await throwIfEnded(nodes, running);
      await sleep(200);
    }
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
  throw new StartupError(`Apache Kafka did not answer within ${String(READY_MS / 1000)} s of its start.`);
};

const throwIfEnded = async (nodes: readonly BrokerNode[], expected: number): Promise<void> => {
  if (nodes.filter(({ pid }) => pid !== null).length >= expected) return;
  for (const node of nodes) {
    const fault = await node.ended();
    if (fault !== null) throw fault;
  }
};

/** Ports that were free a moment ago, three a node; held together so that none is given twice. */
const freePorts = async (nodes: number, first?: number): Promise<readonly NodePorts[]> => {
  const held = await Promise.all(Array.from({ length: nodes * 3 }, (_, at) => hold(at === 0 ? first : undefined)));
  const ports = held.map(({ port }) => port);
  await Promise.all(held.map(({ release }) => release()));
  return Array.from({ length: nodes }, (_, at) => {
    const [client = 0, controller = 0, inside = 0] = ports.slice(at * 3);
    return { client, controller, inside };
  });
};

const hold = (wanted = 0): Promise<{ readonly port: number; readonly release: () => Promise<void> }> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      if (wanted === 0) reject(error);
      else hold().then(resolve, reject);
    });
    server.listen(wanted, '127.0.0.1', () => {
      const release = (): Promise<void> => new Promise((done) => server.close(() => done()));
      resolve({ port: (server.address() as AddressInfo).port, release });
    });
  });
