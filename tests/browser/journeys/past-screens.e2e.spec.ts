import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { DemoName } from '#platform/auth/demo-keys.js';
import { describeInBrowser } from '../support/chromium.js';
import { Stage } from '../support/stage.js';

/** So short ago that everything that is there now was there. */
const before = new Date(Date.now() - 300_000).toISOString();

/** Things of the demo's school about which something can be done now. */
interface Ids {
  readonly campaign: string;
  readonly approval: string;
  readonly breach: string;
  readonly policy: string;
}

/** A screen whose present offers an act. */
interface PastScreen {
  readonly screen: string;
  readonly name: DemoName;
  readonly role: 'button' | 'link';
  readonly act: RegExp;
  readonly path: (ids: Ids) => string;
}

const LISTS = `{
  campaigns(first: 50) { edges { node { id policyId outstanding } } }
  approvals(first: 50, status: WAITING) { edges { node { id decidesAs } } }
  breaches(first: 50) { edges { node { id status readable } } }
}`;

const idsOf = async (stage: Stage): Promise<Ids> => {
  const { campaigns, approvals, breaches } = await stage.ask('headteacher', LISTS);
  const first = <Row>(rows: { edges: { node: Row }[] }, fits: (row: Row) => boolean): Row => {
    const row = rows.edges.map(({ node }) => node).find(fits);
    if (row === undefined) throw new Error('The sandbox lacks what this test is about.');
    return row;
  };
  const campaign = first<{ id: string; policyId: string; outstanding: number }>(
    campaigns,
    (row) => row.outstanding > 0,
  );
  return {
    campaign: campaign.id,
    policy: campaign.policyId,
    approval: first<{ id: string; decidesAs: string | null }>(approvals, (row) => row.decidesAs !== null).id,
    breach: first<{ id: string; status: string; readable: boolean }>(
      breaches,
      (row) => row.readable && row.status !== 'CLOSED',
    ).id,
  };
};

describeInBrowser(() => {
  let sut: Stage;
  let ids: Ids;
  beforeAll(async () => {
    sut = await Stage.open();
    ids = await idsOf(sut);
  }, 240_000);
  afterEach(async () => {
    expect(await sut.leave()).toEqual([]);
  });
  afterAll(() => sut.close());

  describe('a screen of the past', () => {
    const screens: readonly PastScreen[] = [
      { screen: 'the first screen', name: 'trustLead', role: 'button', act: /^Nudge /, path: () => '/' },
      {
        screen: 'a sign-off',
        name: 'headteacher',
        role: 'button',
        act: /^Remind all/,
        path: ({ campaign }) => `/campaigns/${campaign}`,
      },
      {
        screen: 'an approval',
        name: 'headteacher',
        role: 'button',
        act: /^Approve$/,
        path: ({ approval }) => `/approvals/${approval}`,
      },
      {
        screen: 'a case',
        name: 'headteacher',
        role: 'button',
        act: /^Record it$/,
        path: ({ breach }) => `/breaches/${breach}`,
      },
      {
        screen: 'the list of breaches',
        name: 'headteacher',
        role: 'link',
        act: /^Report a breach$/,
        path: () => '/breaches',
      },
      {
        screen: 'the list of policies',
        name: 'clerk',
        role: 'link',
        act: /^Upload a policy$/,
        path: () => '/policies',
      },
      {
        screen: 'a policy',
        name: 'clerk',
        role: 'link',
        act: /^Record details$/,
        path: ({ policy }) => `/policies/${policy}`,
      },
      { screen: "one's own reading", name: 'staff', role: 'link', act: /^Read /, path: () => '/my' },
    ];

    it.each(screens)(
      'offers nothing that its present offers: $screen',
      async ({ name, role, act, path }) => {
        const visitor = await sut.signedIn(name);
        const page = await visitor.open(path(ids));
        const acts = page.getByRole('main').getByRole(role, { name: act });
        await acts.first().waitFor();
        await page.goto(`${path(ids)}?asOf=${before}`);
        await page.getByText('You are looking at the past.').waitFor();
        await page.locator('main.past h1').waitFor();
        expect(await page.locator('main h1').innerText()).not.toBe('There is nothing here');
        expect(await acts.count()).toBe(0);
      },
      120_000,
    );
  });
});
