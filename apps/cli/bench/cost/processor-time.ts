import { readdir, readFile } from 'node:fs/promises';
import type { Pool } from 'pg';

/** Milliseconds of processor time, up to now. */
export interface ProcessorTime {
  /** Of this process. */
  readonly program: number;
  /** Of the PostgreSQL server, with every process that it has or had. */
  readonly database: number;
}

/** Linux counts processor time in hundredths of a second (`getconf CLK_TCK`). */
const TICK_MS = 10;

interface Process {
  readonly parent: number;
  readonly own: number;
  /** Of children that have ended. */
  readonly ended: number;
}

/** `/proc/<pid>/stat` (proc(5)): after the name in brackets come the state, the parent, and from the 14th field the times. */
const readProcess = async (pid: string): Promise<Process | null> => {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [, parent = 0] = fields;
  const [own, ownSystem, ended, endedSystem] = fields.slice(11, 15);
  return { parent, own: (own ?? 0) + (ownSystem ?? 0), ended: (ended ?? 0) + (endedSystem ?? 0) };
};

/** Throws where it cannot be told: another system than Linux, or a server on another machine. */
const postmasterOf = async (pool: Pool): Promise<string> => {
  const { rows } = await pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const backend = await readProcess(String(rows[0]?.pid ?? 0));
  const command = backend && (await readFile(`/proc/${String(backend.parent)}/comm`, 'utf8').catch(() => ''));
  if (!backend || !command || !/postgres/.test(command))
    throw new Error('Processor time of PostgreSQL can be read on Linux, where the server runs on this machine.');
  return String(backend.parent);
};

/** A clock of processor time for this process and the server behind `pool`. */
export const processorClock = async (pool: Pool): Promise<() => Promise<ProcessorTime>> => {
  const postmaster = await postmasterOf(pool);
  return async () => {
    const all = await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(named));
    const ticks = all.reduce((sum, { pid, process }) => {
      if (process === null) return sum;
      if (pid === postmaster) return sum + process.own + process.ended;
      return String(process.parent) === postmaster ? sum + process.own : sum;
    }, 0);
    const { user, system } = process.cpuUsage();
    return { program: (user + system) / 1000, database: ticks * TICK_MS };
  };
};

const named = async (pid: string): Promise<{ pid: string; process: Process | null }> => ({
  pid,
  process: await readProcess(pid),
});
