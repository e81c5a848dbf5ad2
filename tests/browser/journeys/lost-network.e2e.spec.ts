import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import { eventsOf } from '../support/events.js';
import { loseFirstAnswer } from '../support/network.js';
import { Stage } from '../support/stage.js';
import type { Visitor } from '../support/visitor.js';

const TIME_LIMIT = 120_000;
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
/** What the browser notes by itself when a request does not get through. */
const LOST = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_RESET|ERR_FAILED|ERR_NETWORK/;
const NAME = 'Alun Morgan';
const REASON = 'Section 2 does not say who is told.';
const SUMMARY = 'Somebody else writes in the name of the school’s account.';

interface Link {
  readonly path: string;
  readonly personId: string;
}

const linksOf = async (stage: Stage): Promise<Link[]> => {
  const { campaigns } = await stage.ask('clerk', '{ campaigns(first: 50) { edges { node { id outstanding } } } }');
  const { node } = campaigns.edges.find((edge: { node: { outstanding: number } }) => edge.node.outstanding > 0);
  const ask = 'query Links($id: ID!) { readLinks(campaignId: $id) { path personId } }';
  const { readLinks } = await stage.ask('clerk', ask, { id: node.id });
  return readLinks;
};

const decisionsOf = async (stage: Stage): Promise<string[]> => {
  const ask = '{ approvals(first: 50, status: WAITING) { edges { node { id decidesAs } } } }';
  const { approvals } = await stage.ask('headteacher', ask);
  const rows: { id: string; decidesAs: string | null }[] = approvals.edges.map(({ node }: { node: unknown }) => node);
  return rows.flatMap(({ id, decidesAs }) => (decidesAs === 'headteacher' ? [id] : []));
};

const breachesOf = async (stage: Stage): Promise<number> => {
  await stage.server.settled();
  return (await stage.ask('headteacher', '{ breaches(first: 1) { totalCount } }')).breaches.totalCount;
};

/** Reads, ticks, and types a name; what is left is to press. */
const untilSigning = async ({ page }: Visitor): Promise<void> => {
  await page.getByRole('link', { name: 'I have read it: go on' }).click();
  await page.getByRole('checkbox').check();
  await page.getByRole('textbox').fill(NAME);
};

const sign = (page: Page): Promise<void> => page.getByRole('button', { name: 'Sign' }).click({ noWaitAfter: true });

/** Through all pages of the form, to the last one. */
const untilSending = async (page: Page): Promise<void> => {
  const goOn = () => page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('radio', { name: 'Account broken into' }).check();
  await goOn();
  await page.getByRole('textbox', { name: 'What happened' }).fill(SUMMARY);
  await goOn();
  await page.getByRole('radio', { name: 'No, or over some time' }).check();
  await goOn();
  await page.getByRole('heading', { name: 'Where did it happen?' }).waitFor();
  await goOn();
  await page.getByRole('radio', { name: 'I do not know, or nobody of the school' }).check();
  await goOn();
  await page.getByRole('combobox', { name: 'Policy' }).selectOption({ label: 'I do not know, or none of these' });
  await goOn();
  await page.getByRole('heading', { name: 'Do you have a file that shows it?' }).waitFor();
  await goOn();
  await page.getByRole('radio', { name: 'No, they may see that I reported it' }).check();
  await goOn();
  await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
};

describeInBrowser(() => {
  let sut: Stage;
  let links: Link[];
  let decisions: string[];
  beforeAll(async () => {
    sut = await Stage.open();
    links = await linksOf(sut);
    decisions = await decisionsOf(sut);
  }, 240_000);
  afterEach(async () => {
    expect(await sut.leave()).toEqual([]);
  });
  afterAll(() => sut.close());

  describe('a connection that is lost in the middle of a sign-off', () => {
    const from = new Date().toISOString();
    const signaturesOf = ({ personId }: Link): Promise<string[]> =>
      eventsOf(sut, { personId, types: ['AcknowledgementSigned'], from });

    it(
      'keeps the name typed: the page asked for again signs, and it is recorded once',
      async () => {
        const link = links[0];
        if (!link) throw new Error('Everybody has signed.');
        const visitor = (await sut.visitor(PHONE)).expect(LOST);
        const page = await visitor.open(link.path);
        await untilSigning(visitor);
        await page.context().setOffline(true);
        await sign(page);
        await page.locator('.neterror').waitFor();
        expect(await signaturesOf(link)).toEqual([]);
        await page.context().setOffline(false);
        // The browser keeps what it could not send, and sends it when the page is asked for again.
        await page.reload();
        await page.getByRole('heading', { name: 'Thank you. It is recorded.' }).waitFor();
        expect(await page.locator('dl').innerText()).toContain(NAME);
        expect(await signaturesOf(link)).toEqual(['AcknowledgementSigned']);
      },
      TIME_LIMIT,
    );

    it(
      'shows the receipt of what had arrived, and records nothing twice',
      async () => {
        const link = links[1];
        if (!link) throw new Error('Everybody has signed.');
        const visitor = (await sut.visitor(PHONE)).expect(LOST);
        const page = await visitor.open(link.path);
        const sent = await loseFirstAnswer(page, '/read/');
        await untilSigning(visitor);
        await sign(page);
        await page.locator('.neterror').waitFor();
        await page.goto(link.path);
        await page.getByRole('heading', { name: /You have signed\s+this already\./ }).waitFor();
        expect(await page.locator('dl').innerText()).toContain(NAME);
        expect(sent()).toBe(1);
        expect(await signaturesOf(link)).toEqual(['AcknowledgementSigned']);
      },
      TIME_LIMIT,
    );
  });

  describe('a connection that is lost in the middle of an approval', () => {
    it(
      'leaves the reason typed, says what happened, and takes it back to its author once',
      async () => {
        const [id = ''] = decisions;
        const visitor = (await sut.signedIn('headteacher')).expect(LOST);
        const page = await visitor.open(`/approvals/${id}`);
        await page.getByText('Ask for a change, or reject').click();
        await page.getByRole('radio', { name: 'Ask for a change' }).check();
        await page.getByRole('textbox', { name: 'Why?' }).fill(REASON);
        await page.context().setOffline(true);
        await page.getByRole('button', { name: 'Send it back' }).click();
        await page.getByText('could not be reached').waitFor();
        expect(await page.getByRole('textbox', { name: 'Why?' }).inputValue()).toBe(REASON);
        await page.context().setOffline(false);
        await page.getByRole('button', { name: 'Send it back' }).click();
        await page.getByText('It went back to its author with your reason.').waitFor();
        expect(await eventsOf(sut, { streamId: `approval-${id}` })).toEqual(['ApprovalRequested', 'StepRejected']);
      },
      TIME_LIMIT,
    );

    it(
      'approves once where the answer alone was lost',
      async () => {
        const id = decisions[1] ?? '';
        const visitor = (await sut.signedIn('headteacher')).expect(LOST);
        const page = await visitor.open(`/approvals/${id}`);
        const sent = await loseFirstAnswer(page, 'Approve');
        const approve = page.getByRole('button', { name: 'Approve', exact: true });
        await approve.click();
        await page.getByText('could not be reached').waitFor();
        await approve.click();
        await page.getByText('You approved it.').waitFor();
        expect(sent()).toBe(2);
        const filter = { streamId: `approval-${id}`, types: ['StepApproved'] };
        expect(await eventsOf(sut, filter)).toEqual(['StepApproved']);
      },
      TIME_LIMIT,
    );
  });

  describe('a connection that is lost in the middle of a report', () => {
    it.each([
      ['before it was sent', 'offline'],
      ['after it had arrived', 'answer'],
    ])(
      'leaves every answer, and stores one case: %s',
      async (_, what) => {
        const before = await breachesOf(sut);
        const visitor = (await sut.signedIn('staff')).expect(LOST);
        const page = await visitor.open('/breaches/report');
        await untilSending(page);
        if (what === 'offline') await page.context().setOffline(true);
        else await loseFirstAnswer(page, 'ReportBreach');
        const send = page.getByRole('button', { name: 'Send the report' });
        await send.click();
        await page.getByText('could not be reached').waitFor();
        expect(await page.locator('main dl').innerText()).toContain(SUMMARY);
        await page.context().setOffline(false);
        await send.click();
        await page.getByRole('heading', { name: 'Your report was sent' }).waitFor();
        expect(await breachesOf(sut)).toBe(before + 1);
      },
      TIME_LIMIT,
    );
  });
});
