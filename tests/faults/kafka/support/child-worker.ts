import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { ChildOrders } from './worker.js';

/** A worker that can be killed as a power cut would. */
export interface ChildWorker {
  /** Waits until it has said so. */
  said(what: 'ready' | 'published'): Promise<void>;
  kill(): Promise<void>;
  /** Asks it to end in good order. */
  stop(): Promise<void>;
}

const WORKER = 'tests/faults/kafka/support/worker.ts';

/** Starts relay and projector in a process of their own; it ends with this one. */
export const startChild = (orders: ChildOrders): ChildWorker => {
  const args = ['--no-warnings', '--conditions=source', '--import', './tests/faults/typescript-loader.mjs', WORKER];
  const child = spawn(process.execPath, [...args, JSON.stringify(orders)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const heard = new Set<string>();
  const waiting: (() => void)[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    heard.add(line);
    for (const again of waiting.splice(0)) again();
  });
  child.stdin.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    said: async (what) => {
      while (!heard.has(what)) {
        if (child.exitCode !== null) throw new Error(`A worker ended by itself with ${String(child.exitCode)}.`);
        await Promise.race([new Promise<void>((resolve) => waiting.push(resolve)), closed]);
      }
    },
    kill: async () => {
      child.kill('SIGKILL');
      await closed;
    },
    stop: async () => {
      child.stdin.end();
      await closed;
    },
  };
};
