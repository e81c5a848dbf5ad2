import { expect } from '@jest/globals';
import { eventsOf } from '../support/events.js';
import type { Way } from '../support/hand.js';
import type { Stage } from '../support/stage.js';
import { Traveller } from '../support/traveller.js';

/** A member of staff follows their own link, reads, signs, and finds it among what they have read. */
export const readAndConfirm = async (stage: Stage, way: Way): Promise<void> => {
  const { myRequests } = await stage.ask('staff', '{ myRequests { id readPath } }');
  const [{ id }] = myRequests;
  const staff = await Traveller.signedIn(stage, 'staff', way);
  const { page, hand } = staff;
  await staff.visitor.open('/my');
  await staff.sees('You are asked to read 1 policy.');
  await hand.press(page.getByRole('link', { name: /^Read Online safety/ }));
  await page.waitForURL(/\/read\//);
  await hand.press(page.getByRole('link', { name: 'I have read it: go on' }));
  await page.waitForURL(/step=confirm/);
  await hand.tick(page.getByRole('checkbox', { name: 'I have read it and I agree' }));
  await hand.write(page.getByRole('textbox', { name: 'Your full name' }), 'Rhys Thomas');
  await staff.press('Sign');
  await page.getByRole('heading', { name: 'Thank you. It is recorded.' }).waitFor();
  staff.arrived('a member of staff reads and confirms');

  await staff.visitor.open('/my');
  await staff.sees('You have read everything that you are asked to.');
  expect(await page.getByRole('listitem').filter({ hasText: 'Online safety' }).innerText()).toContain(
    'read and confirmed',
  );
  const { myRequests: now } = await stage.ask('staff', '{ myRequests { id status } }');
  expect(now).toContainEqual({ id, status: 'SIGNED' });
  const signed = { streamId: `request-${String(id)}`, types: ['AcknowledgementSigned'] };
  expect(await eventsOf(stage, signed)).toEqual(['AcknowledgementSigned']);
};
