import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page, WebSocketRoute } from 'playwright-core';
import { describeInBrowser } from './support/chromium.js';
import { Stage } from './support/stage.js';
import { until } from './support/until.js';
import { SHIFT_GOAL, type Visitor } from './support/visitor.js';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const QUIET_MS = 1_500;

interface Running {
  readonly id: string;
  readonly schoolId: string;
  /** Links of those who have not signed. */
  readonly links: string[];
}

const runningCampaign = async (sut: Stage): Promise<Running> => {
  const list = '{ campaigns(first: 50) { edges { node { id schoolId outstanding } } } }';
  const { campaigns } = await sut.ask('clerk', list);
  const rows: { id: string; schoolId: string; outstanding: number }[] = campaigns.edges.map(
    ({ node }: { node: unknown }) => node,
  );
  const most = rows.sort((one, other) => other.outstanding - one.outstanding)[0];
  if (!most) throw new Error('The sandbox has no campaign that somebody has to sign.');
  const ask = 'query Links($id: ID!) { readLinks(campaignId: $id) { path } }';
  const { readLinks } = await sut.ask('clerk', ask, { id: most.id });
  return { ...most, links: readLinks.map(({ path }: { path: string }) => path) };
};

const signAs = async ({ page }: Visitor, path: string, name: string): Promise<void> => {
  await page.goto(path);
  await page.getByRole('link', { name: 'I have read it: go on' }).click();
  await page.getByRole('checkbox').check();
  await page.getByRole('textbox').fill(name);
  await page.getByRole('button', { name: 'Sign' }).click();
  await page.getByRole('heading', { name: 'Thank you. It is recorded.' }).waitFor();
};

const notice = (page: Page) => page.locator('.live p');
const screenOf = (page: Page): Promise<string> => page.locator('main').innerText();

describeInBrowser(() => {
  let sut: Stage;
  let campaign: Running;
  let signer: Visitor;
  let signed = 0;

  const sign = async (): Promise<void> => {
    const path = campaign.links[signed];
    if (path === undefined) throw new Error('Everybody has signed.');
    signed += 1;
    await signAs(signer, path, `Person ${String.fromCodePoint(64 + signed)}`);
    // What becomes of the receipt is on record a moment later: the page is told of both.
    await sut.server.atRest();
  };

  beforeAll(async () => {
    sut = await Stage.open();
    campaign = await runningCampaign(sut);
    // What the sandbox has still to deal with is no news of these tests.
    await sut.server.atRest();
  }, 240_000);
  afterEach(async () => {
    expect(await sut.leave()).toEqual([]);
  });
  afterAll(() => sut.close());

  describe('a page that is open', () => {
    it('says that somebody signed, and changes when it is pressed and not before', async () => {
      const head = await sut.signedIn('headteacher');
      signer = await sut.visitor(PHONE);
      const page = await head.open(`/campaigns/${campaign.id}`);
      const before = await screenOf(page);
      await page.waitForTimeout(QUIET_MS);
      expect(await notice(page).count()).toBe(0);
      await page.evaluate('window.scrollTo(0, 120)');
      const scrolled = await page.evaluate<number>('window.scrollY');

      await sign();
      await notice(page).waitFor();
      expect(await notice(page).innerText()).toMatch(/^[1-9] new events?\b/);
      await page.waitForTimeout(QUIET_MS);
      expect(await screenOf(page)).toBe(before);
      // What moves after the press was asked for, and may come late on a busy machine.
      expect(await head.shifts()).toBeLessThan(SHIFT_GOAL);

      await notice(page).getByRole('button').click();
      await notice(page).waitFor({ state: 'detached' });
      expect(await screenOf(page)).not.toBe(before);
      expect(await page.evaluate<number>('window.scrollY')).toBe(scrolled);
      await page.waitForTimeout(QUIET_MS);
      expect(await notice(page).count()).toBe(0);
    });

    it('keeps what is being typed, and the place of the keyboard', async () => {
      const head = await sut.signedIn('headteacher');
      signer = await sut.visitor(PHONE);
      const page = await head.open(`/campaigns/${campaign.id}`);
      await page.locator('summary, input, select, main a, main button').first().focus();
      const focused = await head.focused();
      await sign();
      await notice(page).waitFor();
      await notice(page).getByRole('button').click();
      await notice(page).waitFor({ state: 'detached' });
      expect(await head.focused()).toBe(focused);

      await sign();
      await notice(page).waitFor();
      await notice(page).getByRole('button').focus();
      await page.keyboard.press('Enter');
      await notice(page).waitFor({ state: 'detached' });
      expect(await until(page, () => page.evaluate<boolean>(`document.activeElement?.id === 'main'`))).toBe(true);
    });

    it('catches up after its connection was cut', async () => {
      const head = await sut.signedIn('headteacher');
      signer = await sut.visitor(PHONE);
      const open: WebSocketRoute[] = [];
      let isCut = false;
      await head.page.routeWebSocket(/graphql/, (socket) => {
        if (isCut) void socket.close({ code: 1012 });
        else {
          socket.connectToServer();
          open.push(socket);
        }
      });
      // What was recorded in the second before a page was asked for is counted as perhaps not shown.
      await head.page.waitForTimeout(QUIET_MS);
      const page = await head.open(`/campaigns/${campaign.id}`);
      await page.waitForTimeout(QUIET_MS);
      expect([open.length, await notice(page).count()]).toEqual([1, 0]);
      isCut = true;
      await open[0]?.close({ code: 1012 });
      await sign();
      await page.waitForTimeout(QUIET_MS);
      expect(await notice(page).count()).toBe(0);
      isCut = false;
      await notice(page).waitFor();
    });
  });

  describe('a page of the past', () => {
    it('hears nothing, and holds no connection', async () => {
      const head = await sut.signedIn('headteacher');
      let sockets = 0;
      head.page.on('websocket', () => {
        sockets += 1;
      });
      const page = await head.open(`/campaigns?asOf=2026-06-12`);
      await page.waitForTimeout(QUIET_MS);
      expect([sockets, await page.locator('.live').count()]).toEqual([0, 0]);
    });
  });

  describe('a member of staff', () => {
    it('has no connection: how often the record moves is not theirs to know', async () => {
      const staff = await sut.signedIn('staff');
      let sockets = 0;
      staff.page.on('websocket', () => {
        sockets += 1;
      });
      await staff.open('/my');
      await staff.page.waitForTimeout(QUIET_MS);
      expect(sockets).toBe(0);
    });
  });

  describe('a network that lets no WebSocket through', () => {
    it('is tried three times and then left alone, and the pages work', async () => {
      const head = await sut.signedIn('headteacher');
      let attempts = 0;
      await head.page.routeWebSocket(/graphql/, (socket) => {
        attempts += 1;
        void socket.close({ code: 1011 });
      });
      const page = await head.open(`/campaigns/${campaign.id}`);
      expect(await until(page, () => Promise.resolve(attempts >= 3))).toBe(true);
      // A fourth one would come after four seconds at the latest.
      await page.waitForTimeout(4_500);
      expect(attempts).toBe(3);
      expect(await notice(page).count()).toBe(0);
      await page.getByRole('link', { name: 'Overview' }).first().click();
      await page.locator('.figures').waitFor();
    });
  });
});
