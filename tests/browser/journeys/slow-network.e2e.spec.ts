import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { DemoName } from '#platform/auth/demo-keys.js';
import { describeInBrowser } from '../support/chromium.js';
import { eventsOf } from '../support/events.js';
import { countSendings, holdAnswers, slowDown } from '../support/network.js';
import { Stage } from '../support/stage.js';
import { SHIFT_GOAL } from '../support/visitor.js';

const TIME_LIMIT = 120_000;
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
/** From when on a page says that it is loading. */
const QUIET_MS = 300;

/**
 * Notes what the style gives the words of each loading state at the moment they come, and when they are said. Nothing
 * is measured: what is noted is the delay that the browser counts by, so it holds on a machine that draws late.
 */
const WATCH_LOADING = `window.loadings = [];
  const known = new WeakSet();
  new MutationObserver(() => {
    for (const words of document.querySelectorAll('.loading > span')) {
      if (known.has(words)) continue;
      known.add(words);
      const [animation] = words.getAnimations();
      const delay = animation?.effect.getTiming().delay ?? null;
      const one = { atFirst: getComputedStyle(words).visibility, delay, isSaid: false };
      const said = () => { one.isSaid = getComputedStyle(words).visibility === 'visible'; };
      words.addEventListener('animationend', said);
      window.loadings.push(one);
    }
  }).observe(document, { childList: true, subtree: true });`;

interface Loading {
  /** What `visibility` was when the words came. */
  readonly atFirst: string;
  readonly delay: number | null;
  readonly isSaid: boolean;
}

const loadingsOf = (page: Page): Promise<Loading[]> => page.evaluate<Loading[]>('window.loadings');

describeInBrowser(() => {
  let sut: Stage;
  let campaign = '';
  let decisions: string[] = [];
  let link = { path: '', personId: '' };
  beforeAll(async () => {
    sut = await Stage.open();
    const lists = `{
      campaigns(first: 50) { edges { node { id outstanding } } }
      approvals(first: 50, status: WAITING) { edges { node { id decidesAs } } }
    }`;
    const { campaigns, approvals } = await sut.ask('headteacher', lists);
    campaign = campaigns.edges.find((edge: { node: { outstanding: number } }) => edge.node.outstanding > 0).node.id;
    decisions = approvals.edges
      .filter((edge: { node: { decidesAs: string | null } }) => edge.node.decidesAs === 'headteacher')
      .map((edge: { node: { id: string } }) => edge.node.id);
    const ask = 'query Links($id: ID!) { readLinks(campaignId: $id) { path personId } }';
    [link] = (await sut.ask('clerk', ask, { id: campaign })).readLinks;
  }, 240_000);
  afterEach(async () => {
    expect(await sut.leave()).toEqual([]);
  });
  afterAll(() => sut.close());

  describe('a page over slow 4G', () => {
    const pages: [string, DemoName, () => string, object][] = [
      ['the first screen', 'trustLead', () => '/', {}],
      ['the first screen on a phone', 'trustLead', () => '/', PHONE],
      ['the inbox', 'headteacher', () => '/inbox', PHONE],
      ['an approval', 'headteacher', () => `/approvals/${decisions[0] ?? ''}`, {}],
      ['a sign-off', 'clerk', () => `/campaigns/${campaign}`, PHONE],
      ['the record', 'auditor', () => '/audit', {}],
      ['what is to be read', 'staff', () => link.path, PHONE],
      ["one's own reading", 'staff', () => '/my', PHONE],
    ];

    it.each(pages)(
      'does not jump while it comes: %s',
      async (_, name, path, window) => {
        const visitor = await sut.signedIn(name, window);
        await slowDown(visitor.page);
        await visitor.open(path());
        expect(await visitor.shifts()).toBeLessThan(SHIFT_GOAL);
      },
      TIME_LIMIT,
    );

    it(
      'says that it loads only after a third of a second, and does say it',
      async () => {
        const visitor = await sut.signedIn('clerk');
        await visitor.page.addInitScript(WATCH_LOADING);
        const page = await visitor.open('/');
        for (const name of ['Policies', 'Breaches', 'Audit']) {
          const answers = await holdAnswers(page);
          await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click();
          await page.locator('main .loading > span').waitFor();
          await answers.release();
          await page.locator('main .loading').waitFor({ state: 'detached' });
          expect(await page.title()).toMatch(new RegExp(`^${name}`));
        }
        const all = await loadingsOf(page);
        expect(all.filter(({ isSaid }) => isSaid).length).toBeGreaterThanOrEqual(3);
        for (const { atFirst, delay } of all)
          expect({ atFirst, delay }).toEqual({ atFirst: 'hidden', delay: QUIET_MS });
      },
      TIME_LIMIT,
    );
  });

  describe('an impatient hand over slow 4G', () => {
    it(
      'approves once, however often it presses',
      async () => {
        const id = decisions[0] ?? '';
        const { page } = await sut.signedIn('headteacher');
        await page.goto(`/approvals/${id}`);
        const sent = countSendings(page, 'Approve');
        const decide = page.getByRole('form', { name: 'Approve this text' }).getByRole('button');
        await decide.waitFor();
        await slowDown(page);
        await decide.click({ clickCount: 3 });
        await decide.focus();
        await page.keyboard.press('Enter');
        await page.getByText('You approved it.').waitFor();
        expect(sent()).toBe(1);
        expect(await eventsOf(sut, { streamId: `approval-${id}`, types: ['StepApproved'] })).toEqual(['StepApproved']);
      },
      TIME_LIMIT,
    );

    it(
      'reminds once, however often it presses',
      async () => {
        const { page } = await sut.signedIn('trustLead');
        await page.goto('/');
        const sent = countSendings(page, 'ChaseApproval');
        const line = page.locator('.chase li').filter({ hasText: 'waits for approval' }).first();
        await line.waitFor();
        await slowDown(page);
        await line.getByRole('button').click({ clickCount: 3 });
        await page.getByText('a reminder is on its way').waitFor();
        expect(sent()).toBe(1);
      },
      TIME_LIMIT,
    );

    it(
      'signs once, however often it presses',
      async () => {
        const from = new Date().toISOString();
        const visitor = await sut.visitor(PHONE);
        const page = await visitor.open(`${link.path}?step=confirm`);
        await page.getByRole('checkbox').check();
        await page.getByRole('textbox').fill('Bronwen Ellis');
        await slowDown(page);
        await page.getByRole('button', { name: 'Sign' }).click({ clickCount: 3, noWaitAfter: true });
        await page.getByRole('heading', { name: /It is recorded|signed\s+this already/ }).waitFor();
        const filter = { personId: link.personId, types: ['AcknowledgementSigned'], from };
        expect(await eventsOf(sut, filter)).toEqual(['AcknowledgementSigned']);
      },
      TIME_LIMIT,
    );
  });
});
