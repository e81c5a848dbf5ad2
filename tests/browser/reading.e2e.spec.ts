import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { DemoName } from '#platform/auth/demo-keys.js';
import { describeInBrowser } from './support/chromium.js';
import { Stage } from './support/stage.js';
import type { Visitor } from './support/visitor.js';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const MINE = '{ myRequests { id status readPath } }';

/** Links of people who have not signed, by a clerk or lead who hands them out. */
const linksOf = async (sut: Stage, name: DemoName): Promise<string[]> => {
  const { campaigns } = await sut.ask(name, '{ campaigns(first: 50) { edges { node { id outstanding } } } }');
  const running = campaigns.edges.find(({ node }: { node: { outstanding: number } }) => node.outstanding > 0);
  const ask = 'query Links($id: ID!) { readLinks(campaignId: $id) { path } }';
  const { readLinks } = await sut.ask(name, ask, { id: running.node.id });
  return readLinks.map(({ path }: { path: string }) => path);
};

const signIt = async ({ page }: Visitor, name: string): Promise<void> => {
  await page.getByRole('link', { name: 'I have read it: go on' }).click();
  await page.getByRole('checkbox').check();
  await page.getByRole('textbox').fill(name);
  await page.getByRole('button', { name: 'Sign' }).click();
};

const receiptOf = ({ page }: Visitor): Promise<string> => page.locator('dl').innerText();

describeInBrowser(() => {
  let sut: Stage;
  beforeAll(async () => {
    sut = await Stage.open();
  }, 240_000);
  afterEach(async () => {
    expect(await sut.leave()).toEqual([]);
  });
  afterAll(() => sut.close());

  describe('a member of staff with a phone and no mouse', () => {
    it('comes in, reads, confirms, and gets a receipt that the record bears out', async () => {
      const visitor = await sut.visitor(PHONE);
      const { page } = visitor;
      const { myRequests } = await sut.ask('staff', MINE);
      const [open] = myRequests;
      expect(open.readPath).toMatch(/^\/read\/[\w-]{64}$/);

      await visitor.open('/sign-in');
      await visitor.tabTo(/^Member of staff/);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'You are asked to read 1 policy.' }).waitFor();
      await visitor.tabTo(/^Read Online safety/);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/read\//);
      await visitor.tabTo(/go on/);
      await page.keyboard.press('Enter');
      await page.waitForURL(/step=confirm/);
      await visitor.tabTo(/I have read it and I agree/);
      await page.keyboard.press('Space');
      await visitor.tabTo(/Your full name/);
      await page.keyboard.type('Rhys Thomas');
      await visitor.tabTo(/^Sign$/);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Thank you. It is recorded.' }).waitFor();

      await sut.server.settled();
      const ask = 'query Receipt($id: ID!) { receipt(requestId: $id) { contentHash position { position } } }';
      const { receipt } = await sut.ask('staff', ask, { id: open.id });
      const shown = (await receiptOf(visitor)).replaceAll(/\s/g, '');
      expect(shown).toContain(receipt.contentHash);
      expect(shown).toContain(`no.${String(receipt.position.position)}of`);
      expect(shown).toContain('RhysThomas');

      await visitor.open('/my');
      expect(await visitor.heading()).toBe('You have read everything that you are asked to.');
      expect((await sut.ask('staff', MINE)).myRequests.map(({ readPath }: { readPath: unknown }) => readPath)).toEqual([
        ...[null, null, null],
      ]);
    });
  });

  describe('a link', () => {
    it('is not spent by opening it, however often, by whomever', async () => {
      const [path = ''] = await linksOf(sut, 'clerk');
      const first = await sut.visitor(PHONE);
      const second = await sut.visitor();
      for (const visitor of [first, first, second]) {
        await visitor.open(path);
        expect(await visitor.heading()).toMatch(/Online safety policy/);
      }
      await signIt(second, 'Alun Morgan');
      const receipt = await receiptOf(second);
      await first.open(path);
      expect(await first.heading()).toMatch(/You have signed\s+this already\./);
      expect(await receiptOf(first)).toBe(receipt);
    });

    it('needs no script, and brings none', async () => {
      const [, path = ''] = await linksOf(sut, 'clerk');
      const visitor = await sut.visitor({ ...PHONE, javaScriptEnabled: false });
      const page = await visitor.open(path);
      expect(await page.locator('script').count()).toBe(0);
      await signIt(visitor, 'Bronwen Ellis');
      await page.getByRole('heading', { name: 'Thank you. It is recorded.' }).waitFor();
    });

    it('speaks Welsh at a press, and stays in Welsh', async () => {
      const [path = ''] = await linksOf(sut, 'otherTrustLead');
      const visitor = await sut.visitor(PHONE);
      const page = await visitor.open(`${path}?lang=en`);
      await page.getByRole('link', { name: 'Cymraeg' }).click();
      await page.waitForURL(/lang=cy/);
      expect(await page.locator('html').getAttribute('lang')).toBe('cy');
      await page.locator('main a[href*="step=confirm"]').last().click();
      await page.waitForURL(/step=confirm/);
      expect(await page.locator('html').getAttribute('lang')).toBe('cy');
    });

    it('that nobody made opens nothing', async () => {
      const visitor = (await sut.visitor()).expect(/404/);
      await visitor.open('/read/nonsense');
      expect(await visitor.heading()).toBe('This link does not work');
    });
  });
});
