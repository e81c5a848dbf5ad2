import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Finished } from './static-copy.js';

/** How slow network and computer are made. */
export interface Conditions {
  readonly slowNetwork: boolean;
  readonly slowdown: number;
}

/** 1.6 Mbit/s down, 0.75 up, 150 ms there and back. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };

/** What runs in the page is text: the project's own code never sees a browser's globals. */
const inPage = {
  watch: `window.bench = { paint: 0, longest: 0, rows: 0 };
    new PerformanceObserver((list) => { for (const { startTime } of list.getEntries()) bench.paint = startTime; })
      .observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const { interactionId, duration } of list.getEntries())
        if (interactionId) bench.longest = Math.max(bench.longest, duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: true });
    const look = () => {
      if (bench.rows === 0 && document.querySelectorAll('table.matrix tbody tr').length >= 100)
        requestAnimationFrame(() => setTimeout(() => { bench.rows ||= performance.now(); }));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);`,
  paint: 'bench.paint',
  longest: '(() => { const { longest } = bench; bench.longest = 0; return longest; })()',
  afterData: `bench.rows - Math.max(...performance.getEntriesByType('resource')
    .filter(({ name }) => name.includes('/graphql')).map(({ responseEnd }) => responseEnd))`,
  isDrawn: 'bench.rows > 0',
  html: `(() => {
    const page = document.documentElement.cloneNode(true);
    for (const part of page.querySelectorAll('script, link[rel=modulepreload]')) part.remove();
    return '<!doctype html>' + page.outerHTML;
  })()`,
};

/** Goes to a date within the page, and answers after how long that date's answer was drawn. */
const switchTo = (day: string): string => `new Promise((resolve, reject) => {
  const began = performance.now();
  history.pushState(null, '', location.pathname + '?asOf=${day}');
  dispatchEvent(new PopStateEvent('popstate'));
  let asked = false;
  const look = () => {
    const busy = document.querySelector('[aria-busy=true]') !== null;
    asked ||= busy;
    if (performance.now() - began > 20000) reject(new Error('The date was not drawn within 20 s.'));
    else if (asked && !busy) resolve(performance.now() - began);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})`;

/** One page in a browser of its own, so that nothing is kept from the one before. */
export class BenchPage {
  private constructor(
    private readonly context: BrowserContext,
    private readonly page: Page,
  ) {}

  static async open(
    browser: Browser,
    { url, key }: { readonly url: string; readonly key: string },
    { slowNetwork, slowdown }: Conditions,
  ): Promise<BenchPage> {
    const context = await browser.newContext({
      ...{ baseURL: url, viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'Europe/London' },
      extraHTTPHeaders: { authorization: `Bearer ${key}` },
    });
    await context.addInitScript(inPage.watch);
    const page = await context.newPage();
    const tools = await context.newCDPSession(page);
    await tools.send('Network.enable');
    if (slowNetwork) await tools.send('Network.emulateNetworkConditions', SLOW_4G);
    await tools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    return new BenchPage(context, page);
  }

  close(): Promise<void> {
    return this.context.close();
  }

  private async visit(path: string): Promise<void> {
    await this.page.goto(path);
    await this.page.locator('h1').waitFor();
    await this.page.waitForLoadState('networkidle');
  }

  /** Milliseconds until the largest part is drawn. */
  async largestPaint(path: string): Promise<number> {
    await this.visit(path);
    return this.page.evaluate<number>(inPage.paint);
  }

  /** The page as it stands at its end, with styles and fonts. */
  async finished(path: string): Promise<Finished> {
    const files: [string, { type: string; body: Buffer }][] = [];
    const read: Promise<void>[] = [];
    this.page.on('response', (response) => {
      if (!['stylesheet', 'font', 'image'].includes(response.request().resourceType())) return;
      const type = response.headers()['content-type'] ?? '';
      const { pathname } = new URL(response.url());
      read.push(response.body().then((body) => void files.push([pathname, { type, body }])));
    });
    await this.visit(path);
    await Promise.all(read);
    return { html: await this.page.evaluate<string>(inPage.html), files: new Map(files) };
  }

  /** Milliseconds of each of some actions until the next picture: a cell is walked to, a filter is opened. */
  async actions(path: string, repeats: number): Promise<number[]> {
    await this.visit(path);
    await this.page.locator('table.matrix [tabindex="0"]').focus();
    const times: number[] = [];
    for (let n = 0; n < repeats; n += 1) {
      await this.page.keyboard.press(n % 4 === 3 ? 'ArrowDown' : 'ArrowRight');
      await this.page.waitForTimeout(80);
      times.push(await this.page.evaluate<number>(inPage.longest));
    }
    const filter = this.page.locator('main select').first();
    for (let n = 1; n <= 3; n += 1) {
      await filter.focus();
      await this.page.keyboard.press('ArrowDown');
      await this.page.waitForTimeout(400);
      times.push(await this.page.evaluate<number>(inPage.longest));
    }
    return times;
  }

  /** Milliseconds from the answer's last byte to 100 drawn rows. */
  async drawnAfterData(path: string): Promise<number> {
    await this.visit(path);
    await this.page.waitForFunction(inPage.isDrawn);
    return this.page.evaluate<number>(inPage.afterData);
  }

  /** Milliseconds of each change of date. */
  async switches(path: string, days: readonly string[]): Promise<number[]> {
    await this.visit(path);
    const times: number[] = [];
    for (const day of days) times.push(await this.page.evaluate<number>(switchTo(day)));
    return times;
  }
}
