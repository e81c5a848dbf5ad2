import { expect } from '@jest/globals';
import { eventsOf } from '../support/events.js';
import type { Way } from '../support/hand.js';
import type { Stage } from '../support/stage.js';
import { Traveller } from '../support/traveller.js';

/** A headteacher opens what waits, sees the differences before the button, and approves. */
export const approve = async (stage: Stage, way: Way): Promise<void> => {
  const head = await Traveller.signedIn(stage, 'headteacher', way);
  const { page } = head;
  await head.visitor.open('/');
  await head.goTo('Inbox');
  await head.sees(/waits? for you\.$/);
  const decisions = page.getByRole('listitem').filter({ hasText: 'waits for your decision as headteacher' });
  const before = await decisions.count();
  await head.hand.press(decisions.first().getByRole('link', { name: /^Read the changes and decide/ }));

  await head.sees(/waits for your decision as headteacher/);
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const parts = await page.locator('main h2').allInnerTexts();
  expect(parts[0]).toBe('What changes');
  expect(parts).toContain('Your decision');
  expect(await page.locator('main ins, main del').count()).toBeGreaterThan(0);
  await head.press('Approve');
  await page.getByText('You approved it.').waitFor();
  await head.hand.press(page.getByRole('link', { name: 'Back to the inbox' }));
  await head.sees(/waits? for you\.$/);
  await decisions.nth(before - 1).waitFor({ state: 'detached' });
  head.arrived('a headteacher opens the inbox, reads what changes and approves');

  expect(await eventsOf(stage, { streamId: `approval-${id}` })).toEqual(['ApprovalRequested', 'StepApproved']);
};
