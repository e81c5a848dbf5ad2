import type { Page } from 'playwright-core';

const LIMIT_MS = 30_000;

/**
 * Looks again with every frame that the page draws; answers whether it came true. The library's own waiting evaluates
 * text inside the page, which our content security policy forbids.
 */
export const until = async (page: Page, isTrue: () => Promise<boolean>, limit = LIMIT_MS): Promise<boolean> => {
  const end = performance.now() + limit;
  while (performance.now() < end) {
    if (await isTrue()) return true;
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(resolve))');
  }
  return false;
};
