import type { Browser } from 'playwright-core';
import { openInstallation, type Installation } from '../../../composition/installation.js';
import type { Settings } from '../../../composition/settings.js';
import { schoolId } from '../../sandbox/sandbox-ids.js';
import { failedLine, lineOf, quantile, type BenchLine, type BenchRound } from '../bench-line.js';
import { Child } from '../http/child.js';
import { issueLeadKey } from '../http/lead-key.js';
import { BENCH_SCHOOL } from '../http/trust-world.js';
import { launchBrowser } from './launch-browser.js';
import { BenchPage, type Conditions } from './bench-page.js';
import { staticCopy } from './static-copy.js';

const ROUNDS = 5;
const REPEATS = 20;
const DAY = 86_400_000;
/** Lighthouse's slow 4G, and a computer of a quarter of the speed. */
const SLOW: Conditions = { slowNetwork: true, slowdown: 4 };
const OLD_COMPUTER: Conditions = { slowNetwork: false, slowdown: 4 };
const AS_IT_IS: Conditions = { slowNetwork: false, slowdown: 1 };

/** Milliseconds that a page must not need; where no floor can be measured, the goal stands in its place. */
const GOALS = { action: 100, matrix: 200, asOf: 400, events: 150 } as const;

const EVENTS = '{ events(first: 100) { edges { node { id } } } }';
const LINKS = /* GraphQL */ `
  query Campaigns($schoolId: ID!) {
    campaigns(schoolId: $schoolId) {
      edges {
        node {
          id
        }
      }
    }
  }
`;
const READ = 'query Read($id: ID!) { readLinks(campaignId: $id) { path } }';

/** Pages of a seeded trust in a real browser. */
class PageBench {
  private constructor(
    private readonly installation: Installation,
    private readonly server: Child,
    private readonly browser: Browser,
    private readonly at: { readonly url: string; readonly key: string },
  ) {}

  static async open(settings: Settings): Promise<PageBench> {
    const browser = await launchBrowser();
    const installation = await openInstallation(settings, { onError: () => undefined });
    const server = new Child('bench-server');
    try {
      const key = await issueLeadKey(installation);
      const { port } = await server.ask<{ port: number }>({ open: { ...settings, demo: false } });
      return new PageBench(installation, server, browser, { url: `http://127.0.0.1:${String(port)}`, key });
    } catch (error) {
      await Promise.all([browser.close(), server.stop(), installation.close()]);
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
    await this.installation.close();
  }

  measure(name: PageFigure): Promise<BenchLine> {
    return FIGURES[name](this, name);
  }

  /** The largest part of a page is drawn: beside the same page as finished HTML from bare node:http. */
  async drawn(name: string, path: string, conditions: Conditions): Promise<BenchLine> {
    const copy = await staticCopy(await this.visit(AS_IT_IS, (page) => page.finished(path)));
    try {
      const rounds: BenchRound[] = [];
      for (let round = -1; round < ROUNDS; round += 1) {
        const value = await this.visit(conditions, (page) => page.largestPaint(path));
        const floor = await this.visit(conditions, (page) => page.largestPaint('/'), copy.url);
        // The first of each warms the server and the files.
        if (round >= 0) rounds.push({ value, floor });
      }
      return inverted(lineOf(name, 'ms', rounds));
    } finally {
      await copy.stop();
    }
  }

  /** Milliseconds against their goal: `p` of all repetitions. */
  against(name: string, goal: number, times: readonly number[], p = 0.5): BenchLine {
    const value = quantile(times, p);
    const ratio = Number((goal / value).toFixed(3));
    return { name, unit: 'ms', value: Math.round(value), floor: goal, ratio, rounds: times.length };
  }

  /** Does something with a page of its own, under conditions. */
  async visit<Answer>(
    conditions: Conditions,
    act: (page: BenchPage) => Promise<Answer>,
    url: string = this.at.url,
  ): Promise<Answer> {
    const page = await BenchPage.open(this.browser, { ...this.at, url }, conditions);
    try {
      return await act(page);
    } finally {
      await page.close();
    }
  }

  async ask<Data>(query: string, variables: object = {}): Promise<Data> {
    const answer = await fetch(`${this.at.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.at.key}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await answer.json()) as { data: Data; errors?: readonly { message: string }[] };
    if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
    return data;
  }

  async readPath(): Promise<string> {
    const { campaigns } = await this.ask<{ campaigns: { edges: { node: { id: string } }[] } }>(LINKS, {
      schoolId: schoolId(BENCH_SCHOOL),
    });
    const id = campaigns.edges[0]?.node.id;
    const { readLinks } = await this.ask<{ readLinks: { path: string }[] }>(READ, { id });
    const [link] = readLinks;
    if (!link) throw new Error('Nobody of the school of the bench is still to sign.');
    return link.path;
  }
}

/** For times the ratio is floor / value. */
const inverted = (line: BenchLine): BenchLine => {
  const [lower, upper] = line.quartiles ?? [line.ratio, line.ratio];
  const turned = (ratio: number): number => Number((1 / ratio).toFixed(3));
  return { ...line, ratio: turned(line.ratio), quartiles: [turned(upper), turned(lower)] };
};

const repeated = async (times: number, once: (n: number) => Promise<number>): Promise<number[]> => {
  const measured: number[] = [];
  for (let n = 0; n < times; n += 1) measured.push(await once(n));
  return measured;
};

const eventsOnce = async (bench: PageBench): Promise<number> => {
  const began = performance.now();
  await bench.ask(EVENTS);
  return performance.now() - began;
};

const pastDay = (n: number): string => new Date(Date.now() - (20 + 7 * n) * DAY).toISOString().slice(0, 10);

const FIGURES = {
  page_overview: (bench: PageBench, name: string) => bench.drawn(name, '/', SLOW),
  page_overview_fast: (bench: PageBench, name: string) => bench.drawn(name, '/', OLD_COMPUTER),
  page_read: async (bench: PageBench, name: string) =>
    bench.drawn(name, await bench.readPath(), { ...SLOW, slowdown: 1 }),
  page_action: async (bench: PageBench, name: string) => {
    const times = await bench.visit(OLD_COMPUTER, (page) => page.actions('/matrix', REPEATS));
    return bench.against(name, GOALS.action, times, 0.98);
  },
  page_matrix: async (bench: PageBench, name: string) => {
    const times = await repeated(ROUNDS, () => bench.visit(AS_IT_IS, (page) => page.drawnAfterData('/matrix')));
    return bench.against(name, GOALS.matrix, times);
  },
  page_as_of: async (bench: PageBench, name: string) => {
    const days = Array.from({ length: REPEATS }, (_, n) => pastDay(n));
    return bench.against(name, GOALS.asOf, await bench.visit(AS_IT_IS, (page) => page.switches('/', days)), 0.95);
  },
  events_100: async (bench: PageBench, name: string) => {
    await eventsOnce(bench);
    return bench.against(name, GOALS.events, await repeated(3 * REPEATS, () => eventsOnce(bench)), 0.95);
  },
} as const;

type PageFigure = keyof typeof FIGURES;
const isFigure = (name: string): name is PageFigure => name in FIGURES;

/** Names of the figures of pages. */
export const PAGE_FIGURES: readonly string[] = Object.keys(FIGURES);

/** Pages in a real browser; without one each figure says so. */
export const measurePages = async (settings: Settings, names: readonly string[]): Promise<BenchLine[]> => {
  const wanted = names.filter(isFigure);
  if (wanted.length === 0) return [];
  const bench = await PageBench.open(settings).catch((error: unknown) => error);
  if (!(bench instanceof PageBench)) return wanted.map((name) => failedLine(name, bench));
  try {
    const lines: BenchLine[] = [];
    for (const name of wanted) {
      const line = await bench.measure(name).catch((error: unknown) => failedLine(name, error));
      process.stderr.write(`${name} ${line.failed ?? `${String(line.value)} ms`}\n`);
      lines.push(line);
    }
    return lines;
  } finally {
    await bench.close();
  }
};
