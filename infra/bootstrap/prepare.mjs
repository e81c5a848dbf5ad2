/**
 * What `npm start`, `npm test` and `npm run trustlog` do first: install what is missing or stale, build what changed.
 * It says what it does on stderr, because stdout belongs to the command; when nothing is to be done it says nothing.
 */
import './node-version.mjs';
import { spawn } from 'node:child_process';
import { access, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installKey, readJson, readText, recordAgrees, sourcesKey } from './freshness.mjs';
import { withLock } from './lock.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');
const at = (...parts) => path.join(root, ...parts);
const say = (sentence) => process.stderr.write(`${sentence}\n`);
const exists = (file) =>
  access(file).then(
    () => true,
    () => false,
  );

/** A reason to stop that is told in one sentence. */
export class PrepareError extends Error {}

const STAMPS = {
  install: at('node_modules', '.trustlog-stamp'),
  build: at('dist', '.trustlog-stamp.json'),
  lock: at('dist', '.prepare.lock'),
};

/** Runs npm with the same npm that runs us, and answers its exit code and the end of what it said. */
const npm = (args) =>
  new Promise((resolve) => {
    const cli = process.env.npm_execpath ?? '';
    const [command, first] = /npm-cli\.[cm]?js$/.test(cli) ? [process.execPath, [cli]] : ['npm', []];
    const child = spawn(command, [...first, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: command === 'npm' && process.platform === 'win32',
    });
    let said = '';
    const keep = (chunk) => (said = (said + chunk).slice(-8000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: 1, said: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, said }));
  });

const INSTALL_FAULTS = [
  [/ENOSPC|no space left/i, 'the disk is full; free some space and start again'],
  [/EROFS|EACCES|EPERM/, 'this user may not write there; give the folder to the user who starts Trustlog'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|network/i,
    'the package registry cannot be reached; check the network and start again',
  ],
  [/ENOENT.*npm|npm: not found/, 'npm is missing; install Node 24 with npm from https://nodejs.org'],
];

/** The sentence for a failed installation: a known cause and its cure, else npm's own last error. */
export const installFault = (folder, said) => {
  const known = INSTALL_FAULTS.find(([pattern]) => pattern.test(said));
  const last = said
    .split('\n')
    .filter((line) => /^npm error/i.test(line) && !/complete log/i.test(line))
    .at(0);
  const why = known?.[1] ?? last?.replace(/^npm error\s*/i, 'npm says: ') ?? 'run npm ci there to see why';
  return `Installing the packages into ${folder} failed: ${why}.`;
};

const isInstalled = async () => {
  const lock = await readFile(at('package-lock.json'), 'utf8');
  const key = installKey(lock);
  if ((await readText(STAMPS.install)) === key) return true;
  if (!recordAgrees(lock, await readText(at('node_modules', '.package-lock.json')))) return false;
  await writeFile(STAMPS.install, key).catch(() => undefined);
  return true;
};

const install = async () => {
  if (await isInstalled()) return;
  const lock = await readFile(at('package-lock.json'), 'utf8');
  const count = Object.keys(JSON.parse(lock).packages).length - 1;
  say(`Installing ${count} packages (needed once, about a minute) ...`);
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const progress = setInterval(() => say(`  still installing, ${seconds()} s`), 10_000);
  // Scripts of packages are never run; what they would do is not needed, or done by us.
  const { code, said } = await npm([
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
  ]);
  clearInterval(progress);
  if (code !== 0) throw new PrepareError(installFault(root, said));
  await writeFile(STAMPS.install, installKey(lock));
  say(`Installed in ${seconds()} s.`);
};

const isOfDashboard = (file) => file.startsWith(path.join('apps', 'dashboard') + path.sep);
const isTest = (file) => /\.spec\.tsx?$/.test(file);

/** What is built apart: by which script of package.json, from which files, to be found where. */
const steps = async () => {
  const { scripts = {} } = await readJson(at('package.json'));
  const common = ['package-lock.json', 'package.json', 'tsconfig.json', '.swcrc'];
  const server = {
    name: 'server',
    script: scripts['build:server'] === undefined ? 'build' : 'build:server',
    key: () => sourcesKey(root, ['apps', 'libs', 'infra/tools'], common, (file) => isOfDashboard(file) || isTest(file)),
    result: at('dist', 'apps'),
  };
  const dashboard = {
    name: 'dashboard',
    script: 'build:dashboard',
    key: () => sourcesKey(root, ['apps/dashboard', 'libs/contracts', 'libs/platform/kernel'], common, isTest),
    result: at('dist', 'dashboard', 'index.html'),
  };
  return scripts['build:dashboard'] === undefined ? [server] : [server, dashboard];
};

const staleSteps = async () => {
  const built = await readJson(STAMPS.build);
  const all = await Promise.all((await steps()).map(async (step) => ({ ...step, key: await step.key() })));
  const fresh = await Promise.all(
    all.map(async (step) => built[step.name] === step.key && (await exists(step.result))),
  );
  return all.filter((_, index) => !fresh[index]);
};

const build = async () => {
  for (const step of await staleSteps()) {
    const began = Date.now();
    const { code, said } = await npm(['run', '--silent', step.script]);
    if (code !== 0)
      throw new PrepareError(`Building the ${step.name} failed; npm run ${step.script} said:\n${said.trim()}`);
    await writeFile(STAMPS.build, JSON.stringify({ ...(await readJson(STAMPS.build)), [step.name]: step.key }));
    say(`Built the ${step.name} in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
  }
};

const isReady = async () => (await isInstalled()) && (await staleSteps()).length === 0;

const WRITE_FAULTS = {
  ENOSPC: 'the disk is full; free some space and start again',
  EROFS: 'the folder is read-only; copy it to a place that can be written, or build it there first',
  EACCES: 'this user may not write there; give the folder to the user who starts Trustlog',
};

const prepareOrThrow = async () => {
  if (await isReady()) return;
  try {
    await withLock(
      STAMPS.lock,
      async () => {
        await install();
        await build();
      },
      (pid) => say(`Another Trustlog (process ${pid}) is installing or building here; waiting for it ...`),
    );
  } catch (error) {
    const why = WRITE_FAULTS[error.code];
    throw why === undefined ? error : new PrepareError(`Trustlog cannot be built in ${root}: ${why}.`);
  }
};

/** Installs and builds what is needed. Ends the process with one sentence when that is not possible. */
export const prepare = async () => {
  try {
    await prepareOrThrow();
  } catch (error) {
    if (!(error instanceof PrepareError)) throw error;
    say(error.message);
    process.exit(1);
  }
};
