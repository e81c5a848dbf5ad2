import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { StartupError } from '#platform/postgres/startup.error.js';

/** The oldest Java that Apache Kafka 4 runs on. */
export const OLDEST_JAVA = 17;

const said = (program: string, args: readonly string[]): Promise<string | null> =>
  new Promise((resolve) => {
    // Maven is a script on Windows, which only a shell starts.
    const shell = process.platform === 'win32';
    execFile(program, args, { timeout: 30_000, shell }, (error, stdout, stderr) => {
      resolve(error === null ? `${stdout}\n${stderr}` : null);
    });
  });

/** The main number of what `java -version` says: 17 for 17.0.15, 8 for 1.8.0; null when it says none. */
export const javaVersion = (text: string): number | null => {
  const version = /version "(?:1\.)?(\d+)/.exec(text)?.[1];
  return version === undefined ? null : Number(version);
};

/** The Java to start Kafka with: of JAVA_HOME, else of the path. Throws StartupError without one that is new enough. */
export const findJava = async (environment: NodeJS.ProcessEnv = process.env): Promise<string> => {
  const home = environment['JAVA_HOME'];
  const java = home === undefined || home === '' ? 'java' : join(home, 'bin', 'java');
  const text = await said(java, ['-version']);
  const cure = `install Java ${String(OLDEST_JAVA)} or newer (Debian: apt-get install openjdk-17-jre-headless)`;
  if (text === null) throw new StartupError(`Apache Kafka needs Java, and ${java} does not start; ${cure}.`);
  const version = javaVersion(text);
  if (version === null || version < OLDEST_JAVA) {
    throw new StartupError(
      `Apache Kafka needs Java ${String(OLDEST_JAVA)}, and ${java} is ${String(version)}; ${cure}.`,
    );
  }
  return java;
};

/** The Maven that fetches Kafka. Throws StartupError without one. */
export const findMaven = async (): Promise<string> => {
  if ((await said('mvn', ['-version'])) !== null) return 'mvn';
  throw new StartupError(
    'Apache Kafka is fetched by Maven, and mvn does not start; install it (Debian: apt-get install maven), ' +
      'or name a broker that runs already: KAFKA_BROKERS=host:port.',
  );
};
