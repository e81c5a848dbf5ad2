import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];

const isThere = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** `CHROMIUM_PATH`, or what the shell would find. */
const chromiumPath = (): string => {
  const given = process.env['CHROMIUM_PATH'] ?? '';
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const found = given || folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))).find(isThere);
  if (!found) throw new Error('not run: no Chromium on this machine; name one in CHROMIUM_PATH');
  return found;
};

/** A browser for the bench. Playwright is of the tests: an installation without them has none. */
export const launchBrowser = async (): Promise<Browser> => {
  const executablePath = chromiumPath();
  const playwright = await import('playwright-core').catch(() => null);
  if (playwright === null) throw new Error('not run: no playwright-core; install the development dependencies');
  return playwright.chromium.launch({ executablePath, args: FLAGS });
};
