import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWhere } from '#platform/testing/not-run.js';
import { brokerToStartHere, wholeKafkaSuite } from '#platform/testing/test-broker.js';
import { until } from './support/read-topic.js';

const { possible, why } = await brokerToStartHere();
const isAsked = wholeKafkaSuite();

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describeWhere(
  possible && isAsked,
  'a program that started a broker',
  possible ? 'part of npm run test:kafka' : why,
  () => {
    let parent: string;
    let starter: ChildProcess;

    beforeAll(async () => {
      parent = await mkdtemp(join(tmpdir(), 'trustlog-leftovers-'));
    });
    afterAll(async () => {
      starter.kill('SIGKILL');
      await rm(parent, { recursive: true, force: true });
    });

    /** Starts a broker in a process of its own; answers its Java processes once it is ready. */
    const startElsewhere = async (): Promise<readonly number[]> => {
      const args = ['--no-warnings', '--conditions=source', '--import', './tests/faults/typescript-loader.mjs'];
      starter = spawn(process.execPath, [...args, 'tests/kafka/support/start-broker.ts', parent], {
        env: { ...process.env, NODE_OPTIONS: '' },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const lines = createInterface({ input: starter.stdout ?? process.stdin });
      const folder = await new Promise<string>((resolve) => lines.once('line', resolve));
      return (await readFile(join(folder, 'pids'), 'utf8')).trim().split('\n').map(Number);
    };

    it('leaves neither a process nor a file behind when it is killed', async () => {
      const pids = await startElsewhere();
      expect(pids).toHaveLength(1);
      expect(pids.every(lives)).toBe(true);
      starter.kill('SIGKILL');
      await until(async () => (await readdir(parent)).length === 0 && !pids.some(lives));
    }, 240_000);
  },
);
