import type { Locator, Page } from 'playwright-core';
import type { DemoName } from '#platform/auth/demo-keys.js';
import type { Hand, Way } from './hand.js';
import type { Stage } from './stage.js';
import type { Visitor } from './visitor.js';

/** Somebody signed in, with a hand; says at the end how many presses and seconds it took. */
export class Traveller {
  private readonly since = performance.now();

  private constructor(
    readonly visitor: Visitor,
    readonly hand: Hand,
    private readonly way: Way,
  ) {}

  static async signedIn(stage: Stage, name: DemoName, way: Way): Promise<Traveller> {
    const visitor = await stage.signedIn(name, way.window);
    return new Traveller(visitor, way.take(visitor.page), way);
  }

  get page(): Page {
    return this.visitor.page;
  }

  /** Follows one of the header's pages; on a narrow screen they stand behind a button. */
  async goTo(name: string): Promise<void> {
    const menu = this.page.getByRole('button', { name: 'Pages' });
    if (await menu.isVisible()) await this.hand.press(menu);
    const pages = this.page.getByRole('navigation', { name: 'Pages' });
    await this.hand.press(pages.getByRole('link', { name }));
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Presses a button by its name. */
  press(name: string | RegExp): Promise<void> {
    return this.hand.press(this.button(name));
  }

  choose(name: string | RegExp): Promise<void> {
    return this.hand.choose(this.page.getByRole('radio', { name, exact: true }));
  }

  /** Waits for the page of this heading, which fits into the window. */
  async sees(heading: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: heading }).waitFor();
    const spill = await this.visitor.spill();
    if (spill > 0) throw new Error(`“${String(heading)}” scrolls sideways by ${String(spill)} px.`);
  }

  /** One line for whoever wants to know how long it takes; nothing fails by it. */
  arrived(journey: string): void {
    const seconds = ((performance.now() - this.since) / 1000).toFixed(1);
    const { presses, typed } = this.hand;
    const counts = `${String(presses)} ${this.way.unit}, ${String(typed)} characters, ${seconds} s`;
    process.stdout.write(`journey: ${journey}, ${this.way.name}: ${counts}\n`);
  }
}
