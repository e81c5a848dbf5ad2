import type { Page, Request, Route } from 'playwright-core';

/** What DevTools calls slow 4G: 1.4 Mbit/s down, 0.7 up, and more than half a second to an answer. */
const SLOW_4G = { offline: false, latency: 562, downloadThroughput: 180_000, uploadThroughput: 84_000 };

/** From now on this page has a slow connection. */
export const slowDown = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
};

/** Answers of the API that a page asks for from now on do not come before they are released. */
export const holdAnswers = async (page: Page): Promise<{ release: () => Promise<void> }> => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const hold = async (route: Route): Promise<void> => {
    await released;
    await route.fallback();
  };
  await page.route('**/graphql*', hold);
  return {
    release: async () => {
      release();
      await page.unroute('**/graphql*', hold);
    },
  };
};

/** A command by the name of its mutation, or a form by its address. */
const isSending = (request: Request, what: string): boolean =>
  request.method() === 'POST' &&
  (request.url().includes(what) || (request.postData() ?? '').includes(`"operationName":"${what}"`));

/** The first sending of a command or form arrives, and its answer is lost. Answers how many have been sent. */
export const loseFirstAnswer = async (page: Page, what: string): Promise<() => number> => {
  let sent = 0;
  await page.route('**/*', async (route) => {
    if (!isSending(route.request(), what)) return route.fallback();
    sent += 1;
    if (sent > 1) return route.fallback();
    await route.fetch({ maxRedirects: 0 });
    return route.abort('connectionreset');
  });
  return () => sent;
};

/** Counts how often a command or form is sent. */
export const countSendings = (page: Page, what: string): (() => number) => {
  let sent = 0;
  page.on('request', (request) => {
    if (isSending(request, what)) sent += 1;
  });
  return () => sent;
};
