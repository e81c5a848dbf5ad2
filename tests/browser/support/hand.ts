import type { BrowserContextOptions, Locator, Page } from 'playwright-core';

/** A file as somebody picks it. */
export interface PickedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const WIDE = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** What somebody works a page with. It counts what it does; text that is typed is counted apart. */
export abstract class Hand {
  /** Clicks, taps, or keys that are no text. */
  presses = 0;
  /** Characters of text. */
  typed = 0;

  constructor(readonly page: Page) {}

  /** Links, buttons, summaries. */
  abstract press(target: Locator): Promise<void>;
  /** One answer of several. */
  abstract choose(radio: Locator): Promise<void>;
  abstract tick(box: Locator): Promise<void>;
  /** An option of a list, by its label. */
  abstract pick(list: Locator, label: string): Promise<void>;
  /** A day, as `2026-11-21`. */
  abstract setDay(field: Locator, day: string): Promise<void>;
  protected abstract goInto(field: Locator): Promise<void>;
  protected abstract openChooser(field: Locator): Promise<void>;

  /** Text, at the end of what is there. */
  async write(field: Locator, text: string): Promise<void> {
    await this.goInto(field);
    await this.page.keyboard.type(text);
    this.typed += text.length;
  }

  /** The browser's own way back. */
  async back(): Promise<void> {
    await this.page.goBack();
    this.presses += 1;
  }

  async attach(field: Locator, file: PickedFile): Promise<void> {
    const opens = this.page.waitForEvent('filechooser');
    await this.openChooser(field);
    // The system's own window is no part of the page: to pick a file in it is counted as one press.
    await (await opens).setFiles(file);
    this.presses += 1;
  }
}

abstract class Pointing extends Hand {
  protected abstract point(target: Locator): Promise<void>;

  async press(target: Locator): Promise<void> {
    await this.point(target);
    this.presses += 1;
  }

  choose(radio: Locator): Promise<void> {
    return this.press(radio);
  }

  tick(box: Locator): Promise<void> {
    return this.press(box);
  }

  async pick(list: Locator, label: string): Promise<void> {
    await list.selectOption({ label });
    this.presses += 2;
  }

  async setDay(field: Locator, day: string): Promise<void> {
    await field.fill(day);
    this.typed += day.length - 2;
  }

  protected goInto(field: Locator): Promise<void> {
    return this.press(field);
  }

  protected openChooser(field: Locator): Promise<void> {
    return this.press(field);
  }
}

class Mouse extends Pointing {
  protected point(target: Locator): Promise<void> {
    return target.click();
  }
}

class Touch extends Pointing {
  protected point(target: Locator): Promise<void> {
    return target.tap();
  }
}

const MOST_STOPS = 300;

/** Never points at anything: what Tab does not reach, nobody reaches. */
class Keyboard extends Hand {
  async press(target: Locator): Promise<void> {
    await this.goInto(target);
    await this.key('Enter');
  }

  async tick(box: Locator): Promise<void> {
    await this.goInto(box);
    await this.key('Space');
  }

  /** One stop for all answers, then the arrows. */
  async choose(radio: Locator): Promise<void> {
    const name = (await radio.getAttribute('name')) ?? '';
    await this.goInto(this.page.locator(`input[type=radio][name="${name}"]`));
    if (await this.isFocused(radio)) return this.key('Space');
    await this.repeat('ArrowDown', () => this.isFocused(radio));
  }

  async pick(list: Locator, label: string): Promise<void> {
    await this.goInto(list);
    const chosen = list.locator('option:checked');
    await this.repeat('ArrowDown', async () => (await chosen.textContent()) === label);
  }

  /** In the order in which this browser asks for it: of the day first, or of the month. */
  async setDay(field: Locator, day: string): Promise<void> {
    await this.goInto(field);
    const [year = '', month = '', date = ''] = day.split('-');
    for (const order of [`${date}${month}${year}`, `${month}${date}${year}`]) {
      for (let part = 0; part < 2; part += 1) await this.page.keyboard.press('ArrowLeft');
      await this.page.keyboard.type(order);
      if ((await field.inputValue()) === day) break;
    }
    if ((await field.inputValue()) !== day) throw new Error(`The day ${day} could not be typed.`);
    this.typed += 8;
  }

  protected async goInto(target: Locator): Promise<void> {
    await target.first().waitFor();
    if (await this.isFocused(target)) return;
    await this.repeat((await this.isBehind(target)) ? 'Shift+Tab' : 'Tab', () => this.isFocused(target));
  }

  protected async openChooser(field: Locator): Promise<void> {
    await this.goInto(field);
    await this.key('Enter');
  }

  private async isFocused(target: Locator): Promise<boolean> {
    return (await target.and(this.page.locator(':focus')).count()) > 0;
  }

  /** Whether it stands above what has the focus: nobody tabs through a long list to come round to its top. */
  private async isBehind(target: Locator): Promise<boolean> {
    const focus = this.page.locator(':focus');
    if ((await focus.count()) === 0) return false;
    const [from, to] = [await focus.boundingBox(), await target.first().boundingBox()];
    return from !== null && to !== null && to.y + to.height < from.y;
  }

  private async key(name: string): Promise<void> {
    await this.page.keyboard.press(name);
    this.presses += 1;
  }

  private async repeat(name: string, isThere: () => Promise<boolean>): Promise<void> {
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      await this.key(name);
      if (await isThere()) return;
    }
    throw new Error(`${name} did not get there in ${String(MOST_STOPS)} presses.`);
  }
}

/** A way to work a page: its name, the window that goes with it, and the hand. */
export interface Way {
  readonly name: string;
  readonly window: BrowserContextOptions;
  readonly unit: string;
  readonly take: (page: Page) => Hand;
}

/** By which every main journey is gone. */
export const by: Readonly<Record<'mouse' | 'keyboard' | 'touch', Way>> = {
  mouse: { name: 'by mouse', window: WIDE, unit: 'clicks', take: (page) => new Mouse(page) },
  keyboard: { name: 'by keyboard alone', window: WIDE, unit: 'keys', take: (page) => new Keyboard(page) },
  touch: { name: 'by touch at 360 px', window: PHONE, unit: 'taps', take: (page) => new Touch(page) },
};
