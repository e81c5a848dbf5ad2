import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { repositoryRoot } from '#platform/postgres/repository.js';
import { AXE_CASES, type AxeCase, type Sample } from './support/axe-cases.js';
import { looksOf, violations } from './support/axe.js';
import { sampleOf } from './support/axe-sample.js';
import { describeInBrowser } from './support/chromium.js';
import { Stage } from './support/stage.js';
import { SHIFT_GOAL, type Visitor } from './support/visitor.js';

const LANGUAGES = ['en', 'cy'] as const;

/** Counted over the whole spec, for the line at its end. */
const counted = { checks: 0, violations: 0, states: 0 };

const flaws = async (visitor: Visitor, lang: 'en' | 'cy', without?: string): Promise<string[]> => {
  const found: string[] = [];
  for (const look of looksOf(counted.states, lang)) {
    found.push(...(await violations(visitor, look, { without })));
    counted.checks += 1;
  }
  counted.violations += found.length;
  return found.map((line) => `${lang} ${line}`);
};

/** Addresses as the router writes them. */
const routes = (): string[] => {
  const source = ['router.tsx', 'retention-routes.ts']
    .map((file) => readFileSync(path.join(repositoryRoot, 'apps', 'dashboard', 'src', file), 'utf8'))
    .join('\n');
  const found = [...source.matchAll(/\bpath: '([^']+)'/g)].map(([, route = '']) => route);
  expect(found).toHaveLength(source.match(/= createRoute\(/g)?.length ?? 0);
  return found;
};

describe('The pages of the dashboard', () => {
  it('are all among the cases of this spec: a new one brings its own', () => {
    const tried = new Set(AXE_CASES.map(({ route }) => route));
    expect(routes().filter((route) => !tried.has(route))).toEqual([]);
    expect([...tried].filter((route) => !routes().includes(route))).toEqual(['none of these']);
  });
});

describeInBrowser(() => {
  let sut: Stage;
  let sample: Sample;
  beforeAll(async () => {
    sut = await Stage.open();
    sample = await sampleOf(sut);
  }, 240_000);
  afterEach(async () => {
    expect(await sut.leave()).toEqual([]);
  });
  afterAll(async () => {
    const { checks, violations: broken, states } = counted;
    const pages = String(new Set(AXE_CASES.map(({ route }) => route)).size + 1);
    process.stderr.write(
      `axe: ${pages} routes x ${String(states)} states, ${String(checks)} checks, ${String(broken)} violations\n`,
    );
    await sut.close();
  });

  const opened = async ({ as, path: at, before, act, shows, notes }: AxeCase, lang: string): Promise<Visitor> => {
    const visitor = await (as === null ? sut.visitor({ locale: lang }) : sut.signedIn(as, { locale: lang }));
    if (notes) visitor.expect(notes);
    await before?.(visitor.page);
    await visitor.page.goto(at(sample));
    await visitor.page.locator('main :is(h1, .loading)').first().waitFor();
    await act?.(visitor.page);
    await visitor.page.locator(shows).first().waitFor();
    return visitor;
  };

  describe('a page in a state', () => {
    it.each(AXE_CASES)('$route, $state: breaks no rule', async (one) => {
      counted.states += 1;
      const found: string[] = [];
      for (const lang of LANGUAGES) {
        const visitor = await opened(one, lang);
        expect(await visitor.page.locator('html').getAttribute('lang')).toBe(lang);
        found.push(...(await flaws(visitor, lang, one.without)));
      }
      expect(found).toEqual([]);
    });
  });

  describe('the page on which a policy is read and confirmed', () => {
    const inBoth = async (state: (lang: 'en' | 'cy') => Promise<Visitor>): Promise<void> => {
      counted.states += 1;
      const found: string[] = [];
      for (const lang of LANGUAGES) {
        const visitor = await state(lang);
        const shifts = await visitor.shifts();
        if (shifts >= SHIFT_GOAL) found.push(`${lang} moved by ${String(shifts)}`);
        found.push(...(await flaws(visitor, lang)));
      }
      expect(found).toEqual([]);
    };
    const at = (step: string, nth = 0): ((lang: string) => Promise<Visitor>) => {
      return async (lang) => {
        const visitor = await sut.visitor();
        await visitor.open(`${sample.readPaths[nth] ?? ''}?lang=${lang}${step}`);
        return visitor;
      };
    };
    const sign = async ({ page }: Visitor): Promise<void> => {
      await page.getByRole('checkbox').check();
      await page.getByRole('textbox').fill('Hana Pugh');
      await page.locator('form button').click();
      await page.locator('dl').waitFor();
    };

    it('to be read: breaks no rule, nothing moves', () => inBoth(at('')));

    it('to be confirmed: breaks no rule, nothing moves', () => inBoth(at('&step=confirm')));

    it('with a name missing: breaks no rule, nothing moves', () =>
      inBoth(async (lang) => {
        const visitor = (await at('&step=confirm')(lang)).expect(/422/);
        await visitor.page.locator('form button').click();
        await visitor.page.waitForLoadState('networkidle');
        return visitor;
      }));

    it('with its receipt, now and when it is opened again: breaks no rule, nothing moves', async () => {
      const first = await at('&step=confirm', 1)('en');
      await sign(first);
      expect(await flaws(first, 'en')).toEqual([]);
      await inBoth(at('', 1));
    });

    it('with a link that does not work: breaks no rule, nothing moves', () =>
      inBoth(async (lang) => {
        const visitor = (await sut.visitor({ locale: lang })).expect(/404/);
        await visitor.open(`/read/nonsense?lang=${lang}`);
        return visitor;
      }));
  });
});
