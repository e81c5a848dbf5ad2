import AxeBuilder from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { DemoName } from '#platform/auth/demo-keys.js';
import { describeInBrowser } from './support/chromium.js';
import { Stage } from './support/stage.js';
import { SHIFT_GOAL, type Visitor } from './support/visitor.js';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** In the dark only colours are different. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** What axe finds on a page in light and dark, on a wide screen and on a narrow one; a line each. */
const violations = async (visitor: Visitor): Promise<string[]> => {
  const { page } = visitor;
  const found: string[] = [];
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
      const { violations } = await (colorScheme === 'light' ? axe.withTags(RULES) : axe.withRules(OF_COLOUR)).analyze();
      for (const { id, nodes } of violations)
        found.push(`${String(width)} ${colorScheme} ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
    }
    const spill = await visitor.spill();
    if (spill > 0) found.push(`${String(width)} scrolls sideways by ${String(spill)} px`);
  }
  return found;
};

/** What a page must not do: break a rule, or move by itself. */
const flaws = async (visitor: Visitor): Promise<string[]> => {
  const shifts = await visitor.shifts();
  return [...(shifts < SHIFT_GOAL ? [] : [`moved by ${String(shifts)}`]), ...(await violations(visitor))];
};

const FORMER_DAY = new Date(Date.now() - 160 * 86_400_000).toISOString().slice(0, 10);

describeInBrowser(() => {
  let sut: Stage;
  let schoolId = '';
  let campaignId = '';
  let links: string[] = [];
  beforeAll(async () => {
    sut = await Stage.open();
    const ask = '{ campaigns(first: 50) { edges { node { id schoolId outstanding } } } }';
    const { campaigns } = await sut.ask('clerk', ask);
    const { node } = campaigns.edges.find((edge: { node: { outstanding: number } }) => edge.node.outstanding > 0);
    schoolId = node.schoolId;
    campaignId = node.id;
    const { readLinks } = await sut.ask('clerk', 'query L($id: ID!) { readLinks(campaignId: $id) { path } }', {
      id: campaignId,
    });
    links = readLinks.map(({ path }: { path: string }) => path);
  }, 240_000);
  afterEach(async () => {
    expect(await sut.leave()).toEqual([]);
  });
  afterAll(() => sut.close());

  describe('each page of the dashboard, light and dark, wide and narrow', () => {
    const pages: [string, DemoName | null, () => string][] = [
      ['the door', null, () => '/sign-in'],
      ['the first screen', 'trustLead', () => '/'],
      ['the first screen of the past', 'trustLead', () => `/?asOf=${FORMER_DAY}`],
      ['the first screen of a Welsh authority', 'otherTrustLead', () => '/'],
      ['a school', 'trustLead', () => `/schools/${schoolId}`],
      ['policies', 'trustLead', () => '/policies?status=DUE'],
      ['sign-offs', 'trustLead', () => '/campaigns'],
      ['a sign-off', 'trustLead', () => `/campaigns/${campaignId}`],
      ['approvals', 'trustLead', () => '/approvals'],
      ['breaches', 'trustLead', () => '/breaches'],
      ['the record', 'auditor', () => '/audit'],
      ["one's own reading", 'staff', () => '/my'],
      ['nothing', 'trustLead', () => '/nowhere'],
      ['what one may not see', 'staff', () => '/policies/'],
    ];

    it.each(pages)('%s: no rule broken, nothing moves', async (_, name, path) => {
      const visitor = name === null ? await sut.visitor() : await sut.signedIn(name);
      await visitor.open(path());
      expect(await flaws(visitor)).toEqual([]);
    });
  });

  describe('each state of the read page, light and dark, wide and narrow', () => {
    it.each(['en', 'cy'])('reading and confirming (%s): no rule broken, nothing moves', async (lang) => {
      const visitor = (await sut.visitor()).expect(/422/);
      const [path = ''] = links;
      await visitor.open(`${path}?lang=${lang}`);
      expect(await flaws(visitor)).toEqual([]);
      await visitor.open(`${path}?step=confirm&lang=${lang}`);
      expect(await flaws(visitor)).toEqual([]);
      await visitor.page.locator('form button').click();
      await visitor.page.waitForLoadState('networkidle');
      expect(await flaws(visitor)).toEqual([]);
    });

    it('the receipt: no rule broken, nothing moves', async () => {
      const visitor = await sut.visitor();
      const page = await visitor.open(`${links[1] ?? ''}?step=confirm&lang=en`);
      await page.getByRole('checkbox').check();
      await page.getByRole('textbox').fill('Hana Pugh');
      await page.locator('form button').click();
      await page.getByRole('heading', { name: 'Thank you. It is recorded.' }).waitFor();
      expect(await flaws(visitor)).toEqual([]);
    });

    it('a link that does not work: no rule broken, nothing moves', async () => {
      const visitor = (await sut.visitor()).expect(/404/);
      await visitor.open('/read/nonsense');
      expect(await flaws(visitor)).toEqual([]);
    });
  });
});
