import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { repositoryRoot } from '#platform/postgres/repository.js';
import { StartupError } from '#platform/postgres/startup.error.js';
import { findMaven } from './programs.js';

/** The Apache Kafka that is started unless another is asked for. */
export const KAFKA_VERSION = '4.3.0';

/** Told what goes on while Kafka is fetched, a sentence at a time. */
export type OnProgress = (sentence: string) => void;

const PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:2.8:copy-dependencies';
const AGAIN_MS = 10_000;

/** Where programs keep what can be fetched again, by the custom of the system. */
export const cacheFolder = (environment: NodeJS.ProcessEnv = process.env): string => {
  const named = environment['XDG_CACHE_HOME'];
  if (named !== undefined && named !== '') return join(named, 'trustlog');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'trustlog');
  if (process.platform === 'win32') {
    return join(environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'trustlog', 'cache');
  }
  return join(homedir(), '.cache', 'trustlog');
};

/** Name and SHA-256 of every jar of a version, as the repository pins them. Throws StartupError for another version. */
export const pinnedJars = async (version: string): Promise<ReadonlyMap<string, string>> => {
  const folder = join(repositoryRoot, 'infra', 'kafka');
  const names = (await readdir(folder)).map((name) => /^jars-(.+)\.sha256$/.exec(name)?.[1]);
  const known = names.filter((name) => name !== undefined);
  if (!known.includes(version)) {
    throw new StartupError(
      `KAFKA_VERSION must be one of ${known.sort().join(', ')}, whose jars are pinned; not ${version}.`,
    );
  }
  const lines = (await readFile(join(folder, `jars-${version}.sha256`), 'utf8')).trim().split('\n');
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
};

const sha256 = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};

/** The first jar of a folder that is missing, too many or not what was pinned; null when all are right. */
export const firstWrongJar = async (folder: string, pinned: ReadonlyMap<string, string>): Promise<string | null> => {
  const found = await readdir(folder).catch(() => []);
  const strange = found.find((name) => !pinned.has(name));
  if (strange !== undefined) return strange;
  for (const [name, wanted] of pinned) {
    const got = await sha256(join(folder, name)).catch(() => 'missing');
    if (got !== wanted) return name;
  }
  return null;
};

/** The folder that holds the jars of a version, each checked against its SHA-256; they are fetched where they are not there. */
export const kafkaJars = async (version = KAFKA_VERSION, onProgress: OnProgress = () => undefined): Promise<string> => {
  const pinned = await pinnedJars(version);
  const home = join(cacheFolder(), 'kafka');
  const folder = join(home, version);
  if ((await firstWrongJar(folder, pinned)) === null) return folder;
  const draft = join(home, `${version}.${randomBytes(4).toString('hex')}`);
  try {
    await fetchJars(version, draft, onProgress);
    const wrong = await firstWrongJar(join(draft, 'jars'), pinned);
    if (wrong !== null) {
      throw new StartupError(
        `${wrong} of Apache Kafka ${version} is not the file whose SHA-256 is in infra/kafka; nothing was started.`,
      );
    }
    await rm(folder, { recursive: true, force: true });
    // Another process may have been as quick: what lies there then was checked by it as by us.
    await rename(join(draft, 'jars'), folder).catch(() => undefined);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  if ((await firstWrongJar(folder, pinned)) !== null)
    throw new StartupError(`Apache Kafka cannot be kept in ${folder}.`);
  return folder;
};

/** Every jar by the coordinates of Kafka, and the small logger without which a broker says nothing of why it ends. */
const pomOf = (version: string): string => `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>trustlog</groupId><artifactId>kafka</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>${version}</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-simple</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
`;

const fetchJars = async (version: string, folder: string, onProgress: OnProgress): Promise<void> => {
  const maven = await findMaven();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'pom.xml'), pomOf(version));
  onProgress(`Fetching Apache Kafka ${version} from Maven Central (45 MB, needed once) ...`);
  const began = Date.now();
  const seconds = (): string => String(Math.round((Date.now() - began) / 1000));
  const timer = setInterval(() => onProgress(`  still fetching, ${seconds()} s`), AGAIN_MS);
  const { code, said } = await run(maven, folder).finally(() => clearInterval(timer));
  if (code !== 0) throw new StartupError(`Fetching Apache Kafka ${version} failed: ${faultOf(said)}.`);
  onProgress(`Fetched in ${seconds()} s.`);
};

const run = (maven: string, folder: string): Promise<{ readonly code: number; readonly said: string }> =>
  new Promise((resolve) => {
    // Checksums of the repository are held to as well; ours are checked afterwards.
    const args = ['-q', '-B', '-C', '-f', join(folder, 'pom.xml'), PLUGIN, `-DoutputDirectory=${join(folder, 'jars')}`];
    const child = spawn(maven, args, { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    let said = '';
    const keep = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-8_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => resolve({ code: 1, said: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, said }));
  });

const faultOf = (said: string): string => {
  if (/UnknownHost|Connection refused|timed out|Network is unreachable|Temporary failure/i.test(said)) {
    return 'Maven Central cannot be reached; check the network, or name a broker that runs already by KAFKA_BROKERS';
  }
  if (/No space left/i.test(said)) return 'the disk is full; free some space and start again';
  const line = said.split('\n').find((text) => text.includes('ERROR'));
  return `Maven says: ${line?.replace(/^.*ERROR\]?\s*/, '').slice(0, 300) ?? 'nothing'}`;
};
