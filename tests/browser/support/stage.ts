import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { DemoName } from '#platform/auth/demo-keys.js';
import { startTrustlog, type TrustlogServer } from '../../support/trustlog-server.js';
import { launchChromium } from './chromium.js';
import { Visitor } from './visitor.js';

/** The real server with its sandbox, and a browser. */
export class Stage {
  private readonly visitors: Visitor[] = [];

  private constructor(
    readonly server: TrustlogServer,
    private readonly browser: Browser,
  ) {}

  static async open(): Promise<Stage> {
    const browser = await launchChromium();
    return new Stage(await startTrustlog({ seed: true }), browser);
  }

  /** Somebody new at a browser of their own; 1280 x 800 unless told. */
  async visitor(options: BrowserContextOptions = {}): Promise<Visitor> {
    const context = await this.browser.newContext({
      baseURL: this.server.url,
      viewport: { width: 1280, height: 800 },
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      ...options,
    });
    const visitor = await Visitor.in(context, this.server.url);
    this.visitors.push(visitor);
    return visitor;
  }

  /** Somebody who is signed in already. */
  async signedIn(name: DemoName, options: BrowserContextOptions = {}): Promise<Visitor> {
    const visitor = await this.visitor(options);
    const headers = { origin: this.server.url };
    const answer = await visitor.page.request.post('/auth/demo', { data: { name }, headers });
    if (answer.status() !== 204) throw new Error(`Signing in as ${name} was answered with ${String(answer.status())}.`);
    return visitor;
  }

  /** What the API answers to a demo user, without the browser. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are JSON; a wrong shape fails the assertion
  async ask(name: DemoName, query: string, variables: object = {}): Promise<Record<string, any>> {
    const { body } = await this.server.graphql(this.server.keys[name], query, variables);
    if (body.errors) throw new Error(JSON.stringify(body.errors));
    return body.data;
  }

  /** Sends everybody home, and answers what nobody should have seen: errors, other hosts. */
  async leave(): Promise<string[]> {
    const all = this.visitors.splice(0);
    for (const { page } of all) await page.context().close();
    return all.flatMap(({ problems }) => problems);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
  }
}
