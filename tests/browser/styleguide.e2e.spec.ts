import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { violations } from './support/axe.js';
import { describeInBrowser } from './support/chromium.js';
import { Stage } from './support/stage.js';
import type { Visitor } from './support/visitor.js';

/** The page has a heading for each of the pages that it shows. */
const open = async ({ page }: Visitor): Promise<Page> => {
  await page.goto('/styleguide');
  await page.locator('#NotFound').waitFor();
  return page;
};

const words = {
  en: {
    other: 'Cymraeg',
    save: 'Save the reason',
    remove: 'Delete the draft',
    goOn: 'Continue',
    send: 'Report a breach',
  },
  cy: {
    ...{ other: 'English', save: 'Cadw’r rheswm', remove: 'Dileu’r drafft', goOn: 'Parhau' },
    send: 'Rhoi gwybod am achos o dorri polisi',
  },
} as const;

describeInBrowser(() => {
  let sut: Stage;
  beforeAll(async () => {
    sut = await Stage.open();
  }, 240_000);
  afterEach(async () => {
    expect(await sut.leave()).toEqual([]);
  });
  afterAll(() => sut.close());

  describe('a question before what cannot be undone', () => {
    it('takes the focus to the way out, and Escape changes nothing', async () => {
      const visitor = await sut.visitor();
      const page = await open(visitor);
      const opener = page.locator('#Confirm').getByRole('button').first();
      await opener.click();
      expect(await page.getByRole('dialog').isVisible()).toBe(true);
      expect(await visitor.focused()).toBe('Cancel');
      expect(await violations(visitor, { width: 1280, scheme: 'light' }, { within: 'dialog' })).toEqual([]);
      await page.keyboard.press('Escape');
      expect(await page.getByRole('dialog').isVisible()).toBe(false);
      expect(await visitor.focused()).toBe(words.en.remove);
    });
  });

  describe('a form that is sent without answers', () => {
    it('says what is wrong, takes the focus there, and leads to the field', async () => {
      const visitor = await sut.visitor();
      const page = await open(visitor);
      const form = page.locator('#Form form');
      await form.getByRole('button', { name: words.en.save }).click();
      expect(await visitor.focused()).toContain('2 things are not right');
      await form.getByRole('link').first().click();
      expect(await visitor.focused()).toBe('Name of the policy');
      expect(page.url()).toMatch(/\/styleguide$/);
    });

    it('keeps what was typed, and the place, when the language changes', async () => {
      const visitor = await sut.visitor();
      const page = await open(visitor);
      await page.locator('#sampleName').fill('Behaviour');
      await page.getByRole('button', { name: words.en.other }).click();
      await page.getByRole('heading', { name: 'Pob rhan o’r sgriniau, ym mhob cyflwr.' }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('cy');
      expect(await page.locator('#sampleName').inputValue()).toBe('Behaviour');
      expect(await visitor.focused()).toBe(words.cy.other);
      await page.reload();
      await page.getByRole('button', { name: words.cy.other }).waitFor();
      expect(await page.title()).toBe('Rhannau’r sgriniau · Trustlog');
    });
  });

  describe('a form that asks one thing a page', () => {
    it('goes on only with an answer, and shows all of them before it is sent; a change comes back there', async () => {
      const visitor = await sut.visitor();
      const page = await open(visitor);
      const flow = page.locator('#FormFlow');
      await flow.getByRole('button', { name: words.en.goOn }).click();
      expect(await visitor.focused()).toContain('Something is not right');
      await flow.getByRole('textbox').fill('A photograph was shown.');
      await flow.getByRole('button', { name: words.en.goOn }).click();
      await page.locator('#flowDay').fill('2026-11-20');
      await flow.getByRole('button', { name: words.en.goOn }).click();
      await flow.getByRole('heading', { name: 'Check your answers' }).waitFor();
      expect(await flow.locator('dd').first().innerText()).toBe('A photograph was shown.');
      await flow.getByRole('button', { name: 'Change: What happened, in your own words?' }).click();
      await flow.getByRole('textbox').fill('Two photographs were shown.');
      await flow.getByRole('button', { name: words.en.goOn }).click();
      expect(await flow.locator('dd').first().innerText()).toBe('Two photographs were shown.');
      await flow.getByRole('button', { name: words.en.send }).click();
      await flow.getByText('Nothing was sent').waitFor();
      expect(await flow.getByRole('textbox').inputValue()).toBe('');
    });
  });

  describe('the pages on a phone', () => {
    it('open on a press and close on Escape', async () => {
      const visitor = await sut.visitor({ viewport: { width: 360, height: 740 } });
      const page = await open(visitor);
      const policies = page.locator('header').getByRole('link', { name: 'Policies' });
      expect(await policies.isVisible()).toBe(false);
      await page.getByRole('button', { name: 'Pages' }).click();
      expect(await policies.isVisible()).toBe(true);
      await page.keyboard.press('Escape');
      expect(await policies.isVisible()).toBe(false);
    });
  });
});
