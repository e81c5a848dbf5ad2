import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { DemoName } from '#platform/auth/demo-keys.js';
import { describeInBrowser } from './support/chromium.js';
import { Stage } from './support/stage.js';

const DOORS: readonly [DemoName, RegExp, RegExp][] = [
  ['trustLead', /^Trust safeguarding lead/, /^\d+ of 12 schools are in date/],
  ['headteacher', /^Headteacher/, / (needs you this week|is in date)\.$/],
  ['chair', /^Chair of governors/, /^(You are asked to read|You have read everything|Nobody has asked you)/],
  ['staff', /^Member of staff/, /^You are asked to read 1 policy/],
  ['clerk', /^Clerk/, / (needs you this week|is in date)\.$/],
  ['auditor', /^Auditor/, /^\d+ of 12 schools are in date/],
  ['integrator', /^Integrator/, /^\d+ of 12 schools are in date/],
  ['otherTrustLead', /^Safeguarding lead of another group/, /^\d of 4 schools are in date/],
];

describeInBrowser(() => {
  let sut: Stage;
  beforeAll(async () => {
    sut = await Stage.open();
  }, 240_000);
  afterEach(async () => {
    expect(await sut.leave()).toEqual([]);
  });
  afterAll(() => sut.close());

  describe('the door', () => {
    it.each(DOORS)('lets %s in, to a first screen of their own', async (name, button, sentence) => {
      const visitor = await sut.visitor();
      const page = await visitor.open('/sign-in');
      await page.getByRole('button', { name: button }).click();
      await page.getByRole('heading', { level: 1, name: sentence }).waitFor();
      const { viewer } = await sut.ask(name, '{ viewer { tenantName { en } } }');
      expect(await page.locator('header .who').innerText()).toContain(viewer.tenantName.en);
      expect(new URL(page.url()).pathname).toBe(name === 'staff' || name === 'chair' ? '/my' : '/');
    });

    it('stands before every page, and leads on to the one that was asked for', async () => {
      const visitor = (await sut.visitor()).expect(/401/);
      const page = await visitor.open('/approvals?status=WAITING');
      await page.getByRole('button', { name: /^Trust safeguarding lead/ }).click();
      await page.getByRole('heading', { name: /approvals? wait/ }).waitFor();
      expect(new URL(page.url()).search).toBe('?status=WAITING');
    });

    it('is where one is after signing out, whatever the back button does', async () => {
      const visitor = (await sut.signedIn('clerk')).expect(/401/);
      const page = await visitor.open('/');
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('heading', { name: 'Sign in to the demonstration' }).waitFor();
      await page.goBack();
      await page.getByRole('heading', { name: 'Sign in to the demonstration' }).waitFor();
    });
  });

  describe('another group', () => {
    it('has schools that look as if there were none', async () => {
      const { schools } = await sut.ask('otherTrustLead', '{ schools(first: 1) { edges { node { id } } } }');
      const visitor = await sut.signedIn('trustLead');
      const page = await visitor.open(`/schools/${String(schools.edges[0].node.id)}`);
      const foreign = await page.locator('main').innerText();
      await visitor.open('/schools/00000000-0000-4000-8000-000000000000');
      expect(foreign).toContain('There is nothing here');
      expect(await page.locator('main').innerText()).toBe(foreign);
    });
  });

  describe('staff', () => {
    it('are taken to what is theirs from every first screen', async () => {
      const visitor = await sut.signedIn('staff');
      const page = await visitor.open('/');
      await page.getByRole('heading', { name: /^You are asked to read/ }).waitFor();
      expect(await page.locator('header nav a').allInnerTexts()).toEqual(['My reading', 'Inbox', 'Report a breach']);
    });

    it('are told that a page is not theirs to see', async () => {
      const visitor = await sut.signedIn('staff');
      const page = await visitor.open('/audit');
      await page.getByRole('heading', { name: 'This is not yours to see' }).waitFor();
      expect(await page.locator('main h1').allInnerTexts()).toEqual(['This is not yours to see']);
    });
  });
});
