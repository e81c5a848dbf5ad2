import { schoolId } from '../../sandbox/sandbox-ids.js';
import { openInstallation, type Installation } from '../../../composition/installation.js';
import type { Settings } from '../../../composition/settings.js';
import { failedLine, inTurns, lineOf, medianOf, type BenchLine, type BenchRound } from '../bench-line.js';
import { Child } from './child.js';
import { MATRIX, SCHOOL, WRITE } from './documents.js';
import type { FloorPlan } from './floor-server.js';
import { issueLeadKey } from './lead-key.js';
import { askOnce, load, type Sent, type Target } from './load.js';
import type { Spent } from './spent.js';
import type { Statement } from './statements.js';
import { Writing } from './writing.js';
import { BENCH_SCHOOL } from './trust-world.js';

const ROUNDS = 9;
const MILLISECONDS = 1_200;
const WARM_UP_MS = 700;
/** Both sides are compiled by then, however slow the machine. */
const WARM_UP_ANSWERS = 200;
/** So long nothing must have been written before anything is measured, and so long is waited for it at the most. */
const QUIET_MS = 2_000;
const QUIET_AT_MOST_MS = 60_000;
/** As many connections as the server's read store has for requests. */
const POOL_SIZE = 10;

/** What is measured of one page: which answers are made afresh, and what is written meanwhile. */
interface Figure {
  readonly page: 'matrix' | 'school';
  readonly afresh?: boolean;
  /** One write a second to one of the schools. */
  readonly written?: boolean;
  /** At random dates of the past, beside the same of the present. */
  readonly past?: boolean;
}

const FIGURES = {
  matrix_http: { page: 'matrix', afresh: true },
  school_http: { page: 'school', afresh: true },
  matrix_http_again: { page: 'matrix' },
  school_http_again: { page: 'school' },
  matrix_http_again_written: { page: 'matrix', written: true },
  school_http_again_written: { page: 'school', written: true },
  as_of: { page: 'matrix', afresh: true, past: true },
} as const satisfies Record<string, Figure>;

const isFigure = (name: string): name is keyof typeof FIGURES => name in FIGURES;

/** Names of the figures over HTTP. */
export const HTTP_FIGURES: readonly string[] = Object.keys(FIGURES);

const DAY = 86_400_000;
const DAYS_OF_HISTORY = 200;

const BODIES = {
  matrix: { query: MATRIX, variables: { chase: 4 } },
  school: { query: SCHOOL, variables: { schoolId: schoolId(BENCH_SCHOOL) } },
  write: { query: WRITE, variables: { schoolId: schoolId(BENCH_SCHOOL) } },
} as const;

/** Everything that the figures share: a seeded trust, the server, the floor. */
class HttpBench {
  private constructor(
    private readonly installation: Installation,
    private readonly server: Child,
    private readonly floor: Child,
    private readonly key: string,
    private readonly ports: { readonly server: number; readonly floor: number },
  ) {}

  static async open(settings: Settings): Promise<HttpBench> {
    const installation = await openInstallation(settings, { onError: () => undefined });
    const [server, floor] = [new Child('bench-server'), new Child('floor-server')];
    try {
      const key = await issueLeadKey(installation);
      const { port } = await server.ask<{ port: number }>({ open: { ...settings, demo: false } });
      await quiet(installation);
      const pages: Record<string, FloorPlan['pages'][string]> = {};
      for (const page of ['matrix', 'school'] as const)
        pages[`/${page}`] = await recorded(server, target({ port, key, body: BODIES[page], afresh: true }));
      const { read, platform } = installation.database.urls;
      const plan: FloorPlan = { readUrl: read, platformUrl: platform, poolSize: POOL_SIZE, pages };
      const { port: floorPort } = await floor.ask<{ port: number }>(plan);
      return new HttpBench(installation, server, floor, key, { server: port, floor: floorPort });
    } catch (error) {
      await Promise.all([server.stop(), floor.stop(), installation.close()]);
      throw error;
    }
  }

  async measure(name: keyof typeof FIGURES): Promise<BenchLine> {
    const { page, afresh = false, past = false, written = false }: Figure = FIGURES[name];
    const { key, ports } = this;
    const body = BODIES[page];
    const present = target({ port: ports.server, key, body, afresh });
    const bare = { ...target({ port: ports.floor, key, body }), path: `/${page}` };
    const ours = (asked: Target): Side => ({ target: asked, process: this.server });
    const [value, floor] = past
      ? [ours(target({ port: ports.server, key, body, afresh, asOf: somePast })), ours(present)]
      : [ours(present), { target: bare, process: this.floor }];
    const writing = written ? new Writing(target({ port: ports.server, key, body: BODIES.write })) : null;
    try {
      return await this.rounds(name, value, floor);
    } finally {
      await writing?.stop();
    }
  }

  private async rounds(name: string, value: Side, floor: Side): Promise<BenchLine> {
    for (const { target: warmed } of [value, floor]) await load(warmed, WARM_UP_MS, WARM_UP_ANSWERS);
    const rounds = await inTurns(
      ROUNDS,
      () => measured(value),
      () => measured(floor),
    );
    const each = (of: keyof Measured): BenchRound[] =>
      rounds.map((round) => ({ value: round.value[of], floor: round.floor[of] }));
    const spent = each('cpuMs');
    const cpuMs = { value: medianOf(spent.map((one) => one.value)), floor: medianOf(spent.map((one) => one.floor)) };
    return { ...lineOf(name, 'requests/s', each('perSecond')), cpuMs };
  }

  async close(): Promise<void> {
    await Promise.all([this.server.stop(), this.floor.stop()]);
    await this.installation.close();
  }
}

/** Who is asked, and the process that answers. */
interface Side {
  readonly target: Target;
  readonly process: Child;
}

interface Measured {
  readonly perSecond: number;
  /** Processor time of the process by answer: steadier than the other where the machine has more to do. */
  readonly cpuMs: number;
}

const measured = async ({ target: asked, process: answers }: Side): Promise<Measured> => {
  await answers.ask<Spent>('spent');
  const { count, perSecond } = await load(asked, MILLISECONDS);
  const { spentMs } = await answers.ask<Spent>('spent');
  return { perSecond, cpuMs: spentMs / count };
};

/** Waits until what happens in the background of a trust just made has happened. */
const quiet = async ({ store }: Installation): Promise<void> => {
  const began = performance.now();
  let [head, since] = [-1, began];
  while (performance.now() - since < QUIET_MS && performance.now() - began < QUIET_AT_MOST_MS) {
    const now = (await store.tenants()).reduce((sum, tenant) => sum + tenant.head, 0);
    if (now !== head) [head, since] = [now, performance.now()];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

const somePast = (): string => new Date(Date.now() - (1 + Math.random() * DAYS_OF_HISTORY) * DAY).toISOString();

interface Asked {
  readonly port: number;
  readonly key: string;
  readonly body: { readonly query: string; readonly variables: object };
  readonly afresh?: boolean;
  readonly asOf?: () => string | null;
}

const target = ({ port, key, body: { query, variables }, afresh = false, asOf = () => null }: Asked): Target => {
  const headers = { authorization: `Bearer ${key}`, ...(afresh ? { 'cache-control': 'no-cache' } : {}) };
  const request = (): Sent => ({ body: JSON.stringify({ query, variables: { ...variables, asOf: asOf() } }), headers });
  return { port, path: '/graphql', request };
};

/** What the server sends to the database for a page once it is warm, and what it answers. */
const recorded = async (server: Child, asked: Target): Promise<FloorPlan['pages'][string]> => {
  for (let n = 0; n < 3; n += 1) await askOnce(asked);
  await server.ask('record');
  const answer = JSON.parse(await askOnce(asked)) as object;
  const { statements } = await server.ask<{ statements: readonly Statement[] }>('recorded');
  return { statements, answer };
};

/** Pages over HTTP beside the same statements served by bare `node:http`, in interleaved rounds, of a seeded trust. */
export const measureHttp = async (settings: Settings, names: readonly string[]): Promise<BenchLine[]> => {
  const bench = await HttpBench.open(settings);
  try {
    const lines: BenchLine[] = [];
    for (const name of names.filter(isFigure)) {
      const line = await bench.measure(name).catch((error: unknown) => failedLine(name, error));
      process.stderr.write(`${name} ${line.failed ?? `${String(line.ratio)} of its floor`}\n`);
      lines.push(line);
    }
    return lines;
  } finally {
    await bench.close();
  }
};
