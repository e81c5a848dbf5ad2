import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { DemoName } from '#platform/auth/demo-keys.js';
import { describeInBrowser } from '../support/chromium.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

const FORMER_DAY = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const TIME_LIMIT = 120_000;
const RESTORED_MS = 10_000;

/** What somebody sees of a page, as exactly as it can be told. */
interface View {
  readonly url: string;
  readonly scrolled: number;
  readonly text: string;
}

const viewOf = async (page: Page): Promise<View> => ({
  url: page.url(),
  scrolled: await page.evaluate<number>('window.scrollY'),
  text: await page.locator('main').innerText(),
});

/** Follows a link to the page that says so, and goes back; answers the view before and the one after. */
const thereAndBack = async (page: Page, link: Locator, there: Locator): Promise<readonly [View, View]> => {
  await link.scrollIntoViewIfNeeded();
  await page.waitForLoadState('networkidle');
  const before = await viewOf(page);
  const heading = await page.locator('h1').innerText();
  await link.click();
  await page.waitForURL((url) => url.href !== before.url);
  await there.waitFor();
  await page.goBack();
  await page.waitForURL(before.url);
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
  await there.waitFor({ state: 'detached' });
  // The place is restored once what stands above it has been drawn: a frame or two later.
  await until(page, async () => (await viewOf(page)).scrolled === before.scrolled, RESTORED_MS);
  return [before, await viewOf(page)];
};

describeInBrowser(() => {
  let sut: Stage;
  const opened = async (name: DemoName, path: string, window = {}): Promise<Page> => {
    const visitor = await sut.signedIn(name, window);
    return visitor.open(path);
  };

  beforeAll(async () => {
    sut = await Stage.open();
    // What the sandbox has still to deal with would be news in the middle of a test.
    await sut.server.settled();
  }, 240_000);
  afterEach(async () => {
    expect(await sut.leave()).toEqual([]);
  });
  afterAll(() => sut.close());

  describe('the way back to a list', () => {
    it(
      'keeps filters, pages that were read, and the place',
      async () => {
        const page = await opened('trustLead', '/policies');
        await page.getByLabel('Status').selectOption({ label: 'In date' });
        await page.waitForURL(/status=IN_DATE/);
        await page.getByRole('heading', { level: 1, name: /are in date/ }).waitFor();
        const rows = page.locator('main tbody tr');
        const few = await rows.count();
        await page.getByRole('button', { name: 'Show more' }).click();
        await rows.nth(few).waitFor();
        const [before, after] = await thereAndBack(
          page,
          rows
            .nth(few + 10)
            .getByRole('link')
            .first(),
          page.locator('.policy-page'),
        );
        expect(before.scrolled).toBeGreaterThan(1_000);
        expect(after).toEqual(before);
      },
      TIME_LIMIT,
    );

    it(
      'keeps the date that was looked at',
      async () => {
        const page = await opened('trustLead', `/campaigns?asOf=${FORMER_DAY}`);
        const [before, after] = await thereAndBack(
          page,
          page.locator('main tbody tr').last().getByRole('link').first(),
          page.getByText('SHA-256 of its text'),
        );
        expect(before.url).toContain(`asOf=${FORMER_DAY}`);
        expect(after).toEqual(before);
      },
      TIME_LIMIT,
    );

    it(
      'keeps the events of the record that were read',
      async () => {
        const page = await opened('auditor', '/audit?about=policy');
        const rows = page.locator('main .events tbody tr');
        await rows.first().waitFor();
        const few = await rows.count();
        await page.getByRole('button', { name: 'Show more' }).click();
        await rows.nth(few).waitFor();
        const place = rows
          .nth(few + 5)
          .getByRole('link')
          .first();
        const [before, after] = await thereAndBack(
          page,
          place,
          page.getByText(/^(One event|Only one thing’s events|Only what)/),
        );
        expect(before.scrolled).toBeGreaterThan(500);
        expect(after).toEqual(before);
      },
      TIME_LIMIT,
    );
  });

  describe('the way back to the first screen', () => {
    it(
      'finds everybody who is to be chased, as it was left',
      async () => {
        const page = await opened('trustLead', '/');
        await page.getByRole('button', { name: /^all \d+/ }).click();
        const lines = page.locator('.chase li');
        await lines.nth(8).waitFor();
        const [before, after] = await thereAndBack(
          page,
          lines.last().getByRole('link', { name: /^Open/ }),
          page.getByText('SHA-256 of its text'),
        );
        expect(after).toEqual(before);
      },
      TIME_LIMIT,
    );

    it(
      'finds the same school on a phone',
      async () => {
        const page = await opened('trustLead', '/', PHONE);
        const [before, after] = await thereAndBack(
          page,
          page.locator('main a[href^="/schools/"]').last(),
          page.locator('main p.eyebrow'),
        );
        expect(before.scrolled).toBeGreaterThan(1_000);
        expect(after).toEqual(before);
      },
      TIME_LIMIT,
    );
  });

  describe('the way back through a policy', () => {
    it(
      'goes through its parts, one by one',
      async () => {
        const page = await opened('clerk', '/policies');
        await page.locator('main tbody tr').first().getByRole('link').first().click();
        await page.getByRole('navigation', { name: 'Parts of this policy' }).waitFor();
        const text = page.url();
        for (const part of ['Findings', 'Versions', 'History']) {
          await page
            .getByRole('navigation', { name: 'Parts of this policy' })
            .getByRole('link', { name: part })
            .click();
          await page.waitForURL(new RegExp(`tab=${part.toLowerCase()}`));
        }
        await page.goBack();
        await page.waitForURL(/tab=versions/);
        await page.goBack();
        await page.waitForURL(/tab=findings/);
        await page.goBack();
        await page.waitForURL(text);
      },
      TIME_LIMIT,
    );
  });

  describe('the way back through a form', () => {
    it(
      'goes from step to step, and every answer is still there',
      async () => {
        const page = await opened('staff', '/my');
        await page.getByRole('link', { name: 'Report a breach' }).click();
        const goOn = () => page.getByRole('button', { name: 'Continue' }).click();
        const at = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
        await at('What kind of breach is it?');
        await page.getByRole('radio', { name: 'Defamation' }).check();
        await goOn();
        await at('What happened?');
        await page.getByRole('textbox', { name: 'What happened' }).fill('Lies about the office were posted.');
        await goOn();
        await at('When did it happen?');
        await page.getByRole('radio', { name: 'Yes' }).check();
        await page.getByLabel('Day', { exact: true }).fill(FORMER_DAY);
        await goOn();
        await at('Where did it happen?');
        await page.getByRole('textbox', { name: 'Where' }).fill('In a group of parents');

        await page.goBack();
        await at('When did it happen?');
        expect(await page.getByLabel('Day', { exact: true }).inputValue()).toBe(FORMER_DAY);
        await page.goBack();
        await at('What happened?');
        expect(await page.getByRole('textbox', { name: 'What happened' }).inputValue()).toBe(
          'Lies about the office were posted.',
        );
        await page.goBack();
        await at('What kind of breach is it?');
        expect(await page.getByRole('radio', { name: 'Defamation' }).isChecked()).toBe(true);
        await page.goBack();
        await page.waitForURL(/\/my$/);
        for (let forward = 0; forward < 4; forward += 1) await page.goForward();
        await at('Where did it happen?');
        expect(await page.getByRole('textbox', { name: 'Where' }).inputValue()).toBe('In a group of parents');
      },
      TIME_LIMIT,
    );
  });
});
