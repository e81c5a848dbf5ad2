/**
 * `npm test`: installs and builds what is missing, runs every suite once, and ends with one line of counts. Further
 * arguments go to Jest: `npm test -- acknowledgement`. Nothing that did not run counts as passed, and a run without
 * a single passed test fails.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepare } from './prepare.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');

const jest = [
  '--experimental-vm-modules',
  '--no-warnings',
  path.join(root, 'node_modules/jest/bin/jest.js'),
  '--reporters=default',
  `--reporters=${path.join(import.meta.dirname, 'count-reporter.mjs')}`,
  // An option of its own after the lists, so that Jest does not take the next argument for a reporter.
  '--ci',
  ...process.argv.slice(2),
];

const ended = (child) =>
  new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });

const readCounts = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0, interrupted: true, notRun: [] };
  }
};

const runSuites = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'trustlog-test-'));
  const file = path.join(folder, 'counts.json');
  try {
    const env = { ...process.env, TRUSTLOG_TEST_COUNTS: file };
    const code = await ended(spawn(process.execPath, jest, { cwd: root, stdio: 'inherit', env }));
    return { code, counts: readCounts(file) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

// Ctrl-C reaches Jest as well; it stops its workers and the database, and this process reports what there was.
process.on('SIGINT', () => undefined);

await prepare();
const { code, counts } = await runSuites();
// Jest may fail for another reason than a test, a broken tear-down for one: that is a failure too.
const unexplained = counts.failed === 0 && (code !== 0 || counts.interrupted);
const failed = unexplained ? 1 : counts.failed;
if (unexplained) console.log(`the test run itself failed (code ${code})`);
if (counts.passed === 0) console.log('no test passed: was anything run?');
for (const line of counts.notRun) console.log(line);
console.log(`${counts.passed} passed, ${failed} failed, ${counts.skipped} skipped`);
process.exitCode = failed === 0 && counts.passed > 0 ? 0 : 1;
