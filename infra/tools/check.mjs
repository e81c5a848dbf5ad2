/**
 * `npm run check`: everything that must hold besides the tests. All steps run, two at a time, each gives a line,
 * and what a failing step had to say follows. A warning is a failure.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..');
const bin = (file) => path.join(root, 'node_modules', file);

/** Name, script and arguments; the longest first, so that two at a time end together. */
const steps = [
  ['lint', bin('eslint/bin/eslint.js'), '.', '--max-warnings=0'],
  ['types', bin('typescript/bin/tsc'), '-p', 'tsconfig.json'],
  ['types of the dashboard', bin('typescript/bin/tsc'), '-p', 'apps/dashboard/tsconfig.json'],
  ['format', bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'],
  ['imports', path.join(root, 'infra/tools/imports/check.mjs')],
  ['containers', path.join(root, 'infra/tools/containers/check.mjs')],
  ['papers', path.join(root, 'infra/tools/papers/check.mjs')],
  ['generated files', path.join(root, 'infra/tools/generate.mjs'), '--check'],
];

const run = ([name, ...command]) =>
  new Promise((resolve) => {
    const began = performance.now();
    const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ name, ok: false, output: error.message, seconds: 0 }));
    child.on('close', (code) => {
      resolve({ name, ok: code === 0, output: output.trim(), seconds: (performance.now() - began) / 1000 });
    });
  });

/** What a step could not do here is said even where the rest of it holds. */
const notRun = (output) => output.split('\n').filter((line) => line.startsWith('not run: '));

const report = ({ name, ok, output, seconds }) => {
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`);
  for (const line of ok ? notRun(output) : []) console.log(`       ${line}`);
};

const results = [];
const worker = async (queue) => {
  for (let step = queue.shift(); step; step = queue.shift()) {
    const result = await run(step);
    report(result);
    results.push(result);
  }
};

const queue = [...steps];
await Promise.all([worker(queue), worker(queue)]);

const failed = results.filter(({ ok }) => !ok);
for (const { name, output } of failed) console.log(`\n--- ${name}\n${output}`);
console.log(
  failed.length === 0 ? `\nall ${results.length} checks hold` : `\n${failed.length} of ${results.length} failed`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
