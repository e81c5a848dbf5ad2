import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { momentOf } from '../../apps/dashboard/src/shared/as-of.js';
import { describeInBrowser } from './support/chromium.js';
import { Stage } from './support/stage.js';
import { SHIFT_GOAL } from './support/visitor.js';

const FIGURES = /* GraphQL */ `
  query Figures($asOf: DateTime) {
    overview(asOf: $asOf) {
      sentence {
        en
      }
      overduePolicies {
        count
      }
      outstanding {
        count
      }
      approvalsWaiting {
        count
      }
      openBreaches {
        count
      }
      notRecorded {
        count
      }
    }
    matrix(asOf: $asOf) {
      rows {
        schoolId
        codes
      }
    }
  }
`;

interface Figures {
  readonly sentence: string;
  readonly numbers: readonly number[];
}

const asked = async (sut: Stage, asOf: string | null = null): Promise<Figures> => {
  const { overview } = await sut.ask('trustLead', FIGURES, { asOf });
  const { overduePolicies, outstanding, approvalsWaiting, openBreaches, notRecorded } = overview;
  const figures = [overduePolicies, outstanding, approvalsWaiting, openBreaches, notRecorded];
  return { sentence: overview.sentence.en, numbers: figures.map(({ count }) => count) };
};

const numbersOn = async (page: Page): Promise<number[]> =>
  (await page.locator('.figures b').allInnerTexts()).map((text) => Number(text.replaceAll(',', '')));

const columnSum = async (rows: Locator, column: number): Promise<number> => {
  const cells = await rows.locator(`td:nth-child(${String(column)})`).allInnerTexts();
  return cells.reduce((sum, text) => sum + Number(text.replaceAll(',', '')), 0);
};

/** A day within the sandbox's eighteen months. */
const FORMER_DAY = new Date(Date.now() - 160 * 86_400_000).toISOString().slice(0, 10);

describeInBrowser(() => {
  let sut: Stage;
  beforeAll(async () => {
    sut = await Stage.open();
  }, 240_000);
  afterEach(async () => {
    expect(await sut.leave()).toEqual([]);
  });
  afterAll(() => sut.close());

  describe('the first screen', () => {
    it('says what the API says, in one answer, without moving', async () => {
      const visitor = await sut.signedIn('trustLead');
      const page = await visitor.open('/');
      const { sentence, numbers } = await asked(sut);
      expect(await visitor.heading()).toBe(sentence);
      expect(await numbersOn(page)).toEqual(numbers);
      expect(await visitor.shifts()).toBeLessThan(SHIFT_GOAL);
      expect(visitor.answers).toHaveLength(1);
    });

    it('is small', async () => {
      const visitor = await sut.signedIn('trustLead');
      const { page } = visitor;
      const scripts: Promise<Buffer>[] = [];
      page.on('response', (response) => {
        if (response.request().resourceType() === 'script') scripts.push(response.body());
      });
      await visitor.open('/');
      await page.waitForLoadState('networkidle');
      const bodies = await Promise.all(scripts);
      const initial = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
      expect(initial).toBeGreaterThan(0);
      expect(initial).toBeLessThanOrEqual(170 * 1024);
      expect(visitor.answers[0]).toBeLessThanOrEqual(40 * 1024);
    });

    it('answers within 1280 x 800, without scrolling', async () => {
      const page = await (await sut.signedIn('trustLead')).open('/');
      for (const part of ['h1', '.figures', 'table.matrix', '.key', '.panel.chase', '.doors']) {
        const box = await page.locator(part).boundingBox();
        expect({ part, bottom: (box?.y ?? 0) + (box?.height ?? 9999) <= 800 }).toEqual({ part, bottom: true });
      }
    });

    it.each([320, 360, 700, 1024, 1240, 1280, 1920])('lets nothing run into anything at %d px', async (width) => {
      const visitor = await sut.signedIn('trustLead', { viewport: { width, height: 800 } });
      const page = await visitor.open('/');
      expect(await visitor.spill()).toBeLessThanOrEqual(0);
      if (width < 1240) return;
      const table = await page.locator('table.matrix').boundingBox();
      const aside = await page.locator('aside').boundingBox();
      expect((table?.x ?? 0) + (table?.width ?? 9999)).toBeLessThan(aside?.x ?? 0);
    });

    const doors: [string, RegExp, (page: Page) => Promise<number>][] = [
      ['overdue', /^(\d+) polic(?:y is|ies are) overdue/, (page) => page.locator('tbody tr').count()],
      ['outstanding', /^(\d+) sign-offs? (?:is|are) outstanding/, (page) => columnSum(page.locator('tbody tr'), 4)],
      ['waiting', /^(\d+) approvals? waits?/, (page) => page.locator('tbody tr').count()],
      ['breach', /^(\d+) breach(?:es)? (?:is|are) open/, (page) => page.locator('tbody tr').count()],
      ['not recorded', /^(\d+) /, (page) => page.locator('tbody tr').count()],
    ];

    it.each(doors)('leads from the figure “%s” to exactly its rows, and back', async (label, sentence, rows) => {
      const visitor = await sut.signedIn('trustLead');
      const page = await visitor.open('/');
      const before = await page.locator('main').innerText();
      const figure = page.locator('.figures a', { hasText: label });
      const number = Number((await figure.locator('b').innerText()).replaceAll(',', ''));
      await figure.click();
      await page.locator('h1', { hasText: sentence }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(Number(sentence.exec(await visitor.heading())?.[1])).toBe(number);
      expect(await rows(page)).toBe(number);
      await page.goBack();
      await page.locator('table.matrix').waitFor();
      expect(new URL(page.url()).pathname).toBe('/');
      expect(await page.locator('main').innerText()).toBe(before);
    });
  });

  describe('the matrix', () => {
    it('is one stop for Tab; the arrow keys walk within, and Enter opens the row that was meant', async () => {
      const visitor = await sut.signedIn('trustLead');
      const page = await visitor.open('/');
      const table = page.locator('table.matrix');
      expect(await table.locator('[tabindex="0"]').count()).toBe(1);
      await table.locator('[tabindex="0"]').focus();
      const walk: [string, string][] = [
        ...([
          ['ArrowUp', '0:0'],
          ['ArrowRight', '0:1'],
          ['ArrowDown', '1:1'],
        ] as [string, string][]),
        ...([
          ['End', '1:20'],
          ['ArrowRight', '1:20'],
          ['Control+Home', '0:0'],
        ] as [string, string][]),
        ...([
          ['Control+End', '11:20'],
          ['Home', '11:0'],
          ['ArrowRight', '11:1'],
        ] as [string, string][]),
      ];
      for (const [key, to] of walk) {
        await page.keyboard.press(key);
        expect({ key, to: await visitor.focusedCell() }).toEqual({ key, to });
      }
      expect(await table.locator('[tabindex="0"]').count()).toBe(1);
      // In date: its line on the school's page. Needing somebody: the policy itself.
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/schools\/[0-9a-f-]{36}#safeguarding$/);
      await page.goBack();
      await table.waitFor();
      await table.locator('a[href^="/policies/"]').first().focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/policies\/[0-9a-f-]{36}/);
      await page.goBack();
      await table.waitFor();
    });

    it('shows a school by as many policies as its page has rows', async () => {
      const { matrix } = await sut.ask('trustLead', FIGURES);
      const [{ schoolId, codes }] = matrix.rows;
      const page = await (await sut.signedIn('trustLead')).open(`/schools/${String(schoolId)}`);
      expect(await page.locator('.strip .cell').count()).toBe(codes.length);
      const inDate = [...codes].filter((code: string) => code === 'I' || code === 'D').length;
      expect(await page.locator('.strip').innerText()).toContain(
        `${String(inDate)} of ${String(codes.length)} required policies in date`,
      );
    });
  });

  describe('the past', () => {
    it('is chosen by a date, looks past, and cannot act', async () => {
      const visitor = await sut.signedIn('trustLead');
      const page = await visitor.open('/');
      await page.getByRole('button', { name: 'see it as at another date' }).click();
      await page.locator('form.picker input[type=date]').fill(FORMER_DAY);
      await page.getByRole('button', { name: 'Show' }).click();
      await page.getByText('You are looking at the past.').waitFor();
      await page.locator('[aria-busy="false"] table.matrix').waitFor();
      expect(new URL(page.url()).search).toBe(`?asOf=${FORMER_DAY}`);
      expect(await page.getByRole('button', { name: /Nudge/ }).count()).toBe(0);
      const moment = momentOf(FORMER_DAY);
      const then = await asked(sut, moment.kind === 'at' ? moment.instant : null);
      expect(await visitor.heading()).toBe(then.sentence);
      expect(await numbersOn(page)).toEqual(then.numbers);
      expect(then).not.toEqual(await asked(sut));
    });

    it('stays past from page to page until one goes back to now', async () => {
      const visitor = await sut.signedIn('trustLead');
      const page = await visitor.open(`/?asOf=${FORMER_DAY}`);
      for (const name of ['Policies', 'Sign-offs', 'Inbox', 'Breaches', 'People', 'Audit']) {
        await page.getByRole('link', { name, exact: true }).click();
        await page.waitForURL((url) => url.pathname !== '/' && url.searchParams.get('asOf') === FORMER_DAY);
        await page.getByText('You are looking at the past.').waitFor();
      }
      await page.getByRole('link', { name: 'Back to now' }).click();
      await page.waitForURL((url) => !url.searchParams.has('asOf'));
      await page.getByText('You are looking at the past.').waitFor({ state: 'detached' });
    });

    it('is never guessed: a date that cannot be read is said', async () => {
      const visitor = await sut.signedIn('trustLead');
      await visitor.open('/?asOf=yesterday');
      expect(await visitor.heading()).toBe('This date cannot be read');
    });
  });

  describe('whom to chase', () => {
    it('is oneself, at times: then it says so, and offers the thing instead of a reminder', async () => {
      const { overview } = await sut.ask('headteacher', '{ overview { chase(first: 100) { isViewer } } }');
      const own = overview.chase.filter(({ isViewer }: { isViewer: boolean }) => isViewer).length;
      expect(own).toBeGreaterThan(0);
      const page = await (await sut.signedIn('headteacher')).open('/?chase=all');
      const lines = page.locator('.chase li').filter({ has: page.locator('b', { hasText: /^You$/ }) });
      await lines.nth(own - 1).waitFor();
      expect(await lines.count()).toBe(own);
      expect(await lines.getByRole('button', { name: /Nudge/ }).count()).toBe(0);
      expect(await lines.getByRole('link', { name: /^Open/ }).count()).toBe(own);
    });

    it('is reminded by a button, once, and the record knows', async () => {
      const chase = '{ overview { chase(first: 100) { campaignId lastNudgedAt } } }';
      const nudged = async (): Promise<string[]> => {
        const { overview } = await sut.ask('trustLead', chase);
        return overview.chase.flatMap(({ lastNudgedAt }: { lastNudgedAt: string | null }) => lastNudgedAt ?? []);
      };
      const start = new Date().toISOString();
      const visitor = await sut.signedIn('trustLead');
      const page = await visitor.open('/');
      await page.getByRole('button', { name: /^all \d+/ }).click();
      await page
        .getByRole('button', { name: /^Nudge / })
        .first()
        .click();
      await page.getByText('a reminder is on its way').waitFor();
      await sut.server.settled();
      expect((await nudged()).filter((at) => at >= start)).toHaveLength(1);
    });
  });
});
