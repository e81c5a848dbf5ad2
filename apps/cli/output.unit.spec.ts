import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { repositoryRoot } from '#platform/postgres/repository.js';

const LOADER = './tests/faults/typescript-loader.mjs';

/** A command that says more than a pipe holds, does its work and ends as `doctor` does when it found something. */
const COMMAND = `
  const { mayBeUnread, printJson, printLine } = await import('./apps/cli/output.ts');
  mayBeUnread(process.stdout, process.stderr);
  for (let line = 0; line < 20_000; line += 1) printLine('x'.repeat(100));
  await new Promise((resolve) => setTimeout(resolve, 10));
  printJson({ still: 'nobody reads' });
  process.stderr.write('worked to the end');
  process.exitCode = 4;`;

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

const run = (program: string): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const args = ['--no-warnings', '--conditions=source', '--import', LOADER, '--input-type=module', '-e', program];
    const child = spawn(process.execPath, args, {
      cwd: join(repositoryRoot),
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += String(text)));
    child.stdout.once('data', () => child.stdout.destroy());
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said }));
  });

describe('a command whose reader has seen enough', () => {
  it('works to its end, says nothing of it and keeps its exit code', async () => {
    expect(await run(COMMAND)).toEqual({ code: 4, said: 'worked to the end' });
  });

  it('would die of it without', async () => {
    const { code, said } = await run(COMMAND.replace('mayBeUnread(process.stdout, process.stderr);', ''));
    expect(code).not.toBe(4);
    expect(said).toContain('EPIPE');
  });
});
