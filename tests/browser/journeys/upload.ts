import { expect } from '@jest/globals';
import { eventsOf } from '../support/events.js';
import type { Way } from '../support/hand.js';
import { DOCUMENT_TITLE, policyDocument } from '../support/policy-document.js';
import type { Stage } from '../support/stage.js';
import { Traveller } from '../support/traveller.js';

const answer = async (clerk: Traveller, question: RegExp, choice: string, own?: string): Promise<void> => {
  await clerk.sees(question);
  await clerk.choose(choice);
  if (own !== undefined) await clerk.hand.write(clerk.page.getByRole('textbox'), own);
  await clerk.press('Continue');
};

/** A clerk uploads a document, answers what it leaves open, stores the draft and sends it to its approver. */
export const upload = async (stage: Stage, way: Way): Promise<void> => {
  const clerk = await Traveller.signedIn(stage, 'clerk', way);
  const { page, hand } = clerk;
  await clerk.visitor.open('/policies');
  await hand.press(page.getByRole('link', { name: 'Upload a policy' }));
  await clerk.sees('Upload a policy');
  await hand.pick(page.getByLabel('What kind of policy is it?'), 'First aid');
  await hand.attach(page.getByLabel('The document'), policyDocument());
  await clerk.press('Read it');
  await clerk.sees('3 sections were read; 3 questions are left open.');
  await hand.press(page.getByRole('link', { name: 'Answer the 3 questions' }).first());
  await answer(clerk, /Who owns this policy/, 'I know it', 'Priya Lewis');
  await answer(clerk, /When was the policy approved/, 'I know it', '12/10/2026');
  await answer(clerk, /next review/, 'It is not recorded');
  await clerk.sees('Check your answers');
  const answers = await page.locator('main dl').innerText();
  for (const given of ['Priya Lewis', '12 Oct 2026', 'not recorded']) expect(answers).toContain(given);
  await clerk.press('Store it as a draft');

  await page.waitForURL(/\/policies\/[0-9a-f-]{36}$/);
  await clerk.sees(DOCUMENT_TITLE);
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await hand.press(page.getByRole('link', { name: 'Send for approval' }));
  await hand.pick(page.getByLabel('1st approver'), 'headteacher');
  await clerk.press('Send for approval');
  await page.getByText('It is with its approvers.').waitFor();
  clerk.arrived('a clerk uploads a policy, answers its 3 questions and sends it for approval');

  expect(await eventsOf(stage, { streamId: `policy-${id}` })).toEqual([
    'PolicyRegistered',
    'VersionDrafted',
    'VersionSubmitted',
  ]);
};
