import { expect } from '@jest/globals';
import type { Way } from '../support/hand.js';
import type { Stage } from '../support/stage.js';
import { Traveller } from '../support/traveller.js';

const CHASE = '{ overview { chase(first: 100) { reason lastNudgedAt } } }';

const nudge = async (lead: Traveller, why: RegExp): Promise<void> => {
  const button = lead.page.getByRole('button', { name: /^Nudge / });
  const line = lead.page.locator('.chase li').filter({ hasText: why }).filter({ has: button }).first();
  const who = await line.locator('b').innerText();
  await lead.hand.press(line.getByRole('button', { name: /^Nudge / }));
  await lead.page.getByText(`${who}: a reminder is on its way.`).waitFor();
};

/** A trust lead sees on the first screen whom to chase, and reminds one person of each kind. */
export const chase = async (stage: Stage, way: Way): Promise<void> => {
  const start = new Date().toISOString();
  const lead = await Traveller.signedIn(stage, 'trustLead', way);
  await lead.visitor.open('/');
  await lead.sees(/of 12 schools are in date/);
  await nudge(lead, /policy \d+ days? late/);
  await nudge(lead, /waits for approval/);
  await lead.press(/^all \d+/);
  await nudge(lead, /unread/);
  lead.arrived('a lead reminds who keeps a late policy, who approves and who has not read');

  await stage.server.settled();
  const { overview } = await stage.ask('trustLead', CHASE);
  const nudged = overview.chase.filter(
    ({ lastNudgedAt }: { lastNudgedAt: string | null }) => (lastNudgedAt ?? '') > start,
  );
  const reasons: string[] = nudged.map(({ reason }: { reason: string }) => reason);
  expect(reasons.sort()).toEqual(['APPROVAL_WAITING', 'OVERDUE_POLICY', 'UNSIGNED']);
};
