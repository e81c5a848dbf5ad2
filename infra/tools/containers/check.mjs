/**
 * What the images, the Compose file and the chart must hold. Whatever needs a program that is not on this machine is
 * "not run", in one line.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { composeFaults, containerContext, manifestFaults } from './rules.mjs';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const chart = path.join(root, 'infra/helm/trustlog');
const values = path.join(root, 'infra/helm/example-values.yaml');
const context = containerContext(root);
/** A Helm that nobody told may think of a Kubernetes of its own. */
const OLDEST_KUBERNETES = '1.27.0';

const run = (program, ...given) =>
  spawnSync(program, given, { cwd: root, encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 });

const isThere = (program, ...given) => run(program, ...given).status === 0;

/** A command's own words when it fails. */
const failing = ({ status, stdout, stderr }) => (status === 0 ? [] : [`${stdout}${stderr}`.trim()]);

const compose = () => {
  const faults = composeFaults(readFileSync(path.join(root, 'docker-compose.yml'), 'utf8'), context);
  if (isThere('docker', 'compose', 'version')) {
    return [...faults, ...failing(run('docker', 'compose', 'config', '--quiet'))];
  }
  console.log('not run: docker compose config (there is no Compose here; the file is held against its schema)');
  return faults;
};

const helm = () => {
  if (!isThere('helm', 'version')) {
    console.log('not run: helm lint, helm template (there is no helm here)');
    return [];
  }
  const given = ['--values', values, '--kube-version', OLDEST_KUBERNETES];
  const lint = failing(run('helm', 'lint', chart, ...given, '--strict', '--quiet'));
  const rendered = run('helm', 'template', 'trustlog', chart, ...given);
  return [...lint, ...failing(rendered), ...(rendered.status === 0 ? manifestFaults(rendered.stdout, context) : [])];
};

const faults = [...compose(), ...helm()];
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
