import { expect } from '@jest/globals';
import type { Locator } from 'playwright-core';
import type { Way } from '../support/hand.js';
import type { Stage } from '../support/stage.js';
import { Traveller } from '../support/traveller.js';

const SUMMARY = 'A list of pupils with their addresses went to a parent by mistake.';

const STEPS = 'query Steps($id: ID!) { breach(id: $id) { steps { type } } }';

const idsOf = async (stage: Stage): Promise<string[]> => {
  await stage.server.settled();
  const { breaches } = await stage.ask('headteacher', '{ breaches(first: 100) { edges { node { id } } } }');
  return breaches.edges.map(({ node }: { node: { id: string } }) => node.id);
};

/** One thing a page: answers it, and goes on. */
const step = async (person: Traveller, heading: string, fill?: () => Promise<void>): Promise<void> => {
  await person.sees(heading);
  await fill?.();
  await person.press('Continue');
};

const report = async (stage: Stage, way: Way): Promise<void> => {
  const staff = await Traveller.signedIn(stage, 'staff', way);
  const { page, hand } = staff;
  await staff.visitor.open('/my');
  await staff.goTo('Report a breach');
  await step(staff, 'What kind of breach is it?', () => staff.choose('Personal data lost or disclosed'));
  await step(staff, 'What happened?', () => hand.write(page.getByRole('textbox', { name: 'What happened' }), SUMMARY));
  await step(staff, 'When did it happen?', () => staff.choose('No, or over some time'));
  await step(staff, 'Where did it happen?', () =>
    hand.write(page.getByRole('textbox', { name: 'Where' }), 'By e-mail'),
  );
  await step(staff, 'Who is it about?', () => staff.choose('I do not know, or nobody of the school'));
  await step(staff, 'Which policy was broken?', () =>
    hand.pick(page.getByRole('combobox', { name: 'Policy' }), 'I do not know, or none of these'),
  );
  await step(staff, 'Do you have a file that shows it?');
  await step(staff, 'Shall your name be kept in confidence?', () =>
    staff.choose('No, they may see that I reported it'),
  );
  await staff.sees('Check your answers');
  const answers = await page.locator('main dl').innerText();
  for (const given of ['Personal data lost or disclosed', SUMMARY, 'By e-mail']) expect(answers).toContain(given);
  await staff.press('Send the report');
  await staff.sees('Your report was sent');
  staff.arrived('somebody reports a breach, one thing a page');
};

const partOf = ({ page }: Traveller, name: string): Locator =>
  page.locator('#acts details').filter({ has: page.locator('summary', { hasText: name }) });

/** One act of the case: opens it where it is closed, fills it in, records it. */
const act = async (head: Traveller, name: string, done: string, fill: () => Promise<void>): Promise<void> => {
  const part = partOf(head, name);
  if ((await part.getAttribute('open')) === null) await head.hand.press(part.locator('summary'));
  await fill();
  await head.hand.press(part.getByRole('button', { name: 'Record it' }));
  await head.page.getByText(done).waitFor();
};

const handle = async (stage: Stage, way: Way, id: string): Promise<void> => {
  const head = await Traveller.signedIn(stage, 'headteacher', way);
  const { page, hand } = head;
  await head.visitor.open('/');
  await head.goTo('Breaches');
  await hand.press(page.locator(`main a[href$="${id}"]`).first());
  await head.sees(/^Personal data lost or disclosed: reported/);
  await act(head, 'Take it up', 'It is recorded who took it up.', async () => {
    await head.choose('serious');
    await head.choose('I do');
  });
  await page.getByRole('heading', { name: 'Tell the ICO within 72 hours' }).waitFor();
  await act(head, 'Record that a body outside was told', 'It is recorded that they were told.', async () => {
    await hand.pick(page.getByRole('combobox', { name: 'Who was told?' }), 'Information Commissioner (ICO)');
    await head.choose('Just now');
  });
  await page
    .locator('main')
    .getByText(/told, with/)
    .waitFor();
  await act(head, 'Record a measure', 'The measure is recorded.', () =>
    hand.write(
      page.getByRole('textbox', { name: 'What was done?' }),
      'The parent deleted the list and said so in writing.',
    ),
  );
  await act(head, 'Record what was found', 'What was found is recorded.', async () => {
    await head.choose('Substantiated');
    await hand.write(
      partOf(head, 'Record what was found').getByRole('textbox', { name: 'Why' }),
      'The sender chose a wrong address.',
    );
  });
  const close = page.locator('#acts').getByRole('button', { name: 'Close the case' });
  await hand.press(close);
  await hand.press(page.getByRole('dialog').getByRole('button', { name: 'Close the case' }));
  await page.getByText('The case is closed.').waitFor();
  await head.sees(/: closed\. Nothing is left to do/);
  head.arrived('a headteacher takes a case up, tells the ICO, records a measure and an outcome, and closes it');
};

/** Somebody reports, one thing a page; the headteacher works the case to its end. */
export const breach = async (stage: Stage, way: Way): Promise<void> => {
  const before = await idsOf(stage);
  await report(stage, way);
  const [id = '', ...others] = (await idsOf(stage)).filter((one) => !before.includes(one));
  expect(others).toEqual([]);
  await handle(stage, way, id);
  const { breach: one } = await stage.ask('headteacher', STEPS, { id });
  expect(one.steps.map(({ type }: { type: string }) => type)).toEqual([
    ...['BreachReported', 'BreachTriaged', 'BreachEscalated', 'MeasureRecorded', 'OutcomeRecorded', 'BreachClosed'],
  ]);
};
