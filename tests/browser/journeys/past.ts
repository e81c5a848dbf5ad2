import { expect } from '@jest/globals';
import { momentOf } from '../../../apps/dashboard/src/shared/as-of.js';
import type { Way } from '../support/hand.js';
import type { Stage } from '../support/stage.js';
import { Traveller } from '../support/traveller.js';

const FORMER_DAY = new Date(Date.now() - 100 * 86_400_000).toISOString().slice(0, 10);

const sentenceAt = async (stage: Stage, asOf: string): Promise<string> => {
  const moment = momentOf(asOf);
  if (moment.kind !== 'at') throw new Error(`${asOf} is no past moment.`);
  const ask = 'query Then($asOf: DateTime) { overview(asOf: $asOf) { sentence { en } } }';
  const { overview } = await stage.ask('auditor', ask, { asOf: moment.instant });
  return overview.sentence.en;
};

/** An auditor goes to a past day, to the change before it, looks at the first screen as it stood, and comes back. */
export const past = async (stage: Stage, way: Way): Promise<void> => {
  const auditor = await Traveller.signedIn(stage, 'auditor', way);
  const { page, hand } = auditor;
  const asOf = (): string => new URL(page.url()).searchParams.get('asOf') ?? '';
  await auditor.visitor.open('/audit');
  const bar = page.getByRole('form', { name: 'As at a date' });
  await hand.setDay(bar.getByLabel('Date'), FORMER_DAY);
  await hand.press(bar.getByRole('button', { name: 'Show' }));
  await page.waitForURL((url) => url.searchParams.get('asOf') === FORMER_DAY);
  await page.getByText('You are looking at the past.').waitFor();
  await auditor.sees(await sentenceAt(stage, FORMER_DAY));

  await hand.press(page.getByRole('link', { name: 'change before' }));
  await page.waitForURL((url) => (url.searchParams.get('asOf') ?? FORMER_DAY) !== FORMER_DAY);
  const changed = asOf();
  await auditor.goTo('Overview');
  await page.waitForURL((url) => url.pathname === '/' && url.searchParams.get('asOf') === changed);
  await auditor.sees(await sentenceAt(stage, changed));
  await hand.back();
  await page.waitForURL((url) => url.pathname === '/audit' && url.searchParams.get('asOf') === changed);
  await hand.press(page.getByRole('link', { name: 'Back to now' }));
  await page.waitForURL((url) => !url.searchParams.has('asOf'));
  await page.getByText('You are looking at the past.').waitFor({ state: 'detached' });
  expect(await page.locator('main.past').count()).toBe(0);
  auditor.arrived('an auditor goes to a past day, a change earlier, to the overview of then, and back to now');
};
