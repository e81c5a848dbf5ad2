import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { describeInBrowser } from '../support/chromium.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';
import type { Visitor } from '../support/visitor.js';
import { routes, routesOfOne, searchNames } from './routes.js';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';

/** Ids that no link of ours has; the last can be no text at all. */
const BAD_IDS: readonly (readonly [string, string])[] = [
  ['no id', 'nonsense'],
  ['a zero byte', '%00'],
  ['a way up', '..%2f..%2f'],
  ['a statement', encodeURIComponent(`' OR 1=1 --<script>alert(1)</script>`)],
  ['10,000 letters', 'x'.repeat(10_000)],
  ['half a letter', '%E0%A4%A'],
];

/** Words that would say that the fault is ours, or show nothing. */
const WRONG = /could not be (loaded|reached|shown)|Loading…|undefined|\[object|INTERNAL/;

/** Nothing of the page is still to come. */
const IS_THERE = `!document.querySelector('main .loading, main [aria-busy="true"]')`;

/** The list in which each page's things are found. */
const LISTS: Readonly<Record<string, string>> = {
  schoolId: 'schools',
  policyId: 'policies',
  campaignId: 'campaigns',
  approvalId: 'approvals',
  breachId: 'breaches',
  personId: 'people',
};

/** All pages but the door, and the samples, which show every failure on purpose. */
const inside = (): string[] => routes().filter((one) => one !== '/sign-in' && one !== '/styleguide');

const idOf = (route: string): string => /\$(\w+)/.exec(route)?.[1] ?? '';

/** What a page says: its heading, and its text with what the tab is called. */
const saidBy = async ({ page }: Visitor): Promise<string> => {
  await page.locator('h1').first().waitFor();
  if (!(await until(page, () => page.evaluate<boolean>(IS_THERE)))) throw new Error('The page never came to rest.');
  return `${await page.title()}\n${await page.locator('main').innerText()}`;
};

/**
 * Goes to another address within the page that is open, as a link does, and waits until a page has been drawn for it:
 * that one, or the one that it leads on to.
 */
const within = async (visitor: Visitor, address: string): Promise<string> => {
  await visitor.page.evaluate(
    `window.before = window.__TSR_ROUTER__.state.resolvedLocation;
     history.pushState({}, '', ${JSON.stringify(address)}); window.dispatchEvent(new PopStateEvent('popstate'));`,
  );
  const hasArrived = `(({ status, resolvedLocation }) => status === 'idle' && resolvedLocation !== window.before)(window.__TSR_ROUTER__.state)`;
  if (!(await until(visitor.page, () => visitor.page.evaluate<boolean>(hasArrived))))
    throw new Error(`The page never came to ${address.slice(0, 200)}.`);
  await visitor.page.locator('h1').first().waitFor();
  return visitor.page.locator('main').innerText();
};

describeInBrowser(() => {
  let sut: Stage;
  let foreign: Readonly<Record<string, string>>;
  let own: Readonly<Record<string, string>>;

  /** The first of each list that somebody sees. */
  const firsts = async (name: 'trustLead' | 'otherTrustLead'): Promise<Record<string, string>> => {
    const lists = Object.values(LISTS).map((list) => `${list}(first: 1) { edges { node { id } } }`);
    const data = await sut.ask(name, `{ ${lists.join(' ')} }`);
    return Object.fromEntries(Object.entries(LISTS).map(([id, list]) => [id, data[list].edges[0]?.node.id ?? '']));
  };
  const pathOf = (route: string, id: string): string => route.replace(/\$\w+/, () => id);

  beforeAll(async () => {
    sut = await Stage.open();
    foreign = await firsts('otherTrustLead');
    own = await firsts('trustLead');
  }, 240_000);
  afterEach(async () => {
    expect(await sut.leave()).toEqual([]);
  });
  afterAll(async () => {
    expect(sut.server.faults).toEqual([]);
    await sut.close();
  });

  describe('the addresses of the dashboard', () => {
    it('are all known to this spec, with a thing of one’s own and one of others for each page about one', () => {
      expect(routes().length).toBeGreaterThan(20);
      expect(
        routesOfOne()
          .map(idOf)
          .filter((id) => !own[id] || !foreign[id]),
      ).toEqual([]);
      expect(searchNames().length).toBeGreaterThan(15);
    });
  });

  describe.each(routesOfOne())('%s', (route) => {
    it('says of what is of others, unknown or no id that there is nothing, each time the same', async () => {
      const visitor = await sut.signedIn('trustLead');
      const { page } = visitor;
      const saidAt = async (id: string): Promise<string> => {
        await page.goto(pathOf(route, id));
        return saidBy(visitor);
      };
      const unknown = await saidAt(UNKNOWN);
      expect(unknown).toBe(
        'There is nothing here · Trustlog\nThere is nothing here\n\nThe address is wrong, or what it names is not yours to see.\n\nGo to the overview',
      );
      expect(await saidAt(foreign[idOf(route)] ?? '')).toBe(unknown);
      const others = [];
      for (const [what, id] of BAD_IDS) others.push([what, await saidAt(id)]);
      expect(others).toEqual(BAD_IDS.map(([what]) => [what, unknown]));
    }, 120_000);
  });

  describe('a date in the address', () => {
    it.each([
      ['that is none', 'yesterday', /^This date cannot be read\n[^]*“yesterday”, which is no date/],
      ['that no calendar has', '2026-02-31', /^This date cannot be read/],
      [
        'that would run',
        '<img src=x onerror=alert(1)>',
        /^This date cannot be read\n[^]*<img src=x onerror=alert\(1\)>/,
      ],
      ['to come', '2099-01-01', /^This date is still to come\n[^]*1 January 2099/],
    ])(
      '%s is said on every page, and nothing is shown for it',
      async (_, asOf, said) => {
        const visitor = await sut.signedIn('trustLead');
        await visitor.open('/');
        for (const route of inside()) {
          const text = await within(visitor, `${pathOf(route, UNKNOWN)}?asOf=${encodeURIComponent(asOf)}`);
          expect({ route, text }).toEqual({ route, text: expect.stringMatching(said) });
          expect(text).toMatch(/Back to now/i);
        }
      },
      120_000,
    );

    it.each(['0001-01-01', '1999-12-31'])(
      'before anything was recorded (%s) breaks no page',
      async (asOf) => {
        const visitor = (await sut.signedIn('trustLead')).expect(/400/);
        await visitor.open('/');
        for (const route of inside()) {
          await within(visitor, `${pathOf(route, own[idOf(route)] ?? '')}?asOf=${asOf}`);
          const text = await saidBy(visitor);
          expect({ route, text }).toEqual({ route, text: expect.not.stringMatching(WRONG) });
        }
      },
      120_000,
    );
  });

  describe('what stands after the question mark', () => {
    it.each([
      ['nonsense', 'nonsense'],
      ['a script', `"><img src=x onerror=alert(1)>`],
      ['a zero byte', 'a\u0000b'],
      ['1,000 letters', 'x'.repeat(1_000)],
    ])(
      'is ignored or named when it is %s',
      async (_, value) => {
        const visitor = (await sut.signedIn('trustLead')).expect(/400/);
        await visitor.open('/');
        const search = new URLSearchParams(searchNames().map((name): [string, string] => [name, value])).toString();
        for (const route of inside()) {
          await within(visitor, `${pathOf(route, own[idOf(route)] ?? '')}?${search}`);
          const text = await saidBy(visitor);
          expect({ route, text }).toEqual({ route, text: expect.not.stringMatching(WRONG) });
        }
      },
      120_000,
    );

    it('has a way out where it cannot be: the page without it', async () => {
      const visitor = (await sut.signedIn('trustLead')).expect(/400/);
      const page = await visitor.open('/people?schoolId=nonsense');
      expect(await visitor.heading()).toBe('The address asks for what cannot be');
      await page.getByRole('link', { name: 'Open the page without it' }).click();
      await page.getByRole('heading', { level: 1, name: /people|person/i }).waitFor();
      expect(new URL(page.url()).search).toBe('');
    });

    it('leads nobody to another site after signing in', async () => {
      for (const next of ['https://example.org/', '//example.org/', 'javascript:alert(1)', '/\\example.org']) {
        const visitor = await sut.visitor();
        const page = await visitor.open(`/sign-in?next=${encodeURIComponent(next)}`);
        await page.getByRole('button', { name: /^Headteacher/ }).click();
        await page.getByRole('heading', { level: 1, name: /in date|needs you/ }).waitFor();
        expect(new URL(page.url()).origin).toBe(new URL(sut.server.url).origin);
      }
    });
  });
});
