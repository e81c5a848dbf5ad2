import type { BrowserContext, Page } from 'playwright-core';

/**
 * A page moves by less than this: the goal of its budget, a fifth of what Core Web Vitals call good (0.1). It is 0 where
 * the fonts are there in time; where they are late, a font of the same width stands in and table columns may give a
 * few pixels.
 */
export const SHIFT_GOAL = 0.02;

/** What runs in the page is text: the project's own code never sees a browser's globals. */
const inPage = {
  countShifts: `window.layoutShift = 0;
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.layoutShift += value;
    }).observe({ type: 'layout-shift', buffered: true });`,
  shifts: 'window.layoutShift',
  spill: 'document.documentElement.scrollWidth - window.innerWidth',
  focusedName: `(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.labels?.[0]?.innerText ?? element?.innerText ?? '';
  })()`,
  focusedCell: `(() => {
    const cell = document.activeElement?.closest('tbody th, tbody td');
    return cell ? cell.closest('tr').sectionRowIndex + ':' + cell.cellIndex : '';
  })()`,
};

/** Somebody at a browser; what goes wrong in it is noted. */
export class Visitor {
  /** Errors of the console, exceptions, requests to other hosts. */
  readonly problems: string[] = [];
  /** Sizes of GraphQL answers as they came over the wire, in bytes, in their order. */
  readonly answers: number[] = [];
  private expected: RegExp | null = null;

  private constructor(readonly page: Page) {}

  static async in(context: BrowserContext, url: string): Promise<Visitor> {
    await context.addInitScript(inPage.countShifts);
    const visitor = new Visitor(await context.newPage());
    visitor.watch(url);
    return visitor;
  }

  /** An error that belongs to what is tried: the browser notes every status of 400 and above. */
  expect(error: RegExp): this {
    this.expected = error;
    return this;
  }

  /** Opens a page and waits until it says something. */
  async open(path: string): Promise<Page> {
    await this.page.goto(path);
    await this.page.locator('h1').waitFor();
    return this.page;
  }

  /** The page's one heading. */
  heading(): Promise<string> {
    return this.page.locator('h1').innerText();
  }

  /** Sum of all layout shifts of this page that nobody caused by an input, once everything has come. */
  async shifts(): Promise<number> {
    await this.page.waitForLoadState('networkidle');
    return this.page.evaluate<number>(inPage.shifts);
  }

  /** Pixels by which the page is wider than its window. */
  spill(): Promise<number> {
    return this.page.evaluate<number>(inPage.spill);
  }

  /** Presses Tab until what has the focus is named so; fails after 60 stops. */
  async tabTo(name: RegExp): Promise<void> {
    for (let stops = 0; stops < 60; stops += 1) {
      await this.page.keyboard.press('Tab');
      if (name.test(await this.focused())) return;
    }
    throw new Error(`Tab never reached ${String(name)}.`);
  }

  /** The name of what has the focus, as far as labels and text say it. */
  focused(): Promise<string> {
    return this.page.evaluate<string>(inPage.focusedName);
  }

  /** The cell of the matrix that has the focus, as `row:column`. */
  focusedCell(): Promise<string> {
    return this.page.evaluate<string>(inPage.focusedCell);
  }

  private note(what: string): void {
    if (this.expected?.test(what) !== true) this.problems.push(what);
  }

  private watch(url: string): void {
    this.page.on('console', (message) => {
      if (message.type() === 'error') this.note(`console: ${message.text()} ${message.location().url}`);
    });
    this.page.on('pageerror', (error) => this.note(`exception: ${error.message}`));
    this.page.on('request', (request) => {
      if (!request.url().startsWith(url)) this.note(`another host: ${request.url()}`);
    });
    this.page.on('requestfinished', (request) => {
      if (!request.url().startsWith(`${url}/graphql`)) return;
      void request.sizes().then(
        ({ responseBodySize }) => this.answers.push(responseBodySize),
        () => undefined,
      );
    });
  }
}
